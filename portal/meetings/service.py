"""Meetings: made, planned, invited to, cancelled; and found again after twenty years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import flag_modified

from portal import audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.models import TEMPLATES
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor, Role
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.people.models import Person
from portal.signals import meeting_invited, send_after_commit

FROM_LAST = "last"
EMPTY = "empty"
SOURCES = (FROM_LAST, *TEMPLATES, EMPTY)
EVERY = timedelta(weeks=4)
LONGEST = timedelta(hours=8)
FURTHEST = timedelta(days=3 * 366)
MOST_UPCOMING = 40


@dataclass(frozen=True, kw_only=True)
class When:
    """Title, time and place of a meeting."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Meetings to come (soonest first), those past in ``year`` (latest first), other years."""

    upcoming: Sequence[Meeting]
    past: Sequence[Meeting]
    year: int
    earlier: int | None
    later: int | None


@dataclass(frozen=True, kw_only=True)
class Receivers:
    """Who hears of an invitation."""

    members: Sequence[Person]
    supporters: Sequence[Person]

    @property
    def count(self) -> int:
        """How many messages that makes."""
        return len({person.id for person in (*self.members, *self.supporters)})


def shelf(mine: sa.ColumnElement[bool], year: int | None = None) -> Shelf:
    """The meetings for which ``mine`` holds, a year of the past at a time: three statements."""
    now = clock.now()
    this_year = clock.local(now).year
    first: datetime | None = session.scalar(sa.select(sa.func.min(Meeting.starts_at)).where(mine))
    oldest = min(clock.local(first).year if first else this_year, this_year)
    shown = min(max(year or this_year, oldest), this_year)
    begin, end = _new_year(shown), min(_new_year(shown + 1), now)
    found = sa.select(Meeting).options(joinedload(Meeting.council)).where(mine)
    upcoming = found.where(Meeting.ends_at > now).order_by(Meeting.starts_at, Meeting.id)
    past = found.where(
        Meeting.starts_at >= begin, Meeting.starts_at < end, Meeting.ends_at <= now
    ).order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    return Shelf(
        upcoming=session.scalars(upcoming.limit(MOST_UPCOMING)).all(),
        past=session.scalars(past).all(),
        year=shown,
        earlier=shown - 1 if shown > oldest else None,
        later=shown + 1 if shown < this_year else None,
    )


def _new_year(year: int) -> datetime:
    return clock.from_local(datetime(year, 1, 1))  # noqa: DTZ001 - a wall-clock time


def last_meeting(council_id: int) -> Meeting | None:
    """The council's latest meeting that was not cancelled."""
    return session.scalar(
        sa.select(Meeting)
        .where(Meeting.council_id == council_id, Meeting.state != MeetingState.CANCELLED)
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(1)
    )


def usual(last: Meeting | None) -> When:
    """What the next meeting will be when nothing is changed.

    Four weeks after the last one, at the same time and place, on the same weekday; without a
    last one in two weeks, in the afternoon.
    """
    today = clock.local(clock.now()).date()
    if last is None:
        day, begins, ends = today + timedelta(weeks=2), time(14), time(15)
        title, place = _("Meeting"), ""
    else:
        start, end = clock.local(last.starts_at), clock.local(last.ends_at)
        day, begins, ends = start.date() + EVERY, start.time(), end.time()
        behind = (today - day).days
        day += EVERY * max(0, -(-behind // EVERY.days))
        title, place = last.title, last.place
    return When(
        title=title,
        starts_at=clock.from_local(datetime.combine(day, begins)),
        ends_at=clock.from_local(datetime.combine(day, ends)),
        place=place,
    )


def make_meeting(actor: Actor, council: Council, when: When, source: str = FROM_LAST) -> Meeting:
    """Make a draft: from the last meeting (carry-over), a ready-made agenda, or empty.

    Raises `RefusedError` when the time cannot be.
    """
    _check_time(when)
    last = last_meeting(council.id) if source == FROM_LAST else None
    meeting = Meeting(
        council_id=council.id,
        title=when.title,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        place=when.place,
        state=MeetingState.DRAFT,
        made_by_id=actor.person_id,
    )
    session.add(meeting)
    session.flush()
    if last is not None:
        agenda.carry_over(last, meeting)
    elif source in TEMPLATES:
        agenda.begin_with(source, meeting)
    audit.record(actor, "meeting:make", council_id=council.id, detail=f"Meeting {meeting.id}")
    return meeting


def change_meeting(actor: Actor, meeting: Meeting, when: When, version: int | None) -> None:
    """Change title, time or place. Raises `ConflictError` or `RefusedError`."""
    session.refresh(meeting, with_for_update=True)
    check_version(meeting, version or 0, ("title", "place", "starts_at", "ends_at"))
    if (when.starts_at, when.ends_at) != (meeting.starts_at, meeting.ends_at):
        _check_time(when)
    meeting.title, meeting.place = when.title, when.place
    meeting.starts_at, meeting.ends_at = when.starts_at, when.ends_at
    if session.is_modified(meeting):
        meeting.changed_at = clock.now()
        session.flush()
        _note(actor, "meeting:edit", meeting)


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


def overlapping(meeting: Meeting) -> Meeting | None:
    """Another meeting of the council at the same time: allowed, but worth a warning."""
    return session.scalar(
        sa.select(Meeting)
        .where(
            Meeting.council_id == meeting.council_id,
            Meeting.id != meeting.id,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.starts_at < meeting.ends_at,
            Meeting.ends_at > meeting.starts_at,
        )
        .order_by(Meeting.starts_at)
        .limit(1)
    )


def fix(actor: Actor, meeting: Meeting) -> None:
    """Fix the agenda: a draft becomes planned. Raises `RefusedError` without any items."""
    session.refresh(meeting, with_for_update=True)
    if meeting.state != MeetingState.DRAFT:
        return
    _check_items(meeting)
    meeting.state = MeetingState.PLANNED
    meeting.fixed_by_id, meeting.fixed_at = actor.person_id, clock.now()
    session.flush()
    _note(actor, "meeting:fix", meeting)


def receivers(meeting: Meeting) -> Receivers:
    """Who would hear of the invitation: the members, and who supports them."""
    return Receivers(
        members=attendance.people_of(meeting.council_id, MEMBER_ROLES),
        supporters=attendance.people_of(meeting.council_id, {Role.SUPPORTER}),
    )


def invite(actor: Actor, meeting: Meeting, link: str = "") -> None:
    """Invite everybody to a planned meeting; ``link`` leads there from a mail.

    Raises `RefusedError` when that cannot be.
    """
    session.refresh(meeting, with_for_update=True)
    if meeting.state == MeetingState.INVITED:
        return
    if meeting.state != MeetingState.PLANNED:
        raise RefusedError(_("First fix the agenda. Then you can invite."))
    if meeting.ends_at <= clock.now():
        raise RefusedError(_("This meeting is over. Choose another day first."))
    _check_items(meeting)
    meeting.state, meeting.invited_at = MeetingState.INVITED, clock.now()
    session.flush()
    attendance.invite(meeting, link)
    _note(actor, "meeting:invite", meeting)
    send_after_commit(meeting_invited, meeting_id=meeting.id)


def cancel(actor: Actor, meeting: Meeting) -> None:
    """Say that the meeting does not go on; `plan_again` undoes it."""
    session.refresh(meeting, with_for_update=True)
    if meeting.state != MeetingState.CANCELLED:
        meeting.state = MeetingState.CANCELLED
        session.flush()
        attendance.call_off(meeting)
        _note(actor, "meeting:cancel", meeting)


def plan_again(actor: Actor, meeting: Meeting, link: str = "") -> None:
    """Take a cancelling back: the meeting is what it was before."""
    session.refresh(meeting, with_for_update=True)
    if meeting.state != MeetingState.CANCELLED:
        return
    before = MeetingState.PLANNED if meeting.fixed_at else MeetingState.DRAFT
    meeting.state = MeetingState.INVITED if meeting.invited_at else before
    flag_modified(meeting, "state")
    session.flush()
    if meeting.state == MeetingState.INVITED:
        attendance.invite(meeting, link)
    _note(actor, "meeting:plan-again", meeting)


def next_meeting(actor: Actor) -> Meeting | None:
    """The first meeting this person was invited to, or may come and see, that is not over."""
    return session.scalar(
        sa.select(Meeting)
        .options(joinedload(Meeting.council))
        .where(
            policy.where(actor, Permission.MEETING_VIEW),
            Meeting.state == MeetingState.INVITED,
            Meeting.ends_at > clock.now(),
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(1)
    )


def changed_since_invited(meeting: Meeting) -> bool:
    """Whether people were invited to something else than what stands there now."""
    return bool(
        meeting.invited_at and meeting.changed_at and meeting.changed_at > meeting.invited_at
    )


def _check_items(meeting: Meeting) -> None:
    real = sa.select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting.id,
        AgendaItem.removed_at.is_(None),
        AgendaItem.is_break.is_(False),
    )
    if session.scalar(real.limit(1)) is None:
        raise RefusedError(_("The agenda is still empty. First add an item."))


def _note(actor: Actor, what: str, meeting: Meeting) -> None:
    audit.record(actor, what, council_id=meeting.council_id, detail=f"Meeting {meeting.id}")
