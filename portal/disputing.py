"""The disputes of a dossier or on a request, as a card on its page, for the council alone."""

from flask import url_for

from portal.disputes import service as disputes
from portal.dossiers.models import Dossier, Request
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Line


def dispute_card(place: Dossier | Request, *, drafts: bool) -> Card:
    """The disputes there, what one is, and the way to draft one."""
    if isinstance(place, Dossier):
        make = url_for("portal.disputes.at_dossier", dossier_id=place.id)
    else:
        make = url_for("portal.disputes.at_request", asked_id=place.id)
    explained = Action(
        concept="dispute.explained", href=url_for("portal.rights.disagree"), tone="quiet"
    )
    rows = [
        Card(
            title=one.title,
            href=url_for("portal.disputes.show", dispute_id=one.id),
            symbol="own:quarrel",
        )
        for one in disputes.at(place)
    ]
    line = Line(text=_("Can we not agree? A committee helps."), symbol="own:committee")
    return Card(
        title=_("We do not agree"),
        symbol="own:quarrel",
        lines=[line],
        rows=rows,
        actions=[explained, *([Action(concept="dispute.make", href=make)] if drafts else ())],
    )
