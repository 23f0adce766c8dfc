"""Notes of a council: written at a topic or a dossier, changed, thrown away.

The trail tells that somebody wrote, never what. No index, export or kept year reads this table.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.database import session
from portal.dossiers.models import Dossier
from portal.errors import check_version
from portal.identity import Actor
from portal.notes.models import Note
from portal.topics.models import Topic


def at(place: Topic | Dossier, most: int = 20) -> Sequence[Note]:
    """The notes at a topic or a dossier, the newest first."""
    found = sa.select(Note).options(joinedload(Note.writer)).where(_column(place) == place.id)
    newest = found.order_by(Note.written_at.desc(), Note.id.desc()).limit(most)
    return session.scalars(newest).all()


def _column(place: Topic | Dossier) -> sa.ColumnElement[int | None]:
    return Note.topic_id.expression if isinstance(place, Topic) else Note.dossier_id.expression


def write(actor: Actor, place: Topic | Dossier, text: str) -> Note:
    """Write a note at a topic or a dossier."""
    note = Note(
        council_id=place.council_id,
        topic_id=place.id if isinstance(place, Topic) else None,
        dossier_id=place.id if isinstance(place, Dossier) else None,
        text=text,
        writer_id=actor.person_id,
        written_at=clock.now(),
    )
    session.add(note)
    session.flush()
    _record(actor, note, "note:written")
    return note


def change(actor: Actor, note: Note, text: str, version: int) -> None:
    """Write it anew. Raises `ConflictError`."""
    check_version(note, version, ("text",))
    note.text, note.writer_id, note.written_at = text, actor.person_id or 0, clock.now()
    session.flush()
    _record(actor, note, "note:changed")


def remove(actor: Actor, note: Note) -> None:
    """Throw a note away: nothing of it is kept."""
    _record(actor, note, "note:removed")
    session.delete(note)
    session.flush()


def _record(actor: Actor, note: Note, what: str) -> None:
    audit.record(actor, what, council_id=note.council_id, detail=f"Note {note.id}")
