"""An act that arrives is its maker's, is done once, and only if it may be done now."""

import pytest

from portal.audit import Draft
from portal.ballots.models import SecretVote, SecretVoter, Vote
from portal.councils.models import Council
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Attendance
from portal.outbox.models import Delivery
from portal.preparation.models import PreparationSheet
from portal.residents.models import HelpCall
from portal.wishes.models import Wish
from tests.outbox.conftest import THERE

pytestmark = pytest.mark.engines


def test_a_vote_that_is_brought_twice_counts_once(ballot, tablet_of, outcomes, found):
    roos = tablet_of("Roos")
    sealed = roos.seal(f"/ballots/{ballot.id}/vote", choice="yes")
    assert roos.bring(sealed) == THERE
    assert roos.bring(sealed) == THERE
    assert found(Vote.answer) == [("yes",)]
    assert outcomes() == ["done"]


def test_the_same_form_with_and_without_a_network_counts_once(ballot, tablet_of, outcomes, found):
    roos = tablet_of("Roos")
    sealed = roos.seal("/help/call", page="/")
    assert roos.bring(sealed) == THERE
    other = roos.seal("/help/call", page="/")
    assert roos.bring(other) == THERE
    assert len(found(HelpCall.id)) == 1, "pressed twice it rings once"
    assert outcomes() == ["done", "done"]


def test_it_is_still_that_person_s_who_was_done_in_between(ballot, tablet_of, found):
    roos = tablet_of("Roos")
    sealed = roos.seal(f"/ballots/{ballot.id}/vote", choice="no")
    left = roos.client.post("/leave", data={"csrf_token": roos.known["token"]})
    assert left.status_code == 303
    assert roos.client.get("/", follow_redirects=False).location == "/faces"
    assert roos.bring(sealed) == THERE
    assert found(Vote.answer) == [("no",)]


def test_a_vote_after_closing_is_late_and_is_told_without_the_choice(
    ballot, tablet_of, outcomes, found, clock, client_as
):
    page = f"/ballots/{ballot.id}"
    roos = tablet_of("Roos")
    sealed = roos.seal(f"{page}/vote", choice="yes")
    clock.forward(hours=2)
    assert roos.bring(sealed, age=7000) == THERE
    assert outcomes() == ["late"]
    assert not found(Vote.id)
    again = client_as("Roos", view="picto", proof=Proof.CARD)
    delivery = found(Delivery.id)[0][0]
    assert f"/outbox/{delivery}" in again.get("/asks").text
    assert "telt niet mee" in again.get(f"/outbox/{delivery}").text
    mo = client_as("Mo", view="picto", proof=Proof.CARD)
    assert mo.get(f"/outbox/{delivery}").status_code == 404
    sanne = client_as("Sanne")
    assert "1 stem kwam te laat" in sanne.get("/asks").text
    assert "De stem van Roos kwam te laat." in sanne.get(page).text
    hans = client_as("Hans")
    assert "te laat" not in hans.get(page).text, "only the supporter"


def test_what_was_chosen_since_stands(ballot, tablet_of, outcomes, found, clock):
    first, second = tablet_of("Roos"), tablet_of("Roos")
    early = first.seal(f"/ballots/{ballot.id}/vote", choice="yes")
    late = second.seal(f"/ballots/{ballot.id}/vote", choice="no")
    clock.forward(minutes=30)
    assert second.bring(late, age=60) == THERE
    assert first.bring(early, age=600) == THERE
    assert found(Vote.answer) == [("no",)]
    assert outcomes() == ["done", "overtaken"]


def test_in_order_the_last_one_counts(meeting_id, tablet_of, outcomes, found, clock, ids):
    roos = tablet_of("Roos")
    path = f"/meetings/{meeting_id}/answer"
    sealed = [roos.seal(path, coming=one) for one in ("yes", "no", "yes")]
    clock.forward(minutes=30)
    for age, one in zip((900, 600, 300), sealed, strict=True):
        assert roos.bring(one, age=age) == THERE
    assert found(Attendance.coming) == [("yes",)]
    assert outcomes() == ["done"] * 3


def test_in_any_order_the_last_one_counts(meeting_id, tablet_of, found, clock):
    roos = tablet_of("Roos")
    path = f"/meetings/{meeting_id}/answer"
    yes, no = (roos.seal(path, coming=one) for one in ("yes", "no"))
    clock.forward(minutes=30)
    roos.bring(no, age=300)
    roos.bring(yes, age=900)
    assert found(Attendance.coming) == [("no",)]


def test_a_card_that_was_lost_opens_nothing_later(ballot, tablet_of, outcomes, found, card_of):
    card_of("Roos")
    roos = tablet_of("Roos")
    sealed = roos.seal(f"/ballots/{ballot.id}/vote", choice="yes")
    card_of("Roos")  # a new card makes the old one worthless
    assert roos.bring(sealed) == THERE
    assert outcomes() == ["refused"]
    assert not found(Vote.id)


def test_a_card_proves_an_act_where_nobody_was_signed_in(
    meeting_id, tablet_of, outcomes, found, card_of
):
    token = card_of("Roos")
    tablet = tablet_of("Roos", proof=Proof.FACE)
    path = f"/meetings/{meeting_id}/answer"
    assert tablet.bring(tablet.seal(path, signed="", coming="yes", token=token)) == THERE
    assert outcomes() == ["done"]
    assert len(found(Attendance.coming)) == 1


@pytest.mark.parametrize("whose", ["Gerrit", "nobody"])
def test_a_card_of_another_house_proves_nothing(
    whose, meeting_id, tablet_of, outcomes, found, card_of
):
    token = card_of(whose) if whose != "nobody" else "A" * 26
    tablet = tablet_of("Roos", proof=Proof.FACE)
    path = f"/meetings/{meeting_id}/answer"
    assert tablet.bring(tablet.seal(path, signed="", coming="yes", token=token)) == THERE
    assert outcomes() == ["refused"]
    assert not found(Attendance.id)


def test_wrong_cards_wait(meeting_id, tablet_of, outcomes):
    tablet = tablet_of("Roos", proof=Proof.FACE)
    path = f"/meetings/{meeting_id}/answer"
    said = [tablet.bring(tablet.seal(path, signed="", token="B" * 26)) for _ in range(17)]
    assert said[0] == THERE
    assert said[-1] == (429, "wait"), "kept by the tablet, and brought again"
    assert len(outcomes()) < 17


def test_a_secret_vote_comes_with_the_card_of_who_makes_it(
    secret_ballot, tablet_of, outcomes, found, card_of
):
    token = card_of("Roos")
    roos = tablet_of("Roos")
    path = f"/ballots/{secret_ballot.id}/vote"
    assert roos.bring(roos.seal(path, choice="yes", token=token)) == THERE
    assert outcomes() == ["done"]
    assert len(found(SecretVote.key)) == len(found(SecretVoter.person_id)) == 1
    assert roos.bring(roos.seal(path, choice="no", token=card_of("Mo"))) == THERE
    assert outcomes() == ["done", "late"]
    assert found(SecretVote.answer) == [("yes",)]


def test_a_face_alone_does_not_vote_later_either(ballot, tablet_of, outcomes, found):
    mo = tablet_of("Mo", proof=Proof.FACE)
    assert mo.bring(mo.seal(f"/ballots/{ballot.id}/vote", choice="yes")) == THERE
    assert outcomes() == ["refused"]
    assert not found(Vote.id)


def test_the_supporter_does_not_vote_by_a_tablet_that_keeps(ballot, tablet_of, outcomes, found):
    roos = tablet_of("Joyce")
    assert roos.bring(roos.seal(f"/ballots/{ballot.id}/vote", choice="yes")) == THERE
    assert outcomes() == ["refused"]
    assert not found(Vote.id)


def test_together_with_somebody_is_kept_so(ballot, tablet_of, found, ids):
    roos = tablet_of("Roos", proof=Proof.HELPED, helper="Bas")
    assert roos.bring(roos.seal(f"/ballots/{ballot.id}/vote", choice="yes")) == THERE
    assert found(Vote.helper_id) == [(ids["Bas"],)]


def test_a_wish_is_kept_and_one_that_needs_a_question_is_asked_about(tablet_of, outcomes, found):
    council_id = found(Council.id, where=Council.name == "Raad De Linde")[0][0]
    roos = tablet_of("Roos")
    path = f"/councils/{council_id}/wishes/new"
    wish = {"subject": "food", "text": "Vaker soep."}
    assert roos.bring(roos.seal(path, **wish)) == THERE
    assert roos.bring(roos.seal(path, **wish | {"text": "Vaker buiten."})) == THERE
    assert sorted(found(Wish.text)) == [("Vaker buiten.",), ("Vaker soep.",)]
    complaint = "Ik word gepest."
    assert roos.bring(roos.seal(path, **wish | {"text": complaint})) == THERE
    assert outcomes() == ["done", "done", "asked"]
    assert len(found(Wish.text)) == 2
    assert complaint in str(found(Draft.fields))


def test_what_somebody_prepared_is_kept_and_two_versions_are_asked_about(
    meeting_id, tablet_of, outcomes, found
):
    item_id = found(AgendaItem.id, where=AgendaItem.meeting_id == meeting_id)[0][0]
    roos = tablet_of("Roos")
    path = f"/items/{item_id}/preparation"
    assert roos.bring(roos.seal(path, thought="Het strand is ver.", version="1")) == THERE
    assert found(PreparationSheet.thought) == [("Het strand is ver.",)]
    assert roos.bring(roos.seal(path, thought="Of de dierentuin?", version="0")) == THERE
    assert outcomes() == ["done", "asked"]
    assert found(PreparationSheet.thought) == [("Het strand is ver.",)]
    assert "Of de dierentuin?" in str(found(Draft.fields))


def test_a_call_for_help_of_long_ago_rings_no_more(tablet_of, outcomes, found):
    roos = tablet_of("Roos")
    assert roos.bring(roos.seal("/help/call", page="/"), age=3600) == THERE
    assert outcomes() == ["overtaken"]
    assert not found(HelpCall.id)
