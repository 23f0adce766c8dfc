"""What stops a command, in one sentence to whoever typed it."""

import errno
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask_babel import Babel

from portal.engines import UnsuitableDatabaseError
from portal.i18n import gettext as _
from portal.mail.service import MailboxError
from portal.migrations import NewerDatabaseError
from portal.outages import Outage, outage_of
from portal.standalone.alone import InUseError
from portal.standalone.settings import WeakKeyError


class PortError(RuntimeError):
    """The server cannot listen at this address and port."""

    def __init__(self, host: str, port: int, number: int) -> None:
        super().__init__(host, port, number)
        self.host = host
        self.port = port
        self.number = number


KNOWN = (
    InUseError,
    MailboxError,
    NewerDatabaseError,
    OSError,
    PortError,
    UnsuitableDatabaseError,
    WeakKeyError,
    sa.exc.DBAPIError,
)
"""What `sentence` can explain; of the last and of `OSError` most, not all."""


@contextmanager
def in_dutch() -> Iterator[None]:
    """Sentences inside the block are Dutch, without a portal that can be opened."""
    app = Flask(__name__)
    Babel(app, default_locale="nl")
    with app.test_request_context():
        yield


def sentence(error: BaseException) -> str:
    """What went wrong and what to do, in the language of the context; nothing if unknown."""
    if isinstance(error, WeakKeyError):
        return _("The secret in HUISRAAD_KEY can be guessed. Take 32 random characters or more.")
    if isinstance(error, NewerDatabaseError):
        return _("This data was made by a newer version of Huisraad. Install that version.")
    if isinstance(error, InUseError):
        number = error.process
        return _("Huisraad already runs on this data (process %(number)s).", number=number)
    if isinstance(error, MailboxError):
        return _("HUISRAAD_SMTP or HUISRAAD_MAIL_FROM is not right: %(why)s", why=error)
    if isinstance(error, UnsuitableDatabaseError):
        return _("HUISRAAD_DATABASE is not the address of a database that Huisraad can use.")
    if isinstance(error, PortError):
        return _of_port(error)
    return _of_database(error) if isinstance(error, sa.exc.DBAPIError) else _of_file(error)


def _of_port(error: PortError) -> str:
    if error.number == errno.EADDRINUSE:
        return _("Another program uses port %(port)s. Choose another one.", port=error.port)
    if error.number == errno.EACCES:
        return _("You may not use port %(port)s. Take one from 1024 on.", port=error.port)
    return _("This computer does not have the address %(host)s.", host=error.host)


def _of_database(error: sa.exc.DBAPIError) -> str:
    if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_IOERR_WRITE":
        return _("Writing does not work. Is the disk full, or broken?")
    outage = outage_of(error)
    if outage is None:
        return ""
    return {
        Outage.GONE: _("The database cannot be opened. Is it there, and may you read it?"),
        Outage.READ_ONLY: _("You may not write in the database. Who is its owner?"),
        Outage.FULL: _("The disk is full. Make room on it, and start again."),
        Outage.BUSY: _("Another program keeps the database busy. Stop that one first."),
        Outage.DAMAGED: _("The database or the disk is damaged. Put back a backup."),
    }[outage]


def _of_file(error: BaseException) -> str:
    if not isinstance(error, OSError):
        return ""
    where = error.filename or ""
    if outage_of(error) is Outage.FULL or error.errno == errno.EFBIG:
        return _("The disk is full. Make room on it, and start again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT):
        who = getpass.getuser()
        return _("%(who)s may not write here: %(where)s.", who=who, where=where)
    if isinstance(error, FileExistsError | NotADirectoryError):
        return _("This is not a folder: %(where)s.", where=Path(where))
    return ""
