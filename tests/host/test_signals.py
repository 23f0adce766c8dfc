"""A host hears what happened once it has, with ids only."""

import re
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal import clock, database, signals
from portal.ballots import service as ballots
from portal.ballots.models import Ballot
from portal.councils.models import Council
from portal.identity import Proof, Role
from portal.jobs import service as jobs
from portal.meetings import service as meetings
from portal.meetings.models import Meeting, MeetingState
from portal.memberships import service as memberships
from portal.people.models import Person
from portal.residents import service as residents
from tests.host.conftest import open_ballot
from tests.host.intranet import Note, db


@pytest.fixture
def heard(host):
    """What the host heard, and that it could write meanwhile in its own database."""
    found = []
    kinds = ("meeting_invited", "ballot_closed", "help_asked", "member_confirmed")

    def listen(kind):
        def receive(app, **ids):
            assert app is host
            db.session.add(Note(text=kind))
            db.session.commit()
            found.append((kind, ids))

        getattr(signals, kind).connect(receive, sender=host, weak=False)
        return receive

    receivers = {kind: listen(kind) for kind in kinds}
    yield found
    for kind, receive in receivers.items():
        getattr(signals, kind).disconnect(receive, sender=host)


def _actor(name):
    find = sa.select(Person).where(Person.call_name == name)
    return residents.actor_of(database.session.scalars(find).one(), proof=Proof.ACCOUNT)


def test_it_is_told_of_an_invitation_after_the_commit(host, visitor, heard):
    visitor.sign_in("anneke")
    page = f"/meetings/{host.ids['meeting']}"
    visitor.send(f"{page}/invite", page=page)
    assert heard == [("meeting_invited", {"meeting_id": host.ids["meeting"]})]
    visitor.send(f"{page}/invite", page=page)
    assert len(heard) == 1


def test_it_is_told_of_a_call_for_help(host, heard, sign_in_as):
    roos = sign_in_as(host, "Roos", at_tablet=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', roos.get("/council/").text)[1]
    roos.post("/council/help/call", data={"csrf_token": token})
    assert heard == [("help_asked", {"call_id": 1, "house_id": host.ids["house"]})]


def test_it_is_told_once_of_a_vote_that_ended_by_the_clock(host, heard, monkeypatch):
    with host.test_request_context():
        database.begin(writes=True)
        ballot_id = open_ballot(host.ids).id
        database.session.commit()
    with host.app_context():
        later = clock.now() + timedelta(hours=2)
        jobs.work()
        assert heard == []
        monkeypatch.setattr(clock, "now", lambda: later)
        jobs.work()
        jobs.work()
        assert heard == [("ballot_closed", {"ballot_id": ballot_id})]
        database.begin(writes=True)
        ballots.close_ballot(database.session.get_one(Ballot, ballot_id), _actor("Anneke"))
        database.session.commit()
    assert len(heard) == 1


def test_what_is_rolled_back_is_not_told(host, heard):
    with host.test_request_context():
        database.begin(writes=True)
        meeting = database.session.get_one(Meeting, host.ids["meeting"])
        meetings.invite(_actor("Anneke"), meeting)
        database.session.rollback()
        database.session.commit()
        assert meeting.state == MeetingState.PLANNED
    assert heard == []


def test_what_only_a_savepoint_took_back_is_not_told_either(host, heard):
    with host.test_request_context():
        database.begin(writes=True)
        council = database.session.get_one(Council, host.ids["council"])
        bea, term = _actor("Bea"), memberships.Term(role=Role.SUPERVISOR, since=date(2027, 1, 1))
        for name in ("Gerrit", "Bea"):
            person = database.session.get_one(Person, host.ids[name])
            savepoint = database.session.begin_nested()
            memberships.add(bea, council, person, term, confirmed=True)
            savepoint.rollback() if name == "Gerrit" else savepoint.commit()
        assert heard == []
        database.session.commit()
    told = {"membership_id": 5, "council_id": council.id, "person_id": host.ids["Bea"]}
    assert heard == [("member_confirmed", told)]


def test_an_error_of_a_receiver_undoes_nothing(host, visitor, caplog):
    def fail(app, *, meeting_id):
        raise ValueError("the host's own")

    visitor.sign_in("anneke")
    page = f"/meetings/{host.ids['meeting']}"
    with signals.meeting_invited.connected_to(fail, sender=host):
        assert visitor.send(f"{page}/invite", page=page).status_code == 303
    assert "A receiver of the host's failed: meeting-invited" in caplog.text
    assert visitor.get(page).status_code == 200
