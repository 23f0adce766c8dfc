"""How each thing that asks something of the reader is shown: a row for its kind."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from flask import url_for

from portal import clock
from portal.asking import Ask
from portal.concepts import concept
from portal.deadlines import Duty, Term
from portal.dossiers import service as dossiers
from portal.i18n import gettext as _
from portal.i18n import ngettext, written
from portal.meetings.models import MeetingKind, MeetingState
from portal.meetings.service import KINDS
from portal.outbox.models import Outcome
from portal.rendering import Card, Chip, Line
from portal.start.pages.moments import when
from portal.support import service as support
from portal.yearly import service as yearly


def _first_step(one: Ask) -> Card:
    """What is to be done first in a new portal."""
    step = one.kind.removeprefix("first.")
    about = concept("first.meeting" if step == "supporter" else one.kind)
    where: dict[str, Any] = {} if step == "tablet" else {"council_id": one.id}
    endpoint, text = {
        "people": ("portal.people.make", _("Members, residents and who helps them.")),
        "tablet": ("portal.residents.tablets", _("Residents sign in on it with their face.")),
        "meeting": ("portal.meetings.make", ""),
        "supporter": (
            "portal.memberships.add",
            _("The supporter does so. Add the supporter first."),
        ),
    }[step]
    href = url_for(endpoint, **where)
    return Card(title=str(about.label), href=href, symbol=about.symbol, text=text)


def _photo(one: Ask) -> Card:
    return Card(
        title=_("May others see the photo of %(name)s?", name=one.title),
        href=url_for("portal.consents.show", person_id=one.id, kind="photo"),
        symbol=concept("photo").symbol,
    )


def _ballot(one: Ask) -> Card:
    return Card(
        title=one.title,
        href=url_for("portal.ballots.show", ballot_id=one.id),
        symbol=one.text or "openmoji:1F5F3",
        text=_("You have not voted yet."),
        chips=[Chip(text=_("vote"), tone="sun", mark="ballot")],
    )


def _meeting(one: Ask) -> Card:
    fixed = one.kind == MeetingState.PLANNED
    return Card(
        title=_("Invite for the meeting") if fixed else _("Is the agenda ready to be fixed?"),
        href=url_for("portal.meetings.show", meeting_id=one.id),
        symbol=concept("meeting.invite" if fixed else "meeting.fix").symbol,
        text=when(one.moment),
    )


def _dates(one: Ask) -> Card:
    name = one.title or str(KINDS[MeetingKind(one.text)][0])
    return Card(
        title=_("When can you come?"),
        href=url_for("portal.datepolls.show", poll_id=one.id),
        symbol="own:when",
        text=_("For %(meeting)s", meeting=name),
        chips=[Chip(text=_("answer"), tone="sun")],
    )


def _priorities(one: Ask) -> Card:
    return Card(
        title=_("What goes first?"),
        href=url_for("portal.priorities.show", asked_id=one.id),
        symbol="own:first",
        chips=[Chip(text=_("choose"), tone="sun")],
    )


def _report(one: Ask) -> Card:
    return Card(
        title=_("Tell the council about %(body)s", body=one.title),
        href=url_for("portal.reports.make", meeting_id=one.id),
        symbol=concept("report").symbol,
        text=when(one.moment),
    )


def _minutes(one: Ask) -> Card:
    step = one.kind.removeprefix("minutes.")
    title, about, view = {
        "make": (_("Make the minutes"), "minutes.begin", "begin"),
        "write": (_("Write the minutes"), "minutes.write", "write"),
        "read": (_("Read the minutes. Are they right?"), "minutes", "show"),
        "adopt": (_("Did the council adopt the minutes?"), "minutes.adopt", "show"),
    }[step]
    row: dict[str, Any] = {"meeting_id" if step == "make" else "minutes_id": one.id}
    return Card(
        title=title,
        href=url_for(f"portal.minutes.{view}", **row),
        symbol=concept(about).symbol,
        text=one.title,
        lines=[Line(text=when(one.moment))],
    )


def _topics(one: Ask) -> Card:
    title = ngettext("%(num)s topic waits", "%(num)s topics wait", one.number)
    return Card(title=title, href=url_for("portal.wishes.index"), symbol="own:have-a-say")


def _handed_on(one: Ask) -> Card:
    return Card(
        title=_("These people help you"),
        href=url_for("portal.handedon.show", handed_on_id=one.id),
        symbol="own:help",
    )


def _wishes(one: Ask) -> Card:
    title = ngettext("%(num)s new wish", "%(num)s new wishes", one.number)
    return Card(title=title, href=url_for("portal.wishes.index"), symbol="own:wish")


def _wanted(one: Ask) -> Card:
    title = ngettext(
        "%(num)s person wants the free place", "%(num)s people want the free place", one.number
    )
    href = url_for("portal.vacancies.show", vacancy_id=one.id)
    return Card(title=title, href=href, symbol="openmoji:1FA91", text=one.title)


def _letters(one: Ask) -> Card:
    title = ngettext("%(num)s letter to print", "%(num)s letters to print", one.number)
    href = url_for("portal.mail.paper", council_id=one.id)
    return Card(title=title, href=href, symbol="openmoji:1F5A8", text=one.title)


def _people(one: Ask) -> Card:
    title = ngettext("%(num)s person to tell", "%(num)s people to tell", one.number)
    href = url_for("portal.mail.told", council_id=one.id)
    return Card(title=title, href=href, symbol="own:tell", text=one.title)


def _delivery(one: Ask) -> Card:
    late = one.text == Outcome.LATE
    words = _("Your vote came too late") if one.title else _("Your answer came too late")
    return Card(
        title=words if late else _("That did not work"),
        href=url_for("portal.outbox.told", delivery_id=one.id),
        symbol="own:too-late" if late else "own:no",
        text=one.title,
    )


def _due(one: Ask) -> Card:
    term, _sep, day = one.text.partition(":")
    if one.kind == "appeal":
        href = url_for("portal.disputes.show", dispute_id=one.id)
    else:
        href = url_for("portal.dossiers.show_request", asked_id=one.id)
    return Card(
        title=f"{one.title}: {dossiers.TERM_WORDS[Term(term)]}",
        href=href,
        symbol="own:deadline",
        chips=[_by(date.fromisoformat(day), hard=bool(one.number))],
    )


def _support(one: Ask) -> Card:
    due, _sep, day = one.text.partition(":")
    return Card(
        title=str(support.DUE_WORDS[due]).capitalize(),
        href=url_for("portal.support.agreement", agreement_id=one.id),
        symbol="own:agreement",
        chips=[_by(date.fromisoformat(day))],
    )


def _by(last: date, *, hard: bool = False) -> Chip:
    """Until when, or since when it is late."""
    late = last < clock.local(clock.now()).date()
    said = _("before %(day)s", day=written(last + timedelta(days=1), "d MMMM"))
    if late:
        said = _("was due on %(day)s", day=written(last, "d MMMM"))
    return Chip(text=said, tone="alarm" if hard or late else "sun", mark="clock")


def _yearly(one: Ask) -> Card:
    duty, _sep, day = one.text.partition(":")
    return Card(
        title=str(yearly.DUTY_WORDS[Duty(duty)]),
        href=url_for("portal.yearly.show", council_id=one.id),
        symbol="own:year",
        text=one.title,
        chips=[_by(date.fromisoformat(day))],
    )


def _late_vote(one: Ask) -> Card:
    title = ngettext("%(num)s vote came too late", "%(num)s votes came too late", one.number)
    href = url_for("portal.ballots.show", ballot_id=one.id)
    return Card(title=title, href=href, symbol="own:too-late", text=one.title)


ROWS: Mapping[str, Callable[[Ask], Card]] = {
    "due": _due,
    "appeal": _due,
    "yearly": _yearly,
    "support": _support,
    "delivery": _delivery,
    **dict.fromkeys(
        ("first.people", "first.tablet", "first.meeting", "first.supporter"), _first_step
    ),
    "handed-on": _handed_on,
    "photo": _photo,
    "ballot": _ballot,
    **dict.fromkeys((MeetingState.DRAFT, MeetingState.PLANNED), _meeting),
    "dates": _dates,
    "priorities": _priorities,
    "report": _report,
    **dict.fromkeys(("minutes.adopt", "minutes.make", "minutes.write", "minutes.read"), _minutes),
    "topics": _topics,
    "wishes": _wishes,
    "wanted": _wanted,
    "letters": _letters,
    "people": _people,
    "late-vote": _late_vote,
}
"""How each kind of ask is shown, in this order."""
