"""The portal's own tables, engine and transactions; a host only lends the address.

Reading begins deferred and read-only; an unsafe request begins IMMEDIATE before its first
statement, so that no write waits for an upgrade it cannot get. SQLite runs in WAL mode with
``synchronous=FULL``: what was acknowledged survives a power cut.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy as sa
from flask import current_app, g
from sqlalchemy.orm import DeclarativeBase, Session
from werkzeug.local import LocalProxy


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """A moment in UTC; naive values are refused, since nobody knows what they mean."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Every table is called ``portal_<noun>``, so that it sits quietly beside a host's own."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 - SQLAlchemy reads it as such


def one_of(column: str, values: Any) -> sa.CheckConstraint:
    """A constraint that keeps a text column to the values of an enum."""
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=column)


def make_engine(url: str) -> sa.Engine:
    """An engine for the address, with SQLite set up for acknowledged writes to last."""
    arguments: dict[str, Any] = {}
    if url in ("sqlite://", "sqlite:///:memory:"):
        arguments = {"poolclass": sa.pool.StaticPool, "connect_args": {"check_same_thread": False}}
    engine = sa.create_engine(url, **arguments)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("portal_writes", False)
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}").close()
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()


def _engine() -> sa.Engine:
    return cast(sa.Engine, current_app.extensions["portal"].engine)


def _open(writes: bool) -> Session:
    return Session(_engine().execution_options(portal_writes=writes), expire_on_commit=False)


def begin(*, writes: bool) -> None:
    """Start this request's transaction afresh; whatever was pending is dropped."""
    end()
    g.portal_session = _open(writes)


def end() -> None:
    """Close the request's session, rolling back what was not committed."""
    if opened := g.pop("portal_session", None):
        opened.close()


def _session() -> Session:
    if "portal_session" not in g:
        g.portal_session = _open(writes=True)
    return cast(Session, g.portal_session)


session = cast(Session, LocalProxy(_session))


def grouped(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    """The rows by the id that each has under the key, in their own order."""
    groups: dict[int, list[Any]] = {}
    for row in rows:
        groups.setdefault(getattr(row, key), []).append(row)
    return groups


@contextmanager
def reading() -> Iterator[Session]:
    """A short read of its own, for work that must not hold the write lock meanwhile."""
    with _open(writes=False) as own:
        yield own


@contextmanager
def writing() -> Iterator[Session]:
    """A short write of its own, committed at once; not while this request writes already."""
    with _open(writes=True) as own:
        yield own
        own.commit()
