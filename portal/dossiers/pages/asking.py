"""What is asked before something happens with a dossier or a request."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.dossiers.models import Dossier, Request
from portal.i18n import gettext as _
from portal.rendering import Action, Card, FormPage


def asking_page(
    place: Council | Dossier | Request,
    form: Any,
    concept: str,
    *,
    theirs: Any = None,
    lede: str = "",
    save: str = "save",
    cards: Any = (),
) -> FormPage:
    """One question about a council, dossier or request; ``concept`` is that of the act."""
    back, council, name = url_for("portal.dossiers.index"), place, ""
    if isinstance(place, Dossier):
        back = url_for("portal.dossiers.show", dossier_id=place.id)
        council, name = place.council, place.title
    elif isinstance(place, Request):
        back = url_for("portal.dossiers.show_request", asked_id=place.id)
        council, name = place.council, place.title
    crumbs = [(_("Dossiers"), url_for("portal.dossiers.index"))]
    return FormPage(
        title=str(CONCEPTS[concept].label),
        symbol=CONCEPTS[concept].symbol,
        council=council,
        section="dossiers",
        crumbs=[*crumbs, (name, back)] if name else crumbs,
        back=back,
        lede=lede or name,
        form=form,
        save=save,
        theirs=theirs,
        cards=cards,
    )


def elsewhere(councils: Sequence[Council]) -> list[Card]:
    """Where the same can be asked instead."""
    if not councils:
        return []
    acts = [
        Action(
            concept="request.file",
            label=_("Ask %(council)s", council=one.name),
            href=url_for("portal.dossiers.file", council_id=one.id),
        )
        for one in councils
    ]
    return [Card(title=_("Ask it there"), symbol="own:council", actions=acts)]
