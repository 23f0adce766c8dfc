"""Where a set lies in the data folder: what was brought until it is in, then its one file."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from pictos.sets.shelf import Shelf
from portal.context import portal
from portal.database import session
from portal.files import make_folder

FOLDER = "symbols"
"""The name of the folder, which backups take along."""
_ZIP = b"PK"


def shelf() -> Shelf:
    """The sets of this portal."""
    return Shelf(portal().folder / FOLDER)


def take(key: str, stream: IO[bytes]) -> None:
    """Keep what is brought for the set of this key."""
    make_folder(shelf().folder)
    head = stream.read(2)
    stream.seek(0)
    path = _places(key)[0 if head == _ZIP else 1]
    with path.open("xb") as file:
        path.chmod(0o600)
        shutil.copyfileobj(stream, file, 1024 * 1024)


def brought(key: str) -> Path:
    """What was brought for the set of this key, which may be gone."""
    archive, board = _places(key)
    return board if board.exists() else archive


def let_go(key: str) -> None:
    """Drop what was brought: it is in the set now, or is not wanted."""
    for path in _places(key):
        path.unlink(missing_ok=True)


def remove(key: str) -> None:
    """Drop the set itself as well, or what there is of it."""
    let_go(key)
    shelf().forget(key)


def after_commit(act: Callable[[str], None], key: str) -> None:
    """Do this with the files once this transaction, which needs them no more, is done."""
    opened: Any = session
    listen = sa.event.listen
    listen(opened._get_current_object(), "after_commit", lambda _done: act(key), once=True)


def _places(key: str) -> tuple[Path, Path]:
    """A zip, and a board by itself, which is known by its name."""
    file = shelf().file(key)
    return file.with_suffix(".zip"), file.with_suffix(".obf")
