"""The set-up as it is seen, and what everybody else sees meanwhile."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from portal.context import View
from portal.i18n import gettext as _
from portal.rendering import FormPage, Line, Page
from portal.standalone.setup.forms import AdministratorForm, CouncilForm, OrganisationForm

FORMS: Mapping[str, Any] = {
    "organisation": OrganisationForm,
    "council": CouncilForm,
    "administrator": AdministratorForm,
}
STEPS = tuple(FORMS)
SYMBOLS = {
    "organisation": "own:care",
    "council": "own:council",
    "administrator": "own:person",
}


def step_page(token: str, step: str, form: Any, view: View) -> FormPage:
    """One step. The picto view counts the questions itself, and has its own way back."""
    titles = {
        "organisation": _("Welcome to Huisraad"),
        "council": _("The first council"),
        "administrator": _("And who are you?"),
    }
    number = STEPS.index(step)
    before = [(titles[one], url_for(".step", token=token, step=one)) for one in STEPS[:number]]
    picto = view is View.PICTO
    return FormPage(
        title=titles[step],
        symbol=SYMBOLS[step],
        lede="" if picto else _("Step %(step)s of %(steps)s", step=number + 1, steps=len(STEPS)),
        crumbs=before,
        back=before[-1][1] if before and picto else "",
        form=form,
        save="done" if step == STEPS[-1] else "next",
    )


def wait_page(sentence: str) -> Page:
    """Huisraad is there, but nobody has set it up."""
    return Page(
        title=_("Almost ready"),
        symbol="own:later",
        empty=Line(text=sentence, symbol="own:plan"),
    )
