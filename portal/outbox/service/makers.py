"""Whose act is it? Looked up when it arrives, by a pass of who was signed in, or by a card."""

import sqlalchemy as sa
from itsdangerous import BadSignature, Signer
from sqlalchemy.orm import joinedload

from portal.cookies import signer
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor, Proof
from portal.residents import service as residents
from portal.residents.models import Card, Device, SignIn

CARD = "token"
"""The field of a form in which a card stands."""


def pass_of(actor: Actor) -> str:
    """A proof that this person is signed in on this tablet, for acts that arrive later; "" for
    who did not sign in as a resident does."""
    if not (actor.device_id and actor.session_id):
        return ""
    return _signer().sign(f"{actor.device_id}.{actor.session_id}").decode()


def maker_by_pass(signed: str, device: Device) -> Actor:
    """Who was signed in when the act was made, with the rights of now; that may be over since.

    Raises `RefusedError` for a pass of another tablet, of a card that was lost since, or of
    somebody who left.
    """
    refusal = RefusedError(_("This sign-in does not count any more."))
    try:
        tablet, sign_in_id = map(int, _signer().unsign(signed[:100]).decode().split("."))
    except (BadSignature, ValueError):
        raise refusal from None
    found = session.scalar(
        sa.select(SignIn)
        .options(joinedload(SignIn.person), joinedload(SignIn.helper))
        .where(SignIn.id == sign_in_id, SignIn.device_id == device.id)
    )
    if tablet != device.id or found is None or found.person.left_at or _card_lost(found):
        raise refusal
    return residents.actor_of(
        found.person,
        proof=Proof(found.proof),
        helper=found.helper,
        device=device,
        session_id=found.id,
    )


def _card_lost(sign_in: SignIn) -> bool:
    lost = sa.and_(Card.person_id == sign_in.person_id, Card.revoked_at >= sign_in.began_at)
    return sign_in.proof == Proof.CARD and bool(session.scalar(sa.select(sa.exists().where(lost))))


def maker_by_card(token: str, device: Device) -> Actor:
    """Whose card was held up when the act was made: somebody of the tablet's house.

    Needs a request that does not write yet. Raises `RefusedError` for any other card, and
    `tries.TooSoonError` after too many wrong ones.
    """
    person_id = residents.card_on_tablet(device.id, token)
    person = residents.housemate(device.house_id, person_id)
    if person is None:
        raise RefusedError(_("This is not a card that we know."))
    return residents.actor_of(person, proof=Proof.CARD, device=device)


def _signer() -> Signer:
    return signer("huisraad.pass")
