"""What is asked of the database and the disk to know whether the portal can work."""

import os
import shutil
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from portal.engines import WRITERS
from portal.i18n import gettext as _
from portal.outages import KINDS, Outage, outage_of

LEAST_ROOM = 20 * 1024 * 1024
"""Bytes free on the disk below which the portal counts as closed: the next photo may not fit."""
PATIENCE = 1000
"""Milliseconds for which another writer is waited for."""


def outage(engine: sa.Engine, folder: Path) -> Outage | None:
    """What is wrong with where everything is kept; none when one can read and write there.

    Cheap: one row is read, and the lock of a writer taken and given back.
    """
    try:
        if shutil.disk_usage(folder).free < LEAST_ROOM:
            return Outage.FULL
        with engine.connect() as connection:
            connection.execute(sa.text("SELECT 1 FROM portal_organisation LIMIT 1"))
        if engine.dialect.name == "sqlite":
            _write_nothing(engine)
        elif not _takes_turn(engine):
            return Outage.READ_ONLY
        if not os.access(folder, os.W_OK):
            return Outage.READ_ONLY
    except FileNotFoundError:
        return Outage.GONE
    except KINDS as error:
        return outage_of(error) or Outage.DAMAGED
    return None


def _write_nothing(engine: sa.Engine) -> None:
    """Begin to write, and do not: only then SQLite tells whether it could."""
    with engine.connect() as connection:
        driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        before = driver.execute("PRAGMA busy_timeout").fetchone()[0]
        driver.execute(f"PRAGMA busy_timeout={PATIENCE}")
        driver.execute("PRAGMA query_only=OFF")
        try:
            driver.execute("BEGIN IMMEDIATE")
            version = driver.execute("PRAGMA user_version").fetchone()[0]
            driver.execute(f"PRAGMA user_version={version}")
        finally:
            driver.rollback()
            driver.execute(f"PRAGMA busy_timeout={before}")


def _takes_turn(engine: sa.Engine) -> bool:
    """Whether a writer could write on PostgreSQL; waits for its turn, and gives it back."""
    with engine.connect() as connection:
        if connection.scalar(sa.text("SELECT pg_is_in_recovery()")):
            return False
        connection.execute(sa.text(f"SET LOCAL lock_timeout = {PATIENCE}"))
        connection.execute(sa.text(f"SELECT {WRITERS}"))
        return True


def in_words(found: Outage) -> str:
    """What is wrong, in one sentence."""
    return {
        Outage.GONE: _("The database is gone."),
        Outage.READ_ONLY: _("The database can be read, but not written."),
        Outage.FULL: _("The disk is full."),
        Outage.BUSY: _("The database is locked: another program keeps it busy."),
        Outage.DAMAGED: _("The database or the disk is damaged."),
    }[found]
