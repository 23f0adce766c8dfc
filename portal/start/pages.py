"""What the start page and the decisions look like in both views."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from flask import url_for
from flask_babel import format_datetime

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import Actor
from portal.rendering import Action, Card, Chip, Line, Page
from portal.start.service import Decided, Home


@dataclass(frozen=True, kw_only=True)
class StartPage(Page):
    """``cards`` for the standard view; at most five ``tiles`` for the picto view."""

    template: ClassVar[str] = "start/show"
    tiles: Sequence[Card] = ()


@dataclass(frozen=True, kw_only=True)
class AsksPage(Page):
    """What asks something of the reader."""


@dataclass(frozen=True, kw_only=True)
class DecisionsPage(Page):
    """What was decided, newest first."""


def start_page(actor: Actor, home: Home) -> StartPage:
    """The start page of the person."""
    return StartPage(
        title=_("Hello %(name)s", name=actor.name),
        council=home.next_meeting.council if home.next_meeting else None,
        section="start",
        banner=_call_banner(home),
        tiles=list(_tiles(actor, home)),
        cards=list(_cards(actor, home)),
    )


def asks_page(actor: Actor, home: Home) -> AsksPage:
    """What asks something of the person, by itself."""
    title = _("This asks something of you")
    rows = list(_asks(actor, home))
    return AsksPage(
        title=title,
        symbol="own:done",
        section="start",
        back=url_for("portal.start.show"),
        cards=[Card(title=title, symbol="own:done", rows=rows)] if rows else [],
        empty=Line(text=_("Nothing asks something of you now."), symbol="own:yes"),
    )


def _call_banner(home: Home) -> Chip | None:
    if not home.calls:
        return None
    call = home.calls[0]
    name = call.person.call_name if call.person else _("Somebody")
    return Chip(
        text=_("%(name)s in %(house)s asks for help.", name=name, house=call.house.name),
        tone="alarm",
        mark="help",
    )


def when(moment: datetime) -> str:
    """A moment as it is said: "donderdag 18 februari, 14.00 uur"."""
    said = format_datetime(clock.local(moment), "EEEE d MMMM, HH.mm", rebase=False)
    return _("%(moment)s o'clock", moment=said)


def _tiles(actor: Actor, home: Home) -> Iterator[Card]:
    """The five tiles: next meeting, what you want to say, decided, the council, your wish."""
    meeting = home.next_meeting
    if meeting:
        start = clock.local(meeting.starts_at)
        yield Card(
            title=_("We talk together"),
            href=url_for("portal.meetings.show", meeting_id=meeting.id),
            lead=True,
            lines=[
                Line(text=_("meeting"), symbol="own:meeting"),
                Line(
                    text=format_datetime(start, "EEEE", rebase=False),
                    symbol=f"leaf:{start:%Y-%m-%d}",
                ),
                Line(
                    text=format_datetime(start, "H.mm", rebase=False),
                    symbol=f"clock:{start:%H:%M}",
                ),
            ],
        )
    else:
        yield Card(
            title=_("Meetings"),
            href=url_for("portal.meetings.index"),
            symbol="own:meeting",
            lead=True,
        )
    yield Card(
        title=_("What do you want to say?"), href=url_for("portal.wishes.start"), symbol="own:say"
    )
    yield Card(
        title=_("This is decided"), href=url_for("portal.start.decisions"), symbol="own:decision"
    )
    yield Card(title=_("Our council"), href=url_for("portal.people.index"), symbol="own:council")
    if home.calls or home.work or home.unanswered or home.new_wishes:
        yield Card(
            title=_("This asks something of you"),
            href=url_for("portal.start.asks"),
            symbol="own:done",
        )
    else:
        yield Card(
            title=_("What happened with my wish?"),
            href=url_for("portal.wishes.mine"),
            symbol="own:answer",
        )


def _cards(actor: Actor, home: Home) -> Iterator[Card]:
    meeting = home.next_meeting
    if meeting:
        start = clock.local(meeting.starts_at)
        yield Card(
            title=meeting.title,
            href=url_for("portal.meetings.show", meeting_id=meeting.id),
            symbol=f"leaf:{start:%Y-%m-%d}",
            text=", ".join(
                part
                for part in (meeting.council.name, when(meeting.starts_at), meeting.place)
                if part
            ),
            lead=True,
            actions=[
                Action(
                    concept="agenda",
                    href=url_for("portal.meetings.show", meeting_id=meeting.id),
                    tone="main",
                )
            ],
        )
    else:
        yield Card(
            title=_("No meeting is planned"),
            symbol="own:meeting",
            text=_("As soon as there is an invitation, it stands here."),
            lead=True,
            actions=[Action(concept="meetings", href=url_for("portal.meetings.index"))],
        )
    if asks := list(_asks(actor, home)):
        yield Card(title=_("This asks something of you"), rows=asks)
    if home.decided:
        yield Card(
            title=_("Decided last"),
            rows=[_decided_row(actor, one) for one in home.decided],
            actions=[
                Action(concept="decisions", href=url_for("portal.start.decisions"), tone="quiet")
            ],
        )


def _asks(actor: Actor, home: Home) -> Iterator[Card]:
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
    for ballot in home.open_ballots:
        yield Card(
            title=ballot.question,
            href=url_for("portal.ballots.show", ballot_id=ballot.id),
            symbol=ballot.symbol or "openmoji:1F5F3",
            text=_("You have not voted yet."),
            chips=[Chip(text=_("vote"), tone="sun", mark="ballot")],
        )
    for entry in home.work:
        yield _work_row(entry)
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
        )
    if home.new_wishes:
        yield Card(
            title=ngettext("%(num)s new wish", "%(num)s new wishes", home.new_wishes),
            href=url_for("portal.wishes.index"),
            symbol="own:wish",
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
    return Card(
        title=entry.item.title,
        href=url_for("portal.meetings.item", item_id=entry.item.id),
        symbol="own:agenda-item",
        text=when(entry.meeting.starts_at),
        chips=chips,
    )


def _count_action(actor: Actor, one: Decided) -> list[Action]:
    if not policy.may(actor, Permission.BALLOT_VIEW, one.ballot.council_id):
        return []
    href = url_for("portal.ballots.show", ballot_id=one.ballot.id)
    return [Action(concept="result", href=href)]


def _decided_line(one: Decided) -> Line:
    winners = one.result.winners if one.result.shown else ()
    if len(winners) == 1:
        return Line(text=one.result.sentence, symbol=winners[0].symbol)
    return Line(text=one.result.sentence, symbol="own:decision")


def _decided_row(actor: Actor, one: Decided) -> Card:
    line = _decided_line(one)
    count = _count_action(actor, one)
    return Card(
        title=one.ballot.question,
        href=count[0].href if count else url_for("portal.start.decisions"),
        symbol=line.symbol,
        text=line.text,
    )


def decisions_page(
    actor: Actor, found: Sequence[Decided], number: int, more: bool
) -> DecisionsPage:
    """One page of what was decided; the council sees the way to the count."""
    actions = []
    if number > 1:
        href = url_for("portal.start.decisions", page=number - 1)
        actions.append(Action(concept="back", href=href, label=_("Newer")))
    if more:
        href = url_for("portal.start.decisions", page=number + 1)
        actions.append(Action(concept="next", href=href, label=_("Older")))
    return DecisionsPage(
        title=_("This is decided"),
        symbol="own:decision",
        section="decisions",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=one.ballot.question,
                symbol=one.ballot.symbol,
                lines=[_decided_line(one)],
                actions=_count_action(actor, one),
            )
            for one in found
        ],
        empty=Line(text=_("Nothing has been decided yet."), symbol="own:decision"),
        actions=actions,
    )
