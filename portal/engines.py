"""What differs between SQLite and PostgreSQL for whoever reads and writes.

Both keep one promise. A reader sees one moment, and cannot write. Writers go one after another,
each seeing all that the ones before committed: SQLite begins IMMEDIATE, PostgreSQL takes one
lock a database. So whatever a service checks still holds when it writes, no deadlock or failed
serialisation is there to try again, and what is right on the one is right on the other.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import FunctionElement

LINE = {
    "connect_timeout": "3",
    "keepalives_idle": "20",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}
"""How soon a server of PostgreSQL counts as gone, unless the address says otherwise."""
LIMITS = (
    "SET timezone = 'UTC'; SET statement_timeout = '30s'; SET lock_timeout = '10s'; "
    "SET idle_in_transaction_session_timeout = '60s'"
)
WRITERS = "pg_advisory_xact_lock(7301)"
"""The one lock of all who write in a database of PostgreSQL."""


class UnsuitableDatabaseError(RuntimeError):
    """The address is of a database in which the portal cannot keep its data."""


def make_engine(url: str) -> sa.Engine:
    """An engine for the address, set up for acknowledged writes to last.

    ``sqlite:///file``, or ``postgresql://`` for a server, with psycopg whether named or not.
    Raises `UnsuitableDatabaseError` for any other; on connecting also for a database that
    cannot hold every letter.
    """
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise UnsuitableDatabaseError("This is not the address of a database.") from error
    if address.get_backend_name() == "postgresql":
        return _postgresql(address)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address)
    raise UnsuitableDatabaseError("Huisraad keeps its data in SQLite or PostgreSQL.")


def _writes(connection: sa.Connection) -> bool:
    return bool(connection.get_execution_options().get("portal_writes", False))


# --- SQLite -----------------------------------------------------------------------------------


def _sqlite(address: sa.URL) -> sa.Engine:
    arguments: dict[str, Any] = {}
    if address.database in (None, "", ":memory:"):
        arguments = {"poolclass": sa.pool.StaticPool, "connect_args": {"check_same_thread": False}}
    engine = sa.create_engine(address, **arguments)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    connection.create_function("portal_in_order", 1, in_order_key, deterministic=True)
    connection.create_function("portal_lower", 1, _lower, deterministic=True)


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = _writes(connection)
    driver: Any = connection.connection.driver_connection
    if connection.info.get("portal_writes") is not writes:
        driver.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}").close()
        connection.info["portal_writes"] = writes
    if writes:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # may have to wait in vain
    else:
        driver.execute("BEGIN").close()


# --- PostgreSQL -------------------------------------------------------------------------------


def _postgresql(address: sa.URL) -> sa.Engine:
    given = {name: value for name, value in LINE.items() if name not in address.query}
    engine = sa.create_engine(
        address.set(drivername="postgresql+psycopg").update_query_dict(given),
        # A request and a short write of its own, for each thread and the jobs.
        pool_size=10,
        max_overflow=20,
        pool_timeout=10,
        # After a restart of the server nobody is handed a line that has gone dead.
        pool_pre_ping=True,
    )
    sa.event.listen(engine, "connect", _prepare_postgresql)
    sa.event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_postgresql(connection: Any, record: Any) -> None:
    if connection.info.parameter_status("server_encoding") != "UTF8":
        raise UnsuitableDatabaseError("The database must be made with the encoding UTF8.")
    connection.execute(LIMITS)
    connection.commit()


def _begin_postgresql(connection: sa.Connection) -> None:
    writes = _writes(connection)
    driver: Any = connection.connection.driver_connection
    driver.read_only = not writes
    # A writer sees what was committed while it waited; a reader keeps seeing one moment.
    level = connection.dialect.dbapi.IsolationLevel  # type: ignore[union-attr]
    driver.isolation_level = level.READ_COMMITTED if writes else level.REPEATABLE_READ
    if writes:
        connection.exec_driver_sql(f"SELECT {WRITERS}")


def take_time(connection: sa.Connection) -> None:
    """Let this transaction last: for commands that nobody waits for behind a page."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
        )


@contextmanager
def filling(connection: sa.Connection) -> Iterator[None]:
    """Take rows that were checked elsewhere, in any order within a table.

    What refers to its own table is checked at the end of the block; rules about other rows of
    the table are not checked again.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    ask = sa.text(
        "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid = confrelid AND conname LIKE 'fk\\_portal\\_%'"
    )
    own = [
        f"ALTER TABLE {table} ALTER CONSTRAINT {name}" for table, name in connection.execute(ask)
    ]
    ask = sa.text(
        "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger "
        "WHERE NOT tgisinternal AND tgname LIKE 'portal\\_%'"
    )
    rules = [f"ALTER TABLE {table}" for table in connection.scalars(ask)]
    for statement in (
        *(f"{constraint} DEFERRABLE INITIALLY DEFERRED" for constraint in own),
        *(f"{table} DISABLE TRIGGER USER" for table in rules),
    ):
        connection.exec_driver_sql(statement)
    yield
    for statement in (
        "SET CONSTRAINTS ALL IMMEDIATE",
        *(f"{constraint} NOT DEFERRABLE" for constraint in own),
        *(f"{table} ENABLE TRIGGER USER" for table in rules),
    ):
        connection.exec_driver_sql(statement)


def number_on(at: sa.Connection | Session, table: sa.Table) -> None:
    """Let the database give ids after those that were inserted with their own."""
    connection = at.connection() if isinstance(at, Session) else at
    if connection.dialect.name != "postgresql" or table.autoincrement_column is None:
        return
    key = table.autoincrement_column
    sequence = sa.func.pg_get_serial_sequence(table.name, key.name)
    last = sa.select(sa.func.max(key)).scalar_subquery()
    connection.execute(sa.select(sa.func.setval(sequence, last)))


def forget_order(session: Session, model: type[Any], mine: sa.ColumnElement[bool]) -> None:
    """Keep these rows in the order of their key, as if they were written in one moment.

    SQLite does so by itself in a table without rowid. PostgreSQL keeps rows as they came, each
    with the transaction that wrote it, so that they are written anew.
    """
    session.flush()
    if session.get_bind().dialect.name != "postgresql":
        return
    table = model.__table__
    rows = session.execute(sa.select(table).where(mine).order_by(*table.primary_key)).mappings()
    again = [dict(row) for row in rows]
    session.execute(sa.delete(table).where(mine))
    session.execute(sa.insert(table), again)


# --- Dutch order ------------------------------------------------------------------------------


class in_order(FunctionElement[str]):  # noqa: N801 - reads as the function that it is
    """Text in the order of a Dutch register: accents and capitals decide last."""

    type = sa.String()
    inherit_cache = True


class lower(FunctionElement[str]):  # noqa: N801
    """Text in small letters, É as well as E."""

    type = sa.String()
    inherit_cache = True


class local_year(FunctionElement[int]):  # noqa: N801
    """The year of a moment on the wall clock, which at New Year is an hour ahead of UTC."""

    type = sa.Integer()
    inherit_cache = True


_WRITTEN = {
    (local_year, "sqlite"): "CAST(strftime('%%Y', %s, '+1 hour') AS INTEGER)",
    (local_year, "postgresql"): "CAST(extract(year FROM %s + INTERVAL '1 hour') AS INTEGER)",
    (in_order, "sqlite"): "portal_in_order(%s)",
    (in_order, "postgresql"): '(%s COLLATE "nl-x-icu")',
    (lower, "sqlite"): "portal_lower(%s)",
    (lower, "postgresql"): 'lower(%s COLLATE "und-x-icu")',
}


@compiles(local_year)
@compiles(in_order)
@compiles(lower)
def _function(element: FunctionElement[Any], compiler: Any, **kwargs: Any) -> str:
    inside: str = compiler.process(element.clauses, **kwargs)
    return _WRITTEN[type(element), compiler.dialect.name] % inside


_SIGNS = "\t\n _-–—,;:!?.'‘’\"“”„()[]{}@*/\\&#%`^+<=>|~$£€"
"""Before digits and letters; so are accents in their own order (Unicode's, CLDR root)."""
_ACCENTS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304"
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ħ": "h"}
    | {sign: chr(place) for place, sign in enumerate(_SIGNS, 1)}
)
_PLACES = str.maketrans({accent: chr(place) for place, accent in enumerate(_ACCENTS, 2)})


@lru_cache(4096)
def in_order_key(text: str | None) -> str | None:
    """What puts text in the order of `in_order` when it is compared sign by sign."""
    if text is None:
        return None
    parts = unicodedata.normalize("NFD", text)
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    accents = "".join(c if unicodedata.combining(c) else "\1" for c in parts).translate(_PLACES)
    return "\0".join((letters.casefold().translate(_LETTERS), accents, letters.swapcase(), text))


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()
