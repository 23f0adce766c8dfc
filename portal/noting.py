"""The notes of the council alone, as cards on the page of what they are about."""

from flask import url_for

from portal.dossiers.models import Dossier
from portal.i18n import gettext as _
from portal.i18n import written
from portal.notes import service as notes
from portal.notes.models import Note
from portal.rendering import Action, Card, Line
from portal.topics.models import Topic
from portal.topics.service import sentences

SYMBOL = "own:secret"


def note_cards(place: Topic | Dossier) -> list[Card]:
    """The notes at a topic or a dossier, the newest first, and the way to write one.

    For pages that only members and supporter of the council open.
    """
    if isinstance(place, Topic):
        add = url_for("portal.notes.at_topic", topic_id=place.id)
    else:
        add = url_for("portal.notes.at_dossier", dossier_id=place.id)
    first = Card(
        title=_("Notes of our own"),
        symbol=SYMBOL,
        lines=[Line(text=_("Only members and the supporter read this."), symbol=SYMBOL)],
        actions=[Action(concept="note.write", href=add)],
    )
    return [first, *(_note(one) for one in notes.at(place))]


def _note(note: Note) -> Card:
    day = written(note.written_at, "d MMMM y")
    change = url_for("portal.notes.change", note_id=note.id)
    return Card(
        title=_("%(name)s, %(day)s", name=note.writer.call_name, day=day),
        photo_of=note.writer,
        lines=[Line(text=part) for part in sentences(note.text)],
        actions=[Action(concept="edit", href=change, tone="quiet")],
    )
