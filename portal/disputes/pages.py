"""One dispute: what it is about, how far it is, what the law says, and what can be done now."""

from collections.abc import Collection
from typing import Any

from flask import url_for

from portal.access.permissions import Permission
from portal.concepts import CONCEPTS
from portal.disputes import service as disputes
from portal.disputes.models import Appeal, Dispute, Result
from portal.dossiers import service as dossiers
from portal.dossiers.models import Dossier, Request
from portal.i18n import gettext as _
from portal.i18n import written
from portal.law import law
from portal.rendering import Action, Card, FormPage, Line, Page
from portal.topics.service import sentences

SYMBOL = "own:quarrel"


def place_of(place: Dossier | Request) -> str:
    """The page that shows its disputes."""
    if isinstance(place, Request):
        return url_for("portal.dossiers.show_request", asked_id=place.id)
    return url_for("portal.dossiers.show", dossier_id=place.id)


def dispute_page(dispute: Dispute, held: Collection[Permission]) -> Page:
    """``held`` is what the reader may do with it."""
    place = dispute.request or dispute.dossier
    cards = [_about(dispute), _steps(dispute), *_appeal(dispute), _money()]
    if dispute.result:
        cards.insert(1, _result(dispute))
    return Page(
        title=dispute.title,
        symbol=SYMBOL,
        council=dispute.council,
        section="dossiers",
        crumbs=[(place.title, place_of(place))],
        back=place_of(place),
        lede=_("For the council alone. The provider does not see this page."),
        cards=cards,
        actions=_acts(dispute, held),
    )


def _about(dispute: Dispute) -> Card:
    way = CONCEPTS[f"dispute.{dispute.way}"]
    return Card(
        title=_("What we do not agree on"),
        symbol=SYMBOL,
        lines=[Line(text=one) for one in sentences(dispute.about)],
        facts=[(_("We ask for"), str(way.label))],
        actions=[
            Action(
                concept="dispute.explained", href=url_for("portal.rights.disagree"), tone="quiet"
            )
        ],
    )


def _steps(dispute: Dispute) -> Card:
    steps = (
        (_("The council votes"), "own:vote", dispute.voted_on),
        (_("Sent to the committee"), "openmoji:2709", dispute.sent_on),
        (_("The committee listens"), "own:hear", dispute.hearing_on),
        (_("It is over"), "own:done", dispute.result_on),
    )
    lines = [
        Line(
            text=f"{words}: {written(on, 'd MMMM y')}" if on else words,
            symbol=symbol,
            station="done" if on and on <= dossiers.today() else "coming",
        )
        for words, symbol, on in steps
    ]
    return Card(title=_("How far is it?"), symbol="own:where", lines=lines)


def _result(dispute: Dispute) -> Card:
    concept = CONCEPTS[f"dispute.{Result(dispute.result or '')}"]
    lines = [Line(text=str(concept.label), symbol=concept.symbol)]
    lines += [Line(text=one) for one in sentences(dispute.said)]
    if dispute.appeal and dispute.appeal_on:
        after = CONCEPTS[f"dispute.{Appeal(dispute.appeal)}"]
        day = written(dispute.appeal_on, "d MMMM y")
        lines.append(Line(text=f"{after.label}: {day}", symbol=after.symbol))
    return Card(title=_("What came of it"), symbol="own:result", lines=lines)


def _appeal(dispute: Dispute) -> list[Card]:
    last = disputes.last_day(dispute)
    if last is None or dispute.appeal:
        return []
    day = written(last.day, "d MMMM y")
    line = Line(text=_("Appeal by %(day)s.", day=day), symbol=f"leaf:{last.day:%Y-%m-%d}")
    why = " ".join((_("Why this day?"), *last.explained))
    return [Card(title=_("By when?"), symbol="own:deadline", lines=[line], text=why, lead=True)]


def _money() -> Card:
    """What the law says of the costs, each with its article."""
    committee = _("The organisation pays the reasonable costs of going to the committee.")
    court = _("It pays for a lawsuit only if we told it beforehand.")
    return Card(
        title=_("Who pays?"),
        symbol="own:pay",
        lines=[Line(text=committee, symbol="own:committee"), Line(text=court, symbol="own:law")],
        facts=[
            (str(law("art. 6 lid 3")), committee),
            (str(law("art. 6 lid 5")), court),
        ],
    )


def _acts(dispute: Dispute, held: Collection[Permission]) -> list[Action]:
    edits, sends = Permission.DISPUTE_EDIT in held, Permission.DISPUTE_SEND in held
    if dispute.result:
        offered = [("dispute.appeal", "appeal", sends and dispute.appeal_by is not None)]
    elif dispute.sent_on is None:
        offered = [("dispute.send", "send", sends), ("edit", "change", edits)]
    else:
        offered = [("dispute.hearing", "hearing", edits), ("dispute.result", "result", edits)]
    return [
        Action(concept=concept, href=url_for(f"portal.disputes.{view}", dispute_id=dispute.id))
        for concept, view, may in offered
        if may
    ]


def form_page(
    place: Dossier | Request | Dispute, form: Any, concept: str, *, lede: str, theirs: Any = None
) -> FormPage:
    """One question about a dispute."""
    if isinstance(place, Dispute):
        back = url_for("portal.disputes.show", dispute_id=place.id)
    else:
        back = place_of(place)
    return FormPage(
        title=str(CONCEPTS[concept].label),
        symbol=CONCEPTS[concept].symbol,
        council=place.council,
        section="dossiers",
        crumbs=[(place.title, back)],
        back=back,
        lede=lede,
        form=form,
        theirs=theirs,
    )
