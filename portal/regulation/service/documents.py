"""The document of a version: a PDF or a Word document, kept beside the other papers."""

from pathlib import Path
from typing import IO

from portal.archive import service as archive
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.papers import service as papers
from portal.papers.service.files import ENDINGS, path_of
from portal.regulation.models import HouseRules, Regulation


def store(name: str, stream: IO[bytes]) -> tuple[str, str]:
    """Keep the file and return its key and type. Slow: before the writing begins.

    Raises `RefusedError` for what is no PDF and no Word document.
    """
    try:
        found = archive.store([(name, stream)])
    except archive.NotKeptError as error:
        raise RefusedError(error.messages[0], field="file") from error
    if len(found) != 1 or found[0].media_type not in (papers.PDF, papers.WORD):
        archive.discard(found)
        raise RefusedError(_("Choose a PDF or a Word document."), field="file")
    return found[0].key, found[0].media_type


def file_of(regulation: Regulation | HouseRules) -> Path | None:
    """Where the document lies; none when there is none."""
    if regulation.file_key is None:
        return None
    path = path_of(regulation.file_key)
    return path if path.is_file() and not path.is_symlink() else None


def name_of(regulation: Regulation | HouseRules, stem: str) -> str:
    """The name under which somebody keeps it."""
    ending = ENDINGS.get(regulation.media_type or "", "")
    return f"{stem} {regulation.since:%Y-%m-%d}{ending}"
