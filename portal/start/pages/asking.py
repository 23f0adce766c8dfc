"""What asks something of the reader: on the start page, and by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import concept
from portal.datepolls import service as datepolls
from portal.datepolls.models import DatePoll
from portal.decisions.service import Proposal
from portal.i18n import gettext as _
from portal.i18n import ngettext, written
from portal.identity import Actor
from portal.meetings.models import MeetingState
from portal.rendering import Card, Chip, Line, Page
from portal.start.service import Home


@dataclass(frozen=True, kw_only=True)
class AsksPage(Page):
    """What asks something of the reader."""


def asks_page(actor: Actor, home: Home) -> AsksPage:
    """What asks something of the person, by itself."""
    title = _("This asks something of you")
    rows = list(asks(actor, home))
    return AsksPage(
        title=title,
        symbol="own:done",
        section="start",
        back=url_for("portal.start.show"),
        cards=[Card(title=title, symbol="own:done", rows=rows)] if rows else [],
        empty=Line(text=_("Nothing asks something of you now."), symbol="own:yes"),
    )


def asks(actor: Actor, home: Home) -> Iterator[Card]:
    """A row for each thing that waits for this person."""
    for step, council_id in home.first_steps:
        yield _first_step(actor, step, council_id)
    for call in home.calls:
        name = call.person.call_name if call.person else _("Somebody")
        yield Card(
            title=_("%(name)s asks for help", name=name),
            href=url_for("portal.residents.calls"),
            photo_of=call.person,
            symbol="own:help",
            text=call.house.name,
            chips=[Chip(text=_("now"), tone="alarm", mark="help")],
        )
    for person in home.photos:
        yield Card(
            title=_("May others see the photo of %(name)s?", name=person.call_name),
            href=url_for("portal.consents.show", person_id=person.id, kind="photo"),
            symbol=concept("photo").symbol,
        )
    for ballot in home.open_ballots:
        yield Card(
            title=ballot.question,
            href=url_for("portal.ballots.show", ballot_id=ballot.id),
            symbol=ballot.symbol or "openmoji:1F5F3",
            text=_("You have not voted yet."),
            chips=[Chip(text=_("vote"), tone="sun", mark="ballot")],
        )
    for meeting in home.to_fix:
        fixed = meeting.state == MeetingState.PLANNED
        yield Card(
            title=_("Invite for the meeting") if fixed else _("Is the agenda ready to be fixed?"),
            href=url_for("portal.meetings.show", meeting_id=meeting.id),
            symbol=concept("meeting.invite" if fixed else "meeting.fix").symbol,
            text=when(meeting.starts_at),
        )
    yield from map(_dates_row, home.dates)
    yield from map(_report_row, home.reports)
    yield from map(_proposal_row, home.proposals)
    if home.topics:
        title = ngettext("%(num)s topic waits", "%(num)s topics wait", home.topics)
        yield Card(title=title, href=url_for("portal.wishes.index"), symbol="own:have-a-say")
    if home.new_wishes:
        title = ngettext("%(num)s new wish", "%(num)s new wishes", home.new_wishes)
        yield Card(title=title, href=url_for("portal.wishes.index"), symbol="own:wish")
    yield from _by_hand(home)
    yield from _work_rows(home.work)
    for one in home.unanswered:
        text = _("Nobody has answered yet.") if one.nobody_answered else ", ".join(one.people)
        yield Card(
            title=ngettext(
                "%(num)s person has not answered",
                "%(num)s people have not answered",
                len(one.people),
            ),
            href=url_for("portal.meetings.show", meeting_id=one.meeting_id),
            symbol="own:question",
            text=text,
            lines=[Line(text=when(one.starts_at))],
        )


def _by_hand(home: Home) -> Iterator[Card]:
    """What somebody prints or tells."""
    for waiting in home.by_hand:
        council: dict[str, Any] = {"council_id": waiting.council_id}
        name = waiting.council_name
        if num := waiting.letters:
            title = ngettext("%(num)s letter to print", "%(num)s letters to print", num)
            href = url_for("portal.mail.paper", **council)
            yield Card(title=title, href=href, symbol="openmoji:1F5A8", text=name)
        if num := waiting.to_tell:
            title = ngettext("%(num)s person to tell", "%(num)s people to tell", num)
            href = url_for("portal.mail.told", **council)
            yield Card(title=title, href=href, symbol="own:tell", text=name)


def _dates_row(poll: DatePoll) -> Card:
    return Card(
        title=_("When can you come?"),
        href=url_for("portal.datepolls.show", poll_id=poll.id),
        symbol="own:when",
        text=_("For %(meeting)s", meeting=datepolls.name_of(poll)),
        chips=[Chip(text=_("answer"), tone="sun")],
    )


def _report_row(meeting: Any) -> Card:
    return Card(
        title=_("Tell the council about %(body)s", body=meeting.council.name),
        href=url_for("portal.reports.make", meeting_id=meeting.id),
        symbol=concept("report").symbol,
        text=when(meeting.starts_at),
    )


def _first_step(actor: Actor, step: str, council_id: int) -> Card:
    """What is to be done first in a new portal; who may not plan a meeting adds who may."""
    about = concept(f"first.{step}")
    endpoint, text = {
        "people": ("portal.people.make", _("Members, residents and who helps them.")),
        "tablet": ("portal.residents.tablets", _("Residents sign in on it with their face.")),
        "meeting": ("portal.meetings.make", ""),
    }[step]
    if step == "meeting" and not policy.may(actor, Permission.MEETING_MAKE, council_id):
        endpoint = "portal.memberships.add"
        text = _("The supporter does so. Add the supporter first.")
    where: dict[str, Any] = {} if step == "tablet" else {"council_id": council_id}
    href = url_for(endpoint, **where)
    return Card(title=str(about.label), href=href, symbol=about.symbol, text=text)


def _proposal_row(proposal: Proposal) -> Card:
    ballot = proposal.ballot
    return Card(
        title=_("Is this what we decided?"),
        href=url_for("portal.decisions.make", council_id=ballot.council_id, ballot=ballot.id),
        symbol=ballot.symbol or "own:decision",
        text=proposal.text,
    )


def _work_rows(work: Sequence[Any]) -> Iterator[Card]:
    """What waits for an easy text: a row for each, but for many of one meeting one together."""
    meetings: dict[int, list[Any]] = {}
    for entry in work:
        if entry.item is not None and not entry.wanted:
            meetings.setdefault(entry.meeting.id, []).append(entry)
        else:
            yield _work_row(entry)
    for meeting_id, entries in meetings.items():
        if len(entries) == 1:
            yield _work_row(entries[0])
            continue
        yield Card(
            title=ngettext(
                "%(num)s item waits for an easy text",
                "%(num)s items wait for an easy text",
                len(entries),
            ),
            href=url_for("portal.meetings.show", meeting_id=meeting_id),
            symbol="own:agenda-item",
            text=", ".join([one.item.title for one in entries[:3]] + ["..."] * (len(entries) > 3)),
            lines=[Line(text=when(entries[0].meeting.starts_at))],
        )


def _work_row(entry: Any) -> Card:
    words = {
        "missing": _("no easy text yet"),
        "proposed": _("not checked yet"),
        "rejected": _("rejected"),
        "outdated": _("outdated"),
    }
    chips = [Chip(text=words.get(entry.status, ""), tone="sun")]
    if entry.wanted:
        chips.append(Chip(text=_("asked for"), tone="alarm", mark="help"))
    if entry.decision:
        return Card(
            title=_("The decision %(number)s", number=entry.decision.called),
            href=url_for("portal.decisions.show", decision_id=entry.decision.id),
            symbol="own:decision",
            text=entry.decision.text,
            chips=chips,
        )
    if entry.wish:
        return Card(
            title=_("The answer to %(name)s", name=entry.wish.person.call_name),
            href=url_for("portal.wishes.show", wish_id=entry.wish.id),
            symbol="own:answer",
            chips=chips,
        )
    return Card(
        title=entry.item.title,
        href=url_for("portal.meetings.item", item_id=entry.item.id),
        symbol="own:agenda-item",
        lines=[Line(text=when(entry.meeting.starts_at))],
        chips=chips,
    )


def when(moment: datetime) -> str:
    """A moment as it is said: "donderdag 18 februari, 14.00 uur"."""
    said = written(moment, "EEEE d MMMM, HH.mm")
    return _("%(moment)s o'clock", moment=said)
