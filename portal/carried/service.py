"""Which pages a tablet carries: what hangs on the wall, and what is of who is signed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.ballots.models import Ballot, BallotState
from portal.ballots.service import Choice, choices_of
from portal.councils.models import Council, CouncilState
from portal.database import session
from portal.datepolls.models import DatePoll
from portal.decisions.models import Decision
from portal.decisions.service import told_last
from portal.identity import Actor
from portal.leading.models import Sitting
from portal.meetings.models import AgendaItem, Meeting, MeetingState

AHEAD = timedelta(days=14)
"""What is to come within this time is there without a network."""
MOST = 200
MOST_DECISIONS = 5


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The rows whose pages somebody may read without a network."""

    meetings: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    decisions: tuple[tuple[int, int], ...] = ()
    ballots: tuple[tuple[Ballot, tuple[Choice, ...]], ...] = ()
    polls: tuple[int, ...] = ()
    councils: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()
    invited: tuple[int, ...] = ()
    """Meetings that ask who comes; whoever may answer proves that with a card."""
    followed: tuple[tuple[int, int], ...] = ()
    """The items of meetings that are held now, each with its meeting."""


def carried(actor: Actor) -> Carried:
    """What this actor may read of the next fourteen days, and do: at most nine statements."""
    now = clock.now()
    soon = sa.and_(
        Meeting.ends_at > now - timedelta(days=1),
        Meeting.starts_at < now + AHEAD,
        Meeting.state != MeetingState.CANCELLED,
    )
    asks = sa.and_(soon, Meeting.state == MeetingState.INVITED, Meeting.ends_at > now)
    meetings = sa.select(Meeting.id).where(soon)
    running = sa.select(Sitting.meeting_id).where(
        Sitting.closed_at.is_(None), Sitting.meeting_id.in_(meetings)
    )
    return Carried(
        followed=_items_of(actor, running),
        meetings=_ids(Meeting, actor, Permission.MEETING_VIEW, soon),
        items=_ids(
            AgendaItem,
            actor,
            Permission.ITEM_VIEW,
            AgendaItem.meeting_id.in_(meetings),
        ),
        decisions=_decided(actor),
        ballots=tuple(_ballots(actor)),
        polls=_ids(
            DatePoll,
            actor,
            Permission.DATES_ANSWER,
            DatePoll.chosen_at.is_(None),
            DatePoll.stopped_at.is_(None),
            DatePoll.closes_on >= clock.local(now).date(),
        ),
        councils=_ids(
            Council, actor, Permission.WISH_MAKE, Council.state != CouncilState.DISSOLVED
        ),
        answers=_ids(Meeting, actor, Permission.ATTENDANCE_ANSWER, asks),
        invited=_ids(Meeting, actor, Permission.MEETING_VIEW, asks),
    )


def _ids(table: Any, actor: Actor, permission: Permission, *where: Any) -> tuple[int, ...]:
    if not policy.anywhere(actor, permission):
        return ()
    query = sa.select(table.id).where(policy.where(actor, permission), *where)
    return tuple(session.scalars(query.order_by(table.id).limit(MOST)))


def _items_of(actor: Actor, meetings: sa.Select[int]) -> tuple[tuple[int, int], ...]:
    query = (
        sa.select(AgendaItem.meeting_id, AgendaItem.id)
        .where(policy.where(actor, Permission.ITEM_VIEW), AgendaItem.meeting_id.in_(meetings))
        .order_by(AgendaItem.meeting_id, AgendaItem.position)
    )
    return tuple((row[0], row[1]) for row in session.execute(query.limit(MOST)))


def _decided(actor: Actor) -> tuple[tuple[int, int], ...]:
    """The council and the id of each of the last decisions that were told."""
    mine = policy.where(actor, Permission.DECISION_VIEW)
    return tuple(
        (one.council_id, one.id)
        for one in told_last(sa.and_(mine, Decision.told_at.is_not(None)), MOST_DECISIONS)
    )


def _ballots(actor: Actor) -> Iterator[tuple[Ballot, tuple[Choice, ...]]]:
    if not policy.anywhere(actor, Permission.VOTE):
        return
    open_now = sa.select(Ballot).where(
        policy.where(actor, Permission.VOTE),
        Ballot.state == BallotState.OPEN,
        Ballot.closes_at > clock.now(),
    )
    for ballot in session.scalars(open_now.order_by(Ballot.id).limit(MOST)):
        yield ballot, choices_of(ballot)
