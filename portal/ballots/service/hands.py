"""Votes that an officer types in: of one member who said or showed it, or hands that were counted.

Nobody counts twice. Of a member there is one vote, whoever typed it in, and the member's own word
goes first. Once hands are counted no new vote comes in by screen, since it could be of somebody
whose hand was up; who voted before still can think again.
"""

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from portal import audit, clock
from portal.ballots.models import Ballot, HandTally, Vote
from portal.ballots.service.choices import choices_of, is_open
from portal.ballots.service.voters import count_entitled
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import Actor


def tally_of(ballot: Ballot) -> HandTally | None:
    """The hands that were counted last; none when they were never, or taken back."""
    found = session.scalar(
        sa.select(HandTally)
        .where(HandTally.ballot_id == ballot.id)
        .order_by(HandTally.id.desc())
        .limit(1)
    )
    return found if found and found.total else None


def last_of(ballot_ids: Collection[int]) -> sa.Select[HandTally]:
    """The hands that were counted last in each of these ballots."""
    last = (
        sa.select(sa.func.max(HandTally.id))
        .where(HandTally.ballot_id.in_(ballot_ids))
        .group_by(HandTally.ballot_id)
    )
    return sa.select(HandTally).where(HandTally.id.in_(last))


def room(ballot: Ballot) -> int:
    """How many hands there can be: who may vote, without who voted by screen or name."""
    voted = session.scalar(
        sa.select(sa.func.count()).select_from(Vote).where(Vote.ballot_id == ballot.id)
    )
    return max(count_entitled(ballot) - (voted or 0), 0)


def tally(ballot: Ballot, actor: Actor, counts: Mapping[str, int], *, seen: int) -> None:
    """Keep how many hands went up for each choice, in place of the count before.

    ``seen`` is the id of the count that was shown (0 for none). Raises `RefusedError` in a
    secret or closed ballot, for more hands than people, or when somebody counted meanwhile.
    """
    session.refresh(ballot, with_for_update=True)
    _check(ballot)
    before = tally_of(ballot)
    if (before.id if before else 0) != seen:
        raise RefusedError(_("Somebody else counted meanwhile. Look at the numbers again."))
    known = {c.key for c in choices_of(ballot)}
    kept = {key: n for key, n in counts.items() if key in known and n}
    total, most = sum(kept.values()), room(ballot)
    if any(n < 0 for n in kept.values()):
        raise RefusedError(_("A number is not right."))
    if total > most:
        raise RefusedError(
            ngettext(
                "That is too many. %(num)s person can still raise a hand.",
                "That is too many. %(num)s people can still raise a hand.",
                most,
            )
        )
    session.add(
        HandTally(
            ballot_id=ballot.id,
            counts=kept,
            total=total,
            entered_by_id=actor.person_id,
            entered_at=clock.now(),
        )
    )
    audit.record(actor, "ballot:hands", council_id=ballot.council_id, detail=f"Ballot {ballot.id}")
    session.flush()


def _check(ballot: Ballot) -> None:
    if ballot.secret:
        raise RefusedError(_("This vote is secret. Nobody votes for somebody else."))
    if not is_open(ballot):
        raise RefusedError(_("This vote is closed."))


def remove_entered(ballot: Ballot, actor: Actor, person_id: int) -> None:
    """Take back a vote that was typed in for the wrong person. A member's own vote stays."""
    session.refresh(ballot, with_for_update=True)
    _check(ballot)
    vote = session.scalar(
        sa.select(Vote).where(
            Vote.ballot_id == ballot.id,
            Vote.person_id == person_id,
            Vote.entered_by_id.is_not(None),
        )
    )
    if vote is None:
        return
    session.delete(vote)
    detail = f"Ballot {ballot.id} person {person_id}"
    audit.record(actor, "ballot:untyped", council_id=ballot.council_id, detail=detail)
    session.flush()


def check_for(ballot: Ballot, person_id: int, members: Collection[int]) -> None:
    """Raise `RefusedError` when an officer cannot type in this member's vote now."""
    _check(ballot)
    if person_id not in members:
        raise RefusedError(_("Only members of the council vote."))
    vote = session.scalar(
        sa.select(Vote).where(Vote.ballot_id == ballot.id, Vote.person_id == person_id)
    )
    if vote is not None and vote.entered_by_id is None:
        raise RefusedError(_("This member voted already. Only the member can change that."))
    if vote is None and tally_of(ballot) is not None:
        raise RefusedError(_("The hands are counted already. First take the count back."))
