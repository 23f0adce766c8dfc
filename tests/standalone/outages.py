"""The ways in which a database goes away, on each engine. Each gives a way back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from flask import Flask

from portal.engines import WRITERS

Back = Callable[[], object]


def gone(app: Flask, folder: Path) -> Back:
    """Somebody moves the file aside, as a broken mount does; or nobody is let in any more."""
    if _on_server(app):
        _on(app, "ALTER DATABASE {0} ALLOW_CONNECTIONS false")
        _on(app, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{0}'")
        return lambda: _on(app, "ALTER DATABASE {0} ALLOW_CONNECTIONS true")
    for path in folder.glob("huisraad.db*"):
        path.rename(folder / f"away-{path.name}")
    return lambda: [
        path.rename(folder / path.name.removeprefix("away-")) for path in folder.glob("away-*")
    ]


def read_only(app: Flask, folder: Path) -> Back:
    """The engine itself opens the database for reading only."""
    _sqlite_only(app)

    def connecting(dialect: Any, record: Any, arguments: Any, options: Any) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{folder}/huisraad.db?mode=ro", uri=True)

    return _listening(app, "do_connect", connecting)


def busy(app: Flask, folder: Path) -> Back:
    """Another program holds the writer's lock."""
    if _on_server(app):
        other: Any = psycopg.connect(_address(app))
        other.execute(f"SELECT {WRITERS}")
        wait = _told(app, "SET lock_timeout = 1")
    else:
        other = sqlite3.connect(folder / "huisraad.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        wait = _told(app, "PRAGMA busy_timeout=1")
    return lambda: (other.close(), wait())


def full(app: Flask, folder: Path) -> Back:
    """The file may not grow by a page."""
    _sqlite_only(app)

    def connected(connection: Any, record: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    return _listening(app, "connect", connected)


def damaged(app: Flask, folder: Path) -> Back:
    """The first page is overwritten."""
    _sqlite_only(app)
    engine = app.extensions["portal"].engine
    engine.dispose()
    path = folder / "huisraad.db"
    with closing(sqlite3.connect(path)) as one:
        one.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    path.write_bytes(b"no database" * 400 + whole[4400:])

    def back() -> None:
        engine.dispose()
        path.write_bytes(whole)

    return back


def _on_server(app: Flask) -> bool:
    return bool(app.extensions["portal"].engine.dialect.name == "postgresql")


def _sqlite_only(app: Flask) -> None:
    if _on_server(app):
        pytest.skip("the disk is PostgreSQL's own; what it tells of it is read by its SQLSTATE")


def _address(app: Flask, database: str = "") -> str:
    url = app.extensions["portal"].engine.url.set(drivername="postgresql")
    url = url.set(database=database) if database else url
    return str(url.render_as_string(hide_password=False))


def _on(app: Flask, statement: str) -> None:
    name = app.extensions["portal"].engine.url.database
    with psycopg.connect(_address(app, "postgres"), autocommit=True) as line:
        line.execute(statement.format(name).encode())


def _told(app: Flask, statement: str) -> Back:
    """Say this on each new line to the database."""

    def connected(connection: Any, record: Any) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.execute(statement)
        connection.commit()

    return _listening(app, "connect", connected)


def _listening(app: Flask, name: str, function: Callable[..., Any]) -> Back:
    engine = app.extensions["portal"].engine
    engine.dispose()
    sa.event.listen(engine, name, function)

    def back() -> None:
        sa.event.remove(engine, name, function)
        engine.dispose()

    return back
