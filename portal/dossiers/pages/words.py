"""How dossiers and requests are said: kind, station, last day."""

from collections.abc import Iterator, Sequence
from datetime import date

from flask import url_for

from portal.concepts import CONCEPTS
from portal.context import View, current_view
from portal.deadlines import Deadline, Fact, Term
from portal.dossiers import service as dossiers
from portal.dossiers.models import (
    Answer,
    Dossier,
    Kind,
    Outcome,
    Request,
    RequestStep,
    Station,
    What,
)
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, ngettext, written
from portal.law import SUBJECTS
from portal.rendering import Action, Chip, Line

SYMBOL = CONCEPTS["dossiers"].symbol
KIND_WORDS = {
    Kind.ADVICE: lazy_gettext("They ask our advice"),
    Kind.CONSENT: lazy_gettext("They need our yes"),
    Kind.UNSOLICITED: lazy_gettext("We say it ourselves"),
}
KIND_SYMBOLS = {
    Kind.ADVICE: "own:advice",
    Kind.CONSENT: "own:consent",
    Kind.UNSOLICITED: "own:idea",
}
STATION_WORDS = {
    Station.ANNOUNCED: lazy_gettext("announced"),
    Station.RECEIVED: lazy_gettext("being treated"),
    Station.RETURNED: lazy_gettext("given back"),
    Station.ADOPTED: lazy_gettext("adopted, not sent yet"),
    Station.SENT: lazy_gettext("answered"),
    Station.SUBSTITUTE: lazy_gettext("at the committee"),
    Station.RULED: lazy_gettext("the committee ruled"),
    Station.DECIDED: lazy_gettext("decided"),
    Station.NULLIFIED: lazy_gettext("we say it is void"),
    Station.REPORTED: lazy_gettext("told to the house"),
    Station.CLOSED: lazy_gettext("closed"),
}
OUTCOME_WORDS = {
    Outcome.TAKEN_OVER: lazy_gettext("They do what we said."),
    Outcome.PARTLY: lazy_gettext("They do a part of what we said."),
    Outcome.NOT: lazy_gettext("They do not do what we said."),
    Outcome.WITHDRAWN: lazy_gettext("The plan is off."),
}
OUTCOMES = {
    Outcome.TAKEN_OVER: lazy_gettext("taken over"),
    Outcome.PARTLY: lazy_gettext("partly taken over"),
    Outcome.NOT: lazy_gettext("not taken over"),
    Outcome.WITHDRAWN: lazy_gettext("plan is off"),
}
_TERMS = {
    Term.ADVICE: lazy_gettext("Our advice is due by %(day)s."),
    Term.CONSENT: lazy_gettext("Our answer is due by %(day)s."),
    Term.DECISION: lazy_gettext("We ask after it on %(day)s."),
    Term.NULLITY: lazy_gettext("By %(day)s we must say it is void."),
    Term.APPEAL: lazy_gettext("We can appeal until %(day)s."),
}
_AGREED = lazy_gettext("Agreed: our answer is due by %(day)s.")


def on(day: date | None) -> str:
    """A day in words, with its year."""
    return written(day, "d MMMM y") if day else ""


def station_chip(request: Request, *, inside: bool) -> Chip:
    """How far it is; what was adopted is for the council alone until it is sent."""
    tone = "sun" if request.station == Station.RECEIVED else "plain"
    station = Station(request.station)
    if station is Station.ADOPTED and not inside:
        station = Station.RECEIVED
    text = str(STATION_WORDS[station])
    if dossiers.is_paused(request) and request.station == Station.RECEIVED:
        return Chip(text=_("the term stands still"), tone="plain", mark="clock")
    return Chip(text=text, tone=tone)


def day_chip(day: date | None, *, hard: bool, closed: bool = False) -> list[Chip]:
    """A last day: in words, how many days are left, and red when a right is lost after it."""
    if day is None or closed:
        return []
    left = (day - dossiers.today()).days
    said = written(day, "d MMM y" if left > 300 else "d MMM")
    if left < 0:
        return [Chip(text=_("too late: %(day)s", day=said), tone="alarm", mark="warning")]
    if left == 0:
        return [Chip(text=_("today"), tone="alarm", mark="clock")]
    days = ngettext("%(num)s day left", "%(num)s days left", left)
    return [Chip(text=f"{said}: {days}", tone="alarm" if hard else "plain", mark="clock")]


def due_line(one: Deadline) -> Line:
    """By when, as one sentence with its day."""
    words = str(_AGREED if one.fact is Fact.AGREED else _TERMS[one.term])
    symbol = f"leaf:{one.day:%Y-%m-%d}"
    return Line(text=words % {"day": written(one.day, "d MMMM")}, symbol=symbol)


def subject_fact(request: Request) -> tuple[str, str]:
    """On which article of the law it rests."""
    subject = SUBJECTS[request.subject]
    return (_("Law: Wmcz 2018 %(article)s", article=subject.article), str(subject.label))


def right_action(key: str) -> Action:
    """What the law says about it, explained."""
    href = url_for("portal.rights.show", key=key)
    return Action(concept="view", href=href, label=_("Read about this right"), tone="quiet")


def rail(request: Request, steps: Sequence[RequestStep], *, inside: bool) -> list[Line]:
    """The stations of a request, as a line: what was, and what is still to come.

    ``inside`` is the council; to others nothing of what it adopted is told before it is sent.
    """
    return [
        Line(text=text, symbol=symbol, station="done" if done else "coming")
        for text, symbol, done in _stations(
            request, {one.what: one.on for one in steps}, told=inside or request.sent_on is not None
        )
    ]


def _stations(
    request: Request, days: dict[str, date], *, told: bool
) -> Iterator[tuple[str, str, bool]]:
    ours = request.kind == Kind.UNSOLICITED
    station = Station(request.station)
    if not ours:
        yield _("They ask us"), "own:receive", request.received_on is not None
    if What.ASKED in days:
        yield _("We asked something"), "own:question", not dossiers.is_paused(request)
    if What.DISCUSSED in days or request.sent_on is None:
        yield _("We talk about it"), "own:say", What.DISCUSSED in days
    if request.no_talk:
        yield _("There was no talk with them"), "own:no", True
    elif request.talked_on:
        yield _("We talked with them"), "own:talk-first", True
    adopted = told and (request.sent_on is not None or station is Station.ADOPTED)
    yield _adopted_words(request, told=told), "own:decide", adopted
    yield _("We send it"), "own:signature", request.sent_on is not None
    if What.SUBSTITUTE in days:
        yield _("The committee looks at it"), "own:committee", request.ruled_on is not None
    yield _decided_words(request), "own:decision", request.outcome is not None
    if request.nullity_on:
        yield _("We say it is void"), "own:law", True
    yield _("We tell the house"), "own:tell", What.REPORTED in days


def _adopted_words(request: Request, *, told: bool) -> str:
    if request.kind == Kind.CONSENT:
        if request.answer is None or not told:
            return _("We say yes or no")
        return _("We say yes") if request.answer == Answer.CONSENTS else _("We say no")
    return _("We say what we think")


def _decided_words(request: Request) -> str:
    if request.outcome is None:
        return _("They decide")
    return str(OUTCOME_WORDS[Outcome(request.outcome)]).rstrip(".")


def picto() -> bool:
    """Whether this is the picto view."""
    return current_view() is View.PICTO


def about(dossier: Dossier) -> str:
    """The picture of a dossier."""
    return dossier.symbol or SYMBOL
