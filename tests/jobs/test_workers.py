"""Workers as they run: threads beside the server, several on one queue or each with its own."""

import sqlite3
import threading
from collections import Counter
from contextlib import ExitStack, closing

import pytest
import sqlalchemy as sa

from portal import database
from portal.jobs import service as jobs
from portal.jobs.models import Job, JobState
from portal.jobs.service import workers
from tests.jobs.conftest import leave_trace

PATIENCE = 30.0
pytestmark = pytest.mark.engines


@pytest.fixture
def quick(monkeypatch):
    """Ask the outbox all the time, not each second."""
    monkeypatch.setattr(workers, "TURN", 0.01)
    monkeypatch.setattr(workers, "PAUSE", 0.01)


@pytest.fixture
def queue(app, tmp_path):
    """A queue of the kind that goes with the database: a file, or tables in its server."""
    url = app.extensions["portal"].engine.url
    if url.get_backend_name() == "sqlite":
        return tmp_path / "queue.db"
    return url.render_as_string(hide_password=False)


@pytest.fixture
def until(app):
    """Wait until the jobs are as one wants: ``until(lambda states: ...)``."""
    turn = threading.Event()

    def wait(wanted):
        for _ in range(int(PATIENCE / 0.02)):
            with app.app_context(), database.reading() as own:
                states = Counter(own.scalars(sa.select(Job.state)))
            if wanted(states):
                return
            turn.wait(0.02)
        raise AssertionError(states)

    return wait


def all_done(states):
    return not states[JobState.WAITING]


def test_a_thread_beside_the_server_does_what_is_asked_for(
    app, ask, note, traces, queue, quick, until
):
    with jobs.Workers(app, queue).beside():
        ask("a", "b")
        until(all_done)
        ask("c")
        until(all_done)
    assert sorted(traces()) == ["a", "b", "c"]
    ask("d")
    assert sorted(traces()) == ["a", "b", "c"]


@pytest.mark.parametrize("shared", [True, False], ids=["one queue", "a queue each"])
def test_each_job_is_done_once_however_many_workers_there_are(
    app, ask, note, traces, queue, quick, until, tmp_path, shared
):
    keys = [f"{n:02}" for n in range(60)]
    ask(*keys)
    with ExitStack() as running:
        for number in range(3):
            own = queue if shared else tmp_path / f"{number}.db"
            running.enter_context(jobs.Workers(app, own).beside())
        until(all_done)
    assert sorted(traces()) == keys


def test_a_job_under_way_is_finished_when_the_workers_are_told_to_stop(
    app, ask, kind, traces, queue, quick
):
    begun, go = threading.Event(), threading.Event()

    def slow(task):
        begun.set()
        assert go.wait(PATIENCE)
        return lambda: leave_trace(task)

    kind("test.note", slow, outside=True)
    ask("a")
    some = jobs.Workers(app, queue)
    thread = threading.Thread(target=some.run)
    thread.start()
    assert begun.wait(PATIENCE)
    some.stop()
    thread.join(0.5)
    assert thread.is_alive()
    go.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert traces() == ["a"]


def test_a_slow_job_does_not_hold_up_the_next(app, ask, kind, traces, queue, quick, until):
    go = threading.Event()

    def run(task):
        if task.key == "slow":
            assert go.wait(PATIENCE)
        return lambda: leave_trace(task)

    kind("test.note", run, outside=True)
    ask("slow", "quick")
    with jobs.Workers(app, queue).beside():
        until(lambda states: states[JobState.DONE] == 1)
        assert traces() == ["quick"]
        go.set()


def test_a_queue_that_is_lost_loses_no_job(app, ask, note, traces, quick, until, clock, tmp_path):
    ask("a")
    with app.app_context():
        jobs.take()  # as a worker did whose queue is gone
    clock.forward(minutes=6)
    with jobs.Workers(app, tmp_path / "new.db").beside():
        until(all_done)
    assert traces() == ["a"]


def test_what_stands_in_the_queue_twice_or_is_old_is_done_once(
    app, ask, note, traces, quick, until, clock, tmp_path
):
    ask("a")
    some = jobs.Workers(app, tmp_path / "queue.db")
    with app.app_context():
        ((number, old),) = jobs.take()
        clock.forward(minutes=6)
        ((_, new),) = jobs.take()
    for lease in (old, new, new, "nonsense"):
        some._task(number, lease)
    with some.beside():
        until(all_done)
    assert traces() == ["a"]


def test_the_queue_holds_nothing_that_could_be_run(app, tmp_path):
    some = jobs.Workers(app, tmp_path / "queue.db")
    some._task(7, "lease")
    some._huey.storage.close()
    with closing(sqlite3.connect(tmp_path / "queue.db")) as queue:
        ((message,),) = queue.execute("SELECT data FROM task").fetchall()
    assert bytes(message).startswith(b"[")
    assert b"lease" in bytes(message)


def test_a_database_that_is_away_for_a_moment_stops_no_worker(
    app, ask, note, traces, queue, quick, until, monkeypatch
):
    take, failures = jobs.running.take, []

    def failing():
        if len(failures) < 3:
            failures.append(1)
            raise OSError("gone")
        return take()

    monkeypatch.setattr(jobs.running, "take", failing)
    ask("a")
    with jobs.Workers(app, queue).beside():
        until(all_done)
    assert (len(failures), traces()) == (3, ["a"])


@pytest.mark.parametrize(
    "address", ["redis://127.0.0.1:1/0", "postgresql://127.0.0.1:1/x", "no-folder/queue.db"]
)
def test_an_address_that_is_no_queue_is_refused(app, address):
    with pytest.raises(jobs.QueueError):
        jobs.Workers(app, address)


def test_a_file_that_is_no_queue_is_refused(app, tmp_path):
    (tmp_path / "queue.db").write_bytes(b"no database" * 1000)
    with pytest.raises(jobs.QueueError):
        jobs.Workers(app, tmp_path / "queue.db")
