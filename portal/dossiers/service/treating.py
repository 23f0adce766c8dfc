"""What a council does with a request before it answers: asks, waits, talks, agrees a day."""

from datetime import date

from portal.database import session
from portal.dossiers.models import Kind, Pause, Request, Station, What
from portal.dossiers.service.due import is_paused
from portal.dossiers.service.steps import begin, check_day, note, today
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor

TREATED = frozenset({Station.RECEIVED, Station.ADOPTED})
TALKED = TREATED | {Station.SENT}


def ask(actor: Actor, request: Request, question: str, version: int, *, waits: bool) -> None:
    """Ask the provider something (art. 6 lid 1); with ``waits`` the term stands still meanwhile.

    Raises `RefusedError`, `ConflictError`.
    """
    begin(actor, request, version, frozenset({Station.RECEIVED}))
    if not question:
        raise RefusedError(_("Write down the question."), field="question")
    if waits:
        if request.kind == Kind.UNSOLICITED:
            raise RefusedError(_("No term runs here that could wait."), field="waits")
        if is_paused(request):
            raise RefusedError(_("The term stands still already."), field="waits")
        request.pauses.append(Pause(since=today(), missing=question))
    _touch(request)
    note(actor, request, What.ASKED, today(), text=question)


def answer_came(actor: Actor, request: Request, on: date | None, answer: str, version: int) -> None:
    """The answer, or what was missing, has come: the term goes on. Raises as `ask` does."""
    begin(actor, request, version, frozenset({Station.RECEIVED}))
    day = check_day(request, on)
    for pause in request.pauses:
        if pause.until is None:
            if day < pause.since:
                raise RefusedError(_("We asked for it later than that."), field="on")
            pause.until = day
    _touch(request)
    note(actor, request, What.ANSWERED, day, text=answer)


def discuss(actor: Actor, request: Request, on: date | None, said: str, version: int) -> None:
    """The council talked about it among itself. Raises as `ask` does."""
    begin(actor, request, version, TREATED)
    day = check_day(request, on)
    _touch(request)
    note(actor, request, What.DISCUSSED, day, text=said, inside=True)


def talk(
    actor: Actor, request: Request, on: date | None, said: str, impossible: str, version: int
) -> None:
    """The talk with the provider that the law asks before deviating or refusing
    (art. 7 lid 5, art. 8 lid 4, art. 9 lid 2): its day, or why it was not possible.

    Raises `RefusedError`, `ConflictError`.
    """
    begin(actor, request, version, TALKED)
    if impossible:
        request.no_talk, request.talked_on = impossible, None
        note(actor, request, What.NO_TALK, today(), text=impossible)
        return
    day = check_day(request, on)
    request.talked_on, request.no_talk = day, ""
    note(actor, request, What.TALKED, day, text=said)


def agree(actor: Actor, request: Request, on: date | None, version: int) -> None:
    """Both sides agreed on a day by which the council answers. Raises as `ask` does."""
    begin(actor, request, version, TREATED)
    if on is None:
        raise RefusedError(_("Fill in the day."), field="on")
    if on < today():
        raise RefusedError(_("Choose a day to come."), field="on")
    request.agreed_on = on
    note(actor, request, What.AGREED, on)


def _touch(request: Request) -> None:
    """A step that changes no column of the request is a new version of it all the same."""
    request.version += 1
    session.flush()
