"""Asking for a job: with the change that needs it, once for a key, never while only reading."""

from datetime import timedelta

import pytest

from portal import database
from portal.jobs import service as jobs
from portal.jobs.models import JobState

pytestmark = [pytest.mark.engines, pytest.mark.usefixtures("note")]


def test_a_job_is_done_with_its_payload_and_remembered_as_done(app, ask, work, job, kind):
    seen = []
    kind("test.note", lambda task: seen.append((task.key, dict(task.payload))))
    ask("a")
    assert work() == 1
    assert seen == [("a", {"key": "a"})]
    assert job("a").state == JobState.DONE
    assert work() == 0


def test_what_is_rolled_back_asks_for_nothing(app, work, count):
    with app.app_context():
        database.begin(writes=True)
        jobs.enqueue("test.note", {}, key="a")
        database.session.rollback()
        database.end()
    assert count() == 0
    assert work() == 0


def test_the_same_key_asked_for_twice_is_one_job_also_when_it_is_done(ask, work, count, traces):
    ask("a", "a")
    ask("a")
    assert count() == 1
    work()
    ask("a")
    work()
    assert (count(), traces()) == (1, ["a"])


def test_what_is_done_is_done_once_more_for_who_asks_anew(ask, work, job, count, kind):
    seen = []
    kind("test.note", lambda task: seen.append(task.key))
    ask("a")
    ask("a", anew=True)
    work()
    assert seen == ["a"]
    ask("a", "b", anew=True)
    assert (job("a").state, job("a").attempts) == (JobState.WAITING, 0)
    work()
    assert (seen, count()) == (["a", "a", "b"], 2)


def test_the_same_key_under_another_name_is_another_job(ask, work, count, kind):
    kind("test.other", lambda task: None)
    ask("a")
    ask("a", name="test.other")
    assert count() == 2


def test_a_job_asked_for_later_waits_until_then(ask, work, traces, clock):
    ask("a", run_at=clock() + timedelta(hours=1))
    clock.forward(minutes=59)
    assert work() == 0
    clock.forward(minutes=1)
    work()
    assert traces() == ["a"]


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for(ask, work, traces, clock):
    ask("late", run_at=clock() + timedelta(minutes=5))
    ask("b", "a")
    clock.forward(minutes=10)
    ask("c")
    work()
    assert traces() == ["b", "a", "late", "c"]


def test_a_job_that_nobody_handles_is_not_asked_for(session):
    with pytest.raises(LookupError):
        jobs.enqueue("test.nothing", {}, key="a")


@pytest.mark.parametrize("payload", [{"x": object()}, {"x": {1, 2}}, {"x": b"bytes"}])
def test_a_payload_is_json(session, payload):
    with pytest.raises(TypeError):
        jobs.enqueue("test.note", payload, key="a")


def test_a_payload_holds_no_number_that_json_does_not_know(session):
    with pytest.raises(ValueError, match="JSON"):
        jobs.enqueue("test.note", {"x": float("nan")}, key="a")


def test_a_transaction_that_only_reads_asks_for_nothing(app, count):
    with app.app_context():
        database.begin(writes=False)
        with pytest.raises(RuntimeError):
            jobs.enqueue("test.note", {}, key="a")
        database.end()
    assert count() == 0


def test_a_page_that_is_looked_at_asks_for_nothing(app, count, client_as, monkeypatch):
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    client = client_as("Bea")
    with monkeypatch.context() as patch:
        patch.setattr(
            "portal.jobs.views.jobs_page", lambda *_: jobs.enqueue("test.note", {}, key="a")
        )
        assert client.get("/jobs").status_code == 500
    assert count() == 0


def test_the_state_tells_how_much_waits_since_when_and_what_died(app, ask, work, clock, kind):
    def state():
        with app.app_context():
            database.begin(writes=False)
            return jobs.state()

    assert state() == jobs.State(waiting=0, dead=0, oldest=None)
    since = clock()
    ask("a", "b")
    ask("later", run_at=clock() + timedelta(days=1))
    clock.forward(minutes=5)
    assert state() == jobs.State(waiting=2, dead=0, oldest=since)

    def hopeless(task):
        raise jobs.HopelessError("failed")

    kind("test.note", hopeless)
    work()
    assert state() == jobs.State(waiting=0, dead=2, oldest=None)


def test_two_handlers_of_one_name_are_a_mistake(app):
    with pytest.raises(ValueError, match="two handlers"):
        jobs.handler("mail.send", label="x")(lambda task: None)
