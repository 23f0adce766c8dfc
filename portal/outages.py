"""The database or the disk is away: one clear page in the reader's own view, nothing typed lost.

What is read and written belongs to the file that was opened. SQLite itself writes on into a file
that was removed or replaced, and would make an empty one in its place: `watch` prevents both.
"""

import errno
import logging
import sqlite3
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Response, g, make_response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from portal import database
from portal.access.guard import typed
from portal.context import VIEW_COOKIE, View
from portal.forms import PortalForm
from portal.identity import Actor
from portal.rendering import Page, render
from portal.residents.pages import AgainPage, ErrorPage
from portal.residents.service import DEVICE_COOKIE, keep_cookie
from portal.returning import page_path

READ_COOKIE = "huisraad_read"
log = logging.getLogger("portal.outages")


class Outage(StrEnum):
    """What is wrong with the place where everything is kept."""

    GONE = "gone"
    READ_ONLY = "read-only"
    FULL = "full"
    BUSY = "busy"
    DAMAGED = "damaged"


_SQLITE = {
    sqlite3.SQLITE_FULL: Outage.FULL,
    sqlite3.SQLITE_READONLY: Outage.READ_ONLY,
    sqlite3.SQLITE_PERM: Outage.READ_ONLY,
    sqlite3.SQLITE_BUSY: Outage.BUSY,
    sqlite3.SQLITE_LOCKED: Outage.BUSY,
    sqlite3.SQLITE_CANTOPEN: Outage.GONE,
    sqlite3.SQLITE_IOERR: Outage.DAMAGED,
    sqlite3.SQLITE_CORRUPT: Outage.DAMAGED,
    sqlite3.SQLITE_NOTADB: Outage.DAMAGED,
}
_POSTGRESQL = {
    "25006": Outage.READ_ONLY,
    "0A000": Outage.READ_ONLY,  # a server that follows another says this to a writer
    "53100": Outage.FULL,
    "58": Outage.DAMAGED,
    "XX": Outage.DAMAGED,
    **dict.fromkeys(("08", "3D", "57"), Outage.GONE),
    **dict.fromkeys(("40", "53", "55"), Outage.BUSY),
}
"""By SQLSTATE, or its class."""
_DISK = {
    errno.ENOSPC: Outage.FULL,
    errno.EDQUOT: Outage.FULL,
    errno.EROFS: Outage.READ_ONLY,
    errno.EIO: Outage.DAMAGED,
}


def outage_of(error: BaseException | None) -> Outage | None:
    """What is wrong when this was raised; none for a mistake of the program."""
    if isinstance(error, sa.exc.DataError):
        return None  # psycopg refuses some values by itself, without a state
    if isinstance(error, sa.exc.DBAPIError):
        return outage_of(error.orig)
    if isinstance(error, sa.exc.TimeoutError):
        return Outage.BUSY
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, OSError):
        return _DISK.get(error.errno or 0)
    state = getattr(error, "sqlstate", "")  # of psycopg; None when there was no answer at all
    if state is None:
        return Outage.GONE
    return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])


TOLD = {
    Outage.BUSY: "The database is busy: another writer kept its lock all the time we waited. "
    "In an intranet that may be this very request: commit before it reaches the portal."
}

KINDS = (sa.exc.DBAPIError, sa.exc.TimeoutError, sqlite3.Error, OSError)
"""What may be raised in an outage; `outage_of` tells."""


def answer(error: Exception) -> ResponseReturnValue:
    """The page for the outage that raised this; a mistake of the program is raised again."""
    outage = outage_of(error)
    if outage is None:
        raise error
    log.error(TOLD.get(outage, "The database or the disk is away: " + outage))
    return closed_page()


def closed_page() -> ResponseReturnValue:
    """The page for now, drawn without the database, with what was typed to be sent again."""
    with suppress(sa.exc.SQLAlchemyError, sqlite3.Error):
        database.end()
    known: Actor | None = g.get("portal_actor")
    g.portal_actor = Actor(view=known.view if known and known.view else _usual())
    g.portal_adapts = False
    response = make_response(render(_page(), 503))
    response.headers["Retry-After"] = "60"
    return response


def _usual() -> str:
    """How it was read last in this browser, or chosen; else a tablet likes pictures."""
    chosen = request.cookies.get(READ_COOKIE) or request.cookies.get(VIEW_COOKIE)
    return chosen or (View.PICTO if DEVICE_COOKIE in request.cookies else View.STANDARD)


def remember_view(response: Response) -> Response:
    """Leave in the browser how its reader likes to read: in an outage only the browser knows."""
    actor: Actor | None = g.get("portal_actor")
    if actor and actor.view and request.cookies.get(READ_COOKIE) != actor.view:
        keep_cookie(response, READ_COOKIE, actor.view)
    return response


def _page() -> Page:
    try:
        fields = typed() if request.method == "POST" else []
    except HTTPException:
        fields = []
    if not fields:
        return ErrorPage.of(503)
    # Nobody is known now, but what was typed stays whose it was.
    g.portal_owner = request.form.get("act", "").partition(".")[0][:9]
    return AgainPage.later(PortalForm(), page_path(), fields)


def watch(engine: sa.Engine) -> None:
    """Never write into a file that is no longer there, nor make an empty one in its place."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return
    file = Path(name)
    seen: list[bool] = []

    def connecting(dialect: Any, record: Any, arguments: Any, options: Any) -> None:
        if seen and not file.exists():
            gone = sqlite3.OperationalError("the database file is gone")
            gone.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise gone

    def connected(connection: Any, record: Any) -> None:
        record.info["file"] = _identity(file)
        seen.append(True)

    def borrowed(connection: Any, record: Any, proxy: Any) -> None:
        if record.info["file"] != _identity(file):
            raise sa.exc.DisconnectionError  # the pool opens the file anew

    sa.event.listen(engine, "do_connect", connecting)
    sa.event.listen(engine, "connect", connected)
    sa.event.listen(engine, "checkout", borrowed)


def _identity(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
