"""Papers: stored whole or not at all, under a key nobody can guess, and served to be kept.

A PDF is stored as it came and never shown by the portal itself; an image is drawn anew, so that
place, camera and hidden text are gone.
"""

import secrets
from pathlib import Path
from typing import IO, Any, cast

import sqlalchemy as sa

from portal import audit, clock, photos
from portal.archive.models import ArchivedPaper
from portal.context import portal
from portal.database import session
from portal.errors import RefusedError
from portal.files import remove, write_whole
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Paper

MOST_BYTES = 10 * 1024 * 1024
MOST_PAPERS = 20
LONGEST_SIDE = 2400
PDF = "application/pdf"
JPEG = "image/jpeg"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {PDF: ".pdf", JPEG: ".jpg", WORD: ".docx"}


def store(stream: IO[bytes]) -> tuple[str, str]:
    """Keep the file and return its key and its type, told by its own first bytes.

    Raises `RefusedError` with one sentence for what is too heavy, empty, or neither a PDF nor
    a picture. Slow: call it outside a writing transaction.
    """
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise RefusedError(_("This file is too heavy. The most is 10 MB."), field="file")
    if not data:
        raise RefusedError(_("This file is empty."), field="file")
    media_type = PDF if data.startswith(b"%PDF-") else JPEG
    if media_type == JPEG:
        data = _redrawn(stream)
    return keep(data), media_type


def keep(data: bytes) -> str:
    """Keep what was looked at, and return its key."""
    key = secrets.token_hex(16)
    write_whole(_path(key), data)
    return key


def _redrawn(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    try:
        return photos.cleaned(stream, side=LONGEST_SIDE, square=False)
    except RefusedError as error:
        raise RefusedError(
            _("Choose a PDF or a picture (JPEG, PNG or WebP) that is not too large."),
            field="file",
        ) from error


def add_paper(actor: Actor, item: AgendaItem, title: str, key: str, media_type: str) -> Paper:
    """Put a stored file with the item. Raises `RefusedError` when there are too many."""
    count = session.scalar(sa.select(sa.func.count(Paper.id)).where(Paper.item_id == item.id))
    if (count or 0) >= MOST_PAPERS:
        raise RefusedError(_("An item holds at most %(count)s papers.", count=MOST_PAPERS))
    paper = Paper(
        item_id=item.id,
        title=title,
        file_key=key,
        media_type=media_type,
        added_by_id=actor.person_id,
        added_at=clock.now(),
    )
    session.add(paper)
    session.flush()
    audit.record(actor, "paper:add", council_id=item.meeting.council_id, detail=f"Paper {paper.id}")
    return paper


def paper_of(item: AgendaItem, paper_id: int) -> Paper | None:
    """The paper, when it belongs to this item."""
    return session.scalar(sa.select(Paper).where(Paper.id == paper_id, Paper.item_id == item.id))


def remove_paper(actor: Actor, item: AgendaItem, paper: Paper) -> str:
    """Take a paper away and return the key of its file, to be removed once that is kept."""
    audit.record(
        actor, "paper:remove", council_id=item.meeting.council_id, detail=f"Paper {paper.id}"
    )
    session.delete(paper)
    session.flush()
    return paper.file_key


def discard(key: str) -> None:
    """Remove the file of the key; it may be gone already."""
    remove(_path(key))


def discard_after_commit(key: str) -> None:
    """Remove the file once nothing refers to it any more: when this transaction is done."""
    path, opened = _path(key), cast(Any, session)._get_current_object()
    sa.event.listen(opened, "after_commit", lambda _: remove(path), once=True)


def file_of(paper: Paper | ArchivedPaper) -> Path | None:
    """Where the file lies; none when it is not there or is not a plain file."""
    path = _path(paper.file_key)
    return path if path.is_file() and not path.is_symlink() else None


def name_of(paper: Paper | ArchivedPaper) -> str:
    """A file name that is safe everywhere: letters, digits and blanks of the title."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in paper.title)
    stem = " ".join(kept.split())[:80] or "stuk"
    return stem + ENDINGS.get(paper.media_type, "")


def _path(key: str) -> Path:
    if not (len(key) == 32 and set(key) <= set("0123456789abcdef")):
        raise ValueError("not a key")
    return portal().folder / "papers" / key
