"""A copy of everything, made while the portal runs."""

import os
import sqlite3
import tarfile
import tempfile
from pathlib import Path

import sqlalchemy as sa


class BackupError(RuntimeError):
    """No backup was made; what was there is untouched."""


def make(folder: Path, database_url: str, target: Path) -> None:
    """Put the database and the files of the data folder into one tar file.

    The database is copied by SQLite itself, so that the copy is whole whatever is written
    meanwhile, and checked. The file appears under its name only when it is complete and on
    the disk. It holds the key as well: keep it as safe as the portal itself. Raises
    `BackupError`.
    """
    database = sa.make_url(database_url).database
    if not database_url.startswith("sqlite") or not database:
        raise BackupError("Only SQLite is copied here; a database server has tools of its own.")
    if target.resolve().is_relative_to(folder):
        raise BackupError("Put the backup outside the data folder.")
    live = Path(database)
    with tempfile.TemporaryDirectory(dir=target.parent) as aside:
        copy, packed = Path(aside, live.name), Path(aside, "backup.tar")
        _copy(live, copy)
        with tarfile.open(packed, "w") as tar:
            tar.add(copy, live.name)
            for path in sorted(folder.iterdir()):
                if not path.name.startswith(live.name):
                    tar.add(path, path.name)
        with packed.open("rb") as file:
            os.fsync(file.fileno())
        packed.replace(target)


def _copy(live: Path, copy: Path) -> None:
    source, target = sqlite3.connect(live), sqlite3.connect(copy)
    try:
        source.backup(target)
        found = target.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise BackupError(f"The database is damaged: {found}")
    finally:
        target.close()
        source.close()
