"""A vote that is over is no decision yet: its outcome is proposed, an officer records it."""

from collections.abc import Collection
from datetime import timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal import clock
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotState
from portal.database import among, session
from portal.decisions.models import Decision
from portal.meetings.models import PUBLISHED_STATES, AgendaItem, Meeting

RECENT = timedelta(days=365)
"""How long the result of a vote is proposed as a decision."""


SETTLED = frozenset({"passed", "rejected", "chosen"})
"""How a vote ends with which the council has decided something."""


class Proposal(NamedTuple):
    """A vote that is over, and the words in which it can be recorded."""

    ballot: Ballot
    text: str


def proposals(council_ids: Collection[int]) -> list[Proposal]:
    """The votes of late that are over, have an outcome, and are not written down yet.

    In two statements. A vote is no decision before an officer records it.
    """
    if not council_ids:
        return []
    now, later = clock.now(), aliased(Ballot)
    written = sa.exists().where(
        sa.or_(Decision.ballot_id == Ballot.id, Decision.item_id == Ballot.item_id)
    )
    ballots_ = session.scalars(
        sa.select(Ballot)
        .options(joinedload(Ballot.options), joinedload(Ballot.item))
        .join(Ballot.item)
        .join(AgendaItem.meeting)
        .where(
            among(Ballot.council_id, council_ids),
            Meeting.state.in_(PUBLISHED_STATES),
            AgendaItem.removed_at.is_(None),
            Ballot.state != BallotState.PREPARED,
            sa.or_(Ballot.state == BallotState.CLOSED, Ballot.closes_at <= now),
            Ballot.closes_at > now - RECENT,
            sa.not_(written),
            ~sa.exists().where(later.item_id == Ballot.item_id, later.round > Ballot.round),
        )
        .order_by(Ballot.closes_at.desc(), Ballot.id.desc())
        .limit(20)
    )
    found = ballots_.unique().all()
    results = ballots.results_of(found)
    return [
        Proposal(one, _words(one, results[one.id]))
        for one in found
        if results[one.id].outcome.verdict in SETTLED
    ]


def proposal_of(ballot: Ballot) -> str:
    """The words in which the outcome of a vote can be recorded."""
    return _words(ballot, ballots.result_of(ballot))


def _words(ballot: Ballot, result: ballots.Result) -> str:
    return f"{ballot.question} {result.sentence}"
