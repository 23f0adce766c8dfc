"""Running jobs: who takes which, what "done" means, and what follows a failure."""

import logging
import os
import random
import secrets
import socket
import traceback
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal import clock, database
from portal.jobs.models import Job, JobState, Periodic
from portal.jobs.service.handlers import (
    EVERY,
    HANDLERS,
    FailedError,
    HopelessError,
    LostError,
    Task,
)

BATCH = 32
LEASE = timedelta(minutes=5)
ATTEMPTS = 8
FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(hours=6)
JITTER = 0.2
FURTHEST = LONGEST_REST * (1 + JITTER)
"""Nothing is held longer: what is held until later was taken by a clock that was ahead."""

_log = logging.getLogger(__name__)


def take(most: int = BATCH) -> list[tuple[int, str]]:
    """Take the jobs that are due: their ids, each with the key of its lease.

    Also asks for what returns by the clock. Not more are out at a time than ``most``, so that
    none waits in a queue until its lease is over.
    """
    now = clock.now()
    with database.reading() as own:
        if not _late(own, now) and own.scalar(sa.select(Job.id).where(_due(now)).limit(1)) is None:
            return []
    with database.writing() as own:
        for name in _late(own, now):
            _ask(own, name, now)
        own.flush()
        out = own.scalar(
            sa.select(sa.func.count()).where(
                Job.state == JobState.WAITING, Job.lease != "", sa.not_(_free(now))
            )
        )
        due = sa.select(Job).where(_due(now)).order_by(Job.run_at, Job.id)
        taken = own.scalars(due.limit(max(most - (out or 0), 0))).all()
        for job in taken:
            job.lease, job.held_by = secrets.token_urlsafe(12), _me()
            job.held_until = now + LEASE
        return [(job.id, job.lease) for job in taken]


def run(job_id: int, lease: str) -> None:
    """Do a job that was taken, or nothing when the lease is somebody else's by now."""
    task = _claim(job_id, lease)
    if task is None:
        return
    try:
        _do(task)
    except LostError:
        _log.warning("job %s: another worker has it now", task.id)
    except Exception as error:
        database.end()
        _failed(task, error)
    finally:
        database.end()


def work() -> int:
    """Do all that is due, here and now, and say how many: for commands, hosts and tests."""
    count = 0
    while taken := take():
        for job_id, lease in taken:
            run(job_id, lease)
        count += len(taken)
    return count


def release() -> None:
    """Give back what processes of this machine held when they were killed."""
    host = f"{socket.gethostname()}:"
    with database.writing() as own:
        held = sa.select(Job).where(Job.state == JobState.WAITING, Job.lease != "")
        for job in own.scalars(held):
            if job.held_by.startswith(host) and not _lives(int(job.held_by.removeprefix(host))):
                job.lease, job.held_until = "", None


def _me() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _lives(process: int) -> bool:
    """Whether another process of this number is there; what has ours was before our time."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _free(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(Job.held_until.is_(None), Job.held_until <= now, Job.held_until > now + FURTHEST)


def _due(now: datetime) -> sa.ColumnElement[bool]:
    at_once_but_later = sa.and_(Job.asked_at > now, Job.run_at == Job.asked_at)
    time = sa.or_(Job.run_at <= now, at_once_but_later)  # the clock was ahead when it was asked
    return sa.and_(Job.state == JobState.WAITING, time, _free(now))


def _late(own: Session, now: datetime) -> list[str]:
    """What is to be asked for again; also when the clock was ahead the last time."""
    asked = {row.name: row.asked_at for row in own.execute(sa.select(Periodic.__table__))}
    return [
        name
        for name, period in EVERY.items()
        if name not in asked or not now - period < asked[name] <= now
    ]


def _ask(own: Session, name: str, now: datetime) -> None:
    own.merge(Periodic(name=name, asked_at=now))
    waits = sa.select(Job.id).where(Job.name == name, Job.state == JobState.WAITING)
    if own.scalar(waits.limit(1)) is None:
        own.add(Job(name=name, key=secrets.token_urlsafe(12), payload={}, asked_at=now, run_at=now))


def _claim(job_id: int, lease: str) -> Task | None:
    """Count the attempt before it begins, so that work that kills its worker ends somewhere."""
    with database.writing() as own:
        job = own.get(Job, job_id)
        if job is None or job.lease != lease or job.state != JobState.WAITING:
            return None
        if job.marked_at is not None:
            _bury(job, "unsure")
            return None
        if job.attempts >= ATTEMPTS:
            _bury(job, "killed")
            return None
        job.attempts += 1
        job.held_until = clock.now() + LEASE
        return Task(id=job.id, name=job.name, key=job.key, payload=job.payload, lease=lease)


def _do(task: Task) -> None:
    handler = HANDLERS.get(task.name)
    if handler is None:
        raise FailedError("unknown", task.name)
    database.begin(writes=False)
    finish = handler.run(task) if handler.outside else None
    database.begin(writes=True)
    done: Any = database.session.execute(
        sa.update(Job)
        .where(task.held)
        .values(state=JobState.DONE, ended_at=clock.now(), lease="", reason="", detail="")
    )
    if done.rowcount != 1:
        raise LostError
    if finish is not None:
        finish()
    elif not handler.outside:
        handler.run(task)
    database.session.commit()


def _failed(task: Task, error: Exception) -> None:
    certain = isinstance(error, FailedError)
    reason = error.reason if isinstance(error, FailedError) else "failed"
    detail = error.detail if isinstance(error, FailedError) else _where(error)
    _log.error("job %s (%s): %s %s", task.id, task.name, reason, detail)
    with database.writing() as own:
        job = own.scalar(sa.select(Job).where(task.held))
        if job is None:
            return
        if job.marked_at is not None and not certain:
            _bury(job, "unsure", detail)
        elif job.attempts >= ATTEMPTS or isinstance(error, HopelessError):
            _bury(job, reason, detail)
        else:
            job.held_until = clock.now() + _rest(job.attempts)
            job.lease, job.marked_at = "", None
            job.reason, job.detail = reason, detail[:120]


def _bury(job: Job, reason: str, detail: str = "") -> None:
    job.state, job.ended_at, job.lease = JobState.DEAD, clock.now(), ""
    job.reason, job.detail = reason, detail[:120]


def _rest(attempts: int) -> timedelta:
    """How long a job rests after so many attempts; not all that failed together at once again."""
    factor = random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - no secret
    longer: int = 4 ** (attempts - 1)
    return min(FIRST_REST * longer, LONGEST_REST) * factor


def _where(error: Exception) -> str:
    """The kind of error and the place in the program; its message may hold anything."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
