"""What the pages about one import have in common."""

from collections.abc import Sequence

from flask import url_for

from portal.concepts import CONCEPTS
from portal.i18n import gettext as _
from portal.imports.models import ImportRun
from portal.rendering import Action, Card, Page


def framed(
    run: ImportRun,
    cards: Sequence[Card],
    actions: Sequence[Action] = (),
) -> Page:
    """A page about one import."""
    index = url_for("portal.imports.index")
    return Page(
        title=_("Bring people in"),
        symbol="own:everybody",
        section="administer",
        back=index,
        crumbs=[(str(CONCEPTS["imports"].label), index)],
        cards=cards,
        actions=actions,
    )


def address_of(run: ImportRun) -> str:
    """Where the import is looked at."""
    return url_for("portal.imports.show", run_id=run.id)
