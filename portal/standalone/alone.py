"""One server on one SQLite file: the second says so and stops."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa


class InUseError(RuntimeError):
    """Another server works on this data; ``process`` is its number."""

    def __init__(self, process: int) -> None:
        super().__init__(process)
        self.process = process


@contextmanager
def alone(database_url: str) -> Iterator[None]:
    """Be the one server on this database while the block runs. Raises `InUseError`.

    The system lets go of the lock with the process, however that ends: a killed server leaves
    nothing in the way. Several servers may share one PostgreSQL.
    """
    path = lock_of(database_url)
    if path is None:
        yield
        return
    line = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(line, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUseError(_number(line)) from error
        os.ftruncate(line, 0)
        os.write(line, str(os.getpid()).encode())
        yield
    finally:
        os.close(line)


def server_on(database_url: str) -> int:
    """The process number of the server that works on this database; 0 when there is none."""
    path = lock_of(database_url)
    if path is None or not path.exists():
        return 0
    line = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(line, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _number(line)
    finally:
        os.close(line)
    return 0


def lock_of(database_url: str) -> Path | None:
    """The file that is locked for this database; none for one that servers may share."""
    try:
        address = sa.make_url(database_url)
    except sa.exc.ArgumentError:  # told where the database is opened
        return None
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return None
    return Path(f"{str(address.database).removeprefix('file:')}.lock")


def _number(line: int) -> int:
    return int(os.pread(line, 20, 0) or 0)
