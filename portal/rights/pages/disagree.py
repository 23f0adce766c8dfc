"""We do not agree: who helps, what happens step by step, and who pays."""

from flask import url_for

from portal.context import View
from portal.i18n import gettext as _
from portal.rendering import Page
from portal.rights.pages.said import goes_with, said, way_to
from portal.rights.service import disputing


def disagree_page(view: View) -> Page:
    """In easy sentences with pictures, each with where it stands."""
    index = url_for("portal.rights.index")
    return Page(
        title=_("We do not agree"),
        symbol="own:quarrel",
        section="rights",
        back=index,
        crumbs=[(_("Our rights"), index)],
        cards=[
            said(_("Who helps?"), "own:committee", disputing.COMMITTEE, view),
            said(_("What happens?"), "own:where", disputing.STEPS, view),
            said(_("Who helps us with it?"), "own:help", disputing.HELP, view),
            said(_("Who pays?"), "own:pay", disputing.MONEY, view),
            goes_with([way_to(key, view) for key in ("14", "7.5", "8.7")]),
        ],
    )
