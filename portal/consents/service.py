"""Asking for a photo or a recording, the answer, and taking it back: the one place that shows a
photo, and that says whether somebody may be recorded."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, audit, clock, photos, recordings
from portal.access.nearness import REPRESENTATIVE, SELF
from portal.asking import Asking
from portal.consents.models import (
    Answer,
    AskedPhoto,
    Consent,
    ConsentKind,
    Recording,
    SaidAs,
)
from portal.database import session
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import Person


def said_as(actor: Actor, person: Person) -> SaidAs:
    """In what part the actor says yes or no for the person."""
    if actor.person_id == person.id:
        return SaidAs.SELF
    speaks_for = REPRESENTATIVE.expression(actor, Person)
    if session.scalar(sa.select(Person.id).where(Person.id == person.id, speaks_for)):
        return SaidAs.REPRESENTATIVE
    return SaidAs.RECORDER


def asked_photo(person: Person) -> AskedPhoto | None:
    """The photo of the person that waits for a yes."""
    return session.get(AskedPhoto, person.id)


def asks(actor: Actor) -> Iterator[Asking]:
    """``photo``: whose photo waits for a yes of the actor, oneself and who is represented."""
    if actor.proven:
        theirs = sa.or_(SELF.expression(actor, Person), REPRESENTATIVE.expression(actor, Person))
        waits = asking.about("photo", Person.id, title=Person.call_name, moment=AskedPhoto.asked_at)
        yield waits.join(AskedPhoto, AskedPhoto.person_id == Person.id).where(theirs)


def may_record(person: Person) -> bool:
    """Whether the person may be recorded now, in sound or picture: asked before each recording."""
    mine = sa.and_(Consent.person_id == person.id, Consent.kind == ConsentKind.RECORDING)
    last = sa.select(Consent.answer).where(mine).order_by(Consent.id.desc()).limit(1)
    return session.scalar(last) == Answer.YES


def history(person: Person, kind: ConsentKind) -> list[Consent]:
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


def answer(actor: Actor, person: Person, kind: ConsentKind, *, yes: bool, name: str = "") -> None:
    """Say yes or no to the photo that waits, or to being recorded; after a no the photo is gone.

    ``name`` is who said yes, for who writes it down; such a person's no only stops asking.
    Raises `RefusedError` when that name is missing.
    """
    recorded = said_as(actor, person) is SaidAs.RECORDER
    asked = asked_photo(person) if kind is ConsentKind.PHOTO else None
    stands = kind is ConsentKind.RECORDING and may_record(person)
    name = name if recorded else actor.full_name
    if yes and asked:
        place_photo(actor, person, asked.photo_key, name)
        session.delete(asked)
    elif yes and kind is ConsentKind.RECORDING and not stands:
        _say(actor, person, kind, Answer.YES, name)
        audit.record(actor, "recording:allowed", detail=f"person {person.id}")
    elif not yes and stands:
        take_back(actor, person, kind)
    elif not yes:
        if not recorded:
            _say(actor, person, kind, Answer.NO, name)
        if asked:
            _unask(person)
        audit.record(actor, f"{kind}:refused", detail=f"person {person.id}")


def place_photo(actor: Actor, person: Person, key: str, consent_of: str) -> None:
    """Show this photo from now on; ``consent_of`` is the name of who said yes to it.

    Raises `RefusedError` without a name.
    """
    _say(actor, person, ConsentKind.PHOTO, Answer.YES, consent_of)
    if person.photo_key:
        photos.remove_after_commit(person.photo_key)
    person.photo_consent_at = clock.now()
    person.photo_consent_of = consent_of
    person.photo_key = key
    session.flush()
    audit.record(actor, "photo:placed", detail=f"person {person.id}")


def take_back(actor: Actor, person: Person, kind: ConsentKind) -> None:
    """Take the yes back: a photo, one that waits, and every recording are gone at once, files
    and all."""
    if kind is ConsentKind.PHOTO:
        _unask(person)
        if person.photo_key is None:
            return
        photos.remove(person.photo_key)
        person.photo_key = None
        person.photo_consent_at = None
        person.photo_consent_of = ""
        session.flush()
    elif not may_record(person):
        return
    else:
        for one in session.scalars(sa.select(Recording).where(Recording.person_id == person.id)):
            recordings.remove(one.file_key)
            session.delete(one)
        session.flush()
    _say(actor, person, kind, Answer.BACK, actor.full_name)
    audit.record(actor, f"{kind}:removed", detail=f"person {person.id}")


def keep_recording(actor: Actor, data: bytes, media_type: str, *, yes: bool) -> Recording:
    """Keep the actor's own voice; ``yes`` was said to that just now, when it was asked.

    Raises `RefusedError` without a yes that stands.
    """
    person = session.get_one(Person, actor.person_id)
    if yes:
        answer(actor, person, ConsentKind.RECORDING, yes=True)
    if not may_record(person):
        raise RefusedError(_("First say whether we may keep your voice."), field="voice")
    key = recordings.store(data)
    recording = Recording(
        person_id=person.id, file_key=key, media_type=media_type, made_at=clock.now()
    )
    session.add(recording)
    session.flush()
    return recording


def own_recording(actor: Actor, recording_id: int) -> Recording | None:
    """The recording, when it is the actor's own voice."""
    mine = sa.and_(Recording.id == recording_id, Recording.person_id == actor.person_id)
    return session.scalar(sa.select(Recording).where(mine))


def remove_recording(recording: Recording) -> None:
    """Remove a recording, its file once this transaction is done."""
    recordings.remove_after_commit(recording.file_key)
    session.delete(recording)
    session.flush()


def write_words(actor: Actor, recording: Recording, words: str, version: int) -> None:
    """Write down what is said in it. Raises `ConflictError` when somebody did meanwhile."""
    check_version(recording, version, ("words",))
    recording.words, recording.words_by_id = words, actor.person_id if words else None
    session.flush()
    audit.record(actor, "recording:words", detail=f"recording {recording.id}")


def _say(actor: Actor, person: Person, kind: ConsentKind, said: Answer, name: str) -> None:
    """Add to the history, before or after what follows from it. Raises `RefusedError`."""
    if not name:
        raise RefusedError(_("Write who said yes."), field="consent_of")
    session.add(
        Consent(
            person_id=person.id,
            kind=kind,
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
