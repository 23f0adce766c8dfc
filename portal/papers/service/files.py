"""The files of papers: stored whole or not at all, under a key nobody can guess.

A PDF is stored as it came and never shown by the portal itself; an image is drawn anew, so that
place, camera and hidden text are gone.
"""

import io
import secrets
import zipfile
from pathlib import Path
from typing import IO

from portal import photos
from portal.archive.models import ArchivedPaper
from portal.context import portal
from portal.errors import RefusedError
from portal.files import remove, write_whole
from portal.i18n import gettext as _
from portal.meetings.models import Paper
from portal.papers.models import Enclosure, PaperVersion

MOST_BYTES = 10 * 1024 * 1024
LONGEST_SIDE = 2400
PDF = "application/pdf"
JPEG = "image/jpeg"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {PDF: ".pdf", JPEG: ".jpg", WORD: ".docx"}
Stored = Paper | PaperVersion | ArchivedPaper | Enclosure


def store(stream: IO[bytes], *, word: bool = False) -> tuple[str, str]:
    """Keep the file and return its key and its type, told by its own first bytes.

    Raises `RefusedError` with one sentence for what is too heavy, empty, or neither a PDF nor
    a picture, nor, where ``word``, a Word document without a program in it. Slow: call it
    outside a writing transaction.
    """
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise RefusedError(_("This file is too heavy. The most is 10 MB."), field="file")
    if not data:
        raise RefusedError(_("This file is empty."), field="file")
    if word and _is_word(data):
        return keep(data), WORD
    media_type = PDF if data.startswith(b"%PDF-") else JPEG
    if media_type == JPEG:
        data = _redrawn(stream)
    return keep(data), media_type


def keep(data: bytes) -> str:
    """Keep what was looked at, and return its key."""
    key = secrets.token_hex(16)
    write_whole(path_of(key), data)
    return key


def _is_word(data: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    programs = any("vbaproject" in name for name in names)
    return {"[content_types].xml", "word/document.xml"} <= names and not programs


def _redrawn(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    try:
        return photos.cleaned(stream, side=LONGEST_SIDE, square=False)
    except RefusedError as error:
        raise RefusedError(
            _("Choose a PDF or a picture (JPEG, PNG or WebP) that is not too large."),
            field="file",
        ) from error


def discard(key: str) -> None:
    """Remove the file of the key; it may be gone already."""
    remove(path_of(key))


def file_of(paper: Stored) -> Path | None:
    """Where the file lies; none when it is not there or is not a plain file."""
    path = path_of(paper.file_key)
    return path if path.is_file() and not path.is_symlink() else None


def name_of(paper: Paper | ArchivedPaper | Enclosure, ending: str = "") -> str:
    """A file name that is safe everywhere: letters, digits and blanks of the title.

    ``ending`` is the type of a former file.
    """
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in paper.title)
    stem = " ".join(kept.split())[:80] or "stuk"
    return stem + ENDINGS.get(ending or paper.media_type, "")


def path_of(key: str) -> Path:
    """Where the file of the key lies. Raises `ValueError` for what is no key."""
    if not (len(key) == 32 and set(key) <= set("0123456789abcdef")):
        raise ValueError("not a key")
    return portal().folder / "papers" / key
