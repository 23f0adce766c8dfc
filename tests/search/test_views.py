"""Asking and finding on the page, in both views."""

from typing import Any

import pytest
import sqlalchemy as sa

from portal import audit
from portal.identity import Proof
from portal.search.pages import excerpt
from tests.meetings.conftest import Sender, council_id, meeting  # noqa: F401 - fixtures


@pytest.fixture
def invited(meeting: Any) -> int:  # noqa: F811
    from portal.meetings.models import MeetingState, Purpose

    items = (("Zwembad", Purpose.TALK, 5), ("Wat kost het zwemmen?", Purpose.TALK, 5))
    found: int = meeting(state=MeetingState.INVITED, items=items)
    return found


def test_what_is_asked_stands_in_the_address_and_is_found(invited: int, client_as: Any) -> None:
    hans = Sender(client_as("Hans"))
    sent = hans.post("/search", {"words": " zwembaden ", "kind": "item", "year": ""})
    assert sent.location == "/search?words=zwembaden&kind=item"
    page = hans.get(sent.location).text
    assert ">Zwembad</a>" in page
    assert 'value="zwembaden"' in page
    assert "Wat kost" not in page


def test_words_are_marked_in_what_was_found() -> None:
    text = "Wij gaan op maandag zwemmen in het grote zwembad, en wie wil mag <b>mee</b>."
    parts = list(excerpt(text, "zwembaden mee"))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, marked in parts if marked] == ["zwembad", "mee"]
    long = "voor " * 100 + "zwembad" + " na" * 100
    shown = list(excerpt(long, "zwembad"))
    assert ("zwembad", True) in shown
    assert sum(len(part) for part, _ in shown) < 300


def test_in_pictures_each_thing_found_is_a_row_with_a_way_on(invited: int, client_as: Any) -> None:
    roos = client_as("Roos", view="picto", proof=Proof.CARD)
    asked = roos.get("/search").text
    assert 'name="words"' in asked
    page = roos.get("/search?words=zwembad").text
    assert "/items/" in page
    assert 'href="/search"' in page
    assert "We found nothing" not in page


def test_nothing_found_and_nothing_asked_are_told(invited: int, client_as: Any) -> None:
    hans = Sender(client_as("Hans"))
    assert "niets gevonden" in hans.get("/search?words=olifant").text
    refused = hans.post("/search", {"words": "", "year": "19"})
    assert refused.status_code == 422
    assert 'value="19"' in refused.text
    for odd in (
        "words=%00%ff",
        "words=a&page=x",
        "words=a&page=99999999",
        "words=a&council=9e9",
        "kind=x&words=a",
    ):
        assert hans.get(f"/search?{odd}").status_code == 200


def test_what_is_a_draft_is_not_found_by_who_lives_there(meeting: Any, client_as: Any) -> None:  # noqa: F811
    meeting(items=(("Zwembad", "talk", 5),))
    joyce = client_as("Joyce", view="picto", proof=Proof.CARD)
    assert "/items/" not in joyce.get("/search?words=zwembad").text
    assert "/items/" in client_as("Sanne").get("/search?words=zwembad").text


def test_nobody_can_read_back_who_looked_for_what(
    session: Any,
    invited: int,
    client_as: Any,
) -> None:
    sent = Sender(client_as("Hans")).post("/search", {"words": "zwembad", "year": ""})
    assert sent.status_code == 303
    session.rollback()
    assert "zwembad" not in str(session.scalars(sa.select(audit.Act.location)).all())
