"""The portal's own tables and transactions; a host only lends the address.

Reading is of one moment, and cannot write; who writes has the database to itself from the
first statement on (`portal.engines` says how), so that what was checked holds till the end.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy as sa
from flask import current_app, g
from sqlalchemy.orm import DeclarativeBase, Session
from werkzeug.local import LocalProxy

from portal.engines import make_engine as make_engine


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


FLAT: Any = "unnested"
"""For ``innerjoin``: an inner join, but not within an outer one, for which SQLite would go through
the whole table."""


def one_of(column: str, values: Any) -> sa.CheckConstraint:
    """A constraint that keeps a text column to the values of an enum."""
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=column)


def _engine() -> sa.Engine:
    return cast(sa.Engine, current_app.extensions["portal"].engine)


class PortalSession(Session):
    """The portal's own, so that what is said of it is not said of a host's."""


def _open(writes: bool) -> Session:
    return PortalSession(_engine().execution_options(portal_writes=writes), expire_on_commit=False)


def begin(*, writes: bool) -> None:
    """Start this request's transaction afresh; whatever was pending is dropped."""
    end()
    g.portal_session = _open(writes)


def is_writing() -> bool:
    """Whether this request's transaction is one that writes."""
    return bool(session.get_bind().get_execution_options().get("portal_writes"))


def end() -> None:
    """Close the request's session, rolling back what was not committed."""
    if opened := g.pop("portal_session", None):
        opened.close()


def _session() -> Session:
    if "portal_session" not in g:
        g.portal_session = _open(writes=True)
    return cast(Session, g.portal_session)


session = cast(Session, LocalProxy(_session))


def rows(statement: sa.Executable, **bound: Any) -> Sequence[Any]:
    """The statement's rows as plain tuples: half of what a session asks for the same.

    For what every page asks, in columns; whole rows that may change come from the session.
    """
    opened = _session()
    opened.flush()
    return opened.connection().execute(statement, bound).all()


def among(column: Any, values: Iterable[Any]) -> sa.ColumnElement[bool]:
    """``column IN values`` for values that belong to the statement, so that its text is kept."""
    listed = [sa.literal(value) for value in sorted(values)]
    return cast(sa.ColumnElement[bool], column.in_(listed)) if listed else sa.false()


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
    """A short write of its own, committed at once; nobody else writes meanwhile.

    Not while this request writes already: it would wait for itself.
    """
    with _open(writes=True) as own:
        yield own
        own.commit()
