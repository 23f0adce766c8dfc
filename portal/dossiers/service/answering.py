"""What the council says, and what becomes of it: only its members do this, never a supporter.

The chair or secretary records what the council adopted, signs and sends (domain rule: the
supporter drafts, members decide).
"""

from datetime import date

from portal.deadlines import nullity
from portal.dossiers.models import OPEN, Answer, Kind, Outcome, Request, Station, What
from portal.dossiers.service.due import is_void
from portal.dossiers.service.steps import begin, check_day, note, today
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.i18n import written
from portal.identity import Actor
from portal.regulation import service as regulation

_DEVIATES = frozenset({Outcome.PARTLY, Outcome.NOT})


def adopt(
    actor: Actor, request: Request, on: date | None, advice: str, answer: str, version: int
) -> None:
    """The council adopted this answer on a day; of a proposal for consent also yes or no.

    The dossier says how the constituents were heard, or why not; a refusal comes after a talk
    (art. 8 lid 4) and has reasons. Raises `RefusedError`, `ConflictError`.
    """
    begin(actor, request, version, frozenset({Station.RECEIVED}))
    day = check_day(request, on)
    if not advice:
        raise RefusedError(_("Write down what the council says, with its reasons."), field="advice")
    if not (request.dossier.heard or request.dossier.unheard):
        raise RefusedError(
            _("Say in the dossier first how the residents were heard, or why they were not.")
        )
    if request.kind == Kind.CONSENT:
        if answer not in tuple(Answer):
            raise RefusedError(_("Choose yes or no."), field="answer")
        if answer == Answer.REFUSES:
            _check_talk(request)
        request.answer = answer
    request.advice, request.station = advice, Station.ADOPTED
    note(actor, request, What.ADOPTED, day, inside=True)


def unadopt(actor: Actor, request: Request, version: int) -> None:
    """Back to talking: nothing was sent yet. Raises as `adopt` does."""
    begin(actor, request, version, frozenset({Station.ADOPTED}))
    request.station, request.answer = Station.RECEIVED, None
    note(actor, request, What.REOPENED, today(), inside=True)


def send(actor: Actor, request: Request, version: int) -> None:
    """It goes to the provider, signed: today. Raises as `adopt` does."""
    begin(actor, request, version, frozenset({Station.ADOPTED}))
    agreed = regulation.agreed(request.council.organisation_id)
    request.reply_weeks, request.reply_article = agreed.decision_weeks, agreed.decision_article
    request.station, request.sent_on = Station.SENT, today()
    note(actor, request, What.SENT, today())


def decide(
    actor: Actor, request: Request, on: date | None, outcome: str, reasons: str, version: int
) -> None:
    """What the provider decided, told in writing on a day (art. 7 lid 6, art. 8 lid 5).

    Where it deviates it says why, and talked before (art. 7 lid 5, art. 9 lid 2). Going on without
    consent starts the month of art. 8 lid 7. Raises `RefusedError`, `ConflictError`.
    """
    begin(actor, request, version, frozenset({Station.SENT, Station.RULED}))
    day = check_day(request, on)
    if request.sent_on and day < request.sent_on:
        sent = written(request.sent_on, "d MMMM y")
        raise RefusedError(
            _("We answered on %(day)s. This day is before it.", day=sent), field="on"
        )
    if outcome not in tuple(Outcome):
        raise RefusedError(_("Choose what was decided."), field="outcome")
    _check_outcome(request, Outcome(outcome))
    if outcome in _DEVIATES and not reasons:
        raise RefusedError(_("Deviating needs a reason. Write down theirs."), field="reasons")
    request.outcome, request.reasons, request.told_on = outcome, reasons, day
    request.station = Station.DECIDED
    note(actor, request, What.DECIDED, day, text=reasons)


def _check_outcome(request: Request, outcome: Outcome) -> None:
    if request.kind != Kind.CONSENT:
        if outcome in _DEVIATES:
            _check_talk(request)
        return
    if outcome is Outcome.PARTLY:
        raise RefusedError(_("To a proposal one says yes or no."), field="outcome")
    if outcome is Outcome.TAKEN_OVER and request.answer == Answer.REFUSES:
        raise RefusedError(
            _("We refused. Either the plan is off, or it goes on without us."), field="outcome"
        )


def notice(actor: Actor, request: Request, on: date | None, seen: str, version: int) -> None:
    """A decision that needs our consent is carried out without it: the month of art. 8 lid 7 runs
    from this day. Raises `RefusedError`, `ConflictError`."""
    stations = frozenset({Station.ANNOUNCED, Station.RECEIVED, Station.RETURNED, Station.ADOPTED})
    begin(actor, request, version, stations | {Station.SENT, Station.DECIDED})
    if request.kind != Kind.CONSENT:
        raise RefusedError(_("This is only for what needs our consent (art. 8 lid 7)."))
    if request.answer == Answer.CONSENTS and request.sent_on:
        raise RefusedError(_("We said yes to it."))
    if not seen:
        raise RefusedError(_("Write down what you saw."), field="seen")
    day = check_day(request, on)
    request.noticed_on, request.outcome, request.station = day, Outcome.NOT, Station.DECIDED
    note(actor, request, What.NOTICED, day, text=seen, inside=True)


def invoke_nullity(actor: Actor, request: Request, version: int) -> None:
    """The council says in writing, today, that the decision is void (art. 8 lid 7).

    Raises `RefusedError` after the last day, `ConflictError`.
    """
    begin(actor, request, version, frozenset({Station.DECIDED}))
    if not is_void(request):
        raise RefusedError(_("This decision cannot be void: nothing needed our consent."))
    last = nullity(request.told_on, request.noticed_on)
    assert last is not None
    if today() > last.extended:
        day = written(last.day, "d MMMM y")
        raise RefusedError(_("This had to be done by %(day)s (art. 8 lid 7).", day=day))
    request.nullity_on, request.station = today(), Station.NULLIFIED
    note(actor, request, What.NULLITY, today())


def is_for_committee(request: Request) -> bool:
    """Whether the committee can rule on it: after our refusal of a plan that still stands (art. 8
    lid 6), or when the provider deviates from our advice on what is on that list (art. 9)."""
    refused = request.kind == Kind.CONSENT and request.answer == Answer.REFUSES
    ours = request.kind == Kind.UNSOLICITED and request.listed
    deviates = request.outcome in _DEVIATES
    return (refused and request.outcome != Outcome.WITHDRAWN) or bool(ours and deviates)


def ask_permission(actor: Actor, request: Request, on: date | None, version: int) -> None:
    """The provider asked the committee for permission in place of ours (art. 8 lid 6), or the
    council asked it to rule on advice that is on the list of art. 8 (art. 9). Raises as `adopt`."""
    begin(actor, request, version, frozenset({Station.SENT, Station.DECIDED}))
    if not is_for_committee(request):
        raise RefusedError(_("The committee rules on this only after a refusal (art. 8 lid 6)."))
    day = check_day(request, on)
    request.station = Station.SUBSTITUTE
    note(actor, request, What.SUBSTITUTE, day)


def rule(
    actor: Actor, request: Request, on: date | None, text: str, version: int, *, permitted: bool
) -> None:
    """The committee ruled; three months to appeal begin (art. 14 lid 5). Raises as `adopt`."""
    begin(actor, request, version, frozenset({Station.SUBSTITUTE}))
    day = check_day(request, on)
    request.ruled_on, request.permitted, request.station = day, permitted, Station.RULED
    note(actor, request, What.RULED, day, text=text)


def report(actor: Actor, request: Request, how: str, version: int) -> None:
    """The house was told what came of it (art. 5 lid 2). Raises as `adopt` does."""
    begin(actor, request, version, frozenset({Station.DECIDED, Station.NULLIFIED, Station.RULED}))
    if not how:
        raise RefusedError(_("Write down how people were told."), field="how")
    request.station = Station.REPORTED
    note(actor, request, What.REPORTED, today(), text=how)


def close(actor: Actor, request: Request, why: str, version: int) -> None:
    """Nothing is to be done any more; without a reason only after the house was told.

    Raises `RefusedError`, `ConflictError`.
    """
    begin(actor, request, version, OPEN)
    if request.station != Station.REPORTED and not why:
        raise RefusedError(_("Say why it is over."), field="why")
    request.station = Station.CLOSED
    note(actor, request, What.CLOSED, today(), text=why)


def _check_talk(request: Request) -> None:
    if not (request.talked_on or request.no_talk):
        raise RefusedError(
            _(
                "First there is a talk, or you say why that was not possible (%(article)s).",
                article="art. 8 lid 4"
                if request.kind == Kind.CONSENT
                else "art. 7 lid 5"
                if request.kind == Kind.ADVICE
                else "art. 9 lid 2",
            )
        )
