"""Cards with a QR code: a token of 128 random bits, stored hashed, one live card a person."""

import base64
import secrets
import warnings
from collections.abc import Iterable, Mapping
from io import BytesIO

import segno
import sqlalchemy as sa
import zxingcpp
from PIL import Image

from portal import audit, clock, tries
from portal.database import reading, session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import Person
from portal.residents.models import Card
from portal.residents.service.identification import end_sign_ins_of, hashed

LARGEST_FRAME = 300 * 1024
MOST_PIXELS = 2_000_000
_TYPES = ("JPEG", "PNG")
_OF_PERSON = 5
_OF_DEVICE = 15


def letters(token: str) -> str:
    """A token as it was made: a reader that types may add spaces, a dash or small letters."""
    return "".join(c for c in token.upper()[:80] if c.isascii() and c.isalnum())


def new_card_token() -> str:
    """What stands on a new card: 26 capitals and digits, so that a QR code stays coarse and a
    reader that types cannot get it wrong by its keyboard."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=")


def make_card(actor: Actor, person: Person, token: str = "") -> str:
    """Make the person a new card and return its token; the old one is dead at once."""
    revoke_card(actor, person)
    token = token or new_card_token()
    session.add(
        Card(
            person_id=person.id,
            token_hash=hashed(token),
            made_by_id=actor.person_id,
            made_at=clock.now(),
        )
    )
    audit.record(actor, "card made", detail=f"Person {person.id}")
    session.flush()
    return token


def square_of(token: str) -> str:
    """The QR code of a card, as an address that holds the picture itself."""
    return segno.make(token, error="q", micro=False).svg_data_uri(border=2, scale=8)


def revoke_card(actor: Actor, person: Person) -> None:
    """Make the person's card worthless, and end what it opened."""
    ended = session.execute(
        sa.update(Card)
        .where(Card.person_id == person.id, Card.revoked_at.is_(None))
        .values(revoked_at=clock.now())
    )
    if ended.rowcount:  # type: ignore[attr-defined]
        end_sign_ins_of(person.id)
        audit.record(actor, "card revoked", detail=f"Person {person.id}")


def live_cards(people: Iterable[Person]) -> Mapping[int, Card]:
    """The live card of each of these people who has one."""
    ids = [person.id for person in people]
    found = session.scalars(
        sa.select(Card).where(Card.person_id.in_(ids), Card.revoked_at.is_(None))
    )
    return {card.person_id: card for card in found}


def _person_key(person_id: int) -> str:
    return tries.key("card", str(person_id))


def hold_card(actor: Actor, token: str) -> None:
    """Check the card that somebody holds up after tapping a face.

    Limited for the person on this tablet and for the tablet: a lock here locks no other one.
    Needs a request that does not write yet. Raises `RefusedError` for a card that does not
    belong to the face, and `tries.TooSoonError` while one must wait.
    """
    limits = [
        tries.Limit(f"{_person_key(actor.person_id or 0)}:{actor.device_id}", _OF_PERSON),
        tries.Limit(tries.key("tablet", str(actor.device_id)), _OF_DEVICE),
    ]
    tried = tries.begin(limits)
    with reading() as own:
        found = own.execute(
            sa.select(Card.person_id, Card.revoked_at).where(
                Card.token_hash == hashed(letters(token))
            )
        ).first()
    if found is None:
        raise RefusedError(_("This is not a card that we know."), field="token")
    if found.revoked_at is not None:
        raise RefusedError(_("This card is old. Ask for a new one."), field="token")
    if found.person_id != actor.person_id:
        raise RefusedError(_("This is not your own card."), field="token")
    tries.right(tried)


def card_on_tablet(device_id: int, token: str) -> int:
    """Whose card was held up on a tablet where nobody had tapped a face.

    Limited for the tablet. Needs a request that does not write yet. Raises `RefusedError` for a
    card that is not known or not live, and `tries.TooSoonError` while one must wait.
    """
    tried = tries.begin([tries.Limit(tries.key("tablet", str(device_id)), _OF_DEVICE)])
    person_id = person_of_card(token)
    if person_id is None:
        raise RefusedError(_("This is not a card that we know."), field="token")
    tries.right(tried)
    return person_id


def person_of_card(token: str) -> int | None:
    """Whose live card this is, for a vote that only the card may find again."""
    return session.scalar(
        sa.select(Card.person_id).where(
            Card.token_hash == hashed(letters(token)), Card.revoked_at.is_(None)
        )
    )


def waiting_people(people: Iterable[Person], device_ids: Iterable[int]) -> frozenset[int]:
    """Who of these people must wait on one of the tablets before trying a card again."""
    keys = {
        f"{_person_key(person.id)}:{device_id}": person.id
        for person in people
        for device_id in device_ids
    }
    return (
        frozenset(keys[key] for key in tries.waits(list(keys), _OF_PERSON)) if keys else frozenset()
    )


def lift_card(actor: Actor, person: Person, device_ids: Iterable[int]) -> None:
    """Let the person try again now, on these tablets."""
    for device_id in device_ids:
        tries.lift(f"{_person_key(person.id)}:{device_id}")
        tries.lift(tries.key("tablet", str(device_id)))
    audit.record(actor, "card wait lifted", detail=f"Person {person.id}")


def card_in_frame(frame: bytes) -> str:
    """The text of the QR code in a camera's picture, or nothing.

    Only JPEG and PNG are opened, small ones only, and their size is looked at before a
    single pixel is unpacked. Raises `RefusedError` for anything else.
    """
    refusal = RefusedError(_("This is not a picture from a camera."))
    if not frame or len(frame) > LARGEST_FRAME:
        raise refusal
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(frame), formats=_TYPES) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise refusal
                if getattr(picture, "n_frames", 1) > 1:
                    raise refusal
                grey = picture.convert("L")
    except RefusedError:
        raise
    except Exception as error:
        raise refusal from error
    found = zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return found[0].text[:80] if found else ""
