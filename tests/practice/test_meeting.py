"""A small meeting to practise with, what one thinks, and where all of it is found."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.councils.models import Council
from portal.identity import Proof
from portal.practice.service import STEPS
from tests.practice.conftest import kept_in_session

Sign = Callable[..., FlaskClient]
Rows = Callable[[], dict[str, list[str]]]
SIGNS = {
    "slower": "Langzaam graag",
    "stop": "Stop. Ik snap het niet.",
    "speak": "Ik wil iets zeggen",
    "break": "Pauze graag",
}


def _practises(page: Any) -> str:
    assert page.status_code == 200
    assert "Je oefent. Niets wordt bewaard." in page.text
    assert "/pictograms/own/practice.svg" in page.text
    return str(page.text)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_meeting_is_walked_through_and_nothing_of_it_stays(
    client_as: Sign, everything: Rows, view: str
) -> None:
    roos = client_as("Roos", view, Proof.FACE)
    roos.get("/practice")
    before, session = everything(), kept_in_session(roos)
    for number, step in enumerate(STEPS, start=1):
        here = f"/practice/meeting/{number}"
        if step == "vote":
            away = roos.get(here)
            assert (away.status_code, away.location) == (303, "/practice/votes/meeting")
            here = away.location
            _practises(roos.get(here))
            _practises(roos.get(f"{here}/choice?choice=no"))
            page = _practises(roos.get(f"{here}/voted?choice=no"))
            assert "Jij koos: Nee" in page
            assert "Bij geheim stemmen ziet niemand dat." in page
        elif step == "signs":
            page = _practises(roos.get(here))
            for sign, word in SIGNS.items():
                assert f"{here}?did={sign}" in page
                held = _practises(roos.get(f"{here}?did={sign}"))
                assert word in held
                assert "De kaart neerleggen" in held
        else:
            page = _practises(roos.get(here))
            assert f"{here}?did=it" in page
            assert "echt" in page
            tried = _practises(roos.get(f"{here}?did=it"))
            assert f"{here}?did=it" not in tried.partition("<main")[2].partition("</main>")[0]
        if number < len(STEPS):
            assert f'href="{_at(number + 1)}"' in page
        if number > 1 and step != "vote":
            assert f'href="{_at(number - 1)}"' in page
    assert "Opnieuw beginnen" in tried
    assert everything() == before
    assert kept_in_session(roos) == session


def _at(number: int) -> str:
    vote = STEPS.index("vote") + 1
    return "/practice/votes/meeting" if number == vote else f"/practice/meeting/{number}"


def test_the_cards_are_those_of_a_real_meeting(client_as: Sign) -> None:
    page = client_as("Roos", "picto").get("/practice/meeting/4").text
    assert set(re.findall(r"did=(\w+)", page)) == set(SIGNS)
    for word in SIGNS.values():
        assert word in page


@pytest.mark.parametrize("number", [0, 8, 99])
def test_a_meeting_has_no_other_steps(client_as: Sign, number: int) -> None:
    assert client_as("Roos").get(f"/practice/meeting/{number}").status_code == 404


@pytest.mark.parametrize("wrong", ["nod", "%00", "<b>", "slower.stop"])
def test_a_card_that_there_is_not_is_not_held_up(client_as: Sign, wrong: str) -> None:
    page = client_as("Roos").get("/practice/meeting/4", query_string={"did": wrong})
    assert "De kaart neerleggen" not in _practises(page)


def test_what_one_thinks_begins_in_three_ways_and_is_read_aloud(client_as: Sign) -> None:
    page = _practises(client_as("Roos", "picto").get("/practice/opinion"))
    for begin in ("Ik vind", "Ik wil weten", "Ik wil niet"):
        assert f'data-say="{begin}"' in page
        assert f"{begin} ..." in page


@pytest.mark.parametrize(
    ("name", "proof"), [("Roos", Proof.ACCOUNT), ("Joyce", Proof.CARD), ("Sanne", Proof.ACCOUNT)]
)
def test_who_looks_at_the_council_finds_the_way(
    client_as: Sign, session: Any, name: str, proof: Proof
) -> None:
    linde = session.scalars(sa.select(Council.id).where(Council.name == "Raad De Linde")).one()
    session.commit()
    client = client_as(name, "standard", proof)
    for where in (f"/councils/{linde}", f"/councils/{linde}/who-does-what", "/people", "/asks"):
        assert 'href="/practice"' in client.get(where).text
    picto = client_as(name, "picto", proof)
    assert 'href="/practice"' in picto.get("/asks").text


def test_a_visitor_signs_in_first(app: Any) -> None:
    answer = app.test_client().get("/practice/meeting/1")
    assert answer.status_code in (302, 303)
    assert "/sign-in" in answer.location
