"""The words with which a letter of each kind begins: ours, or those that a council made its own.

Words in square brackets are places: what is known there is filled in, the rest is to be written
before the letter goes out. None of it is law; an article stands where the law is meant.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from portal import audit
from portal.councils.models import Council
from portal.database import session
from portal.dossiers import service as dossiers
from portal.dossiers.models import Dossier, Request
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, written
from portal.identity import Actor
from portal.law import SUBJECTS
from portal.letters.models import LetterKind, LetterTemplate

PLACES: Mapping[str, Any] = {
    "subject": lazy_gettext("[subject]"),
    "came": lazy_gettext("[day of the request]"),
    "article": lazy_gettext("[article of the law]"),
    "before": lazy_gettext("[last day]"),
    "heard": lazy_gettext("[how residents were heard]"),
    "talk": lazy_gettext("[when we talked about it]"),
    "told": lazy_gettext("[day on which we knew]"),
    "says": lazy_gettext("[what the council says, and why]"),
    "asks": lazy_gettext("[what we want to know]"),
}
"""What can stand in square brackets; ``says`` and ``asks`` are always written by people."""

OURS: Mapping[LetterKind, Any] = {
    LetterKind.RECEIPT: lazy_gettext(
        "On [day of the request] we received your request about “[subject]” "
        "([article of the law]).\n\n"
        "Our council talks about it. You have our answer no later than [last day]."
    ),
    LetterKind.QUESTION: lazy_gettext(
        "On [day of the request] we received your request about “[subject]”.\n\n"
        "Before we can answer it, we want to know:\n\n[what we want to know]\n\n"
        "Please answer in writing, in words that residents understand."
    ),
    LetterKind.INFORMATION: lazy_gettext(
        "Our council is working on “[subject]”. For this we need information "
        "(Wmcz 2018 art. 6 lid 1).\n\n[what we want to know]\n\n"
        "Please send it in writing, in words that residents understand."
    ),
    LetterKind.ADVICE: lazy_gettext(
        "On [day of the request] you asked for our advice about “[subject]” "
        "([article of the law]).\n\n"
        "How residents were heard: [how residents were heard]\n\n"
        "Our advice:\n\n[what the council says, and why]\n\n"
        "If you want to do something else, you first talk with us (Wmcz 2018 art. 7 lid 5). "
        "Please tell us in writing what you decide (art. 7 lid 6)."
    ),
    LetterKind.CONSENT: lazy_gettext(
        "On [day of the request] you asked for our consent to “[subject]” "
        "([article of the law]).\n\n"
        "How residents were heard: [how residents were heard]\n\n"
        "We agree.\n\n[what the council says, and why]\n\n"
        "Please tell us as soon as you can what you do next (Wmcz 2018 art. 8 lid 5)."
    ),
    LetterKind.REFUSAL: lazy_gettext(
        "On [day of the request] you asked for our consent to “[subject]” "
        "([article of the law]).\n\n"
        "We talked with you about it: [when we talked about it]\n\n"
        "How residents were heard: [how residents were heard]\n\n"
        "We do not agree. Our reasons:\n\n[what the council says, and why]\n\n"
        "Without our consent, or permission of the committee, the plan cannot go on "
        "(Wmcz 2018 art. 8 lid 6 and 7)."
    ),
    LetterKind.UNSOLICITED: lazy_gettext(
        "Our council gives you advice that you did not ask for, about “[subject]” "
        "(Wmcz 2018 art. 9).\n\n"
        "How residents were heard: [how residents were heard]\n\n"
        "Our advice:\n\n[what the council says, and why]\n\n"
        "Please tell us in writing what you decide. If you want to do something else, "
        "you first talk with us (art. 9 lid 2)."
    ),
    LetterKind.NULLITY: lazy_gettext(
        "You decided about “[subject]” ([article of the law]) without our consent, and without "
        "permission of the committee. We know this since [day on which we knew].\n\n"
        "We say that this decision is void (Wmcz 2018 art. 8 lid 7). "
        "Do not carry it out, and undo what was done already.\n\n"
        "Please tell us in writing what you do."
    ),
    LetterKind.COMMITTEE: lazy_gettext(
        "Our council and our care provider do not agree about “[subject]”. "
        "We ask you to look at it (Wmcz 2018 art. 14).\n\n"
        "What happened:\n\n[what the council says, and why]\n\n"
        "What we ask of you:\n\n[what we want to know]"
    ),
}


def facts(place: Dossier | Request) -> dict[str, str]:
    """What is known for the places in square brackets, by the name of the place."""
    if isinstance(place, Dossier):
        return {"subject": place.title}
    last = next((one.day for one in dossiers.runs(place) if not one.hard), None)
    dossier, told = place.dossier, place.told_on or place.noticed_on
    unheard = dossier.unheard and _("they were not, since %(why)s", why=dossier.unheard)
    known = {
        "subject": place.title,
        "came": _day(place.received_on),
        "article": f"Wmcz 2018 {SUBJECTS[place.listed or place.subject].article}",
        "before": _day(last),
        "heard": dossier.heard or unheard,
        "talk": _day(place.talked_on) or place.no_talk,
        "told": _day(told),
        "says": place.advice,
    }
    return {name: words for name, words in known.items() if words}


def filled(text: str, known: Mapping[str, str]) -> str:
    """The text with what is known in its places."""
    for name, words in known.items():
        text = text.replace(str(PLACES[name]), words)
    return text


def open_places(text: str) -> list[str]:
    """The places in it that still have to be written."""
    return [str(place) for place in PLACES.values() if str(place) in text]


def template_of(council_id: int, kind: LetterKind) -> LetterTemplate | None:
    """The council's own words for this kind, if it has them."""
    mine = sa.and_(LetterTemplate.council_id == council_id, LetterTemplate.kind == kind)
    return session.scalar(sa.select(LetterTemplate).where(mine))


def templates_of(council_id: int) -> dict[str, LetterTemplate]:
    """All of the council's own words, by kind."""
    mine = sa.select(LetterTemplate).where(LetterTemplate.council_id == council_id)
    return {one.kind: one for one in session.scalars(mine)}


def beginning(council_id: int, kind: LetterKind) -> str:
    """The words with which a letter of this kind begins in this council."""
    own = template_of(council_id, kind)
    return own.text if own else str(OURS[kind])


def keep_template(
    actor: Actor, council: Council, kind: LetterKind, text: str, version: int
) -> None:
    """Begin with these words from now on; without words, with ours again.

    ``version`` is that of the own words that were shown, 0 when there were none. Raises
    `ConflictError`, `RefusedError` when somebody made them meanwhile.
    """
    session.refresh(council, with_for_update=True)
    own = template_of(council.id, kind)
    if own is None and version:
        raise RefusedError(_("Somebody took these words away meanwhile."))
    if own is None:
        if text:
            session.add(LetterTemplate(council_id=council.id, kind=kind, text=text))
    else:
        check_version(own, version, ("text",))
        if text:
            own.text = text
        else:
            session.delete(own)
    session.flush()
    audit.record(actor, "letter:template", council_id=council.id, detail=f"letter {kind}")


def _day(day: Any) -> str:
    return written(day, "d MMMM y") if day else ""
