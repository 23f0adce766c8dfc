"""Ballots as people meet them: who may, what is shown, and what a second tap does."""

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import AuditEvent
from portal.ballots.models import Ballot, Vote
from portal.identity import Proof


@pytest.fixture
def ballot(session, opened):
    """An open ballot that every client can see."""
    made = opened()
    ids = made.id, [o.id for o in made.options], made.item_id
    session.commit()
    database.end()
    return ids


def votes(app):
    with app.app_context():
        database.begin(writes=False)
        return database.session.scalars(sa.select(Vote)).all()


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_member_chooses_confirms_and_sees_it_back(app, client_as, ballot, view):
    number, options, _item = ballot
    roos = client_as("Roos", view, Proof.CARD)
    assert "Strand" in roos.get(f"/ballots/{number}").text
    confirm = roos.get(f"/ballots/{number}/vote?choice=option-{options[0]}")
    assert confirm.status_code == 200
    assert not votes(app)
    sent = roos.send(f"/ballots/{number}/vote", {"choice": f"option-{options[0]}"})
    assert (sent.status_code, sent.location) == (303, f"/ballots/{number}/voted")
    assert "Strand" in roos.get(sent.location).text
    assert len(votes(app)) == 1


def test_the_same_tap_twice_is_one_act(app, client_as, ballot):
    number, _options, _item = ballot
    roos = client_as("Roos", "picto", Proof.CARD)
    for _twice in range(2):
        sent = roos.send(f"/ballots/{number}/vote", {"choice": "dont_know"}, act="one tap")
        assert sent.status_code == 303
    assert len(votes(app)) == 1


@pytest.mark.parametrize(
    ("name", "status"),
    [("Sanne", 403), ("Petra", 404), ("Bea", 404), ("Bas", 404), ("Gerrit", 404)],
)
def test_nobody_but_a_member_votes_and_the_trail_says_so(app, client_as, ballot, name, status):
    number, _options, _item = ballot
    refused = client_as(name).send(f"/ballots/{number}/vote", {"choice": "dont_know"})
    assert refused.status_code == status
    assert not votes(app)
    with app.app_context():
        database.begin(writes=False)
        trail = database.session.scalars(sa.select(AuditEvent).where(AuditEvent.refused)).all()
        assert [event.what for event in trail] == ["ballot:vote"]


def test_a_face_alone_is_asked_for_the_card(app, client_as, ballot):
    number, _options, _item = ballot
    roos = client_as("Roos", "picto", Proof.FACE)
    sent = roos.send(f"/ballots/{number}/vote", {"choice": "dont_know"})
    assert sent.status_code == 303
    assert not votes(app)


def test_a_vote_after_the_clock_does_not_count_and_says_so(app, client_as, ballot, clock):
    number, _options, _item = ballot
    roos = client_as("Roos", "picto", Proof.CARD)
    page = roos.get(f"/ballots/{number}")
    assert page.status_code == 200
    clock.forward(minutes=9)
    roos.get("/")
    clock.forward(minutes=52)
    late = client_as("Mo", "picto", Proof.CARD).send(
        f"/ballots/{number}/vote", {"choice": "dont_know"}
    )
    assert late.status_code == 409
    assert "telt niet mee" in late.text
    assert not votes(app)


def test_the_supporter_prepares_and_only_an_officer_opens(app, client_as, ballot, session):
    number, _options, item = ballot
    assert client_as("Sanne").send(f"/ballots/{number}/close").status_code == 403
    assert client_as("Anneke").send(f"/ballots/{number}/close").status_code == 303
    again = client_as("Sanne").get(f"/items/{item}/ballot")
    assert again.status_code == 303


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("name", ["Roos", "Sanne", "Anneke", "Hans"])
def test_the_result_is_shown_to_the_council(client_as, ballot, name, view):
    number, _options, _item = ballot
    client_as("Anneke").send(f"/ballots/{number}/close")
    assert client_as(name, view).get(f"/ballots/{number}").status_code == 200


def test_the_supporter_makes_a_ballot_of_typed_words(app, client_as, item, session):
    item_id = item.id
    session.commit()
    database.end()
    sanne = client_as("Sanne")
    words = {
        "question": "Wat <b>eten</b> wij? ' \"\u202e\x00 🥞",
        "kind": "choice",
        "option_1": "Pannenkoeken",
        "option_2": "Soep",
        "version": "1",
    }
    made = sanne.send(f"/items/{item_id}/ballot", words)
    assert made.status_code == 303
    page = sanne.get(made.location).text
    assert "&lt;b&gt;eten" in page
    with app.app_context():
        database.begin(writes=False)
        kept = database.session.scalars(sa.select(Ballot)).one()
        assert kept.question == "Wat <b>eten</b> wij? ' \" 🥞"
        assert kept.options[0].symbol == "openmoji:1F95E"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"question": "x" * 10_000, "kind": "yes_no", "version": "1"},
        {"question": "?", "kind": "secretly", "version": "1"},
        {"question": "?", "kind": "choice", "option_1": "Een", "version": "1"},
        {"question": "?", "kind": "yes_no", "version": "a"},
    ],
)
def test_a_wrong_form_comes_back_with_what_was_typed(client_as, item, session, data):
    item_id = item.id
    session.commit()
    database.end()
    answer = client_as("Sanne").send(f"/items/{item_id}/ballot", data)
    assert answer.status_code == 422
    if data.get("option_1"):
        assert "Een" in answer.text
