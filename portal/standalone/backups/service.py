"""Backups that the administrator makes from a page: what ``huisraad backup`` makes."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from portal import audit, clock, database
from portal.context import portal
from portal.i18n import lazy_gettext as _
from portal.identity import Actor
from portal.jobs import service as jobs
from portal.jobs.models import Job, JobState
from portal.standalone import backup

MAKE = "backups.make"
KEPT = 5
"""So many are kept; an older one makes room for a new one."""
REASONS = {"backup": _("There is no room, or the database or its program does not work.")}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A backup that is there: when it was made, and its bytes."""

    made_at: datetime
    size: int


def folder() -> Path:
    """Where they lie."""
    return portal().folder / backup.FOLDER


def kept() -> Sequence[Kept]:
    """What is there, the newest first."""
    found = [path.stat() for path in _files()]
    return [Kept(made_at=datetime.fromtimestamp(o.st_mtime, UTC), size=o.st_size) for o in found]


def work() -> Job | None:
    """The job that makes the present backup, while it is not done."""
    job = jobs.latest(MAKE, "")
    return job if job and job.state in (JobState.WAITING, JobState.DEAD) else None


def progress() -> tuple[int, int]:
    """How many files of how many are in the present backup."""
    try:
        done, total = _progress().read_text().split()
    except (OSError, ValueError):
        return 0, 0
    return int(done), int(total)


def ask(actor: Actor) -> None:
    """Have a backup made, unless one is under way; one that came to a stop is tried again.

    Raises `RefusedError` when that has begun meanwhile.
    """
    if job := work():
        if jobs.trouble(job):
            jobs.again(actor, job)
        return
    moment = clock.local(clock.now())
    jobs.enqueue(MAKE, {}, key=f"{moment:%Y-%m-%d-%H%M%S}")
    audit.record(actor, "backup:asked")


@jobs.outside(MAKE, label=_("make a backup"), reasons=REASONS)
def _make(task: jobs.Task) -> None:
    """Make the backup under the moment at which it was asked, and drop the oldest."""
    database.end()
    folder().mkdir(mode=0o700, exist_ok=True)
    address = portal().engine.url.render_as_string(hide_password=False)
    target = folder() / f"huisraad-{task.key}.tar"
    try:
        backup.make(portal().folder, address, target, tell=_tell)
    except (backup.BackupError, OSError, sqlite3.Error) as error:
        raise jobs.HopelessError("backup", type(error).__name__) from error
    finally:
        _progress().unlink(missing_ok=True)
    for old in _files()[KEPT:]:
        old.unlink(missing_ok=True)


def _files() -> list[Path]:
    return sorted(folder().glob("huisraad-*.tar"), reverse=True)


def _progress() -> Path:
    return folder() / "progress"


def _tell(done: int, total: int) -> None:
    _progress().write_text(f"{done} {total}")
