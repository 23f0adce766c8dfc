"""Meetings are found: those to come, those past, and what happens at the same time."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.database import session
from portal.engines import in_order
from portal.identity import Actor
from portal.leading.models import Sitting
from portal.meetings.models import INVITES, Meeting, MeetingKind, MeetingState
from portal.people.models import Membership, Person

MOST_UPCOMING = 40
UNDONE = (MeetingState.DRAFT, MeetingState.PLANNED)
LEFT_OPEN = timedelta(hours=12)
"""How long after its end a meeting that nobody closed is still said to be going on."""
AHEAD = timedelta(weeks=5)
"""How long before a meeting its agenda asks to be fixed; a series may be made for a year."""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Meetings to come (soonest first), those past in ``year`` (latest first), other years."""

    upcoming: Sequence[Meeting]
    past: Sequence[Meeting]
    year: int
    earlier: int | None
    later: int | None


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Somebody who is invited elsewhere at that time; ``where`` only for who may know it."""

    person_id: int
    call_name: str
    where: str


def shelf(mine: sa.ColumnElement[bool], year: int | None = None) -> Shelf:
    """The meetings for which ``mine`` holds, a year of the past at a time: three statements."""
    now = clock.now()
    this_year = clock.local(now).year
    first: datetime | None = session.scalar(sa.select(sa.func.min(Meeting.starts_at)).where(mine))
    oldest = min(clock.local(first).year if first else this_year, this_year)
    shown = min(max(year or this_year, oldest), this_year)
    begin, end = clock.year(shown)
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


def asks(actor: Actor) -> Iterator[Asking]:
    """``draft`` and ``planned``: a meeting whose agenda waits to be fixed, or that nobody was
    invited to yet, for an officer."""
    if policy.anywhere(actor, Permission.MEETING_FIX):
        now = clock.now()
        yield asking.about(Meeting.state, Meeting.id, moment=Meeting.starts_at).where(
            policy.where(actor, Permission.MEETING_FIX),
            Meeting.state.in_(UNDONE),
            Meeting.ends_at >= now,
            Meeting.starts_at < now + AHEAD,
        )


def waits_for_officer(meeting: Meeting) -> bool:
    """Whether this meeting is among what `asks` tells the officers."""
    now = clock.now()
    near = meeting.ends_at >= now and meeting.starts_at < now + AHEAD
    return near and meeting.state in UNDONE


def last_meeting(council_id: int) -> Meeting | None:
    """The council's latest meeting that was not cancelled, one among themselves if there is.

    A preparation is nothing to go on with. Nor is a draft that nobody worked on, such as those of
    a series for months ahead, while there is another.
    """
    untouched = sa.and_(Meeting.state == MeetingState.DRAFT, Meeting.changed_at.is_(None))
    return session.scalar(
        sa.select(Meeting)
        .where(
            Meeting.council_id == council_id,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.kind != MeetingKind.PREPARATION,
        )
        .order_by(
            Meeting.kind == MeetingKind.WITH_PROVIDER,
            untouched,
            Meeting.starts_at.desc(),
            Meeting.id.desc(),
        )
        .limit(1)
    )


def next_meeting(actor: Actor) -> tuple[Meeting | None, Sitting | None]:
    """The meeting that is held now, with its sitting; else the first one that is not over. One to
    which this person was invited, or may come and see."""
    now = clock.now()
    runs = sa.and_(Sitting.meeting_id == Meeting.id, Sitting.closed_at.is_(None))
    comes = sa.and_(Meeting.state == MeetingState.INVITED, Meeting.ends_at > now)
    found = session.execute(
        sa.select(Meeting, Sitting)
        .outerjoin(Sitting, runs)
        .where(
            policy.where(actor, Permission.MEETING_VIEW),
            Meeting.ends_at > now - LEFT_OPEN,
            sa.or_(comes, Sitting.id.is_not(None)),
            sa.or_(
                Meeting.kind != MeetingKind.PREPARATION,
                policy.where(actor, Permission.ATTENDANCE_ANSWER),
            ),
        )
        .order_by(Sitting.id.is_(None), Meeting.starts_at, Meeting.id)
        .limit(1)
    ).first()
    return (found[0], found[1]) if found else (None, None)


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


def clashes(actor: Actor, meeting: Meeting) -> list[Clash]:
    """Who of the invited is invited by another council at that time, by name: two statements."""
    people = [person.id for person in attendance.invited(meeting)]
    found = busy(actor, people, meeting.council_id, meeting.starts_at, meeting.ends_at)
    return list({clash.person_id: clash for _begin, _end, clash in found}.values())


def busy(
    actor: Actor, people: Collection[int], council_id: int, begin: datetime, end: datetime
) -> list[tuple[datetime, datetime, Clash]]:
    """When which of these people are invited by another council than this one: one statement.

    Where, is told for what the actor may see; of another council only that somebody is busy.
    """
    seen = policy.where(actor, Permission.MEETING_VIEW)
    found = session.execute(
        sa.select(
            Meeting.starts_at, Meeting.ends_at, Person.id, Person.call_name, Council.name, seen
        )
        .select_from(Meeting)
        .join(Council, Council.id == Meeting.council_id)
        .join(Membership, sa.and_(INVITES, attendance.current()))
        .join(Person, Person.id == Membership.person_id)
        .where(
            Person.id.in_(people),
            Meeting.council_id != council_id,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.starts_at < end,
            Meeting.ends_at > begin,
        )
        .order_by(in_order(Person.call_name), Meeting.starts_at)
    )
    return [
        (from_, to, Clash(person_id=one, call_name=name, where=council if may else ""))
        for from_, to, one, name, council, may in found
    ]
