"""Code cards: a secret vote for who has no card of their own.

An officer makes as many as are needed, prints them, and hands them out unseen, ticking who got
one. What is kept is which cards work and whether they were used, and who got a card: never which,
nor which votes came by card. A person stands once in the list of voters, as having voted or as
having got a card, and no more code votes count than cards were handed out; so nobody counts twice.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from portal import audit, clock
from portal.ballots.models import Ballot, BallotCode, BallotState, SecretVoter
from portal.ballots.service.choices import Choice, find_choice, is_open
from portal.ballots.service.voters import members_of
from portal.ballots.service.voting import key_of, put_in
from portal.database import session
from portal.engines import forget_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import Actor

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without what looks alike: no 0 and O, no 1, I and L."""
MOST = 200
LENGTH = 12
"""59 random bits: nobody guesses one of a hundred, however many tries (unlike a password)."""


def plain(code: str) -> str:
    """A code as it was made, however it was typed."""
    return "".join(c for c in code.upper()[:80] if c in LETTERS)


def make_codes(ballot: Ballot, actor: Actor, number: int) -> Sequence[str]:
    """Make so many new codes and return them, in no order; unused ones of before stop working.

    Raises `RefusedError` in an open vote or a closed one, and for more than there are members who
    have not voted with a card of their own.
    """
    _check(ballot)
    most = len(members_of(ballot.council_id)) - _count(ballot, by_code=False) - _used(ballot)
    if not 1 <= number <= most:
        raise RefusedError(
            ngettext(
                "There can be %(num)s card at the most.",
                "There can be %(num)s cards at the most.",
                max(most, 0),
            ),
            field="number",
        )
    mine = BallotCode.ballot_id == ballot.id
    session.execute(sa.delete(BallotCode).where(mine, BallotCode.used.is_(False)))
    codes = ["".join(secrets.choice(LETTERS) for _place in range(LENGTH)) for _n in range(number)]
    session.add_all(BallotCode(key=_card_key(code, ballot), ballot_id=ballot.id) for code in codes)
    forget_order(session, BallotCode, mine)
    _record(actor, "ballot:codes", ballot, f"{number} cards")
    return codes


def hand_out(ballot: Ballot, actor: Actor, person_id: int) -> None:
    """Write down that a member got a code card; twice is once.

    It is not taken back: the card may be used already. Raises `RefusedError` for who voted with
    an own card, for who is no member, and when every card was given.
    """
    session.refresh(ballot, with_for_update=True)
    _check(ballot)
    if person_id not in {one.id for one in members_of(ballot.council_id)}:
        raise RefusedError(_("Only members of the council vote."))
    voter = session.get(SecretVoter, (ballot.id, person_id))
    if voter is not None and voter.by_code:
        return
    if voter is not None:
        raise RefusedError(_("This member voted already, with an own card."))
    if _count(ballot, by_code=True) >= count_codes(ballot):
        raise RefusedError(_("Every card is handed out. Make more cards."))
    session.add(SecretVoter(ballot_id=ballot.id, person_id=person_id, by_code=True))
    forget_order(session, SecretVoter, SecretVoter.ballot_id == ballot.id)
    _record(actor, "ballot:code", ballot, f"person {person_id}")


def ballot_of_code(code: str) -> Ballot | None:
    """The vote that this code is for, while it is open."""
    waiting = session.scalars(
        sa.select(Ballot).where(
            Ballot.state == BallotState.OPEN,
            Ballot.closes_at > clock.now(),
            sa.exists().where(BallotCode.ballot_id == Ballot.id),
        )
    )
    keys = {_card_key(code, one): one for one in waiting}
    found = session.scalar(sa.select(BallotCode.key).where(BallotCode.key.in_(keys)))
    return keys[found] if found else None


def codes_among(ballot: Ballot, codes: Sequence[str]) -> Sequence[str]:
    """Those of these codes that are of this vote, as they were made."""
    keys = {_card_key(code, ballot): plain(code) for code in codes[:MOST]}
    mine = sa.select(BallotCode.key).where(
        BallotCode.ballot_id == ballot.id, BallotCode.key.in_(keys)
    )
    known = set(session.scalars(mine))
    return [code for key, code in keys.items() if key in known]


def cast_by_code(code: str, choice_key: str) -> Choice:
    """Count the vote of this code, or change it. Raises `RefusedError` for a code or choice that
    is not of an open vote, and for a card that was never handed out."""
    ballot = ballot_of_code(code)
    if ballot is None:
        raise RefusedError(_("This code does not work. Is the vote closed?"), field="token")
    session.refresh(ballot, with_for_update=True)
    choice = find_choice(ballot, choice_key)
    if choice is None or not is_open(ballot):
        raise RefusedError(_("Choose one of the pictures."))
    card = session.get_one(BallotCode, _card_key(code, ballot))
    if not card.used and _used(ballot) >= _count(ballot, by_code=True):
        raise RefusedError(
            _("This card is not handed out yet. Ask the chair or the secretary."), field="token"
        )
    card.used = True
    forget_order(session, BallotCode, BallotCode.ballot_id == ballot.id)
    put_in(ballot, key_of(plain(code), ballot), choice)
    return choice


def _card_key(code: str, ballot: Ballot) -> str:
    """By which a card is known, that tells nothing of the key of its vote."""
    return hmac.new(plain(code).encode(), f"card {ballot.id}".encode(), hashlib.sha256).hexdigest()


def voters(ballot: Ballot) -> Mapping[int, bool]:
    """Who stands in the list of voters, and whether with a code card."""
    rows = session.execute(
        sa.select(SecretVoter.person_id, SecretVoter.by_code).where(
            SecretVoter.ballot_id == ballot.id
        )
    )
    return {person_id: by_code for person_id, by_code in rows}


def count_codes(ballot: Ballot) -> int:
    """How many code cards there are, the used ones too."""
    query = sa.select(sa.func.count()).select_from(BallotCode)
    return session.scalar(query.where(BallotCode.ballot_id == ballot.id)) or 0


def _count(ballot: Ballot, *, by_code: bool) -> int:
    query = sa.select(sa.func.count()).select_from(SecretVoter)
    mine = (SecretVoter.ballot_id == ballot.id, SecretVoter.by_code.is_(by_code))
    return session.scalar(query.where(*mine)) or 0


def _used(ballot: Ballot) -> int:
    """How many code cards were voted with."""
    query = sa.select(sa.func.count()).select_from(BallotCode)
    used = (BallotCode.ballot_id == ballot.id, BallotCode.used.is_(True))
    return session.scalar(query.where(*used)) or 0


def _check(ballot: Ballot) -> None:
    if not ballot.secret:
        raise RefusedError(_("This vote is not secret. Nobody needs a code."))
    if not is_open(ballot):
        raise RefusedError(_("This vote is not open."))


def _record(actor: Actor, what: str, ballot: Ballot, about: str) -> None:
    detail = f"Ballot {ballot.id} {about}"
    audit.record(actor, what, council_id=ballot.council_id, detail=detail)
    session.flush()
