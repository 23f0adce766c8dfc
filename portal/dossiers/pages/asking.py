"""What is asked before something happens with a dossier or a request."""

from typing import Any

from flask import url_for

from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.dossiers.models import Dossier, Request
from portal.i18n import gettext as _
from portal.rendering import FormPage


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
