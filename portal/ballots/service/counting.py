"""Count the votes, and find the ballots that are open or decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal import clock
from portal.ballots.models import (
    Answer,
    Ballot,
    BallotState,
    SecretVote,
    SecretVoter,
    Vote,
)
from portal.ballots.service.choices import Choice, choices_of
from portal.database import session
from portal.engines import in_order
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES
from portal.meetings.models import PUBLISHED_STATES, AgendaItem, Meeting
from portal.people.models import Membership, Person

FEWEST_SHOWN = 5
"""A secret result is shown from this number of votes on, so that nobody's can be guessed."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """The count. ``shown`` is false for a secret ballot with too few votes to hide in."""

    choices: tuple[Choice, ...]
    total: int
    members: int
    shown: bool = True

    @property
    def winners(self) -> tuple[Choice, ...]:
        """The choices with the most votes; none without votes. Not knowing never wins."""
        real = [c for c in self.choices if c.answer is not Answer.DONT_KNOW]
        most = max((c.count for c in real), default=0)
        return tuple(c for c in real if c.count == most) if most else ()

    @property
    def sentence(self) -> str:
        """The result in one easy sentence."""
        if not self.shown:
            return _("There are too few votes to show.")
        if not self.winners:
            return _("Nobody has chosen.")
        if len(self.winners) > 1:
            return _("It is equal. The council talks about it.")
        return _("Most people choose: %(choice)s.", choice=self.winners[0].label)


def result_of(ballot: Ballot) -> Result:
    """The count of a closed ballot, in two statements."""
    table = SecretVote if ballot.secret else Vote
    rows = session.execute(
        sa.select(table.answer, table.option_id, sa.func.count())
        .where(table.ballot_id == ballot.id)
        .group_by(table.answer, table.option_id)
    )
    counts = {answer or f"option-{option}": n for answer, option, n in rows}
    total = sum(counts.values())
    return Result(
        choices=choices_of(ballot, counts),
        total=total,
        members=_count_members(ballot.council_id),
        shown=not ballot.secret or total >= FEWEST_SHOWN,
    )


def voters_of(ballot: Ballot) -> Sequence[Vote]:
    """Who voted what in an open ballot, with the helper who sat beside; by name."""
    return session.scalars(
        sa.select(Vote)
        .options(joinedload(Vote.person), joinedload(Vote.helper))
        .join(Vote.person)
        .where(Vote.ballot_id == ballot.id)
        .order_by(in_order(Person.call_name))
    ).all()


def count_votes(ballot: Ballot) -> int:
    """How many have voted so far."""
    table = SecretVoter if ballot.secret else Vote
    return (
        session.scalar(
            sa.select(sa.func.count()).select_from(table).where(table.ballot_id == ballot.id)
        )
        or 0
    )


def _count_members(council_id: int) -> int:
    today = clock.local(clock.now()).date()
    return (
        session.scalar(
            sa.select(sa.func.count(sa.distinct(Membership.person_id))).where(
                Membership.council_id == council_id,
                Membership.role.in_(MEMBER_ROLES),
                Membership.confirmed_at.is_not(None),
                Membership.since <= today,
                sa.or_(Membership.until.is_(None), Membership.until >= today),
            )
        )
        or 0
    )


def list_closed(
    council_ids: Collection[int], *, limit: int = 20, offset: int = 0
) -> Sequence[Ballot]:
    """What these councils decided by vote, newest first."""
    return session.scalars(
        sa.select(Ballot)
        .options(selectinload(Ballot.options), joinedload(Ballot.item))
        .join(Ballot.item)
        .join(AgendaItem.meeting)
        .where(
            Ballot.council_id.in_(sorted(council_ids)),
            Meeting.state.in_(PUBLISHED_STATES),
            _over(clock.now()),
        )
        .order_by(Ballot.closes_at.desc(), Ballot.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()


def list_open(council_ids: Collection[int]) -> Sequence[Ballot]:
    """The ballots of these councils in which votes come in now."""
    return session.scalars(
        sa.select(Ballot)
        .options(joinedload(Ballot.item))
        .where(
            Ballot.council_id.in_(sorted(council_ids)),
            Ballot.state == BallotState.OPEN,
            Ballot.closes_at > clock.now(),
        )
        .order_by(Ballot.closes_at)
    ).all()


def results_of(ballots: Sequence[Ballot]) -> dict[int, Result]:
    """The counts of many closed ballots, in two statements however many there are."""
    counts: dict[int, dict[str, int]] = {}
    for table in (Vote, SecretVote):
        ids = [b.id for b in ballots if b.secret is (table is SecretVote)]
        if not ids:
            continue
        rows = session.execute(
            sa.select(table.ballot_id, table.answer, table.option_id, sa.func.count())
            .where(table.ballot_id.in_(ids))
            .group_by(table.ballot_id, table.answer, table.option_id)
        )
        for ballot_id, answer, option, n in rows:
            counts.setdefault(ballot_id, {})[answer or f"option-{option}"] = n
    return {
        b.id: Result(
            choices=choices_of(b, counts.get(b.id)),
            total=(total := sum(counts.get(b.id, {}).values())),
            members=0,
            shown=not b.secret or total >= FEWEST_SHOWN,
        )
        for b in ballots
    }


def _over(moment: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(
        Ballot.state == BallotState.CLOSED,
        sa.and_(Ballot.state == BallotState.OPEN, Ballot.closes_at <= moment),
    )
