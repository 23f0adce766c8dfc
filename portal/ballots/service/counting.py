"""Count the votes, and find the ballots that are open or decided."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.ballots.models import (
    Ballot,
    BallotState,
    HandTally,
    SecretVote,
    SecretVoter,
    Share,
    Vote,
)
from portal.ballots.service import hands
from portal.ballots.service.choices import Choice, choices_of
from portal.ballots.service.deciding import Outcome, Verdict, counted, decide
from portal.ballots.service.voters import is_member, members_of
from portal.database import session
from portal.engines import in_order
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import Person

FEWEST_SHOWN = 5
"""A secret result is shown from this number of votes on, so that nobody's can be guessed."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """The count and what it means. ``shown`` is false for a secret ballot with too few votes to
    hide in; ``hands`` is how many of ``total`` were counted by hand."""

    choices: tuple[Choice, ...]
    total: int
    members: int
    outcome: Outcome
    counted: str = ""
    shown: bool = True
    hands: int = 0

    @property
    def winners(self) -> tuple[Choice, ...]:
        """What goes on; none when nothing was decided."""
        return self.outcome.winners

    @property
    def sentence(self) -> str:
        """The result in one easy sentence."""
        return self.outcome.then

    @property
    def explained(self) -> str:
        """The count, the rule and what follows: "7 yes, 2 no. More than half says yes. ..." """
        said = (self.counted, self.outcome.why, self.outcome.then)
        return " ".join(part for part in said if part)


def result_of(ballot: Ballot) -> Result:
    """The count of a closed ballot, in three statements."""
    counts, hands = count(ballot)
    return _result(ballot, counts, hands, ballot.entitled or len(members_of(ballot.council_id)))


def count(ballot: Ballot) -> tuple[dict[str, int], dict[str, int]]:
    """The votes by the key of the choice, hands included; and the hands alone."""
    table = SecretVote if ballot.secret else Vote
    rows = session.execute(
        sa.select(table.answer, table.option_id, sa.func.count())
        .where(table.ballot_id == ballot.id)
        .group_by(table.answer, table.option_id)
    )
    counts = {answer or f"option-{option}": n for answer, option, n in rows}
    tally = None if ballot.secret else hands.tally_of(ballot)
    return counts, tally.counts if tally else {}


def _result(
    ballot: Ballot, votes: dict[str, int], by_hand: dict[str, int], entitled: int
) -> Result:
    counts = {key: votes.get(key, 0) + by_hand.get(key, 0) for key in votes.keys() | by_hand}
    choices, total = choices_of(ballot, counts), sum(counts.values())
    shown = not ballot.void and (not ballot.secret or not total or total >= FEWEST_SHOWN)
    if ballot.void:
        outcome = Outcome(verdict=Verdict.VOID, then=_("This vote does not count."))
    elif not shown:
        outcome = Outcome(verdict=Verdict.HIDDEN, then=_("There are too few votes to show."))
    else:
        outcome = decide(ballot, choices, entitled)
    return Result(
        choices=choices,
        total=total,
        members=entitled,
        outcome=outcome,
        counted=counted(ballot, choices) if shown and total else "",
        shown=shown,
        hands=sum(by_hand.values()),
    )


def voters_of(ballot: Ballot) -> Sequence[Vote]:
    """Who voted what in an open ballot, with the helper who sat beside; by name."""
    return session.scalars(
        sa.select(Vote)
        .options(joinedload(Vote.person), joinedload(Vote.helper), joinedload(Vote.entered_by))
        .join(Vote.person)
        .where(Vote.ballot_id == ballot.id)
        .order_by(in_order(Person.call_name))
    ).all()


def count_votes(ballot: Ballot) -> int:
    """How many have voted so far, hands included."""
    table = SecretVote if ballot.secret else Vote
    cast = (
        session.scalar(
            sa.select(sa.func.count()).select_from(table).where(table.ballot_id == ballot.id)
        )
        or 0
    )
    tally = None if ballot.secret else hands.tally_of(ballot)
    return cast + (tally.total if tally else 0)


def asks(actor: Actor) -> Iterator[Asking]:
    """``ballot``: an open vote (its question and picture) in which this person has not voted."""
    if policy.anywhere(actor, Permission.VOTE):
        voted = [
            sa.exists().where(table.ballot_id == Ballot.id, table.person_id == actor.person_id)
            for table in (Vote, SecretVoter)
        ]
        yield asking.about(
            "ballot", Ballot.id, title=Ballot.question, text=Ballot.symbol, moment=Ballot.closes_at
        ).where(
            policy.where(actor, Permission.VOTE),
            Ballot.state == BallotState.OPEN,
            Ballot.closes_at > clock.now(),
            ~sa.or_(*voted),
        )


def results_of(ballots: Sequence[Ballot]) -> dict[int, Result]:
    """The counts of many closed ballots, in one statement however many there are."""
    if not ballots:
        return {}
    secret, open_ = ([b.id for b in ballots if b.secret is one] for one in (True, False))
    uncounted = {b.council_id for b in ballots if b.share != Share.CAST and not b.entitled}
    votes: dict[int, dict[str, int]] = {}
    by_hand: dict[int, dict[str, int]] = {}
    members: dict[int, int] = {}
    asked: Any = sa.union_all(
        hands.last_of(open_).with_only_columns(
            HandTally.ballot_id, HandTally.counts, sa.null(), sa.null(), sa.null()
        ),
        *(_cast(table, ids) for table, ids in ((Vote, open_), (SecretVote, secret))),
        *(_could(council_id) for council_id in uncounted),
    )
    for of, raised, answer, option, n in session.execute(asked):
        if raised is not None:
            by_hand[of] = raised
        elif answer or option:
            votes.setdefault(of, {})[answer or f"option-{option}"] = n
        else:
            members[of] = n
    return {
        b.id: _result(
            b,
            votes.get(b.id, {}),
            by_hand.get(b.id, {}),
            0 if b.share == Share.CAST else b.entitled or members[b.council_id],
        )
        for b in ballots
    }


def _cast(table: type[Vote] | type[SecretVote], ids: Collection[int]) -> Any:
    """How often each answer was given in these ballots."""
    given = (table.ballot_id, sa.null(), table.answer, table.option_id)
    query = sa.select(*given, sa.func.count()).where(table.ballot_id.in_(ids))
    return query.group_by(table.ballot_id, table.answer, table.option_id)


def _could(council_id: int) -> Any:
    """How many members the council has today."""
    count = sa.select(sa.func.count(Person.id)).where(is_member(council_id)).scalar_subquery()
    return sa.select(sa.literal(council_id), sa.null(), sa.null(), sa.null(), count)


def _over(moment: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(
        Ballot.state == BallotState.CLOSED,
        sa.and_(Ballot.state == BallotState.OPEN, Ballot.closes_at <= moment),
    )
