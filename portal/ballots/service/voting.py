"""Count a person's vote, once, until the ballot closes.

In a secret ballot a vote is found again only with the secret of the person's card; who has
voted is kept apart, what was voted holds no person, time or order.
"""

import hashlib
import hmac

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import clock
from portal.ballots.models import Ballot, SecretVote, SecretVoter, Vote, VoteChange
from portal.ballots.service.choices import Choice, find_choice, is_open
from portal.database import session
from portal.engines import forget_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.residents import service as residents


def my_choice(ballot: Ballot, actor: Actor) -> Choice | None:
    """What the person has chosen in an open ballot; a secret one never tells."""
    vote = my_vote(ballot, actor)
    if vote is None:
        return None
    return find_choice(ballot, vote.answer or f"option-{vote.option_id}")


def my_vote(ballot: Ballot, actor: Actor) -> Vote | None:
    """The person's vote in an open ballot."""
    return session.scalar(
        sa.select(Vote)
        .options(joinedload(Vote.helper))
        .where(Vote.ballot_id == ballot.id, Vote.person_id == actor.person_id)
    )


def has_voted(ballot: Ballot, actor: Actor) -> bool:
    """Whether the person has voted, in either kind of ballot."""
    if not ballot.secret:
        return my_vote(ballot, actor) is not None
    return session.get(SecretVoter, (ballot.id, actor.person_id)) is not None


def cast_vote(ballot: Ballot, actor: Actor, key: str, *, card: str = "") -> None:
    """Count the person's vote, or change it while the ballot is open.

    ``card`` is the secret of the person's card, asked for in a secret ballot only. Raises
    `RefusedError` when the ballot is closed, the choice unknown or the card not this person's.
    """
    session.refresh(ballot, with_for_update=True)
    if not is_open(ballot):
        raise RefusedError(_("This vote is closed. Your vote did not count."))
    choice = find_choice(ballot, key)
    if choice is None:
        raise RefusedError(_("Choose one of the pictures."))
    if ballot.secret:
        _cast_secretly(ballot, actor, choice, card)
    else:
        _cast_openly(ballot, actor, choice)
    session.flush()


def _cast_openly(ballot: Ballot, actor: Actor, choice: Choice) -> None:
    vote = my_vote(ballot, actor)
    if vote is None:
        vote = Vote(ballot_id=ballot.id, person_id=actor.person_id)
        session.add(vote)
    vote.answer, vote.option_id = choice.answer, choice.option_id
    vote.helper_id, vote.voted_at = actor.helper_id, clock.now()
    session.flush()
    session.add(
        VoteChange(
            vote_id=vote.id,
            answer=vote.answer,
            option_id=vote.option_id,
            helper_id=vote.helper_id,
            voted_at=vote.voted_at,
        )
    )


def _cast_secretly(ballot: Ballot, actor: Actor, choice: Choice, card: str) -> None:
    if residents.person_of_card(card) != actor.person_id:
        raise RefusedError(_("This is not your card. Try again."), field="card")
    secret = residents.letters(card).encode()
    key = hmac.new(secret, f"ballot {ballot.id}".encode(), hashlib.sha256).hexdigest()
    vote = session.get(SecretVote, key)
    voted = session.get(SecretVoter, (ballot.id, actor.person_id)) is not None
    if vote is None and voted:
        raise RefusedError(_("You voted with another card. That vote stays."), field="card")
    if vote is None:
        vote = SecretVote(key=key, ballot_id=ballot.id)
        session.add_all([vote, SecretVoter(ballot_id=ballot.id, person_id=actor.person_id or 0)])
    vote.answer, vote.option_id = choice.answer, choice.option_id
    for model in (SecretVote, SecretVoter):
        forget_order(session, model, model.ballot_id == ballot.id)
