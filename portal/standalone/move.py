"""Copy a house from SQLite into an empty PostgreSQL: all of it, compared afterwards, or nothing."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from portal import migrations
from portal.database import Base
from portal.engines import UnsuitableDatabaseError, filling, make_engine, number_on
from portal.standalone.alone import alone

BATCH = 1000

Progress = Callable[[int, int], None]
"""Told how many rows have been copied or compared, and how many there are to do."""


class MoveError(RuntimeError):
    """Nothing was moved: both databases are as they were."""


@dataclass(frozen=True)
class Tally:
    """What a table holds: how many rows, and a sum over them that no order changes."""

    rows: int = 0
    total: int = 0

    def plus(self, row: sa.Row[Any]) -> "Tally":
        """With one row more."""
        values = [json.dumps(v, sort_keys=True) if isinstance(v, dict) else v for v in row]
        digest = hashlib.blake2b(repr(values).encode(), digest_size=16).digest()
        return Tally(self.rows + 1, (self.total + int.from_bytes(digest)) % 2**128)


def move(source: str, target: str, progress: Progress = lambda done, of: None) -> dict[str, Tally]:
    """Copy every table from the source to the target, and give what each holds.

    Nobody else writes in the source meanwhile, and it stays as it is. The target is brought up
    to date, filled and compared with the source in one transaction. Raises `MoveError`, and
    `InUseError` while a server runs on the source.
    """
    tables = Base.metadata.sorted_tables
    with (
        _engine(source, "sqlite") as old_engine,
        _engine(target, "postgresql") as new_engine,
        alone(source),
        old_engine.connect() as old,
    ):
        if migrations.current(old) != migrations.head():
            raise MoveError("First bring the data up to date: huisraad upgrade.")
        steps = _Steps(progress, 2 * sum(_count(old, table) for table in tables))
        with _writing(new_engine) as new:
            _require_empty(new)
            migrations.upgrade_within(new)
            with filling(new):
                held = {table.name: _copy(table, old, new, steps) for table in tables}
            for table in tables:
                if _tally(table, new, steps) != held[table.name]:
                    raise MoveError(f"What arrived in {table.name} is not what was sent.")
                number_on(new, table)
    return held


@contextmanager
def _engine(url: str, kind: str) -> Iterator[sa.Engine]:
    try:
        engine = make_engine(url)
    except UnsuitableDatabaseError as error:
        raise MoveError(f"This is not an address of a database: {url}") from error
    file = engine.url.database or ""
    if engine.dialect.name != kind or (kind == "sqlite" and not Path(file).is_file()):
        raise MoveError("Only data in SQLite are moved, and only to postgresql://...")
    try:
        yield engine.execution_options(portal_writes=True)
    finally:
        engine.dispose()


@contextmanager
def _writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction; what PostgreSQL says of it is said in its own words."""
    try:
        with engine.begin() as connection:
            yield connection
    except UnsuitableDatabaseError as error:
        raise MoveError(str(error)) from error
    except sa.exc.DBAPIError as error:
        raise MoveError(f"PostgreSQL says: {str(error.orig).splitlines()[0]}") from error


def _require_empty(new: sa.Connection) -> None:
    for name in sa.inspect(new).get_table_names():
        ours = name.startswith("portal_") and name != migrations.VERSION_TABLE
        if ours and new.scalar(sa.select(sa.exists(sa.select(1).select_from(sa.table(name))))):
            raise MoveError(f"The database there is not empty: {name} holds something.")


class _Steps:
    def __init__(self, progress: Progress, of: int) -> None:
        self._progress, self._done, self._of = progress, 0, of

    def take(self, rows: int) -> None:
        self._done += rows
        self._progress(self._done, self._of)


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _batches(
    table: sa.Table, connection: sa.Connection, steps: _Steps
) -> Iterator[list[sa.Row[Any]]]:
    query = sa.select(table).order_by(*table.primary_key)
    found = connection.execute(query, execution_options={"yield_per": BATCH})
    for batch in found.partitions():
        yield list(batch)
        steps.take(len(batch))


def _copy(table: sa.Table, old: sa.Connection, new: sa.Connection, steps: _Steps) -> Tally:
    tally = Tally()
    for batch in _batches(table, old, steps):
        try:
            new.execute(sa.insert(table), [dict(row._mapping) for row in batch])
        except sa.exc.DBAPIError as error:
            first, last = batch[0][0], batch[-1][0]
            why = str(error.orig).splitlines()[0]
            raise MoveError(f"PostgreSQL, at {table.name} {first} to {last}: {why}") from error
        for row in batch:
            tally = tally.plus(row)
    return tally


def _tally(table: sa.Table, connection: sa.Connection, steps: _Steps) -> Tally:
    tally = Tally()
    for batch in _batches(table, connection, steps):
        for row in batch:
            tally = tally.plus(row)
    return tally
