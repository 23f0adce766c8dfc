"""A meeting is opened, led by somebody, closed, and opened again when that was a mistake."""

from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from portal import audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.attendance import service as attendance
from portal.database import Base, session
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor, Role
from portal.leading.models import BREAK_AFTER, LeadingRule, Presence, QuorumRule, Signal, Sitting
from portal.leading.service.items import arrive, leave, order_of
from portal.meetings.models import Meeting, MeetingState

EARLY = timedelta(minutes=30)
"""How long before its time a meeting is opened without asking."""
LATE = timedelta(hours=12)
"""How long after its end a meeting can still be opened."""
REGRET = timedelta(hours=1)
"""How long a meeting that was closed by mistake can be opened again."""


def sitting_of(meeting_id: int) -> Sitting | None:
    """The sitting of a meeting, when it was opened; with who leads it and what was agreed."""
    query = (
        sa.select(Sitting)
        .join(Meeting, Meeting.id == Sitting.meeting_id)
        .outerjoin(LeadingRule, LeadingRule.council_id == Meeting.council_id)
        .options(joinedload(Sitting.leader), contains_eager(Sitting.agreed))
    )
    return session.scalar(query.where(Sitting.meeting_id == meeting_id))


def rule_of(council_id: int) -> LeadingRule:
    """What the council agreed, else the usual."""
    return session.get(LeadingRule, council_id) or usual_rule(council_id)


def usual_rule(council_id: int) -> LeadingRule:
    """What holds until a council agrees on something else: more than half, a break in time."""
    return LeadingRule(
        council_id=council_id,
        quorum=QuorumRule.MORE_THAN_HALF,
        number=None,
        break_after=BREAK_AFTER,
        version=1,
    )


def is_early(meeting: Meeting) -> bool:
    """Whether it is so long before its time that one asks first."""
    return meeting.starts_at - clock.now() > EARLY


def may_open(meeting: Meeting) -> bool:
    """Whether the meeting is one that can be opened now."""
    ready = meeting.state in (MeetingState.PLANNED, MeetingState.INVITED)
    return ready and clock.now() <= meeting.ends_at + LATE


def leads(actor: Actor, sitting: Sitting, council_id: int) -> bool:
    """Whether this person is shown the way to leading: who leads, and who makes the agenda."""
    helps = policy.may(actor, Permission.MEETING_EDIT, council_id)
    return helps or (sitting.leader_id is not None and sitting.leader_id == actor.person_id)


def open_sitting(
    actor: Actor, meeting: Meeting, here: Collection[int], *, early: bool = False
) -> Sitting:
    """Open the meeting with these people there; the chair leads, else an officer who is there.

    Opened twice it stays as it was. Raises `RefusedError` when it cannot be opened (yet).
    """
    if found := sitting_of(meeting.id):
        if found.closed_at:
            raise RefusedError(_("This meeting is closed."))
        return found
    if not may_open(meeting):
        raise RefusedError(_("This meeting cannot be opened: look at its day, and fix the agenda."))
    if is_early(meeting) and not early:
        raise RefusedError(_("It is not time yet. Say that you want to begin now."), field="early")
    now = clock.now()
    seats = attendance.who_comes(meeting)
    ranks = {Role.CHAIR: 0, Role.SECRETARY: 1}
    officers = [one for one in seats if one.role in ranks and one.person.id in here]
    leader = min(officers, key=lambda one: ranks[one.role], default=None)
    sitting = Sitting(
        meeting=meeting,
        opened_at=now,
        opened_by_id=actor.person_id or 0,
        leader_id=leader.person.id if leader else None,
        item_since=now,
        rested_at=now,
    )
    session.add(sitting)
    known = {one.id for one in attendance.invited(meeting)}
    session.add_all(
        Presence(meeting_id=meeting.id, person_id=one, since=now, noted_by_id=actor.person_id)
        for one in sorted(known.intersection(here))
    )
    session.flush()
    if order := order_of(meeting.id):
        arrive(sitting, order[0].id)
    session.flush()
    note(actor, "leading:open", sitting)
    return sitting


def running(sitting: Sitting | None, version: int | None = None) -> Sitting:
    """The sitting while it runs, when it still is at the version that was shown.

    Raises `RefusedError` when the meeting does not run, `ConflictError` when somebody moved it.
    """
    if sitting is None or sitting.closed_at is not None:
        raise RefusedError(_("The meeting does not run now."))
    if version is not None and sitting.version != version:
        raise ConflictError({}, sitting.version)
    return sitting


def close(actor: Actor, sitting: Sitting) -> None:
    """Close the meeting: everybody leaves, cards go. Closed twice is closed once."""
    if sitting.closed_at is not None:
        return
    leave(sitting, done=True)
    now = sitting.closed_at = max(clock.now(), sitting.opened_at)
    sitting.closed_by_id, sitting.break_since = actor.person_id, None
    for row in open_rows(sitting.meeting_id):
        end_row(row, now)
    session.execute(sa.delete(Signal).where(Signal.meeting_id == sitting.meeting_id))
    session.flush()
    note(actor, "leading:close", sitting)


def reopen(actor: Actor, sitting: Sitting) -> None:
    """Open it again where it was, with who was there; within an hour. Raises `RefusedError`."""
    if sitting.closed_at is None:
        return
    if not may_reopen(sitting):
        raise RefusedError(_("The meeting has been closed too long. Plan a new one."))
    mine = Presence.meeting_id == sitting.meeting_id
    back = sa.update(Presence).where(mine, Presence.until == sitting.closed_at)
    session.execute(back.where(Presence.item_id.is_(None)).values(until=None))
    sitting.closed_at = sitting.closed_by_id = None
    sitting.item_since = sitting.rested_at = clock.now()
    if sitting.item_id:
        arrive(sitting, sitting.item_id)
    session.flush()
    note(actor, "leading:reopen", sitting)


def may_reopen(sitting: Sitting) -> bool:
    """Whether it was closed so shortly ago that it can go on."""
    return sitting.closed_at is not None and clock.now() - sitting.closed_at <= REGRET


def hand_over(actor: Actor, sitting: Sitting, person_id: int) -> None:
    """Let a member who is there lead from now on, whoever did before; it stands in the trail.

    Raises `RefusedError` for anybody else.
    """
    running(sitting)
    members = {one.id for one in attendance.invited(sitting.meeting, MEMBER_ROLES)}
    here = {row.person_id for row in open_rows(sitting.meeting_id) if row.item_id is None}
    if person_id not in members & here:
        raise RefusedError(_("Choose a member who is here."))
    if sitting.leader_id != person_id:
        sitting.leader_id = person_id
        session.flush()
        note(actor, "leading:hand-over", sitting, f"Person {person_id}")


def open_rows(meeting_id: int) -> list[Presence]:
    """Who is there now, and who sits out this item."""
    mine = sa.select(Presence).where(Presence.meeting_id == meeting_id, Presence.until.is_(None))
    return list(session.scalars(mine.order_by(Presence.id)))


def end_row(row: Presence, now: datetime) -> None:
    """End a row of the timeline; one that lasted no time at all was never there."""
    if row.since >= now:
        session.delete(row)
    else:
        row.until = now


def touch(meeting_id: int) -> None:
    """Say that something changed besides the steps: who looks at the meeting looks again."""
    table = Base.metadata.tables[Sitting.__tablename__]
    mine = sa.update(table).where(table.c.meeting_id == meeting_id)
    session.execute(mine.values(changes=table.c.changes + 1))


def note(actor: Actor, what: str, sitting: Sitting, detail: str = "") -> None:
    """Write a line of the trail."""
    about = detail or f"Meeting {sitting.meeting_id}"
    audit.record(actor, what, council_id=sitting.meeting.council_id, detail=about)
