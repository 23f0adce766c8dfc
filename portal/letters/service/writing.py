"""A letter is begun, written together, and adopted by the council."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.database import session
from portal.dossiers import service as dossiers
from portal.dossiers.models import Answer, Dossier, Kind, Request, Station
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.letters.models import PRACTICAL, Letter, LetterKind, LetterVersion
from portal.letters.service import templates

ANSWERS = {
    LetterKind.ADVICE: "",
    LetterKind.UNSOLICITED: "",
    LetterKind.CONSENT: Answer.CONSENTS,
    LetterKind.REFUSAL: Answer.REFUSES,
}
"""Kinds that are the council's answer to a request, and what they say to a proposal."""
_BEFORE = (LetterKind.RECEIPT, LetterKind.QUESTION)
OF_KIND = {
    Kind.ADVICE: (*_BEFORE, LetterKind.ADVICE),
    Kind.CONSENT: (*_BEFORE, LetterKind.CONSENT, LetterKind.REFUSAL, LetterKind.NULLITY),
    Kind.UNSOLICITED: (LetterKind.UNSOLICITED,),
}
"""What a council writes about each kind of request, besides what it can always write."""
FIELDS = ("title", "recipient", "text")


def kinds_for(request: Request | None) -> list[LetterKind]:
    """What can be written about the request, or about a dossier in which nothing is asked."""
    own = OF_KIND[Kind(request.kind)] if request else ()
    return [*own, LetterKind.INFORMATION, LetterKind.COMMITTEE]


def begin(
    actor: Actor,
    dossier: Dossier,
    request: Request | None,
    kind: LetterKind,
    recipient: str,
    title: str = "",
) -> Letter:
    """A letter with the words of its kind, in which what is known is filled in.

    Raises `RefusedError` for a kind that does not fit the request.
    """
    if kind not in kinds_for(request) or (request and request.dossier_id != dossier.id):
        raise RefusedError(_("Choose what the letter is for."), field="kind")
    known = templates.facts(request or dossier)
    text = templates.filled(templates.beginning(dossier.council_id, kind), known)
    letter = Letter(
        council_id=dossier.council_id,
        dossier_id=dossier.id,
        request_id=request.id if request else None,
        kind=kind,
        title=title or (request or dossier).title,
        recipient=recipient,
        text=text[:8000],
        made_at=clock.now(),
        made_by_id=actor.person_id,
    )
    session.add(letter)
    session.flush()
    _keep(actor, letter)
    _record(actor, letter, "letter:made")
    return letter


def edit(actor: Actor, letter: Letter, title: str, recipient: str, text: str, version: int) -> None:
    """Write it anew; what the council adopted is not changed. Raises `ConflictError`,
    `RefusedError`."""
    _open(letter, version)
    if letter.adopted_on:
        raise RefusedError(_("The council adopted these words. Talk about it once more first."))
    changed = text != letter.text
    letter.title, letter.recipient, letter.text = title, recipient, text
    session.flush()
    if changed:
        _keep(actor, letter)
    _record(actor, letter, "letter:changed")


def versions(letter: Letter) -> Sequence[LetterVersion]:
    """The letter as each writer left it, the newest first."""
    query = (
        sa.select(LetterVersion)
        .options(joinedload(LetterVersion.by))
        .where(LetterVersion.letter_id == letter.id)
        .order_by(LetterVersion.id.desc())
    )
    return session.scalars(query.limit(50)).all()


def adopt(actor: Actor, letter: Letter, on: date | None, version: int) -> None:
    """The council adopted these words on a day; of an answer the request knows it too.

    Raises `RefusedError` while something is still to be filled in, and as `dossiers.adopt` does;
    `ConflictError`.
    """
    _open(letter, version)
    if letter.adopted_on:
        raise RefusedError(_("The council adopted it already."))
    check_filled(letter)
    kind = LetterKind(letter.kind)
    if kind in ANSWERS:
        assert letter.request is not None
        request = letter.request
        dossiers.adopt(actor, request, on, letter.text, ANSWERS[kind], request.version)
    elif on is None:
        raise RefusedError(_("Fill in the day."), field="on")
    elif on > dossiers.today():
        raise RefusedError(_("This day is still to come."), field="on")
    letter.adopted_on, letter.adopted_by_id = on, actor.person_id
    session.flush()
    _record(actor, letter, "letter:adopted")


def reopen(actor: Actor, letter: Letter, version: int) -> None:
    """Talk about it once more: nothing was sent yet. Raises `RefusedError`, `ConflictError`."""
    _open(letter, version)
    if not letter.adopted_on:
        raise RefusedError(_("The council did not adopt it yet."))
    request = letter.request
    if request and LetterKind(letter.kind) in ANSWERS and request.station == Station.ADOPTED:
        dossiers.unadopt(actor, request, request.version)
    letter.adopted_on = letter.adopted_by_id = None
    session.flush()
    _record(actor, letter, "letter:reopened")


def remove(actor: Actor, letter: Letter, version: int) -> None:
    """Throw a draft away. Raises `RefusedError` for one that was adopted, `ConflictError`."""
    _open(letter, version)
    if letter.adopted_on:
        raise RefusedError(_("The council adopted these words. Talk about it once more first."))
    _record(actor, letter, "letter:removed")
    session.delete(letter)
    session.flush()


def needs_vote(letter: Letter) -> bool:
    """Whether the council adopts it before it goes: whatever says something in its name."""
    return LetterKind(letter.kind) not in PRACTICAL


def _open(letter: Letter, version: int) -> None:
    """Nobody else changes it meanwhile, and who does so saw it as it is."""
    session.refresh(letter, with_for_update=True)
    check_version(letter, version, FIELDS)
    if letter.sent_on:
        raise RefusedError(_("This letter was sent. It stays as it is."))


def check_filled(letter: Letter) -> None:
    """Raises `RefusedError` while a place in square brackets is still to be written."""
    if places := templates.open_places(letter.text):
        raise RefusedError(_("Write this first: %(places)s.", places=", ".join(places)))


def _keep(actor: Actor, letter: Letter) -> None:
    session.add(
        LetterVersion(letter_id=letter.id, text=letter.text, by_id=actor.person_id, at=clock.now())
    )
    session.flush()


def _record(actor: Actor, letter: Letter, what: str) -> None:
    audit.record(actor, what, council_id=letter.council_id, detail=f"letter {letter.id}")
