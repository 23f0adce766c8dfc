"""What is thrown away, and what stays."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal import audit, database, retention
from portal.audit import Act, AuditEvent, Draft
from portal.identity import NOBODY, Proof
from portal.jobs import service as jobs
from portal.jobs.models import Job, JobState
from portal.residents import service as residents
from portal.residents.models import SignIn

pytestmark = pytest.mark.engines


def rows(session, model):
    return session.scalars(sa.select(model)).all()


@pytest.fixture
def clean(app, session):
    def clean():
        session.commit()
        database.end()
        jobs.work()
        database.begin(writes=True)

    return clean


def test_typed_text_is_kept_a_day_and_no_longer(session, person, clock, clean):
    residents.keep_draft(person("Roos").id, "/wishes", [("text", "Geheim")])
    clock.forward(hours=23)
    residents.keep_draft(person("Mo").id, "/wishes", [("text", "Nieuw")])
    clock.forward(hours=2)
    clean()
    assert [draft.fields for draft in rows(session, Draft)] == [[["text", "Nieuw"]]]


def test_a_sign_in_that_lives_stays_and_one_that_ended_long_ago_goes(session, person, clock, clean):
    alive = residents.begin_sign_in(person("Roos"), proof=Proof.ACCOUNT)
    ended = residents.begin_sign_in(person("Mo"), proof=Proof.ACCOUNT)
    residents.end_sign_in(ended)
    clock.forward(days=29)
    clean()
    assert len(rows(session, SignIn)) == 2
    clock.forward(days=2)
    clean()
    assert [one.token_hash for one in rows(session, SignIn)] == [residents.hashed(alive)]


def test_keys_of_acts_go_after_a_month_and_the_trail_after_five_years(session, clock, clean):
    session.add(Act(key="1:a", at=clock(), location="/"))
    audit.record(NOBODY, "sign-in")
    clock.forward(days=31)
    clean()
    assert not rows(session, Act)
    assert "sign-in" in [event.what for event in rows(session, AuditEvent)]
    clock.forward(days=5 * 365)
    clean()
    assert "sign-in" not in [event.what for event in rows(session, AuditEvent)]


def test_jobs_that_are_done_go_and_the_dead_wait_for_a_person(session, clock, clean):
    about = {"name": "mail.send", "payload": {}, "asked_at": clock(), "run_at": clock()}
    for state in (JobState.DONE, JobState.DEAD, JobState.DROPPED):
        session.add(Job(key=state, state=state, ended_at=clock(), **about))
    clock.forward(days=31)
    clean()
    ours = [job.key for job in rows(session, Job) if job.name == "mail.send"]
    assert ours == [JobState.DEAD]


def test_every_line_is_of_a_moment(app):
    for moment, kept in retention.KEPT:
        assert isinstance(moment.type, database.UtcDateTime)
        assert kept > timedelta(hours=1)
