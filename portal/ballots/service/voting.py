"""Count a person's vote, once, until the ballot closes.

In a secret ballot a vote is found again only with the secret of the person's card; who has
voted is kept apart, what was voted holds no person, time or order.
"""

import hashlib
import hmac

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import arriving, audit
from portal.ballots.models import Ballot, SecretVote, SecretVoter, Vote, VoteChange
from portal.ballots.service import hands
from portal.ballots.service.choices import Choice, find_choice, is_open
from portal.ballots.service.voters import members_of, sits_out
from portal.database import session
from portal.engines import forget_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.residents import service as residents


def choice_of(ballot: Ballot, vote: Vote) -> Choice | None:
    """What was chosen in an open vote."""
    return find_choice(ballot, vote.answer or f"option-{vote.option_id}")


def my_vote(ballot: Ballot, actor: Actor) -> Vote | None:
    """The person's vote in an open ballot; a secret one never tells."""
    return session.scalar(
        sa.select(Vote)
        .options(joinedload(Vote.helper), joinedload(Vote.entered_by))
        .where(Vote.ballot_id == ballot.id, Vote.person_id == actor.person_id)
    )


def has_voted(ballot: Ballot, actor: Actor) -> bool:
    """Whether the person has voted, in either kind of ballot; who has a code card may have."""
    if not ballot.secret:
        return my_vote(ballot, actor) is not None
    return session.get(SecretVoter, (ballot.id, actor.person_id)) is not None


def has_code_card(ballot: Ballot, actor: Actor) -> bool:
    """Whether the person was given a code card, and votes with that."""
    voter = session.get(SecretVoter, (ballot.id, actor.person_id))
    return voter is not None and voter.by_code


def cast_vote(ballot: Ballot, actor: Actor, key: str, *, card: str = "") -> None:
    """Count the person's vote, or change it while the ballot is open, also one typed in for
    the person.

    ``card`` is the secret of the person's card, asked for in a secret ballot only. Raises
    `RefusedError` when the ballot is closed, the choice unknown or the card not this person's,
    and `OvertakenError`; of a secret vote nothing tells when, so what comes last stands.
    """
    session.refresh(ballot, with_for_update=True)
    if not is_open(ballot):
        raise RefusedError(_("This vote is closed. Your vote did not count."))
    choice = find_choice(ballot, key)
    if choice is None:
        raise RefusedError(_("Choose one of the pictures."))
    if sits_out(ballot, actor.person_id or 0):
        raise RefusedError(_("You do not take part in this item."))
    if ballot.secret:
        _cast_secretly(ballot, actor, choice, card)
    else:
        _cast_openly(ballot, actor.person_id or 0, choice, helper_id=actor.helper_id)
    session.flush()


def enter_vote(ballot: Ballot, actor: Actor, person_id: int, key: str) -> None:
    """Type in what a member said or showed by hand, at the member's own request.

    Who typed it in is kept and shown to the member, who can change it. Raises `RefusedError`
    in a secret or closed ballot, for who is no member, and for who voted without this.
    """
    session.refresh(ballot, with_for_update=True)
    hands.check_for(ballot, person_id, {one.id for one in members_of(ballot.council_id)})
    choice = find_choice(ballot, key)
    if choice is None:
        raise RefusedError(_("Choose one of the pictures."))
    own = person_id == actor.person_id
    _cast_openly(ballot, person_id, choice, entered_by_id=None if own else actor.person_id)
    detail = f"Ballot {ballot.id} person {person_id}"
    audit.record(actor, "ballot:typed", council_id=ballot.council_id, detail=detail)
    session.flush()


def _cast_openly(
    ballot: Ballot,
    person_id: int,
    choice: Choice,
    *,
    helper_id: int | None = None,
    entered_by_id: int | None = None,
) -> None:
    vote = session.scalar(
        sa.select(Vote).where(Vote.ballot_id == ballot.id, Vote.person_id == person_id)
    )
    if vote is None:
        if hands.tally_of(ballot) is not None:
            raise RefusedError(_("The hands are counted. Ask the chair to count you too."))
        vote = Vote(ballot_id=ballot.id, person_id=person_id)
        session.add(vote)
    vote.answer, vote.option_id = choice.answer, choice.option_id
    arriving.check_overtaken(vote.voted_at)
    vote.helper_id, vote.entered_by_id = helper_id, entered_by_id
    vote.voted_at = arriving.made_at()
    session.flush()
    session.add(
        VoteChange(
            vote_id=vote.id,
            answer=vote.answer,
            option_id=vote.option_id,
            helper_id=vote.helper_id,
            entered_by_id=vote.entered_by_id,
            voted_at=vote.voted_at,
        )
    )


def _cast_secretly(ballot: Ballot, actor: Actor, choice: Choice, card: str) -> None:
    if residents.person_of_card(card) != actor.person_id:
        raise RefusedError(_("This is not your card. Try again."), field="card")
    if has_code_card(ballot, actor):
        raise RefusedError(_("You have a card with a code. Vote with that."), field="card")
    key = key_of(residents.letters(card), ballot)
    vote = session.get(SecretVote, key)
    voted = session.get(SecretVoter, (ballot.id, actor.person_id)) is not None
    if vote is None and voted:
        raise RefusedError(_("You voted with another card. That vote stays."), field="card")
    if vote is None:
        session.add(SecretVoter(ballot_id=ballot.id, person_id=actor.person_id or 0))
        forget_order(session, SecretVoter, SecretVoter.ballot_id == ballot.id)
    put_in(ballot, key, choice)


def key_of(code: str, ballot: Ballot) -> str:
    """Under which key the vote lies that only this card or code finds again."""
    return hmac.new(code.encode(), f"ballot {ballot.id}".encode(), hashlib.sha256).hexdigest()


def put_in(ballot: Ballot, key: str, choice: Choice) -> None:
    """Put the vote in the box, or change it, and let nothing tell when."""
    vote = session.get(SecretVote, key)
    if vote is None:
        vote = SecretVote(key=key, ballot_id=ballot.id)
        session.add(vote)
    vote.answer, vote.option_id = choice.answer, choice.option_id
    forget_order(session, SecretVote, SecretVote.ballot_id == ballot.id)
