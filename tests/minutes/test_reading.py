"""Minutes are presented and read by whom they are for, in both views."""

import re
from typing import Any

import pytest

from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingKind
from portal.minutes.models import Minutes, MinutesState, Section
from tests.client import _asked
from tests.conftest import TODAY
from tests.looking import named, row, rows
from tests.minutes.acting import adopt, of_first, present, put, version


def test_what_seems_personal_is_asked_about_before_the_council_reads_it(
    session: Any, client_as: Any, address: str, item: int
) -> None:
    hans = client_as("Hans")
    put(hans, address, item, "Kees heeft een klacht over de dokter.")
    asked = present(hans, address, session)
    assert asked.status_code == 200
    assert row(session, Minutes).state == MinutesState.CONCEPT
    assert present(hans, address, session, common="1").status_code == 303
    assert row(session, Minutes).state == MinutesState.PRESENTED


def test_the_item_about_last_time_is_proposed_and_a_new_one_can_be_made(
    session: Any, client_as: Any, address: str, item: int
) -> None:
    sanne = client_as("Sanne")
    put(sanne, address, item, "Soep.")
    page = sanne.get(f"{address}/present").text
    assert re.search(r'<option selected value="\d+">[^<]*Vorige keer', page)
    at = f"{address}/present"
    sanne.send(at, {"item": "-1", "version": version(sanne, at)})
    [made] = rows(session, AgendaItem, AgendaItem.title == "Verslag van de vorige keer")
    assert row(session, Minutes).item_id == made.id
    assert f'"{address}"' in sanne.get(f"/items/{made.id}").text


def test_an_officer_records_that_the_council_adopted_and_only_then_the_house_reads(
    session: Any, client_as: Any, address: str, item: int, clock: Any
) -> None:
    hans, joyce = client_as("Hans"), client_as("Joyce", view="picto", proof=Proof.FACE)
    put(hans, address, item, "Wij eten soep.")
    assert joyce.get(address).status_code == 404
    present(hans, address, session)
    assert joyce.get(address).status_code == 404
    assert adopt(hans, address).status_code == 422
    clock.forward(days=7, minutes=10)
    for name in ("Sanne", "Kees"):
        proof = Proof.CARD if name == "Kees" else Proof.ACCOUNT
        refused = client_as(name, proof=proof).send(f"{address}/adopt", {"version": "3"})
        assert refused.status_code == 403
    assert adopt(hans, address).status_code == 303
    found = row(session, Minutes)
    assert (found.state, found.adopted_by_id) == ("adopted", named(session, "Hans").id)
    joyce = client_as("Joyce", view="picto", proof=Proof.FACE)
    pages = "".join(joyce.get(f"{address}?screen={n}").text for n in (1, 2, 3, 4))
    assert "Wij eten soep." in pages
    assert "nog niet nagekeken" in pages
    assert joyce.get(f"{address}/write").status_code in (303, 403)
    assert client_as("Joyce", proof=Proof.FACE).get(address).status_code == 200


def test_adopted_minutes_are_corrected_beside_what_stays(
    session: Any, client_as: Any, address: str, item: int, clock: Any
) -> None:
    hans = client_as("Hans")
    put(hans, address, item, "Wij eten soep.")
    present(hans, address, session)
    clock.forward(days=7, minutes=10)
    adopt(hans, address)
    assert put(hans, address, item, "Anders.", base="Wij eten soep.").status_code == 422
    assert hans.get(f"{address}/write").location == address
    sent = hans.send(f"{address}/correct", {"reason": "Het was tomatensoep."})
    again = sent.location.removesuffix("/write")
    put(hans, again, item, "Wij eten tomatensoep.", base="Wij eten soep.")
    assert "Wij eten soep." in hans.get(address).text
    assert "tomatensoep" in hans.get(again).text
    assert "Het was tomatensoep." in hans.get(address).text
    roos = client_as("Joyce", proof=Proof.FACE)
    assert roos.get(address).status_code == 200
    assert roos.get(again).status_code == 404


def test_a_guest_writes_when_appointed_and_sees_nothing_else_until_it_is_over(
    session: Any, client_as: Any, address: str, item: int, clock: Any
) -> None:
    petra, hans = client_as("Petra"), client_as("Hans")
    assert petra.get(address).status_code == 404
    assert (
        hans.send(
            "/meetings/1/minutes/taker", {"taker": str(named(session, "Petra").id)}
        ).status_code
        == 303
    )
    assert put(petra, address, item, "Petra schrijft.").status_code == 303
    for page in (address, f"{address}/write", f"{address}/changes"):
        assert petra.get(page).status_code == 200
    shown = petra.get(address).text
    assert "/meetings/1" not in shown
    assert f"/items/{item}" not in re.sub(r'action="[^"]*"', "", shown)
    assert petra.get("/minutes/2").status_code == 404
    present(hans, address, session)
    clock.forward(days=7, minutes=10)
    adopt(hans, address)
    assert petra.get(address).status_code == 404


def test_guests_read_of_adopted_minutes_what_the_council_shares(
    session: Any, client_as: Any, address: str, item: int, clock: Any
) -> None:
    hans, petra = client_as("Hans"), client_as("Petra")
    put(hans, address, item, "Wij eten soep.")
    opening = row(session, AgendaItem, AgendaItem.title == "Opening", of_first())
    put(hans, address, opening.id, "Een geheim van de raad.")
    present(hans, address, session)
    clock.forward(days=7, minutes=10)
    adopt(hans, address)
    assert petra.get(address).status_code == 404
    sharer = named(session, "Hans").id
    session.get_one(Meeting, 1).kind = MeetingKind.WITH_PROVIDER
    shared = session.get_one(AgendaItem, item)
    shared.shared_at, shared.shared_by_id = TODAY, sharer
    session.commit()
    petra = client_as("Petra")
    for page in (address, f"{address}/paper"):
        text = petra.get(page).text
        assert "Wij eten soep." in text
        assert "geheim" not in text
        assert "Opening" not in text


def test_the_easy_text_of_what_was_said_is_made_in_the_editor_of_all_easy_texts(
    session: Any, client_as: Any, address: str, item: int
) -> None:
    sanne = client_as("Sanne")
    assert sanne.send(f"{address}/items/{item}/easy-text").location == address
    put(sanne, address, item, "Wij eten pannenkoeken. Kees vraagt het.")
    sent = sanne.send(f"{address}/items/{item}/easy-text")
    editor = sanne.get(sent.location)
    assert editor.status_code == 200
    assert "Wat eten wij?" in editor.text
    assert f'href="{address}"' in editor.text
    pages = "".join(
        client_as("Roos", view="picto", proof=Proof.CARD).get(f"{address}?screen={n}").text
        for n in (1, 2, 3)
    )
    assert "nog niet nagekeken" in pages
    assert sanne.send(f"{address}/items/{item}/easy-text").location == sent.location


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("page", ["", "/write", "/paper", "/changes", "/now"])
def test_a_page_of_twenty_items_asks_at_most_twelve_things(
    app: Any, session: Any, client_as: Any, address: str, item: int, view: str, page: str
) -> None:
    hans = client_as("Hans", view=view)
    for number in range(20):
        place = AgendaItem(meeting_id=1, position=10 + number, title=f"Punt {number}")
        session.add(place)
        session.flush()
        section = Section(minutes_id=1, item_id=place.id, title=place.title, text="Iets.")
        session.add(section)
    session.commit()
    with _asked(app) as statements:
        assert hans.get(address + page).status_code == 200
    assert len(statements) <= 12, "\n".join(statements)
