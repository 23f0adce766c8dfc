"""A request comes: announced, filed by the provider, or written down by the council."""

from dataclasses import dataclass
from datetime import date

from portal.councils.models import Council
from portal.database import session
from portal.dossiers.models import Dossier, Kind, Request, Station, What
from portal.dossiers.service.dossiers import begin_dossier
from portal.dossiers.service.steps import begin, check_day, note, today
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.law import CONSENT_SUBJECTS, SUBJECTS
from portal.regulation import service as regulation

OURS = frozenset({"9", "10"})
"""Subjects on which the council itself begins."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked. All but the title is good practice; that a proposal for consent is in writing
    is law (art. 8 lid 3)."""

    subject: str
    title: str
    plan: str = ""
    why: str = ""
    effect: str = ""
    soften: str = ""
    cost: str = ""
    decides_on: date | None = None
    listed: str = ""
    in_writing: bool = True


def kind_of(subject: str) -> Kind:
    """What a subject asks: advice, consent, or nothing (the council begins)."""
    if subject in OURS:
        return Kind.UNSOLICITED
    return Kind.CONSENT if subject in CONSENT_SUBJECTS else Kind.ADVICE


def who_treats(council: Council, subject: str) -> list[Council]:
    """The other councils that treat the subject, when it was said and this one does not."""
    if regulation.competent(council, subject) is not False:
        return []
    treated = regulation.powers(council.organisation_id)[subject]
    every = regulation.councils_that_treat(council.organisation_id)
    return [one for one in every if one.id in treated]


def _check_competence(council: Council, subject: str) -> None:
    """Where nothing was said of the subject, any council is asked (art. 3 lid 6)."""
    theirs = who_treats(council, subject)
    if theirs:
        names = ", ".join(one.name for one in theirs)
        raise RefusedError(
            _("Not this council treats this subject, but %(councils)s.", councils=names),
            field="subject",
        )


def file(actor: Actor, council: Council, asked: Asked) -> Request:
    """The provider asks, in writing and today: the request stands in a dossier of its own.

    Raises `RefusedError` for a subject on which the council begins itself or that another treats.
    """
    if asked.subject in OURS or asked.subject not in SUBJECTS:
        raise RefusedError(_("Choose a subject from the list."), field="subject")
    _check_competence(council, asked.subject)
    dossier = begin_dossier(actor, council, asked.title, symbol=SUBJECTS[asked.subject].symbol)
    request = _made(actor, dossier, asked)
    return _received(actor, request, today())


def register(actor: Actor, dossier: Dossier, asked: Asked, received: date | None) -> Request:
    """The council writes down what was asked on paper, or begins itself: also what another council
    treats, since it was asked all the same.

    Without a day it is only announced. Raises `RefusedError`.
    """
    if asked.subject not in SUBJECTS:
        raise RefusedError(_("Choose a subject from the list."), field="subject")
    if dossier.closed_at:
        raise RefusedError(_("This dossier is closed."))
    request = _made(actor, dossier, asked)
    if request.kind == Kind.UNSOLICITED:
        request.station = Station.RECEIVED
        note(actor, request, What.RECEIVED, today(), inside=True)
        return request
    if received is None:
        note(actor, request, What.ANNOUNCED, today(), inside=True)
        return request
    return _received(actor, request, check_day(request, received, "received"))


def _made(actor: Actor, dossier: Dossier, asked: Asked) -> Request:
    request = Request(
        dossier_id=dossier.id,
        council_id=dossier.council_id,
        kind=kind_of(asked.subject),
        station=Station.ANNOUNCED,
        filed_by_id=actor.person_id,
        **vars(asked),
    )
    session.add(request)
    session.flush()
    return request


def receive(actor: Actor, request: Request, on: date | None, version: int) -> None:
    """What was announced, or returned, has come in writing. Raises as `begin` does."""
    begin(actor, request, version, frozenset({Station.ANNOUNCED, Station.RETURNED}))
    request.in_writing = True
    _received(actor, request, check_day(request, on))


def _received(actor: Actor, request: Request, on: date) -> Request:
    """The term begins, by the weeks that the regulation has now."""
    if request.kind == Kind.CONSENT and not request.in_writing:
        raise RefusedError(
            _("A proposal for consent is in writing (Wmcz 2018 art. 8 lid 3)."), field="in_writing"
        )
    agreed = regulation.agreed(request.dossier.council.organisation_id)
    if request.kind == Kind.CONSENT:
        request.weeks, request.article = agreed.consent_weeks, agreed.consent_article
    else:
        request.weeks, request.article = agreed.advice_weeks, agreed.advice_article
    request.station, request.received_on = Station.RECEIVED, on
    request.came_on = request.came_on or on
    note(actor, request, What.RECEIVED, on)
    return request


def return_(actor: Actor, request: Request, missing: str, version: int) -> None:
    """Give back a request that is not complete, with what is missing. Raises `RefusedError`."""
    begin(actor, request, version, frozenset({Station.RECEIVED}))
    if not missing:
        raise RefusedError(_("Write down what is missing."), field="missing")
    if request.kind == Kind.UNSOLICITED:
        raise RefusedError(_("This one is our own."))
    request.station, request.received_on = Station.RETURNED, None
    for pause in request.pauses:
        session.delete(pause)
    note(actor, request, What.RETURNED, today(), text=missing)
