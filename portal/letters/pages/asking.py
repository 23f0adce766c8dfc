"""What is asked before something happens with a letter."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.dossiers.models import Dossier, Request
from portal.i18n import gettext as _
from portal.law import SUBJECTS
from portal.lettering import SYMBOL
from portal.letters.models import Letter
from portal.letters.pages.words import place_of
from portal.rendering import Card, FormPage, Page


def asking_page(
    place: Council | Dossier | Letter, form: Any, concept: str, **more: Any
) -> FormPage:
    """One question about a letter, or before there is one; ``concept`` is that of the act."""
    crumbs = [(_("Dossiers"), url_for("portal.dossiers.index"))]
    match place:
        case Letter():
            council, back = place.council, place_of(place)
            crumbs.append((place.title, back))
        case Dossier():
            back = url_for("portal.dossiers.show", dossier_id=place.id)
            council = place.council
            crumbs.append((place.title, back))
        case _:
            council, back = place, url_for("portal.letters.templates", council_id=place.id)
            crumbs.append((_("Our letters"), url_for("portal.letters.index", council_id=place.id)))
    return FormPage(
        title=str(CONCEPTS[concept].label),
        symbol=CONCEPTS[concept].symbol,
        council=council,
        section="dossiers",
        crumbs=crumbs,
        back=back,
        form=form,
        **more,
    )


def about_page(dossier: Dossier, requests: Sequence[Request]) -> Page:
    """About which request of the dossier, or about none of them?"""
    subjects = [(one.id, one.title, SUBJECTS[one.subject].symbol) for one in requests]
    rows = [
        Card(
            title=title,
            symbol=symbol,
            href=url_for("portal.letters.begin", dossier_id=dossier.id, asked=number),
        )
        for number, title, symbol in (*subjects, (0, _("About the dossier itself"), "own:file"))
    ]
    back = url_for("portal.dossiers.show", dossier_id=dossier.id)
    return Page(
        title=str(CONCEPTS["letter.write"].label),
        symbol=SYMBOL,
        council=dossier.council,
        section="dossiers",
        crumbs=[(_("Dossiers"), url_for("portal.dossiers.index")), (dossier.title, back)],
        back=back,
        cards=[Card(title=_("About what is it?"), symbol="own:question", rows=rows)],
    )
