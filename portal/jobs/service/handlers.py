"""What can be done: each kind of job by its name, and what returns by the clock.

A handler may run more than once, and its effects must not: what it writes in our database is
committed together with "done", or not at all. What it does elsewhere carries the job's key, and
begins with `Task.mark`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from portal import clock, database
from portal.i18n import lazy_gettext as _
from portal.jobs.models import Job, JobState


class FailedError(Exception):
    """Nothing happened; later it may go well. ``reason`` is a word for the administrator.

    ``detail`` is for who mends the program: codes and names of errors, no personal data.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class HopelessError(FailedError):
    """Nothing happened, and trying again does not help."""


class LostError(Exception):
    """Somebody else has this job now: what was done here does not count."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """A job as its handler sees it."""

    id: int
    name: str
    key: str
    payload: Mapping[str, Any]
    lease: str

    @property
    def held(self) -> sa.ColumnElement[bool]:
        """Whether this is still ours to do."""
        mine = (Job.id == self.id, Job.lease == self.lease, Job.state == JobState.WAITING)
        return sa.and_(*mine)

    def mark(self) -> None:
        """Say that from now on something outside may have happened, in a write of its own.

        A job that ends after this without telling how is not tried again by itself.
        Raises `LostError`.
        """
        with database.writing() as own:
            marked: Any = own.execute(sa.update(Job).where(self.held).values(marked_at=clock.now()))
            if marked.rowcount != 1:
                raise LostError


Handling = Callable[[Task], Any]


@dataclass(frozen=True, kw_only=True)
class Handler:
    """How a kind of job is done; ``outside`` holds no transaction meanwhile.

    ``about`` says whom or what a payload is about, for the administrator.
    """

    run: Handling
    label: Any
    outside: bool = False
    reasons: Mapping[str, Any] = field(default_factory=dict)
    about: Callable[[Mapping[str, Any]], str] = lambda payload: ""


HANDLERS: dict[str, Handler] = {}
EVERY: dict[str, timedelta] = {}
REASONS: Mapping[str, Any] = {
    "failed": _("Something went wrong in the program."),
    "killed": _("The program stopped halfway, again and again."),
    "unknown": _("This version of the program does not know this work."),
    "unsure": _("It stopped halfway. It may be done already."),
}


def handler(name: str, *, label: Any) -> Callable[[Handling], Handling]:
    """Let the function do the jobs of this name, in a writing transaction that also says done."""
    return _register(name, label=label)


def outside(name: str, *, label: Any, **more: Any) -> Callable[[Handling], Handling]:
    """Let the function do the jobs of this name without a transaction: for work elsewhere.

    What it returns, if anything, is called in the transaction that says done. It may have
    ``reasons`` of its own, words for what can go wrong, and ``about`` (see `Handler`).
    """
    return _register(name, label=label, outside=True, **more)


def every(name: str, *, label: Any, **period: float) -> Callable[[Handling], Handling]:
    """Let the function do what returns after each period, as ``days=1``; once on all machines."""
    EVERY[name] = timedelta(**period)
    return _register(name, label=label)


def _register(name: str, **about: Any) -> Callable[[Handling], Handling]:
    def register(function: Handling) -> Handling:
        if name in HANDLERS:
            raise ValueError(f"two handlers for {name}")
        HANDLERS[name] = Handler(run=function, **about)
        return function

    return register


def label_of(job: Job) -> str:
    """What the work is, in words, and what it is about."""
    known = HANDLERS.get(job.name)
    if known is None:
        return str(_("Work of another version"))
    about = known.about(job.payload)
    return f"{known.label}: {about}" if about else str(known.label)


def reason_of(job: Job) -> str:
    """Why the job failed, in words; nothing when it did not."""
    known = HANDLERS.get(job.name)
    words = {**REASONS, **(known.reasons if known else {})}
    return str(words.get(job.reason, REASONS["failed"])) if job.reason else ""
