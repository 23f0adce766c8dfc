"""What is brought by the wrong tablet, changed on the way or made up is never done."""

import pytest
import sqlalchemy as sa

from portal.ballots.models import Vote
from portal.outbox.models import Delivery
from portal.residents.models import Device
from tests.outbox.conftest import THERE

pytestmark = pytest.mark.engines


def test_a_tablet_that_is_switched_off_brings_nothing(ballot, tablet_of, session, found):
    roos = tablet_of("Roos")
    sealed = roos.seal(f"/ballots/{ballot.id}/vote", choice="yes")
    session.execute(sa.update(Device).values(revoked_at=Device.enrolled_at))
    session.commit()
    answer = roos.client.post("/outbox", json=sealed)
    assert answer.status_code in (303, 403)
    assert not found(Delivery.id)
    assert not found(Vote.id)


def test_an_act_of_another_tablet_or_changed_on_the_way_is_broken(ballot, tablet_of, found):
    roos, other = tablet_of("Roos"), tablet_of("Roos")
    sealed = roos.seal(f"/ballots/{ballot.id}/vote", choice="yes")
    broken = (400, "broken")
    assert other.bring(sealed) == broken
    assert roos.bring(sealed | {"key": "another-key"}) == broken
    assert roos.bring(sealed | {"box": sealed["box"][:-8] + "AAAAAAA="}) == broken
    assert roos.bring({"key": sealed["key"]}) == broken
    assert roos.bring(sealed | {"key": 7}) == broken
    assert roos.bring(sealed | {"from": "geen base64"}) == broken
    assert not found(Delivery.id)
    assert roos.bring(sealed) == THERE, "and is still good itself"


@pytest.mark.parametrize(
    "path",
    ["/leave", "/view", "/councils/1/edit", "//evil.test/help/call", "/nergens", "/outbox", ""],
)
def test_nothing_else_can_be_sent_so(path, tablet_of, found):
    roos = tablet_of("Roos")
    assert roos.bring(roos.seal(path)) == (400, "broken")
    assert not found(Delivery.id)


def test_a_pass_of_another_tablet_or_a_made_up_one_proves_nothing(ballot, tablet_of, outcomes):
    roos, other = tablet_of("Roos"), tablet_of("Mo")
    path = f"/ballots/{ballot.id}/vote"
    for signed in (other.known["pass"], "1.1.abc", roos.known["pass"] + "x"):
        assert roos.bring(roos.seal(path, signed=signed, choice="yes")) == THERE
    assert outcomes() == ["refused"] * 3


def test_another_site_brings_nothing(ballot, tablet_of, found):
    roos = tablet_of("Roos")
    sealed = roos.seal(f"/ballots/{ballot.id}/vote", choice="yes")
    foreign = {"Origin": "http://evil.test"}
    assert roos.client.post("/outbox", json=sealed, headers=foreign).status_code == 403
    assert not found(Vote.id)


def test_who_is_no_tablet_carries_nothing(client_as):
    for client in (client_as("Roos"), client_as(None)):
        assert client.get("/carried").status_code in (303, 404)


def test_a_clock_that_is_a_year_off_changes_nothing(ballot, tablet_of, found, clock):
    roos = tablet_of("Roos")
    path = f"/ballots/{ballot.id}/vote"
    year = 365 * 24 * 3600
    assert roos.bring(roos.seal(path, choice="yes"), age=year) == THERE
    clock.forward(seconds=5)
    assert roos.bring(roos.seal(path, choice="no"), age=-year) == THERE
    assert found(Vote.answer) == [("no",)]


def test_nothing_of_an_act_is_kept_that_says_what_it_was(ballot, tablet_of, found):
    roos = tablet_of("Roos")
    roos.bring(roos.seal(f"/ballots/{ballot.id}/vote", choice="dont_know"))
    assert "dont_know" not in str(found(*Delivery.__table__.columns))
