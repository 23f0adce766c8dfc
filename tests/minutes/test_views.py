"""Minutes in the browser: kept while one types, in both views."""

import re
from typing import Any

import pytest

from portal.audit import Draft
from portal.minutes import service as minuting
from portal.minutes.models import Change, Minutes, Section
from tests.looking import named, row, rows
from tests.minutes.acting import auto, present, put


def test_a_meeting_that_is_over_leads_to_making_its_minutes(
    session: Any, meeting: Any, client_as: Any
) -> None:
    session.commit()
    hans = client_as("Hans")
    assert "/meetings/1/minutes" in hans.get("/meetings/1").text
    page = hans.get("/meetings/1/minutes")
    assert "Hans Dekker" in page.text
    sent = hans.send("/meetings/1/minutes", {"taker": str(named(session, "Roos").id)})
    assert sent.location == "/minutes/1/write"
    assert row(session, Minutes).taker_id == named(session, "Roos").id
    assert hans.get("/meetings/1/minutes").location == "/minutes/1"
    assert '"/minutes/1"' in hans.get("/meetings/1").text


def test_a_meeting_to_come_is_not_asked_for_minutes_yet(
    session: Any, later: Any, client_as: Any
) -> None:
    session.commit()
    assert "/minutes" not in client_as("Hans").get(f"/meetings/{later.id}").text


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_is_saved_by_the_button_stands_there_with_its_item(
    session: Any, client_as: Any, address: str, item: int, view: str
) -> None:
    hans = client_as("Hans", view=view)
    sent = put(hans, address, item, "Wij eten soep.")
    assert sent.location == f"{address}/write?item={item}#item-{item}"
    assert "Wij eten soep." in hans.get(f"{address}/write?item={item}").text
    pages = "".join(hans.get(f"{address}?screen={n}").text for n in (1, 2, 3))
    assert "Wij eten soep." in pages


def test_while_one_types_it_is_kept_and_the_time_is_said(
    session: Any, client_as: Any, address: str, item: int
) -> None:
    hans, anneke = client_as("Hans"), client_as("Anneke")
    answer = auto(hans, address, item, "Wij eten soep.")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "10.00" in answer.json["saved"]
    assert answer.json["places"][str(item)]["text"] == "Wij eten soep."
    seen = anneke.get(f"{address}/now?again=1").json["places"][str(item)]
    assert seen["here"] == "Hans schrijft hier nu."
    assert "Hans schrijft hier nu." in anneke.get(f"{address}/write").text


def test_the_same_save_sent_twice_adds_nothing_twice(
    session: Any, client_as: Any, address: str, item: int
) -> None:
    hans, anneke = client_as("Hans"), client_as("Anneke")
    auto(hans, address, item, "Een.", act="k1")
    auto(anneke, address, item, "Een. Van Anneke.", base="Een.", act="k2")
    for _again in range(2):
        answer = auto(hans, address, item, "Een. Van Hans.", base="Een.", act="k3")
    assert answer.json["places"][str(item)]["text"] == "Een. Van Anneke. Van Hans."


def test_a_save_that_fails_says_so_and_keeps_what_was_typed(
    session: Any, client_as: Any, address: str, item: int
) -> None:
    hans = client_as("Hans")
    long = "x" * (minuting.MOST_TEXT + 1)
    refused = put(hans, address, item, long)
    assert refused.status_code == 422
    assert long in refused.text
    assert auto(hans, address, item, long, act="k9").status_code == 422
    put(hans, address, item, "Een.")
    present(hans, address, session)
    answer = auto(hans, address, item, "Twee.", base="Een.")
    assert answer.status_code == 422
    assert "leest dit nu" in answer.json["error"]


def test_who_was_signed_out_meanwhile_gets_the_text_back_and_sends_it_again(
    session: Any, client_as: Any, address: str, item: int
) -> None:
    hans = client_as("Hans")
    hans.get(f"{address}/write")
    form = re.search(r'name="csrf_token" value="([^"]+)"', hans.get(f"{address}/write").text)
    assert form
    with hans.session_transaction() as cookie:
        token = cookie["_user_id"]
    hans.send("/sign-out")
    with hans.session_transaction() as cookie:
        cookie["_user_id"] = token
    fields = {"text": "Soep.", "base": "", "act": "a", "csrf_token": form[1]}
    sent = hans.post(f"{address}/items/{item}", data=fields)
    assert "/sign-in" in sent.location
    assert rows(session, Section) == []
    [draft] = rows(session, Draft)
    assert dict(draft.fields) == {"text": "Soep.", "base": ""}
    assert draft.path == f"{address}/items/{item}"


def test_two_texts_for_one_place_are_chosen_between_on_the_page(
    session: Any, client_as: Any, address: str, item: int
) -> None:
    hans, anneke = client_as("Hans"), client_as("Anneke", view="picto")
    put(hans, address, item, "Oud.")
    put(anneke, address, item, "Van Anneke.", base="Oud.")
    put(hans, address, item, "Van Hans.", base="Oud.")
    for client in (hans, anneke):
        page = client.get(f"{address}/write?item={item}").text
        assert "Kies: Anneke schreef" in page
        assert "Kies: Hans schreef" in page
    assert present(hans, address, session).status_code == 422
    hans.send(f"{address}/items/{item}/settle", {"keep": "both"})
    assert row(session, Section).text == "Van Anneke.\nVan Hans."


def test_who_wrote_what_is_told_compared_and_put_back(
    session: Any, client_as: Any, address: str, item: int, clock: Any
) -> None:
    hans, anneke = client_as("Hans"), client_as("Anneke", view="picto")
    put(hans, address, item, "Wij eten soep.")
    clock.forward(minutes=10)
    put(anneke, address, item, "Wij eten graag soep.", base="Wij eten soep.")
    for client in (hans, anneke):
        assert "Wat eten wij?" in client.get(f"{address}/changes").text
    first, second = rows(session, Change)
    page = hans.get(f"{address}/changes/{second.id}").text
    assert re.search(r"<ins><b>erbij:</b>\s*graag\s*</ins>", page)
    since = anneke.get(f"{address}/changes/{first.id}?with=now").text
    assert "<ins>" in since
    hans.send(f"{address}/changes/{first.id}/restore")
    assert row(session, Section).text == "Wij eten soep."
    assert [one.restored for one in rows(session, Change)] == [False, False, True]
    assert hans.get(f"{address}/changes/999").status_code == 404
