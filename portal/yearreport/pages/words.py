"""How a request of a year is said: what came of it, what we answered."""

from datetime import date

from portal.concepts import CONCEPTS
from portal.dossiers.models import Answer, Kind, Outcome
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, written
from portal.yearreport.service import Asked

SYMBOL = CONCEPTS["year-reports"].symbol
KIND_WORDS = {
    Kind.ADVICE: lazy_gettext("advice"),
    Kind.CONSENT: lazy_gettext("consent"),
    Kind.UNSOLICITED: lazy_gettext("advice unasked"),
}
KIND_SYMBOLS = {
    Kind.ADVICE: "own:advice",
    Kind.CONSENT: "own:consent",
    Kind.UNSOLICITED: "own:idea",
}
OUTCOME_WORDS = {
    Outcome.TAKEN_OVER: lazy_gettext("taken over"),
    Outcome.PARTLY: lazy_gettext("partly taken over"),
    Outcome.NOT: lazy_gettext("not taken over"),
    Outcome.WITHDRAWN: lazy_gettext("plan is off"),
}


def on(day: date | None) -> str:
    """A day in words, with its year."""
    return written(day, "d MMMM y") if day else ""


def answer_words(one: Asked) -> str:
    """What the council answered, in a few words; nothing before it was sent."""
    if one.sent is None:
        return ""
    if one.kind is not Kind.CONSENT:
        return _("we gave advice")
    return _("we agreed") if one.answer is Answer.CONSENTS else _("we did not agree")


def came_of(one: Asked) -> str:
    """What came of a request by the end of the year."""
    if one.outcome:
        return str(OUTCOME_WORDS[one.outcome])
    return _("still runs") if one.runs else _("closed")
