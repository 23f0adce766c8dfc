"""Asking for a photo, the answer to it, and taking it back: the one place that shows a photo."""

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock, photos
from portal.access.conditions import REPRESENTATIVE, SELF
from portal.consents.models import Answer, AskedPhoto, Consent, ConsentKind, SaidAs
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import Person


def said_as(actor: Actor, person: Person) -> SaidAs:
    """In what part the actor says yes or no to a photo of the person."""
    if actor.person_id == person.id:
        return SaidAs.SELF
    speaks_for = REPRESENTATIVE.expression(actor, Person)
    if session.scalar(sa.select(Person.id).where(Person.id == person.id, speaks_for)):
        return SaidAs.REPRESENTATIVE
    return SaidAs.RECORDER


def asked_photo(person: Person) -> AskedPhoto | None:
    """The photo of the person that waits for a yes."""
    return session.get(AskedPhoto, person.id)


def to_answer(actor: Actor) -> list[Person]:
    """The people whose photo waits for a yes of the actor: oneself, and who is represented."""
    theirs = sa.or_(SELF.expression(actor, Person), REPRESENTATIVE.expression(actor, Person))
    query = sa.select(Person).join(AskedPhoto, AskedPhoto.person_id == Person.id).where(theirs)
    return list(session.scalars(query.order_by(AskedPhoto.asked_at, Person.id)))


def history(person: Person, kind: ConsentKind = ConsentKind.PHOTO) -> list[Consent]:
    """All that was said, the newest first."""
    query = (
        sa.select(Consent)
        .options(joinedload(Consent.by), joinedload(Consent.helper))
        .where(Consent.person_id == person.id, Consent.kind == kind)
        .order_by(Consent.id.desc())
    )
    return list(session.scalars(query))


def ask(actor: Actor, person: Person, key: str) -> None:
    """Keep a photo until the person, or who speaks for the person, has said yes or no to it."""
    _unask(person)
    asked = AskedPhoto(
        person_id=person.id, photo_key=key, asked_by_id=actor.person_id, asked_at=clock.now()
    )
    session.add(asked)
    session.flush()
    audit.record(actor, "photo:asked", detail=f"person {person.id}")


def answer(actor: Actor, person: Person, asked: AskedPhoto, *, yes: bool, name: str = "") -> None:
    """Say yes or no to the photo that waits; after a no it is gone.

    ``name`` is who said yes, for who writes it down; such a person's no only stops asking.
    Raises `RefusedError` when that name is missing.
    """
    recorded = said_as(actor, person) is SaidAs.RECORDER
    if yes:
        place_photo(actor, person, asked.photo_key, name if recorded else actor.full_name)
        session.delete(asked)
        return
    if not recorded:
        _say(actor, person, Answer.NO, actor.full_name)
    _unask(person)
    audit.record(actor, "photo:refused", detail=f"person {person.id}")


def place_photo(actor: Actor, person: Person, key: str, consent_of: str) -> None:
    """Show this photo from now on; ``consent_of`` is the name of who said yes to it.

    Raises `RefusedError` without a name.
    """
    if not consent_of:
        raise RefusedError(_("A photo needs a yes. Write who said yes."), field="consent_of")
    if person.photo_key:
        photos.remove_after_commit(person.photo_key)
    _say(actor, person, Answer.YES, consent_of)
    person.photo_consent_at = clock.now()
    person.photo_consent_of = consent_of
    person.photo_key = key
    session.flush()
    audit.record(actor, "photo:placed", detail=f"person {person.id}")


def take_back(actor: Actor, person: Person) -> None:
    """Take the yes back: the photo, and one that waits, are gone at once, files and all."""
    _unask(person)
    if person.photo_key is None:
        return
    photos.remove(person.photo_key)
    person.photo_key = None
    person.photo_consent_at = None
    person.photo_consent_of = ""
    session.flush()
    _say(actor, person, Answer.BACK, actor.full_name)
    audit.record(actor, "photo:removed", detail=f"person {person.id}")


def _say(actor: Actor, person: Person, said: Answer, name: str) -> None:
    """Add to the history of the photo, before or after what follows from it."""
    session.add(
        Consent(
            person_id=person.id,
            kind=ConsentKind.PHOTO,
            answer=said,
            said_as=said_as(actor, person),
            name=name,
            by_id=actor.person_id,
            helper_id=actor.helper_id,
            at=clock.now(),
        )
    )
    session.flush()


def _unask(person: Person) -> None:
    """Forget the photo that waits, with its file."""
    if asked := asked_photo(person):
        photos.remove(asked.photo_key)
        session.delete(asked)
        session.flush()
