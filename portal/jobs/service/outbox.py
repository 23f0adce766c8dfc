"""The outbox: the table of jobs as features and the administrator see it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from portal import audit, clock
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.jobs.models import Job, JobState
from portal.jobs.service.handlers import HANDLERS, reason_of

MOST_SHOWN = 50
UNTOUCHED = timedelta(minutes=1)
"""For so long a job may be due before somebody takes it."""


@dataclass(frozen=True, kw_only=True)
class State:
    """How many jobs are due and not done, since when the oldest waits, and how many are dead."""

    waiting: int
    dead: int
    oldest: datetime | None


def enqueue(
    name: str,
    payload: Mapping[str, Any],
    *,
    key: str,
    run_at: datetime | None = None,
    anew: bool = False,
) -> None:
    """Ask for a job in the caller's transaction: rolled back, nobody ever hears of it.

    The same key asked for twice under one name is one job; ``anew`` lets it be done once more
    when it is done already. Raises `LookupError` for a name that nobody handles, `TypeError`
    for a payload that is no JSON, and `RuntimeError` where nothing may be written, as in a GET.
    """
    if name not in HANDLERS:
        raise LookupError(name)
    json.dumps(payload, allow_nan=False)
    if not session.get_bind().get_execution_options().get("portal_writes"):
        raise RuntimeError("a job is asked for in a transaction that only reads")
    # Writers go one after another, so nobody adds the same between these two statements.
    job = session.scalar(sa.select(Job).where(Job.name == name, Job.key == key))
    if job is None:
        now = clock.now()
        session.add(
            Job(name=name, key=key, payload=dict(payload), asked_at=now, run_at=run_at or now)
        )
    elif anew and job.state == JobState.DONE:
        _begin_anew(job)
        job.payload, job.run_at = dict(payload), run_at or job.run_at
    session.flush()


def latest(name: str, begins: str) -> Job | None:
    """The last job asked for under this name with a key that begins so."""
    mine = sa.select(Job).where(Job.name == name, Job.key.startswith(begins, autoescape=True))
    return session.scalar(mine.order_by(Job.id.desc()).limit(1))


def trouble(job: Job | None) -> str:
    """Why what is not done yet is not being done at this moment; nothing while it goes well."""
    if job is None or job.state in (JobState.DONE, JobState.DROPPED):
        return _("Nobody does this any more.")
    if job.state == JobState.WAITING and is_held(job):
        return ""
    if job.reason:
        return reason_of(job)
    since = job.held_until or job.run_at
    if since + UNTOUCHED < clock.now():
        return _("It stopped halfway. Is the server that does this switched on?")
    return ""


def is_waiting(name: str, key: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether a job of this name and key is still to be done, as a condition of other rows."""
    return sa.exists().where(Job.name == name, Job.key == key, Job.state == JobState.WAITING)


def state() -> State:
    """How the work goes, in one statement; for the health page."""
    due = sa.and_(Job.state == JobState.WAITING, Job.run_at <= clock.now())
    count = sa.func.count
    waiting, dead, oldest = session.execute(
        sa.select(
            count().filter(due),
            count().filter(Job.state == JobState.DEAD),
            sa.func.min(Job.run_at).filter(due),
        )
    ).one()
    return State(waiting=waiting, dead=dead, oldest=oldest)


def shelf(which: JobState) -> Sequence[Job]:
    """The jobs in this state, the oldest first, as many as a person looks at."""
    return session.scalars(
        sa.select(Job).where(Job.state == which).order_by(Job.run_at, Job.id).limit(MOST_SHOWN)
    ).all()


def is_held(job: Job) -> bool:
    """Whether a worker has the job now."""
    return bool(job.lease) and job.held_until is not None and job.held_until > clock.now()


def again(actor: Actor, job: Job) -> None:
    """Try a job again now, as if it were new. Raises `RefusedError` when that cannot be."""
    _check(job)
    _begin_anew(job)
    audit.record(actor, "job:again", detail=f"Job {job.id}")
    session.flush()


def drop(actor: Actor, job: Job) -> None:
    """Leave a job undone for good. Raises `RefusedError` when that cannot be."""
    _check(job)
    job.state, job.ended_at, job.lease = JobState.DROPPED, clock.now(), ""
    audit.record(actor, "job:drop", detail=f"Job {job.id}")
    session.flush()


def _begin_anew(job: Job) -> None:
    job.state, job.ended_at = JobState.WAITING, None
    job.attempts, job.marked_at, job.held_until = 0, None, None
    job.lease = job.held_by = job.reason = job.detail = ""
    job.run_at = clock.now()


def _check(job: Job) -> None:
    session.refresh(job)
    if job.state not in (JobState.WAITING, JobState.DEAD):
        raise RefusedError(_("This is already done or dropped."))
    if job.state == JobState.WAITING and is_held(job):
        raise RefusedError(_("This is being done at this moment. Look again in a minute."))
