"""Jobs that leave a trace: each writes a line of the trail, with the key it was asked with."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import audit, database
from portal.audit import AuditEvent
from portal.identity import NOBODY
from portal.jobs import service as jobs
from portal.jobs.models import Job
from portal.jobs.service import handlers


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``kind("test.x", function)`` lets the function do these jobs, during one test."""
    monkeypatch.setattr(handlers, "EVERY", {})
    monkeypatch.setattr("portal.jobs.service.running.EVERY", {})

    def make(name: str, run: Any, *, outside: bool = False, every: timedelta | None = None) -> None:
        one = handlers.Handler(run=run, label=name, outside=outside)
        monkeypatch.setitem(handlers.HANDLERS, name, one)
        if every:
            monkeypatch.setattr("portal.jobs.service.running.EVERY", {name: every})

    return make


def leave_trace(task: jobs.Task) -> None:
    audit.record(NOBODY, f"did {task.key}")


@pytest.fixture
def note(kind: Callable[..., None]) -> None:
    """Jobs called ``test.note`` leave a trace."""
    kind("test.note", leave_trace)


@pytest.fixture
def ask(app: Flask) -> Callable[..., None]:
    """Ask for jobs and commit: ``ask("a", "b")``."""

    def ask(*keys: str, name: str = "test.note", **more: Any) -> None:
        with app.app_context():
            database.begin(writes=True)
            for key in keys:
                jobs.enqueue(name, {"key": key}, key=key, **more)
            database.session.commit()
            database.end()

    return ask


@pytest.fixture
def work(app: Flask) -> Callable[[], int]:
    """Do all that is due."""

    def work() -> int:
        with app.app_context():
            return jobs.work()

    return work


@pytest.fixture
def traces(app: Flask) -> Callable[[], list[str]]:
    """What was done, in order."""

    def read() -> list[str]:
        with app.app_context(), database.reading() as own:
            found = own.scalars(
                sa.select(AuditEvent.what)
                .where(AuditEvent.what.startswith("did "))
                .order_by(AuditEvent.id)
            )
            return [what.removeprefix("did ") for what in found]

    return read


@pytest.fixture
def job(app: Flask) -> Callable[[str], Job]:
    """The job of this key, as it is kept."""

    def find(key: str) -> Job:
        with app.app_context(), database.reading() as own:
            return own.scalars(sa.select(Job).where(Job.key == key)).one()

    return find


@pytest.fixture
def count(app: Flask) -> Callable[[], int]:
    """How many jobs there are."""

    def read() -> int:
        with app.app_context(), database.reading() as own:
            return own.scalar(sa.select(sa.func.count()).select_from(Job)) or 0

    return read
