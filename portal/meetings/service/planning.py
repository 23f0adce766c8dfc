"""A meeting is made and changed: who meet, when, where, and how soon."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from portal import audit, clock
from portal.agenda import service as agenda
from portal.attendance import service as attendance
from portal.councils.models import Council, CouncilKind
from portal.database import session
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, ngettext
from portal.identity import OFFICER_ROLES, Actor
from portal.meetings.models import FORMAL_KINDS, Haste, Meeting, MeetingKind
from portal.meetings.service.finding import last_meeting
from portal.reports import service as reports

FROM_LAST, FITTING, EMPTY = "last", "fitting", "empty"
EVERY = timedelta(weeks=4)
LONGEST = timedelta(hours=8)
FURTHEST = timedelta(days=3 * 366)
KINDS: Mapping[MeetingKind, tuple[Any, Any, str, str]] = {
    MeetingKind.COUNCIL: (
        lazy_gettext("Meeting"),
        lazy_gettext("the council alone"),
        "own:council",
        "ten",
    ),
    MeetingKind.WITH_PROVIDER: (
        lazy_gettext("Meeting with the provider"),
        lazy_gettext("with the provider"),
        "own:manager",
        "with_provider",
    ),
    MeetingKind.PREPARATION: (
        lazy_gettext("Preparation"),
        lazy_gettext("preparing together"),
        "own:talk-first",
        "preparation",
    ),
    MeetingKind.LIVING_ROOM: (
        lazy_gettext("Living-room meeting"),
        lazy_gettext("in the living room"),
        "own:living-room",
        "short",
    ),
    MeetingKind.WORKING_GROUP: (
        lazy_gettext("Working group meeting"),
        lazy_gettext("the working group"),
        "own:collaborate",
        "short",
    ),
    MeetingKind.COMMITTEE: (
        lazy_gettext("Committee meeting"),
        lazy_gettext("the committee"),
        "own:committee",
        "short",
    ),
}
"""Each kind: what such a meeting is called, who meet, its picture, the agenda that fits it."""
_OWN_KIND = {
    CouncilKind.LIVING_ROOM: MeetingKind.LIVING_ROOM,
    CouncilKind.WORKING_GROUP: MeetingKind.WORKING_GROUP,
    CouncilKind.COMMITTEE: MeetingKind.COMMITTEE,
}


@dataclass(frozen=True, kw_only=True)
class When:
    """What is filled in of a meeting: who meet, when and where.

    ``supporter`` and ``clients`` are who is invited besides; ``haste`` why it is so soon.
    """

    title: str = ""
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    travel: str = ""
    kind: MeetingKind = MeetingKind.COUNCIL
    link: str = ""
    supporter: bool = True
    clients: bool = False
    haste: Haste | None = None


def usual_kind(council: Council) -> MeetingKind:
    """What a meeting of this council is when nobody says otherwise."""
    return _OWN_KIND.get(CouncilKind(council.kind), MeetingKind.COUNCIL)


def kinds_of(council: Council) -> list[MeetingKind]:
    """What a meeting of this council can be, the usual first."""
    house = [MeetingKind.LIVING_ROOM] if council.kind == CouncilKind.HOUSE else []
    own = usual_kind(council)
    return [own, MeetingKind.WITH_PROVIDER, MeetingKind.PREPARATION, *house]


def usual(council: Council, last: Meeting | None) -> When:
    """What the next meeting will be when nothing is changed.

    Four weeks after the last one, at the same time and place, on the same weekday; without a
    last one in two weeks, in the afternoon. Never sooner than the council plans ahead.
    """
    today = clock.local(clock.now()).date()
    soonest = today + timedelta(days=council.notice_days)
    if last is None:
        day, begins, ends = max(soonest, today + timedelta(weeks=2)), time(14), time(15)
        title, place, link = "", "", ""
    else:
        start, end = clock.local(last.starts_at), clock.local(last.ends_at)
        day, begins, ends = start.date() + EVERY, start.time(), end.time()
        behind = (soonest - day).days
        day += EVERY * max(0, -(-behind // EVERY.days))
        place, link = last.place, last.link
        title = "" if last.title == KINDS[MeetingKind(last.kind)][0] else last.title
    return When(
        title=title,
        starts_at=clock.from_local(datetime.combine(day, begins)),
        ends_at=clock.from_local(datetime.combine(day, ends)),
        place=place,
        link=link,
        kind=usual_kind(council),
    )


def make_meeting(actor: Actor, council: Council, when: When, source: str = FROM_LAST) -> Meeting:
    """Make a draft: from the last meeting (carry-over), a ready-made agenda, or empty.

    What delegates reported since the last one comes along. Raises `RefusedError` when the time
    cannot be, or is so soon that a reason is asked.
    """
    check_when(council, when)
    last = last_meeting(council.id) if source == FROM_LAST else None
    meeting = Meeting(council_id=council.id, council=council, made_by_id=actor.person_id)
    _apply(actor, meeting, when)
    session.add(meeting)
    session.flush()
    if last is not None:
        agenda.carry_over(last, meeting)
    elif source not in (EMPTY, FROM_LAST):
        agenda.begin_with(KINDS[when.kind][-1] if source == FITTING else source, meeting)
    reports.bring(actor, meeting)
    audit.record(actor, "meeting:make", council_id=council.id, detail=f"Meeting {meeting.id}")
    return meeting


def change_meeting(actor: Actor, meeting: Meeting, when: When, version: int | None) -> None:
    """Change what is filled in of it. Raises `ConflictError` or `RefusedError`."""
    session.refresh(meeting, with_for_update=True)
    check_version(meeting, version or 0, ("title", "place", "starts_at", "ends_at"))
    _check_link(when)
    if (when.starts_at, when.ends_at) != (meeting.starts_at, meeting.ends_at):
        _check_time(when)
        _check_notice(meeting.council, when)
    _apply(actor, meeting, when)
    if session.is_modified(meeting):
        meeting.changed_at = clock.now()
        session.flush()
        audit.record(
            actor,
            "meeting:edit",
            council_id=meeting.council_id,
            detail=f"Meeting {meeting.id}",
        )


def present_of(meeting: Meeting) -> When:
    """What is filled in of it; a name that says its kind changes with the kind."""
    kind = MeetingKind(meeting.kind)
    return When(
        title="" if meeting.title == KINDS[kind][0] else meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        travel=meeting.travel,
        kind=kind,
        link=meeting.link,
        supporter=meeting.supporter_invited,
        clients=meeting.clients_invited,
        haste=Haste(meeting.haste) if meeting.haste else None,
    )


def agreed(when: When) -> When:
    """The same at short notice, since those who come agreed on it together."""
    return replace(when, haste=Haste.AGREED)


def check_when(council: Council, when: When) -> None:
    """Raises `RefusedError` when no meeting could be made so."""
    _check_time(when)
    _check_link(when)
    _check_notice(council, when)


def is_soon(council: Council, when: When) -> bool:
    """Whether a meeting is so soon that the council wants to know why."""
    notice = clock.local(clock.now()).date() + timedelta(days=council.notice_days)
    return when.kind in FORMAL_KINDS and clock.local(when.starts_at).date() < notice


def may_leave_out(actor: Actor, council_id: int) -> bool:
    """Whether this person decides if the council meets without its supporter: an officer does."""
    return council_id in actor.councils_as(OFFICER_ROLES)


def _apply(actor: Actor, meeting: Meeting, when: When) -> None:
    meeting.title = when.title or str(KINDS[when.kind][0])
    meeting.travel = _travel(meeting, when)
    meeting.place, meeting.link = when.place, when.link
    meeting.kind, meeting.clients_invited = when.kind, when.clients
    meeting.haste = when.haste if is_soon(meeting.council, when) else None
    meeting.starts_at, meeting.ends_at = when.starts_at, when.ends_at
    if may_leave_out(actor, meeting.council_id):
        meeting.supporter_invited = when.supporter


def _travel(meeting: Meeting, when: When) -> str:
    """How one gets there; at another place, unless it is said, as it was there the last time."""
    if when.place == meeting.place or when.travel != (meeting.travel or ""):
        return when.travel
    return attendance.travel_to(meeting.council_id, when.place)


def _check_time(when: When) -> None:
    """A meeting lies ahead, ends after it begins, and on the same day."""
    now = clock.now()
    if when.starts_at <= now:
        raise RefusedError(_("Choose a moment that is still to come."), field="date")
    if when.starts_at > now + FURTHEST:
        raise RefusedError(_("Choose a day within three years."), field="date")
    if when.ends_at <= when.starts_at:
        raise RefusedError(_("The end comes after the beginning."), field="ends")
    if when.ends_at - when.starts_at > LONGEST:
        raise RefusedError(_("A meeting lasts at most eight hours."), field="ends")


def _check_link(when: When) -> None:
    """The address of a meeting on a screen is a whole one, and secure."""
    if not when.link:
        return
    try:
        parts = urlsplit(when.link)
        right = parts.scheme == "https" and "." in (parts.hostname or "") and not parts.username
    except ValueError:
        right = False
    if not right or not when.link.startswith("https://") or any(map(str.isspace, when.link)):
        message = _("Paste the whole link of the meeting; it begins with https://.")
        raise RefusedError(message, field="link")


def _check_notice(council: Council, when: When) -> None:
    if when.haste is None and is_soon(council, when):
        message = ngettext(
            "This is sooner than the usual %(num)s day ahead. Say why.",
            "This is sooner than the usual %(num)s days ahead. Say why.",
            council.notice_days,
        )
        raise RefusedError(message, field="haste")
