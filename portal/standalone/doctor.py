"""What is off, in plain words, and what to do about it. It looks and changes nothing.

`before` needs no portal that can be opened; `inside` looks at the portal of the context, and is
for the health page as well. Neither tells anything of a person.
"""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from cryptography import x509

from portal import clock, migrations
from portal.audit import AuditEvent
from portal.context import portal
from portal.i18n import day
from portal.i18n import gettext as _
from portal.jobs import service as jobs
from portal.mail.service import MailboxError
from portal.standalone.alone import lock_of, server_on
from portal.standalone.backup import MADE
from portal.standalone.health import service as health
from portal.standalone.parts import Finding, of_program, of_voice
from portal.standalone.settings import data_folder, database_url, mailbox, weak

LITTLE_ROOM = 500 * 1024 * 1024
OLD_BACKUP = timedelta(days=8)
ENDS_SOON = timedelta(days=30)
LATE_WORK = timedelta(minutes=15)
YEARS = range(2026, 2100)
PATIENCE = 5.0
"""Seconds that the mail server gets to answer."""


def before(*, port: int, try_mail: bool = False) -> list[Finding]:
    """Look at what a start needs: the folder, the program, the port, the mail server."""
    return [
        *of_folder(data_folder()),
        of_key(data_folder()),
        *of_program(),
        of_voice(),
        of_port(port, database_url()),
        of_mail(try_it=try_mail),
    ]


def inside(*, thorough: bool = False) -> list[Finding]:
    """Look at the portal of this context: its data, disk, backup, clock, jobs and certificate.

    ``thorough`` reads the whole database, which takes its time in a large one.
    """
    folder, now = portal().folder, clock.now()
    found = [of_room(folder), of_backup(folder, now), of_certificate(folder, now)]
    data = of_database(thorough=thorough)
    if not data.ok:
        return [data, *found]
    return [*of_use(folder), data, *found, of_clock(now), of_jobs(now)]


# --- before a start ---------------------------------------------------------------------------


def of_folder(folder: Path) -> Iterator[Finding]:
    """Whether the data folder is there, can be written and is closed to others."""
    if not folder.is_dir():
        what = _("The data folder is not there yet: %(folder)s.", folder=folder)
        yield Finding(ok=False, what=what, advice=_("Start Huisraad once; it makes the folder."))
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        what = _("You may not write in the data folder: %(folder)s.", folder=folder)
        yield Finding(ok=False, what=what, advice=_("Make yourself its owner, with chown."))
    if folder.stat().st_mode & 0o077:
        what = _("Others on this computer can look into the data folder.")
        yield Finding(
            ok=False, what=what, advice=_("Close it: chmod 700 %(folder)s", folder=folder)
        )
    else:
        yield Finding(
            ok=True, what=_("The data folder is closed to others: %(folder)s.", folder=folder)
        )


def of_key(folder: Path) -> Finding:
    """Whether the secret that signs cookies is secret."""
    path = folder / "key"
    configured = os.environ.get("HUISRAAD_KEY")
    if configured is None and not path.exists():
        return Finding(ok=True, what=_("The secret key is made at the first start."))
    if configured is None and path.stat().st_mode & 0o077:
        advice = _("Close it: chmod 600 %(folder)s", folder=path)
        return Finding(ok=False, what=_("Others on this computer can read the key."), advice=advice)
    if weak(path.read_text().strip() if configured is None else configured):
        advice = _("Take 32 random characters or more.")
        return Finding(ok=False, what=_("The secret key can be guessed."), advice=advice)
    return Finding(ok=True, what=_("The secret key is strong and closed to others."))


def of_port(port: int, url: str) -> Finding:
    """Whether a server can begin, or has begun."""
    if lock_of(url) and (process := server_on(url)):
        what = _("Huisraad runs at this moment (process %(number)s).", number=process)
        return Finding(ok=True, what=what)
    with closing(socket.socket()) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind(("127.0.0.1", port))
        except OSError:
            what = _("Another program uses port %(port)s.", port=port)
            return Finding(ok=False, what=what, advice=_("Choose another one, with --port."))
    return Finding(ok=True, what=_("Port %(port)s is free.", port=port))


def of_mail(*, try_it: bool) -> Finding:
    """Whether mail is set, and on request whether the mail server answers."""
    try:
        found = mailbox()
    except MailboxError as error:
        advice = _("Look at HUISRAAD_SMTP and HUISRAAD_MAIL_FROM: %(why)s", why=error)
        return Finding(ok=False, what=_("The settings of mail are not right."), advice=advice)
    if found is None:
        return Finding(ok=True, what=_("Mail is not set; Huisraad works without it."))
    if not try_it:
        return Finding(ok=True, what=_("Mail goes by %(host)s.", host=found.host))
    try:
        socket.create_connection((found.host, found.port), PATIENCE).close()
    except OSError:
        what = _("The mail server %(host)s does not answer.", host=found.host)
        return Finding(ok=False, what=what, advice=_("Look at its name and port."))
    return Finding(ok=True, what=_("The mail server %(host)s answers.", host=found.host))


# --- inside the portal ------------------------------------------------------------------------


def of_database(*, thorough: bool) -> Finding:
    """Whether the database answers, is of this version, and is whole."""
    kept = lock_of(str(portal().engine.url))
    if kept and not kept.with_suffix("").exists():
        advice = _("Start Huisraad once, or put back a backup.")
        return Finding(ok=False, what=_("The database is not there."), advice=advice)
    try:
        with portal().engine.connect() as connection:
            at = migrations.current(connection)
            sqlite = connection.dialect.name == "sqlite"
            whole = "ok"
            if sqlite and thorough:
                whole = str(connection.scalar(sa.text("PRAGMA quick_check(1)")))
    except sa.exc.DBAPIError:
        advice = _("Is it there, and may you read it?")
        return Finding(ok=False, what=_("The database cannot be opened."), advice=advice)
    if whole != "ok":
        advice = _("Stop Huisraad and put back a backup.")
        return Finding(ok=False, what=_("The database is damaged."), advice=advice)
    if at not in migrations.known():
        advice = _("Install the newest version.")
        what = _("The database was made by a newer version of Huisraad.")
        return Finding(ok=False, what=what, advice=advice)
    if at != migrations.head():
        advice = _("Run `huisraad upgrade`.")
        what = _("The database is of an older version of Huisraad.")
        return Finding(ok=False, what=what, advice=advice)
    return Finding(ok=True, what=_("The database is whole and of this version."))


def of_use(folder: Path) -> Iterator[Finding]:
    """What keeps everybody from work, as ``/healthz`` says it."""
    if stop := health.outage(portal().engine, folder):
        yield Finding(ok=False, what=health.in_words(stop))


def of_room(folder: Path) -> Finding:
    """Whether there is room on the disk for what is still to come."""
    free = shutil.disk_usage(folder).free
    room = f"{free / 1024**3:.1f}".replace(".", ",")
    if free < LITTLE_ROOM:
        what = _("The disk is almost full: %(room)s GB is left.", room=room)
        return Finding(ok=False, what=what, advice=_("Make room on it."))
    return Finding(ok=True, what=_("The disk has %(room)s GB left.", room=room))


def of_backup(folder: Path, now: datetime) -> Finding:
    """Whether the last backup is recent; a portal of this week may have none yet."""
    advice = _("Make one: huisraad backup FILE, each night.")
    mark, key = folder / MADE, folder / "key"
    last = next((one for one in (mark, key) if one.exists()), None)
    old = last is not None and now.timestamp() - last.stat().st_mtime > OLD_BACKUP.total_seconds()
    if not mark.exists():
        return Finding(ok=not old, what=_("There is no backup yet."), advice=advice)
    made = datetime.fromtimestamp(mark.stat().st_mtime, now.tzinfo)
    what = _("The last backup is of %(day)s.", day=day(made))
    return Finding(ok=not old, what=what, advice=advice if old else "")


def of_certificate(folder: Path, now: datetime) -> Finding:
    """How long the certificate lasts; without one, where a camera works."""
    kept = folder / "tls" / "server.pem"
    if os.environ.get("HUISRAAD_HOSTS"):
        return Finding(ok=True, what=_("A proxy gives TLS, which the camera of a tablet needs."))
    if not kept.exists():
        what = _("The camera of a tablet needs TLS; without it, it works on this computer only.")
        return Finding(ok=True, what=what, advice=_("For tablets, start with --lan."))
    until = x509.load_pem_x509_certificate(kept.read_bytes()).not_valid_after_utc
    what = _("The certificate is valid until %(day)s.", day=day(until))
    if until - now < ENDS_SOON:
        return Finding(ok=False, what=what, advice=_("Start Huisraad again; it makes a new one."))
    return Finding(ok=True, what=what)


def of_clock(now: datetime) -> Finding:
    """Whether the clock can be right: not before what has happened already."""
    last = _last_event()
    if now.year not in YEARS or (last and last > now + timedelta(minutes=5)):
        what = _("The clock of this computer is wrong: %(day)s.", day=day(now))
        return Finding(ok=False, what=what, advice=_("Set it by the network (NTP)."))
    here = now.astimezone().utcoffset()
    if here != now.astimezone(ZoneInfo("Europe/Amsterdam")).utcoffset():
        return Finding(ok=True, what=_("The clock is right; Huisraad shows Dutch time."))
    return Finding(ok=True, what=_("The clock is right: %(day)s.", day=day(now)))


def _last_event() -> datetime | None:
    with portal().engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.max(AuditEvent.at)))


def of_jobs(now: datetime) -> Finding:
    """Whether the work that no page waits for gets done."""
    state = jobs.state()
    if state.dead:
        what = _("Some work could not be done: %(count)s.", count=state.dead)
        return Finding(ok=False, what=what, advice=_("The administrator sees it under Jobs."))
    if state.oldest and now - state.oldest > LATE_WORK:
        what = _("Work is waiting too long: %(count)s.", count=state.waiting)
        return Finding(ok=False, what=what, advice=_("Is Huisraad running?"))
    return Finding(ok=True, what=_("No work is waiting too long."))
