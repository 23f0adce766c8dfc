"""What returns by the clock, and clocks that are set back."""

from datetime import timedelta

import pytest

from portal import audit
from portal.identity import NOBODY
from portal.jobs import service as jobs
from tests.jobs.conftest import leave_trace

pytestmark = [pytest.mark.engines, pytest.mark.usefixtures("note")]


def test_a_clock_that_was_ahead_holds_nothing_up_for_years(app, ask, work, traces, clock, kind):
    def fails(task):
        raise OSError

    ask("a", "b")
    now = clock()
    clock.set(now + timedelta(days=900))
    ask("c")
    with app.app_context():
        jobs.take(1)
    kind("test.note", fails)
    work()
    kind("test.note", leave_trace)
    clock.set(now)
    work()
    assert sorted(traces()) == ["a", "b", "c"]


def test_what_returns_by_the_clock_is_asked_for_once_a_period(app, work, traces, clock, kind):
    kind("test.daily", lambda task: audit.record(NOBODY, "did daily"), every=timedelta(days=1))
    work()
    work()
    assert traces() == ["daily"]
    clock.forward(hours=23, minutes=59)
    work()
    assert traces() == ["daily"]
    clock.forward(minutes=1)
    work()
    assert traces() == ["daily"] * 2


def test_what_returns_is_not_piled_up_while_it_fails(work, count, clock, kind):
    def fails(task):
        raise OSError

    kind("test.daily", fails, every=timedelta(minutes=1))
    for _ in range(30):
        work()
        clock.forward(minutes=1)
    assert count() == 1


def test_what_returns_does_so_after_the_clock_was_ahead(work, traces, clock, kind):
    kind("test.daily", lambda task: audit.record(NOBODY, "did daily"), every=timedelta(days=1))
    now = clock()
    clock.set(now + timedelta(days=900))
    work()
    clock.set(now)
    work()
    assert traces() == ["daily"] * 2
