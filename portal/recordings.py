"""Recorded voices: looked at, kept under a random key, whole or not at all, removed at once."""

import secrets
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import IO

import sqlalchemy as sa
from flask import Response, send_file

from portal.context import portal
from portal.database import session
from portal.errors import RefusedError
from portal.files import SANDBOX, write_whole
from portal.files import remove as remove_file
from portal.i18n import gettext as _

MOST_BYTES = 2 * 1024 * 1024
MOST_SECONDS = 60
WEBM, OGG, MP4 = "audio/webm", "audio/ogg", "audio/mp4"
_HEAD = 64


def looked_at(stream: IO[bytes]) -> tuple[bytes, str]:
    """The recording in the stream, and its type as its own first bytes tell.

    Raises `RefusedError` for what is too heavy or no WebM, Ogg or MP4.
    """
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise RefusedError(_("This recording is too heavy. The most is 2 MB."), field="voice")
    head = data[:_HEAD]
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head:
        return data, WEBM
    if head.startswith(b"OggS\x00") and (b"OpusHead" in head or b"\x01vorbis" in head):
        return data, OGG
    if head[4:8] == b"ftyp":
        return data, MP4
    raise RefusedError(_("We cannot play this. Say it once more."), field="voice")


def store(data: bytes) -> str:
    """Keep what was looked at and return its key; the file is whole or not there."""
    key = secrets.token_hex(16)
    write_whole(_path(key), data)
    return key


def file_of(key: str) -> Path | None:
    """Where the file of the key lies; none when it is not there or is not a plain file."""
    path = _path(key)
    return path if path.is_file() and not path.is_symlink() else None


def sound(path: Path, media_type: str) -> Response:
    """The file as an answer: a sound, and nothing that a browser could open or keep."""
    response = send_file(path, mimetype=media_type, max_age=0)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def remove(key: str) -> None:
    """Remove the file of the key; it may be gone already."""
    remove_file(_path(key))


def remove_after_commit(key: str) -> None:
    """Remove the file once nothing refers to it any more: when this transaction is done."""
    path = _path(key)

    def _gone(done: object) -> None:
        remove_file(path)

    sa.event.listen(session._get_current_object(), "after_commit", _gone, once=True)  # type: ignore[attr-defined]


def forget_others(known: Collection[str], before: datetime) -> None:
    """Remove the files of before that moment whose keys nobody knows: of a write that failed."""
    folder = portal().folder / "recordings"
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in known and path.stat().st_mtime < before.timestamp():
            remove_file(path)


def _path(key: str) -> Path:
    return portal().folder / "recordings" / key
