"""What a screen asks every few seconds: is anything new? One statement, one line of numbers."""

from typing import NamedTuple

import sqlalchemy as sa

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.ballots.models import Ballot, BallotState
from portal.database import session
from portal.identity import Actor
from portal.leading.models import Sign, Signal, Sitting
from portal.meetings.models import Meeting

_WEIGHTS = {sign: 3**place for place, sign in enumerate(Sign)}


class Pulse(NamedTuple):
    """``step`` changes with what a follower sees, ``all`` with what who leads sees; ``ballot_id``
    is the open vote on the present item, or 0."""

    step: str
    all: str
    ballot_id: int


def pulse(actor: Actor, meeting_id: int) -> Pulse | None:
    """The pulse of a meeting for this person; none when it is not theirs to follow.

    ``step`` holds the step of the meeting, one's own cards (whether each is up or seen), whose
    turn it is, and the open vote.
    """
    me = actor.person_id or 0
    here = Signal.meeting_id == Meeting.id
    value = sa.case(_WEIGHTS, value=Signal.sign) * sa.case((Signal.seen_at.is_(None), 1), else_=2)
    own = sa.select(sa.func.sum(value)).where(here, Signal.person_id == me)
    speaker = sa.select(sa.func.max(Signal.id)).where(
        here, Signal.sign == Sign.SPEAK, Signal.seen_at.is_not(None)
    )
    ballot = sa.select(sa.func.max(Ballot.id)).where(
        Ballot.item_id == Sitting.item_id,
        Ballot.state == BallotState.OPEN,
        Ballot.closes_at > clock.now(),
    )
    row = session.execute(
        sa.select(
            Sitting.version,
            Sitting.changes,
            own.correlate(Meeting).scalar_subquery(),
            speaker.correlate(Meeting).scalar_subquery(),
            ballot.correlate(Sitting).scalar_subquery(),
        )
        .select_from(Meeting)
        .outerjoin(Sitting, Sitting.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id, policy.where(actor, Permission.MEETING_FOLLOW))
    ).one_or_none()
    if row is None:
        return None
    version, changes, *rest = (part or 0 for part in row)
    step = ".".join(map(str, (version, *rest)))
    return Pulse(step, f"{version}.{changes}", rest[-1])
