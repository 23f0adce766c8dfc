"""Who takes the minutes, and beginning them."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal import audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.attendance import service as attendance
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import GUEST_ROLES, MEMBER_ROLES, Actor, Role
from portal.meetings.models import Meeting, MeetingState
from portal.minutes.models import Minutes
from portal.people.models import Membership, Person

ORDER = (MEMBER_ROLES, GUEST_ROLES, frozenset({Role.SUPPORTER}))
"""A member, else a note-taker of the provider, else the supporter."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who can take the minutes; ``rank`` is the place in `ORDER`, from zero."""

    person: Person
    rank: int


def candidates(actor: Actor, meeting: Meeting) -> list[Candidate]:
    """Who can take the minutes, in order. Only an officer lets a guest of the provider write."""
    guests = policy.may(actor, Permission.MEETING_FIX, meeting.council_id)
    found: dict[int, Candidate] = {}
    for rank, roles in enumerate(ORDER):
        if rank == 1 and not guests:
            continue
        for person in attendance.people_of(meeting.council_id, roles):
            found.setdefault(person.id, Candidate(person=person, rank=rank))
    return list(found.values())


def who_takes(meeting: Meeting) -> int | None:
    """Whom to propose: who did it last time, if a member; else the secretary, else a member."""
    members = [one.id for one in attendance.people_of(meeting.council_id, MEMBER_ROLES)]
    last = session.scalar(
        sa.select(Minutes.taker_id)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .where(Minutes.council_id == meeting.council_id, Minutes.taker_id.in_(members))
        .order_by(Meeting.starts_at.desc(), Minutes.id.desc())
        .limit(1)
    )
    if last:
        return last
    secretary = session.scalar(
        sa.select(Membership.person_id).where(
            Membership.council_id == meeting.council_id,
            Membership.role == Role.SECRETARY,
            attendance.current(),
        )
    )
    return secretary or next(iter(members), None)


def begin(actor: Actor, meeting: Meeting, taker_id: int | None = None) -> Minutes:
    """Begin the minutes of a meeting; there is one at a time, so whoever comes second gets it.

    Raises `RefusedError` for a meeting that does not go on.
    """
    there = session.scalar(
        sa.select(Minutes).where(Minutes.meeting_id == meeting.id).order_by(Minutes.number.desc())
    )
    if there is not None:
        return there
    if meeting.state == MeetingState.CANCELLED:
        raise RefusedError(_("This meeting does not go on."))
    minutes = Minutes(
        council_id=meeting.council_id,
        meeting_id=meeting.id,
        taker_id=taker_id or who_takes(meeting),
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    session.add(minutes)
    session.flush()
    audit.record(
        actor, "minutes:begin", council_id=meeting.council_id, detail=f"Minutes {minutes.id}"
    )
    return minutes


def appoint(actor: Actor, minutes: Minutes, possible: Sequence[Candidate], person_id: int) -> None:
    """Say who takes the minutes. Raises `RefusedError` for somebody who cannot."""
    if all(one.person.id != person_id for one in possible):
        raise RefusedError(_("Choose somebody of this list."), field="taker")
    minutes.taker_id = person_id
    session.flush()
    detail = f"Minutes {minutes.id}, person {person_id}"
    audit.record(actor, "minutes:taker", council_id=minutes.council_id, detail=detail)
