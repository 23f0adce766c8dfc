"""The papers of a dossier or a request, as a card on its page, as far as the reader sees them."""

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.dossiers.models import Dossier, Request
from portal.i18n import gettext as _
from portal.i18n import written
from portal.papers import service as papers
from portal.papers.models import Enclosure
from portal.rendering import Action, Card, Chip, Line

SYMBOL = "openmoji:1F4C4"


def enclosure_card(place: Dossier | Request, *, adds: bool) -> Card:
    """The papers there, the first first; ``adds`` leads to adding one."""
    actor = current_actor()
    inside = policy.may(actor, Permission.DOSSIER_VIEW, place.council_id)
    seen = policy.where(actor, Permission.ENCLOSURE_VIEW)
    rows = [_row(one, inside=inside) for one in papers.enclosed(place, seen)]
    if isinstance(place, Dossier):
        add = url_for("portal.papers.at_dossier", dossier_id=place.id)
        who = Line(text=_("Only members and the supporter see these."), symbol="own:secret")
    else:
        add = url_for("portal.papers.at_request", asked_id=place.id)
        who = Line(text=_("You see what you sent, and what is shared with you."))
        if inside:
            who = Line(text=_("The provider sees its own, and what you share."), symbol="own:share")
    return Card(
        title=_("Papers"),
        symbol=SYMBOL,
        lines=[who],
        rows=rows,
        actions=[Action(concept="paper.add", href=add)] if adds else (),
    )


def _row(paper: Enclosure, *, inside: bool) -> Card:
    chips = []
    if paper.from_provider:
        chips = [Chip(text=_("from the provider"))]
    elif paper.shared_at:
        chips = [Chip(text=_("shared with the provider"), mark="check")]
    elif inside and paper.request_id:
        chips = [Chip(text=_("for the council alone"))]
    day = written(paper.added_at, "d MMMM y")
    who = paper.added_by.call_name
    return Card(
        title=paper.title,
        href=url_for("portal.papers.enclosed", enclosure_id=paper.id),
        symbol=SYMBOL,
        lines=[Line(text=_("%(name)s, %(day)s", name=who, day=day))],
        chips=chips,
    )
