"""Done once: leases, failures, rest, and giving up."""

import os
import socket
import subprocess
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal import database
from portal.jobs import service as jobs
from portal.jobs.models import Job, JobState
from portal.jobs.service import running
from tests.jobs.conftest import leave_trace

pytestmark = [pytest.mark.engines, pytest.mark.usefixtures("note")]


class KilledError(BaseException):
    """As good as a kill: nothing is written afterwards."""


def test_what_a_failing_job_did_is_undone_and_it_is_tried_again_later(
    ask, work, job, traces, clock, kind
):
    ready = []

    def fails_once(task):
        leave_trace(task)
        if not ready:
            raise OSError("roos@linde.example said something")

    kind("test.note", fails_once)
    ask("a")
    work()
    assert traces() == []
    failed = job("a")
    assert (failed.state, failed.attempts) == (JobState.WAITING, 1)
    assert failed.reason == "failed"
    assert failed.detail.startswith("OSError at test_running.py:")
    assert "roos" not in failed.detail
    ready.append(True)
    assert work() == 0
    clock.forward(minutes=1, seconds=13)
    work()
    assert traces() == ["a"]
    assert (job("a").state, job("a").reason) == (JobState.DONE, "")


def test_a_failing_job_rests_longer_each_time_and_then_is_given_up(ask, work, job, clock, kind):
    tried = []

    def fails(task):
        tried.append(clock())
        raise jobs.FailedError("later", "SMTP 450")

    kind("test.note", fails)
    ask("a")
    rests = []
    for _ in range(running.ATTEMPTS - 1):
        work()
        until = job("a").held_until
        rests.append((until - clock()) / timedelta(minutes=1))
        clock.set(until - timedelta(seconds=1))
        assert work() == 0
        clock.set(until)
    work()
    assert len(tried) == running.ATTEMPTS
    for rest, expected in zip(rests, (1, 4, 16, 64, 256, 360, 360), strict=True):
        assert expected * 0.8 <= rest <= expected * 1.2
    dead = job("a")
    assert (dead.state, dead.reason, dead.detail) == (JobState.DEAD, "later", "SMTP 450")


def test_jobs_that_failed_together_do_not_all_come_back_together(ask, work, job, kind):
    def fails(task):
        raise OSError

    kind("test.note", fails)
    ask(*"abcdefgh")
    work()
    assert len({job(key).held_until for key in "abcdefgh"}) == 8


def test_what_is_hopeless_is_given_up_at_once(ask, work, job, kind):
    def hopeless(task):
        raise jobs.HopelessError("address")

    kind("test.note", hopeless)
    ask("a")
    work()
    assert (job("a").state, job("a").reason) == (JobState.DEAD, "address")


def test_one_poisoned_job_does_not_hold_up_the_others(ask, work, traces, kind):
    def poisoned(task):
        if task.key == "b":
            raise RecursionError
        leave_trace(task)

    kind("test.note", poisoned)
    ask("a", "b", "c")
    work()
    assert traces() == ["a", "c"]


def test_a_job_of_a_newer_version_waits_for_that_version(ask, work, job, clock, kind, app):
    ask("a")
    with app.app_context(), database.writing() as own:
        own.execute(sa.update(Job).values(name="test.newer"))
    work()
    assert (job("a").state, job("a").reason) == (JobState.WAITING, "unknown")
    kind("test.newer", lambda task: None)
    clock.forward(minutes=2)
    work()
    assert job("a").state == JobState.DONE


def test_a_job_that_a_worker_has_is_not_taken_by_another(app, ask):
    ask("a", "b")
    with app.app_context():
        first = jobs.take(1)
        second = jobs.take(2)
        assert [len(first), len(second)] == [1, 1]
        assert first[0][0] != second[0][0]
        assert jobs.take() == []


def test_no_more_are_taken_than_can_be_done_within_the_lease(app, ask):
    ask(*map(str, range(6)))
    with app.app_context():
        assert len(jobs.take(4)) == 4
        assert jobs.take(4) == []


def test_a_killed_workers_job_is_done_by_another_after_the_lease(app, ask, work, traces, clock):
    ask("a")
    with app.app_context():
        (held,) = jobs.take()
    assert work() == 0
    clock.forward(minutes=5)
    work()
    assert traces() == ["a"]
    with app.app_context():
        jobs.run(*held)  # the first one was only asleep
    assert traces() == ["a"]


def test_a_worker_that_lost_its_lease_leaves_nothing(app, ask, job, traces, clock, kind):
    ask("a")

    def slow(task):
        leave_trace(task)
        clock.forward(minutes=6)

    def slow_outside(task):
        clock.forward(minutes=6)
        assert jobs.take()
        return lambda: leave_trace(task)

    kind("test.note", slow_outside, outside=True)
    with app.app_context():
        jobs.run(*jobs.take()[0])
    assert traces() == []
    assert job("a").state == JobState.WAITING


def test_work_that_kills_its_worker_each_time_ends_among_the_dead(app, ask, job, clock, kind):
    begun = []

    def killed(task):
        begun.append(task.key)
        raise KilledError

    kind("test.note", killed)
    ask("a")
    with app.app_context():
        for _ in range(running.ATTEMPTS + 1):
            for held in jobs.take():
                try:
                    jobs.run(*held)
                except KilledError:
                    database.end()
            clock.forward(minutes=5)
    assert len(begun) == running.ATTEMPTS
    assert (job("a").state, job("a").reason) == (JobState.DEAD, "killed")


def test_work_outside_holds_nothing_and_is_finished_with_done(app, ask, work, traces, kind):
    def outside(task):
        with database.writing() as own:  # another one can write
            own.execute(sa.select(Job.id))
        task.mark()
        return lambda: leave_trace(task)

    kind("test.note", outside, outside=True)
    ask("a")
    work()
    assert traces() == ["a"]


def test_what_may_have_happened_outside_is_not_done_again_by_itself(
    app, ask, work, job, clock, kind
):
    done = []

    def unsure(task):
        task.mark()
        done.append(task.key)
        raise TimeoutError

    kind("test.note", unsure, outside=True)
    ask("a")
    work()
    clock.forward(days=3)
    work()
    assert done == ["a"]
    assert (job("a").state, job("a").reason) == (JobState.DEAD, "unsure")


def test_a_worker_killed_after_its_mark_leaves_it_to_a_person(app, ask, work, job, clock, kind):
    def killed(task):
        task.mark()
        raise KilledError

    kind("test.note", killed, outside=True)
    ask("a")
    with app.app_context():
        held = jobs.take()
        with pytest.raises(KilledError):
            jobs.run(*held[0])
    clock.forward(minutes=5)
    work()
    assert (job("a").state, job("a").reason) == (JobState.DEAD, "unsure")


def test_a_refusal_after_the_mark_is_surely_nothing_and_tried_again(ask, work, job, clock, kind):
    done = []

    def refused_once(task):
        task.mark()
        done.append(task.key)
        if len(done) == 1:
            raise jobs.FailedError("later")

    kind("test.note", refused_once, outside=True)
    ask("a")
    work()
    clock.forward(minutes=2)
    work()
    assert done == ["a", "a"]
    assert job("a").state == JobState.DONE


def test_who_lost_the_job_may_not_begin_outside(app, ask, clock, kind):
    sent = []

    def late(task):
        clock.forward(minutes=6)
        jobs.take()
        task.mark()
        sent.append(task.key)

    kind("test.note", late, outside=True)
    ask("a")
    with app.app_context():
        jobs.run(*jobs.take()[0])
    assert sent == []


def test_at_the_start_what_a_killed_process_of_this_machine_held_is_free_again(app, ask):
    ended = subprocess.Popen(["true"])
    ended.wait()
    here = socket.gethostname()
    held_by = {
        "ended": f"{here}:{ended.pid}",
        "before us": f"{here}:{os.getpid()}",
        "alive": f"{here}:{os.getppid()}",
        "elsewhere": f"else{here}:{ended.pid}",
    }
    ask(*held_by)
    with app.app_context():
        assert len(jobs.take()) == 4
        with database.writing() as own:
            for job in own.scalars(sa.select(Job)):
                job.held_by = held_by[job.key]
        jobs.release()
        with database.reading() as own:
            free = own.scalars(sa.select(Job.key).where(Job.lease == "", Job.held_until.is_(None)))
            assert set(free) == {"ended", "before us"}
