"""Practising a vote: as a real one goes, and nothing of it stays anywhere."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.identity import Proof
from portal.practice.service import QUESTIONS
from tests.practice.conftest import kept_in_session

Sign = Callable[..., FlaskClient]
Rows = Callable[[], dict[str, list[str]]]


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("proof", [Proof.CARD, Proof.FACE])
def test_a_vote_is_practised_and_no_row_of_any_table_changes(
    client_as: Sign, everything: Rows, view: str, proof: Proof
) -> None:
    roos = client_as("Roos", view, proof)
    roos.get("/practice")
    before, session = everything(), kept_in_session(roos)
    for key in QUESTIONS:
        choice = "option-2" if key == "wall" else "talk_first"
        page = roos.get(f"/practice/votes/{key}")
        assert f"/practice/votes/{key}/choice?choice={choice}" in page.text
        asked = roos.get(f"/practice/votes/{key}/choice?choice={choice}")
        assert f'type="hidden" name="choice" value="{choice}"' in asked.text
        assert 'method="get"' in asked.text
        voted = roos.get(f"/practice/votes/{key}/voted?choice={choice}")
        word = "Blauw" if key == "wall" else "Eerst nog praten"
        assert word in voted.text
        for answer in (page, asked, voted):
            assert answer.status_code == 200
            assert "Je oefent. Niets wordt bewaard." in answer.text
            assert "/pictograms/own/practice.svg" in answer.text
    assert everything() == before
    assert kept_in_session(roos) == session
    assert "portal_vote" in before


def test_nothing_of_practice_can_be_sent_in_or_kept_by_a_tablet(app: Flask) -> None:
    rules = [one for one in app.url_map.iter_rules() if one.endpoint.startswith("portal.practice.")]
    assert len(rules) == 6
    for rule in rules:
        assert rule.methods is not None
        assert rule.methods <= {"GET", "HEAD", "OPTIONS"}
    script = app.test_client().get("/service-worker.js").text
    assert "/votes?/" in script or "ballots" in script
    assert "practice" not in script


@pytest.mark.parametrize("name", ["Roos", "Bas", "Sanne", "Petra"])
def test_everybody_who_is_signed_in_may_practise(client_as: Sign, name: str) -> None:
    assert client_as(name).get("/practice").status_code == 200
    assert client_as(name).get("/practice/votes/coffee").status_code == 200


def test_what_there_is_not_cannot_be_chosen(client_as: Sign) -> None:
    roos = client_as("Roos")
    assert roos.get("/practice/votes/money").status_code == 404
    for step in ("choice", "voted"):
        for choice in ("", "option-9", "option-x", "live_with"):
            away = roos.get(f"/practice/votes/wall/{step}?choice={choice}")
            assert (away.status_code, away.location) == (303, "/practice/votes/wall")


def test_a_picture_that_stands_for_a_question_is_on_no_other() -> None:
    pictures = [one.symbol for one in QUESTIONS.values()]
    pictures += [symbol for one in QUESTIONS.values() for _word, symbol in one.options]
    assert len(set(pictures)) == len(pictures)
