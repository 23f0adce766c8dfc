"""What is seen of a paper without its file: its pages as pictures, and its words.

Made beside the server, by a process of its own for a PDF; the file itself is never opened on
our address.
"""

import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

import sqlalchemy as sa
from defusedxml import DefusedXmlException, ElementTree
from PIL import Image

from portal import database
from portal.archive.models import ArchivedPaper
from portal.cleaning import clean
from portal.context import portal
from portal.database import session
from portal.files import keep_names, make_folder
from portal.i18n import lazy_gettext as _
from portal.jobs import service as jobs
from portal.meetings.models import Paper
from portal.papers.models import Enclosure, PaperVersion, Preview, PreviewState
from portal.papers.service import drawing
from portal.papers.service.files import JPEG, PDF, WORD, path_of

LOOK = "papers.look"
FOLDER = "previews"
BATCH = 200
FAULTS = {
    "password": _("This paper has a password, so we cannot show it."),
    "broken": _("This paper is damaged, so we cannot show it."),
    "heavy": _("This paper is too heavy to show."),
}
_BROKEN = (
    *(OSError, EOFError, LookupError, ValueError, RuntimeError, zlib.error),
    *(BadZipFile, ParseError, DefusedXmlException),
)
"""What a file that is no good makes the readers say; any other mistake is our own."""
_MOST_XML = 20 * 1024 * 1024
_MOST_TAGS = 500_000
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def ask(file_key: str, media_type: str) -> None:
    """Have a stored file looked at, once the present transaction is committed."""
    if session.get(Preview, file_key) is None:
        session.add(Preview(file_key=file_key))
    jobs.enqueue(LOOK, {"file": file_key, "type": media_type}, key=file_key, anew=True)


def of_file(file_key: str) -> Preview | None:
    """What is seen of the file, if anybody asked for it."""
    return session.get(Preview, file_key)


def page_of(file_key: str, number: int) -> Path | None:
    """Where the picture of a page lies; none when it is not there."""
    path = _folder(file_key) / f"{number}.jpg"
    return path if path.is_file() else None


def forget(file_key: str) -> None:
    """Throw away the pictures of a file that is gone."""
    shutil.rmtree(_folder(file_key), ignore_errors=True)


@jobs.outside(LOOK, label=_("Make a paper visible"))
def _look(task: jobs.Task) -> Callable[[], None]:
    file_key, media_type = task.payload["file"], task.payload["type"]
    database.end()  # nothing is held while a large paper is drawn
    folder = _folder(file_key)
    aside = folder.with_suffix(".part")
    shutil.rmtree(aside, ignore_errors=True)
    make_folder(aside)
    try:
        told = _KINDS[media_type](path_of(file_key), aside)
    except _BROKEN:
        told = {"fault": "broken"}
    forget(file_key)
    if told.get("pages"):
        aside.rename(folder)
        keep_names(folder.parent)
    else:
        shutil.rmtree(aside, ignore_errors=True)
    return lambda: _tell(file_key, told)


def _tell(file_key: str, told: dict[str, Any]) -> None:
    preview = session.get(Preview, file_key)
    if preview is None:
        forget(file_key)
        return
    preview.fault = str(told.get("fault", ""))
    preview.state = PreviewState.REFUSED if preview.fault else PreviewState.READY
    preview.pages, preview.text = int(told.get("pages", 0)), clean(told.get("text", ""))


def _of_pdf(file: Path, folder: Path) -> dict[str, Any]:
    """Let `drawing` do it: whatever it does, this process goes on."""
    command = [sys.executable, "-I", drawing.__file__, str(file), str(folder)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, and paths that we made
            command, capture_output=True, timeout=2 * drawing.SECONDS, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        return {"fault": "heavy"}
    if done.returncode:
        return {"fault": "heavy" if done.returncode < 0 or b"Memory" in done.stderr else "broken"}
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _of_picture(file: Path, folder: Path) -> dict[str, Any]:
    with Image.open(file, formats=("JPEG",)) as picture:
        picture.thumbnail((drawing.WIDTH, drawing.MOST_HEIGHT))
        picture.save(folder / "1.jpg", "JPEG", quality=80)
    return {"pages": 1}


def _of_word(file: Path, _folder: Path) -> dict[str, Any]:
    """Only the words: how Word would lay them out is not for us to guess."""
    with ZipFile(file) as parts, parts.open("word/document.xml") as inside:
        data = inside.read(_MOST_XML + 1)  # so much and no more, whatever its head claims
    if len(data) > _MOST_XML:
        return {"fault": "heavy"}
    reader = ElementTree.XMLParser(target=_Paragraphs(), forbid_dtd=True)
    try:
        reader.feed(data)
    except _TooHeavyError:
        return {"fault": "heavy"}
    lines = "".join(reader.close()).split("\n")
    return {"text": "\n".join(line for line in lines if line.strip())[: drawing.MOST_TEXT]}


class _TooHeavyError(Exception):
    """There are more tags than anybody's text has."""


class _Paragraphs:
    """The words of a document as they come by: no tree of a million tags is kept."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._in_text, self._tags = False, 0

    def start(self, tag: str, _attributes: object) -> None:
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise _TooHeavyError
        self._in_text = tag == f"{_WORDS}t"

    def end(self, tag: str) -> None:
        self._in_text = False
        if tag == f"{_WORDS}p":
            self._said.append("\n")

    def data(self, text: str) -> None:
        if self._in_text:
            self._said.append(text.replace("\n", " "))

    def close(self) -> list[str]:
        return self._said


_KINDS: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    PDF: _of_pdf,
    JPEG: _of_picture,
    WORD: _of_word,
}


_STORED: tuple[type[Any], ...] = (Paper, PaperVersion, ArchivedPaper, Enclosure)


@jobs.every("papers.previews", label=_("Look whether every paper can be seen"), days=1)
def tidy(_task: jobs.Task | None = None) -> None:
    """Ask for what is not there (any more), and forget what no paper has any more."""
    files = sa.union(*(sa.select(one.file_key, one.media_type) for one in _STORED)).subquery()
    for gone in session.scalars(
        sa.select(Preview).where(Preview.file_key.not_in(sa.select(files.c.file_key)))
    ):
        session.delete(gone)
        forget(gone.file_key)
    unseen = sa.select(files).where(
        files.c.file_key.not_in(sa.select(Preview.file_key)), files.c.media_type.in_(list(_KINDS))
    )
    asked = [(row.file_key, row.media_type) for row in session.execute(unseen.limit(BATCH))]
    drawn = sa.select(files, Preview.pages).join(Preview, Preview.file_key == files.c.file_key)
    for row in session.execute(drawn.where(Preview.pages > 0)):
        if not _folder(row.file_key).is_dir():
            asked.append((row.file_key, row.media_type))
    for file_key, media_type in asked[:BATCH]:
        ask(file_key, media_type)


def _folder(file_key: str) -> Path:
    return portal().folder / FOLDER / path_of(file_key).name
