"""A note to write or to change."""

from typing import Any

from flask import url_for

from portal.dossiers.models import Dossier
from portal.i18n import gettext as _
from portal.notes.models import Note
from portal.noting import SYMBOL
from portal.rendering import Action, FormPage
from portal.topics.models import Topic


def address(place: Topic | Dossier) -> str:
    """The page that shows the notes."""
    if isinstance(place, Topic):
        return url_for("portal.topics.show", topic_id=place.id)
    return url_for("portal.dossiers.show", dossier_id=place.id)


def form_page(
    place: Topic | Dossier, form: Any, *, note: Note | None = None, theirs: Any = None
) -> FormPage:
    """What to write down; a note that is there can be thrown away."""
    removal = [] if note is None else [_remove(note)]
    return FormPage(
        title=_("A note for ourselves"),
        symbol=SYMBOL,
        council=place.council,
        section="wishes" if isinstance(place, Topic) else "dossiers",
        crumbs=[(place.title, address(place))],
        back=address(place),
        lede=_("Only members and the supporter read this."),
        form=form,
        theirs=theirs,
        actions=removal,
    )


def _remove(note: Note) -> Action:
    return Action(
        concept="note.remove",
        href=url_for("portal.notes.remove", note_id=note.id),
        post=True,
        tone="quiet",
        confirm=_("Then it is gone. Throw it away?"),
    )
