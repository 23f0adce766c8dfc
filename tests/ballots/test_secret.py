"""A secret vote as people meet it: with the card, or with a code of one's own."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import Draft
from portal.ballots.models import Ballot, Option, SecretVote, SecretVoter
from portal.identity import Proof
from portal.residents import service as residents
from portal.residents.models import Card, SignIn
from portal.standalone.demo import PASSWORD


@pytest.fixture
def ballot(session: Any, opened: Callable[..., Ballot]) -> str:
    """The address of an open secret ballot."""
    made = opened(secret=True)
    session.commit()
    database.end()
    return f"/ballots/{made.id}"


@pytest.fixture
def card_of(app: Any, actor: Any, person: Any) -> Callable[[str], str]:
    def make(name: str) -> str:
        database.begin(writes=True)
        token = residents.make_card(actor("Sanne"), person(name))
        database.session.commit()
        database.end()
        return token

    return make


def kept(app: Any, row: Any) -> list[Any]:
    with app.app_context():
        database.begin(writes=False)
        return list(database.session.scalars(sa.select(row)))


def make_code(client: Any, ballot: str, password: str = PASSWORD) -> Any:
    return client.send(f"{ballot}/code", {"choice": "dont_know", "password": password})


def code_in(page: Any) -> str:
    found = re.search(r'name="token" value="([A-Z0-9]{26})"', page.text)
    assert found, "no code on the page"
    return found[1]


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_resident_holds_the_card_and_the_vote_counts(app, client_as, ballot, card_of, view):
    roos = client_as("Roos", view, Proof.CARD)
    token = card_of("Roos")
    page = roos.get(f"{ballot}/vote?choice=dont_know").text
    assert "data-looks" in page, "on a tablet the camera looks by itself"
    assert "data-sends" not in page, "a card that lies before the camera is no yes"
    refused = roos.send(f"{ballot}/vote", {"choice": "dont_know", "token": ""})
    assert refused.status_code == 422
    assert not kept(app, SecretVote)
    sent = roos.send(f"{ballot}/vote", {"choice": "dont_know", "token": token})
    assert (sent.status_code, sent.location) == (303, f"{ballot}/voted")
    assert [vote.answer for vote in kept(app, SecretVote)] == ["dont_know"]


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_representative_makes_a_code_and_votes_with_it(app, client_as, ballot, view):
    hans = client_as("Hans", view)
    confirm = hans.send(f"{ballot}/vote", {"choice": "dont_know"})
    assert confirm.status_code == 200
    confirm = confirm.text
    assert f'action="{ballot}/code"' in confirm
    assert "data-looks" not in confirm, "nobody's own camera goes on by itself"
    assert "choice=" not in hans.get(ballot).text, "no choice in an address that a log keeps"
    assert hans.send(f"{ballot}/code", {"choice": "dont_know"}).status_code == 200
    token = code_in(make_code(hans, ballot))
    sent = hans.send(f"{ballot}/vote", {"choice": "dont_know", "token": token})
    assert (sent.status_code, sent.location) == (303, f"{ballot}/voted")
    assert len(kept(app, SecretVoter)) == 1
    assert "/code" not in hans.get(f"{ballot}/vote?choice=dont_know").text
    assert make_code(hans, ballot).status_code == 303, "who voted keeps the card of that vote"
    assert len(kept(app, Card)) == 1


def test_the_code_is_changed_with_and_read_with_blanks_and_small_letters(app, client_as, ballot):
    hans = client_as("Hans")
    token = code_in(make_code(hans, ballot))
    typed = " ".join(token[n : n + 4].lower() for n in range(0, 26, 4))
    first = kept(app, Option)[0].id
    for choice in ("dont_know", f"option-{first}"):
        hans.send(f"{ballot}/vote", {"choice": choice, "token": typed})
    (vote,) = kept(app, SecretVote)
    assert vote.option_id == first


def test_a_wrong_password_makes_no_code_and_does_not_lock_the_account(app, client_as, ballot):
    hans = client_as("Hans")
    answers = [make_code(hans, ballot, "guess").status_code for _try in range(7)]
    assert answers[0] == 422
    assert answers[-1] == 429
    assert not kept(app, Card)
    door = app.test_client()
    page = door.get("/sign-in").text
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    fields = {"csrf_token": csrf, "email": "secretaris@huisraad.example", "password": PASSWORD}
    assert door.post("/sign-in", data=fields).status_code == 303


@pytest.mark.parametrize("proof", [Proof.CARD, Proof.HELPED])
def test_on_a_tablet_nobody_makes_a_code(app, client_as, ballot, proof):
    helper = "Sanne" if proof is Proof.HELPED else ""
    roos = client_as("Roos", "picto", proof, helper=helper)
    assert "/code" not in roos.get(f"{ballot}/vote?choice=dont_know").text
    assert make_code(roos, ballot).status_code == 303
    assert not kept(app, Card)


def test_nor_does_an_account_on_the_tablet_of_the_house(app, client_as, ballot):
    device = client_as("Roos", "picto", Proof.CARD).get_cookie(residents.DEVICE_COOKIE).value
    tablet = app.test_client()
    tablet.set_cookie(residents.DEVICE_COOKIE, device)
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', tablet.get("/sign-in").text)[1]
    fields = {"csrf_token": csrf, "email": "secretaris@huisraad.example", "password": PASSWORD}
    tablet.post("/sign-in", data=fields)
    page = tablet.get(f"{ballot}/vote?choice=dont_know").text
    assert "data-looks" in page
    assert "/code" not in page


def test_who_does_not_vote_makes_no_code(app, client_as, ballot):
    for name, status in (("Sanne", 403), ("Petra", 404), ("Gerrit", 404), ("Bea", 404)):
        assert make_code(client_as(name), ballot).status_code == status
    assert not kept(app, Card)


def test_a_lost_sign_in_keeps_neither_the_choice_nor_the_card(app, client_as, ballot, session):
    hans = client_as("Hans")
    hans.get("/")
    session.execute(sa.update(SignIn).values(ended_at=SignIn.began_at))
    session.commit()
    fields = {"choice": "dont_know", "token": "A" * 26}
    assert hans.post(f"{ballot}/vote", data=fields).status_code == 303
    assert kept(app, Draft) == []
