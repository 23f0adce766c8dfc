"""Wishes: said with a picture, shown back, answered; what is personal is seen by nobody."""

import re
from typing import Any

import pytest

from portal.audit import AuditEvent
from portal.complaints import is_personal
from portal.identity import Proof
from portal.wishes import service as wishes
from portal.wishes.models import Wish, WishState
from tests.looking import named, rows

MAKE = "/councils/1/wishes/new"


def send(client: Any, address: str, **fields: str) -> Any:
    page = client.get(address if client.get(address).status_code == 200 else MAKE)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.get_data(as_text=True))
    version = re.search(r'name="version" value="([^"]+)"', page.get_data(as_text=True))
    assert token is not None
    data = {"csrf_token": token[1], **fields}
    if version and "version" not in fields:
        data["version"] = version[1]
    return client.post(address, data=data)


def kept(session: Any) -> list[Wish]:
    return rows(session, Wish)


def read(client: Any, address: str) -> str:
    """The whole page, in the picto view screen after screen."""
    pages = [client.get(f"{address}?card={n}").get_data(as_text=True) for n in (1, 2, 3)]
    return "".join(pages)


@pytest.fixture
def roos(session: Any, client_as: Any) -> Any:
    session.rollback()
    return client_as("Roos", view="picto", proof=Proof.CARD)


def test_in_pictures_a_wish_is_shown_back_and_only_then_kept(session: Any, roos: Any) -> None:
    shown = send(roos, MAKE, subject="food", text="Vaker pannenkoeken")
    assert shown.status_code == 200
    assert "Vaker pannenkoeken" in shown.get_data(as_text=True)
    assert kept(session) == []
    sent = send(roos, MAKE, subject="food", text="Vaker pannenkoeken", shown="1")
    assert sent.status_code == 303
    (wish,) = kept(session)
    assert (wish.subject, wish.text, wish.state) == ("food", "Vaker pannenkoeken", "new")
    assert wish.person_id == wish.written_by_id


def test_a_picture_alone_is_enough(session: Any, roos: Any) -> None:
    assert send(roos, MAKE, subject="people", shown="1").status_code == 303
    assert kept(session)[0].text == ""


def test_nothing_chosen_is_told_beside_the_field(session: Any, roos: Any) -> None:
    assert send(roos, MAKE, text="x").status_code == 422
    assert send(roos, MAKE, subject="cat", text="x").status_code == 422
    assert send(roos, MAKE, subject="food", text="x" * 1001, shown="1").status_code == 422
    assert kept(session) == []


@pytest.mark.parametrize(
    "text", ["Mijn begeleider slaat mij", "Ik heb een klacht", "Mijn medicijnen"]
)
@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_is_personal_is_kept_by_nobody_until_the_writer_says_so(
    session: Any, client_as: Any, text: str, view: str
) -> None:
    session.rollback()
    client = client_as("Roos", view=view, proof=Proof.CARD)
    asked = send(client, MAKE, subject="people", text=text, shown="1")
    assert asked.status_code == 200
    assert text in asked.get_data(as_text=True)  # travels along, so that nothing is typed twice
    assert kept(session) == []
    assert not rows(session, AuditEvent, AuditEvent.what == "wish:made")
    changed = send(client, MAKE, subject="people", text=text, change="1")
    assert changed.status_code == 200
    assert kept(session) == []
    common = send(client, MAKE, subject="people", text=text, shown="1", common="1")
    assert common.status_code == 303
    assert len(kept(session)) == 1


@pytest.mark.parametrize(
    "text", ["Wij willen pannenkoeken", "De bus komt te laat", "Een feest in de tuin", ""]
)
def test_an_ordinary_wish_is_not_held_up(text: str) -> None:
    assert not is_personal(text)


def test_a_face_alone_is_asked_for_the_card(session: Any, client_as: Any) -> None:
    session.rollback()
    answer = client_as("Mo", view="picto", proof=Proof.FACE).get(MAKE)
    assert answer.status_code == 303
    assert answer.location.startswith("/card")


def test_help_is_recorded_and_shown(session: Any, client_as: Any) -> None:
    session.rollback()
    kees = client_as("Kees", view="picto", proof=Proof.HELPED, helper="Sanne")
    sent = send(kees, MAKE, subject="fun", text="Naar zee", shown="1")
    page = read(kees, sent.location)
    assert "Sanne" in page
    assert kept(session)[0].helper_id is not None


def test_a_supporter_writes_for_somebody_named_and_never_for_nobody(
    session: Any, client_as: Any
) -> None:
    joyce, gerrit = named(session, "Joyce"), named(session, "Gerrit")
    sanne = client_as("Sanne")
    assert send(sanne, MAKE, subject="food", text="x").status_code == 422
    assert send(sanne, MAKE, subject="food", text="x", person=str(gerrit.id)).status_code == 422
    assert send(sanne, MAKE, subject="food", text="x", person=str(joyce.id)).status_code == 303
    (wish,) = kept(session)
    assert (wish.person_id, wish.written_by_id) == (joyce.id, named(session, "Sanne").id)


def test_a_wish_can_be_taken_back_until_it_is_seen(session: Any, roos: Any, client_as: Any) -> None:
    address = send(roos, MAKE, subject="food", shown="1").location
    assert send(client_as("Hans"), f"{address}/withdraw").status_code == 403
    assert send(roos, f"{address}/withdraw").status_code == 303
    assert kept(session) == []
    address = send(roos, MAKE, subject="food", shown="1").location
    assert send(client_as("Hans"), f"{address}/answer", state="seen", item="0").status_code == 303
    assert send(roos, f"{address}/withdraw").status_code == 403
    assert len(kept(session)) == 1


def test_not_now_asks_for_a_reason_and_the_maker_reads_it(
    session: Any, roos: Any, client_as: Any
) -> None:
    address = send(roos, MAKE, subject="food", shown="1").location
    sanne = client_as("Sanne")
    bare = send(sanne, f"{address}/answer", state="not_now", item="0", reply=" ")
    assert bare.status_code == 422
    given = send(sanne, f"{address}/answer", state="not_now", item="0", reply="De kok is ziek.")
    assert given.status_code == 303
    assert "De kok is ziek." in read(roos, address)
    assert kept(session)[0].state == WishState.NOT_NOW
    assert roos.get("/wishes/mine").status_code == 200


def test_two_answers_at_once_are_both_shown(session: Any, roos: Any, client_as: Any) -> None:
    address = send(roos, MAKE, subject="food", shown="1").location
    sanne, hans = client_as("Sanne"), client_as("Hans")
    first = {"state": "done", "item": "0", "reply": "Gedaan.", "version": "1"}
    assert send(sanne, f"{address}/answer", **first).status_code == 303
    late = send(hans, f"{address}/answer", **{**first, "reply": "Gezien."})
    assert late.status_code == 409
    page = late.get_data(as_text=True)
    assert "Gedaan." in page
    assert "Gezien." in page


def test_another_council_sees_nothing_of_it(session: Any, roos: Any, client_as: Any) -> None:
    address = send(roos, MAKE, subject="food", text="Geheim", shown="1").location
    gerrit = client_as("Gerrit")
    assert gerrit.get(address).status_code == 404
    assert "Geheim" not in gerrit.get("/wishes").get_data(as_text=True)
    assert client_as("Petra").get(address).status_code == 404
    assert client_as("Bea").get(address).status_code == 404


def test_a_wild_text_is_shown_as_it_was_typed(session: Any, client_as: Any) -> None:
    session.rollback()
    hans = client_as("Hans")
    wild = "<script>x</script> \"' {{7*7}} \u202e\0 🙂"
    sent = send(hans, MAKE, subject="other", text=wild)
    page = hans.get(sent.location).get_data(as_text=True)
    assert "&lt;script&gt;" in page
    assert "{{7*7}}" in page


def test_of_my_wishes_the_last_are_shown_and_a_way_to_the_older_ones(
    roos: Any, client_as: Any
) -> None:
    for _number in range(wishes.MOST_LISTED + 1):
        send(roos, MAKE, subject="food", shown="1")
    reading = client_as("Roos", view="standard")
    page = reading.get("/wishes/mine").text
    assert len(re.findall(r'href="/wishes/\d+"', page)) == wishes.MOST_LISTED
    older = re.search(r'href="(/wishes/mine\?before=\d+)"', page)
    assert older, "no way on"
    rest = reading.get(older[1]).text
    assert len(re.findall(r'href="/wishes/\d+"', rest)) == 1
    assert "Ouder" in page
    assert "Ouder" not in rest
    assert reading.get("/wishes/mine?before=0").text.count("Ouder") == 1
