"""Databases for tests, on each engine: a new one, or a copy of one that was filled before."""

import json
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import psycopg
import pytest
import sqlalchemy as sa
from psycopg import sql

from portal.database import Base, make_engine

ENGINES = ("sqlite", "postgresql")


class Databases(Protocol):
    """Where databases are made: each test has its own, and the next does not see it."""

    def new(self, folder: Path, like: str = "") -> str:
        """The address of a new database, a copy of ``like`` if that is given.

        Nobody may be using the one that is copied.
        """
        ...

    def drop(self, url: str) -> None:
        """Be done with a database, whoever uses it still."""
        ...


class Files:
    """On SQLite a database is a file in the folder, and goes with it."""

    def new(self, folder: Path, like: str = "") -> str:
        file = folder / "huisraad.db"
        if like:
            shutil.copy(str(sa.make_url(like).database), file)
        return f"sqlite:///{file}"

    def drop(self, url: str) -> None:
        """Leave the file to the folder."""


class OnServer:
    """On PostgreSQL a database is made from another by the server."""

    def __init__(self, url: str) -> None:
        self._url = sa.make_url(url)
        self._line = psycopg.connect(url, autocommit=True)

    def new(self, folder: Path, like: str = "") -> str:
        name = f"test_{secrets.token_hex(6)}"
        source = sa.make_url(like).database if like else "template0"
        self._do("CREATE DATABASE {} TEMPLATE {}", name, str(source))
        return self._url.set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        self._do("DROP DATABASE {} WITH (FORCE)", str(sa.make_url(url).database))

    def close(self) -> None:
        """Leave the server, and to it what was not dropped."""
        self._line.close()

    def _do(self, statement: str, *names: str) -> None:
        self._line.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def engine_name(request: pytest.FixtureRequest) -> str:
    """The engine that a test runs on: both in turn for a test marked ``engines``."""
    return getattr(request, "param", request.config.getoption("engine"))


@pytest.fixture(scope="session")
def on_server(postgresql: str) -> Iterator[OnServer]:
    """Makes databases on PostgreSQL."""
    made = OnServer(postgresql)
    yield made
    made.close()


@pytest.fixture(scope="session")
def databases(engine_name: str, request: pytest.FixtureRequest) -> Databases:
    """Makes databases on the engine of the test."""
    server = engine_name == "postgresql"
    made: Databases = request.getfixturevalue("on_server") if server else Files()
    return made


def everything(url: str) -> dict[str, list[str]]:
    """Every row of every table, in the order of its key."""
    engine = make_engine(url)
    with engine.connect() as connection:
        found = {
            table.name: [
                json.dumps(list(row), default=str)
                for row in connection.execute(sa.select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }
    engine.dispose()
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine", choices=ENGINES, default="sqlite", help="where a test runs that needs only one"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let a test that is marked ``engines`` run on each."""
    marked = metafunc.definition.get_closest_marker("engines")
    if marked and "engine_name" in metafunc.fixturenames:
        metafunc.parametrize("engine_name", ENGINES, indirect=True, scope="session")
