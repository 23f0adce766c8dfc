"""What a supporter hands over: what is there already is looked up, one text is written besides."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.coaching.models import HandoverNote
from portal.councils.models import Council
from portal.database import session
from portal.errors import ConflictError
from portal.identity import Actor
from portal.meetings.models import Meeting, MeetingState

MOST_MEETINGS = 5


def note_of(council_id: int) -> HandoverNote | None:
    """What else was written down for a new supporter, if anything."""
    query = sa.select(HandoverNote).options(joinedload(HandoverNote.writer))
    return session.scalar(query.where(HandoverNote.council_id == council_id))


def version_of(note: HandoverNote | None) -> int:
    """What tells this text from an earlier one, and from none."""
    return note.version + 1 if note else 1


def write(actor: Actor, council: Council, text: str, version: int) -> None:
    """Write it, in the place of what stood there. Raises `ConflictError`."""
    note = note_of(council.id)
    if version_of(note) != version:
        raise ConflictError({"text": note.text if note else ""}, version_of(note))
    if note is None:
        note = HandoverNote(council_id=council.id)
        session.add(note)
    note.text, note.writer_id, note.written_at = text, actor.person_id or 0, clock.now()
    session.flush()
    audit.record(actor, "handover:written", council_id=council.id)


def coming(council_id: int, seen: sa.ColumnElement[bool]) -> Sequence[Meeting]:
    """The next meetings of the council, as far as ``seen`` holds."""
    query = sa.select(Meeting).where(
        seen,
        Meeting.council_id == council_id,
        Meeting.ends_at > clock.now(),
        Meeting.state != MeetingState.CANCELLED,
    )
    return session.scalars(query.order_by(Meeting.starts_at, Meeting.id).limit(MOST_MEETINGS)).all()
