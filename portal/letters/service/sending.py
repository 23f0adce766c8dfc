"""Signed by chair or secretary, a letter gets its number and goes out: once, and for good."""

from collections.abc import Callable

import sqlalchemy as sa

from portal import audit
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.councils.service import role_word
from portal.database import session
from portal.dossiers import service as dossiers
from portal.dossiers.models import Kind, Request, Station
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import OFFICER_ROLES, Actor, Role
from portal.letters.models import Letter, LetterKind
from portal.letters.service import writing
from portal.mail import service as mail
from portal.people.models import Membership, Person

_OF_ANSWER = {"consents": LetterKind.CONSENT, "refuses": LetterKind.REFUSAL}
Address = Callable[[Letter], str]
"""Where a letter is read: what its mail leads to."""


def send(actor: Actor, letter: Letter, version: int, address: Address) -> None:
    """Sign it and send it, today. An answer, and saying that a decision is void, move the request.

    Raises `RefusedError` for what the council did not adopt, for an answer of which it adopted
    other words since, and as the step of the request does; `ConflictError`.
    """
    session.refresh(letter, with_for_update=True)
    check_version(letter, version, writing.FIELDS)
    if letter.sent_on:
        raise RefusedError(_("This letter was sent. It stays as it is."))
    if writing.needs_vote(letter) and not letter.adopted_on:
        raise RefusedError(_("First the council adopts it."))
    writing.check_filled(letter)
    kind, request = LetterKind(letter.kind), letter.request
    if kind in writing.ANSWERS:
        assert request is not None
        if request.advice != letter.text:
            raise RefusedError(_("The council adopted other words since. Look at the request."))
        dossiers.send(actor, request, request.version)
    elif kind is LetterKind.NULLITY:
        assert request is not None
        dossiers.invoke_nullity(actor, request, request.version)
    _sign(actor, letter)
    if kind is LetterKind.QUESTION and request and request.station == Station.RECEIVED:
        asked = _("Letter %(number)s: %(title)s", number=letter.called, title=letter.title)
        dossiers.ask(actor, request, asked, request.version, waits=False)
    _post(letter, address)


def answer(actor: Actor, request: Request, version: int, address: Address) -> None:
    """Sign and send what the council adopted for a request: in the letter that it adopted, else
    in one with the words of its kind. Raises `RefusedError`, `ConflictError`."""
    ready = sa.and_(
        Letter.request_id == request.id,
        Letter.sent_on.is_(None),
        Letter.adopted_on.is_not(None),
        Letter.kind.in_(writing.ANSWERS),
        Letter.text == request.advice,
    )
    letter = session.scalar(sa.select(Letter).where(ready).limit(1))
    if letter is None:
        kind = LetterKind.ADVICE if request.kind == Kind.ADVICE else LetterKind.UNSOLICITED
        letter = _begun(actor, request, _OF_ANSWER.get(request.answer or "", kind))
    dossiers.send(actor, request, version)
    _sign(actor, letter)
    _post(letter, address)


def nullify(actor: Actor, request: Request, version: int, address: Address) -> None:
    """Say in writing, today, that a decision is void: with the words of that letter.

    Raises `RefusedError`, `ConflictError`.
    """
    letter = _begun(actor, request, LetterKind.NULLITY)
    dossiers.invoke_nullity(actor, request, version)
    _sign(actor, letter)
    _post(letter, address)


def _begun(actor: Actor, request: Request, kind: LetterKind) -> Letter:
    """A letter of words that the council adopted without writing them as a letter."""
    letter = writing.begin(actor, request.dossier, request, kind, recipient_of(request))
    letter.adopted_on, letter.adopted_by_id = dossiers.today(), actor.person_id
    writing.check_filled(letter)
    return letter


def recipient_of(request: Request | None) -> str:
    """Whom a letter about the request is for: who asked, else the provider."""
    if request and request.filed_by:
        return request.filed_by.name
    return _("the care provider")


def _sign(actor: Actor, letter: Letter) -> None:
    """With the next number of the council's year: two at once never get the same."""
    council = session.get(Council, letter.council_id, with_for_update=True)
    assert council is not None
    today = dossiers.today()
    numbers = sa.select(sa.func.max(Letter.number)).where(
        Letter.council_id == council.id, Letter.year == today.year
    )
    last, role = session.scalar(numbers) or 0, role_word(council, _role(actor, council))
    letter.number, letter.year, letter.sent_on = last + 1, today.year, today
    letter.signed_by_id, letter.signed_as = actor.person_id, role[:60]
    session.flush()
    audit.record(actor, "letter:sent", council_id=council.id, detail=f"letter {letter.id}")


def _role(actor: Actor, council: Council) -> str:
    """As what the actor signs: chair before secretary."""
    held = session.scalars(
        sa.select(Membership.role).where(
            Membership.council_id == council.id,
            Membership.person_id == actor.person_id,
            Membership.role.in_(sorted(OFFICER_ROLES)),
            attendance.current(),
        )
    ).all()
    return Role.CHAIR if Role.CHAIR in held else Role.SECRETARY


def receivers(letter: Letter) -> list[Person]:
    """Who of the provider gets it by mail: who asked, else the managers; of a letter to the
    committee nobody."""
    if letter.kind == LetterKind.COMMITTEE:
        return []
    managers = attendance.people_of(letter.council_id, {Role.MANAGER})
    asked = letter.request.filed_by_id if letter.request else None
    return [one for one in managers if one.id == asked] or managers


def _post(letter: Letter, address: Address) -> None:
    subject = _(
        "Letter %(number)s of %(council)s: %(title)s",
        number=letter.called,
        council=letter.council.name,
        title=letter.title,
    )
    lines = [(part, "") for part in letter.text.split("\n") if part.strip()]
    draft = mail.Draft(subject=subject, lines=lines, link=address(letter))
    for person in receivers(letter):
        mail.post(f"letter:{letter.id}", letter.council_id, person, draft)
