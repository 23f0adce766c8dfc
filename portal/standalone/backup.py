"""A copy of everything, made while the portal runs."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from portal.files import keep_names
from portal.speech.service import FOLDER as SPEECH
from portal.standalone.settings import QUEUE, SQLITE

TELL_EVERY = 50
MADE = "backed-up"
"""A file in the data folder that is as old as the last backup."""


class BackupError(RuntimeError):
    """No backup was made; what was there is untouched."""


ASIDE = "tmp-huisraad-"
"""How the folder is called in which one is made."""
FOLDER = "backups"
"""Where in the data folder those lie that are made from a page; no backup holds another."""
LEFT_OUT = (FOLDER, SPEECH)


def make(
    folder: Path,
    database_url: str,
    target: Path,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Put the database and the files of the data folder into one tar file.

    The database is copied by its own means, so that the copy is whole whatever is written
    meanwhile: SQLite's is checked, PostgreSQL's is made by pg_dump and called huisraad.dump.
    The file appears under its name only when it is complete and on the disk. It holds the key
    as well: keep it as safe as the portal itself. ``tell`` hears how many files of how many are
    in it. Raises `BackupError`.
    """
    address = sa.make_url(database_url)
    if target.resolve().is_relative_to(folder) and target.parent != folder / FOLDER:
        raise BackupError("Put the backup outside the data folder.")
    _clear(target.parent, "tmp*" if target.parent == folder / FOLDER else f"{ASIDE}*")
    made_in = tempfile.TemporaryDirectory(prefix=ASIDE, dir=target.parent)
    with made_in as aside, _held(Path(aside)):
        on_server = address.get_backend_name() == "postgresql"
        copy = _dump(address, Path(aside)) if on_server else _copy(address, Path(aside))
        packed = Path(aside, "backup.tar")
        live = SQLITE if on_server else copy.name  # left behind by a move, the former is old
        with tarfile.open(packed, "w") as tar:
            tar.add(copy, copy.name)
            for done, path in enumerate(paths := _files(folder, live)):
                if done % TELL_EVERY == 0:
                    tell(done, len(paths))
                with suppress(FileNotFoundError):  # gone meanwhile: nothing refers to it
                    tar.add(path, path.relative_to(folder), recursive=False)
        packed.chmod(0o600)
        with packed.open("rb") as file:
            os.fsync(file.fileno())
        packed.replace(target)
        keep_names(target.parent)
    (folder / MADE).touch()


def _clear(place: Path, names: str) -> None:
    """Remove what backups left that were killed half way: nobody holds it any more."""
    for left in place.glob(names):
        with suppress(OSError), _held(left) as alone:
            if alone:
                shutil.rmtree(left)


@contextmanager
def _held(aside: Path) -> Iterator[bool]:
    """Hold the folder until the end, also when killed; false where another does, or none can."""
    line = os.open(aside, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(line, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held = True
        except OSError:
            held = False
        yield held
    finally:
        os.close(line)


def _files(folder: Path, live: str) -> list[Path]:
    """What goes along: everything but the live database, the queue, other backups and sounds."""
    return [
        path
        for top in sorted(folder.iterdir())
        if top.name not in LEFT_OUT and not top.name.startswith((live, QUEUE))
        for path in (top, *sorted(top.rglob("*")))
        if not path.suffix.startswith(".part")  # half a file: written anew
    ]


def _copy(address: sa.URL, aside: Path) -> Path:
    live = Path(address.database or "")
    if not live.is_file():
        raise BackupError("There is no database yet.")
    copy = aside / live.name
    source, target = sqlite3.connect(live), sqlite3.connect(copy)
    try:
        source.backup(target)
        found = target.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise BackupError(f"The database is damaged: {found}")
    finally:
        target.close()
        source.close()
    return copy


def _dump(address: sa.URL, aside: Path) -> Path:
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupError("Install pg_dump (Debian: postgresql-client), of the server's version.")
    copy = aside / "huisraad.dump"
    # Everybody on this computer can read the words of a command, but not its environment.
    plain = address._replace(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": address.password} if address.password else {}
    done = subprocess.run(  # noqa: S603 - a program of the system, with an address as its word
        [program, "--format=custom", "--no-owner", f"--file={copy}", f"--dbname={plain}"],
        env=os.environ | secret,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(done.stderr.strip())
    return copy
