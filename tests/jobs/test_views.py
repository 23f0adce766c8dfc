"""The administrator's page: what went wrong, in plain words, and what one does about it."""

import pytest

from portal import database
from portal.context import portal
from portal.jobs import service as jobs
from portal.jobs.models import Job, JobState
from tests.jobs.conftest import leave_trace

pytestmark = pytest.mark.usefixtures("note")


def give_up(reason="failed"):
    def run(task):
        raise jobs.HopelessError(reason, "SMTP 550")

    return run


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_nothing_to_do_is_said(client_as, view, kind):
    assert "Al het werk is gedaan." in client_as("Bea", view=view).get("/jobs").text


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_dead_and_the_waiting_are_listed_with_their_reason(client_as, ask, work, kind, view):
    kind("test.note", give_up())
    ask("a")
    work()
    ask("b")
    bea = client_as("Bea", view=view)
    page = bea.get("/jobs").text + bea.get("/jobs?card=2").text
    assert "Er ging iets mis in het programma." in page
    assert "Dit ging mis" in page
    assert "Dit moet nog" in page


def test_a_payload_that_makes_no_sense_does_not_hide_the_page(client_as, app):
    with app.app_context(), database.writing() as own:
        for number, payload in enumerate(({}, {"message": 999}, {"message": None})):
            about = {"asked_at": portal().clock(), "run_at": portal().clock()}
            own.add(Job(name="mail.send", key=str(number), payload=payload, **about))
        own.add(Job(name="of.a.newer.version", key="x", payload={}, **about))
    page = client_as("Bea").get("/jobs").text
    assert page.count("Een mail versturen") == 3
    assert "Werk van een andere versie" in page


def test_details_are_for_who_mends_the_program(client_as, ask, work, kind):
    kind("test.note", give_up())
    ask("a")
    work()
    assert "SMTP 550" in client_as("Bea").get("/jobs").text


def test_trying_again_does_it_as_if_it_were_new(client_as, ask, work, job, kind, traces):
    kind("test.note", give_up())
    ask("a")
    work()
    kind("test.note", leave_trace)
    assert client_as("Bea").send(f"/jobs/{job('a').id}/again").status_code == 303
    assert (job("a").state, job("a").attempts, job("a").reason) == (JobState.WAITING, 0, "")
    work()
    assert traces() == ["a"]


def test_what_rests_after_a_failure_can_be_tried_now(client_as, ask, work, job, kind, traces):
    def fails(task):
        raise OSError

    kind("test.note", fails)
    ask("a")
    work()
    kind("test.note", leave_trace)
    assert work() == 0
    client_as("Bea").send(f"/jobs/{job('a').id}/again")
    work()
    assert traces() == ["a"]


def test_dropping_leaves_it_undone_for_good(client_as, ask, work, job, kind, traces, clock):
    kind("test.note", give_up())
    ask("a")
    work()
    assert client_as("Bea").send(f"/jobs/{job('a').id}/drop").status_code == 303
    kind("test.note", leave_trace)
    ask("a")
    clock.forward(days=2)
    work()
    assert (job("a").state, traces()) == (JobState.DROPPED, [])


def test_what_may_be_done_already_is_said_before_trying_again(client_as, ask, work, kind):
    def unsure(task):
        task.mark()
        raise OSError

    kind("test.note", unsure, outside=True)
    ask("a")
    work()
    assert "Misschien is het al gedaan." in client_as("Bea").get("/jobs").text


@pytest.mark.parametrize("act", ["again", "drop"])
def test_what_a_worker_has_now_is_left_alone(app, client_as, ask, job, act):
    ask("a")
    with app.app_context():
        (held,) = jobs.take()
    page = client_as("Bea").send(f"/jobs/{job('a').id}/{act}")
    assert page.status_code == 422
    assert "Dit wordt op dit moment gedaan." in page.text
    with app.app_context():
        jobs.run(*held)
    assert job("a").state == JobState.DONE


@pytest.mark.parametrize("act", ["again", "drop"])
def test_what_is_done_stays_done(client_as, ask, work, job, act, traces):
    ask("a")
    work()
    assert client_as("Bea").send(f"/jobs/{job('a').id}/{act}").status_code == 422
    work()
    assert traces() == ["a"]


def test_a_job_that_is_not_there_is_not_found(client_as):
    bea = client_as("Bea")
    for number in (999, 2**31, 10**30):
        assert bea.send(f"/jobs/{number}/again").status_code == 404
