"""The room of supporters: for all of them, for nobody else, and about no client."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.coaching.models import RoomEvent, RoomTip
from portal.councils.models import Council
from portal.identity import Role
from portal.people.models import Membership
from tests.looking import rows

EVENT = {
    "kind": "network",
    "title": "Netwerkdag",
    "day": "2027-03-04",
    "time": "10:30",
    "place": "Utrecht",
    "link": "",
}
PERSONAL = "Joyce is boos op haar begeleider omdat hij haar slaat."


@pytest.fixture
def other(session: Any, person: Any, clock: Any) -> str:
    """Who supports the council of another house."""
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Eik")).one()
    term = {"role": Role.SUPPORTER, "since": clock().date(), "confirmed_at": clock()}
    session.add(Membership(person=person("Bas"), council=council, **term))
    session.commit()
    return "Bas"


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_supporters_of_all_councils_share_a_calendar_and_tips(
    client_as: Any, other: str, view: str
) -> None:
    sanne = client_as("Sanne")
    assert sanne.send("/supporters/calendar/new", EVENT).location == "/supporters"
    assert sanne.send("/supporters/tips/new", {"text": "Begin met koffie."}).status_code == 303
    reader = client_as(other, view=view)
    page = "".join(reader.get(f"/supporters?card={one}").text for one in range(1, 4))
    assert "Netwerkdag" in page
    assert "donderdag 4 maart" in page
    assert "Begin met koffie." in page
    assert "Schrijf hier niets over een cliënt." in page
    assert "Raad De Linde" not in page


@pytest.mark.parametrize("name", ["Anneke", "Hans", "Petra", "Bea", "Gerrit", "Bas"])
def test_nobody_else_has_that_room(session: Any, client_as: Any, name: str) -> None:
    sanne = client_as("Sanne")
    sanne.send("/supporters/calendar/new", EVENT)
    sanne.send("/supporters/tips/new", {"text": "Begin met koffie."})
    event, tip = rows(session, RoomEvent)[0].id, rows(session, RoomTip)[0].id
    client = client_as(name)
    assert client.get("/supporters").status_code == 403
    assert "/supporters" not in client.get("/").text
    for address in (f"/supporters/calendar/{event}", f"/supporters/tips/{tip}"):
        assert client.get(address).status_code == 404
        assert client.send(f"{address}/remove").status_code == 404
    assert "/supporters" in sanne.get("/").text


def test_who_supports_no_council_any_more_has_no_room(
    session: Any, client_as: Any, person: Any, clock: Any
) -> None:
    term = session.scalars(sa.select(Membership).where(Membership.person == person("Sanne"))).one()
    term.until = clock().date() - timedelta(days=1)
    session.commit()
    assert client_as("Sanne").get("/supporters").status_code == 403


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/supporters/tips/new", {"text": PERSONAL}),
        ("/supporters/calendar/new", EVENT | {"title": PERSONAL}),
    ],
)
def test_what_seems_to_be_about_a_client_is_asked_about_first(
    session: Any, client_as: Any, address: str, sent: dict[str, str]
) -> None:
    client_as("Sanne").send(address, sent)
    assert rows(session, RoomTip) == []
    assert rows(session, RoomEvent) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"place": ""}, "Schrijf op waar het is, of plak de link."),
        ({"link": "http://elders.example"}, "https://"),
        ({"link": "javascript:alert(1)"}, "https://"),
        ({"day": "2027-02-07"}, "Kies een moment dat nog komt."),
        ({"kind": "feest"}, "Netwerkdag"),
    ],
)
def test_what_cannot_be_is_asked_again(
    session: Any, client_as: Any, wrong: dict[str, str], words: str
) -> None:
    answer = client_as("Sanne").send("/supporters/calendar/new", EVENT | wrong)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Netwerkdag" in answer.text
    assert rows(session, RoomEvent) == []


def test_what_has_been_stands_in_the_calendar_no_more(client_as: Any, clock: Any) -> None:
    sanne = client_as("Sanne")
    sanne.send("/supporters/calendar/new", EVENT)
    clock.forward(days=(date(2027, 3, 6) - clock().date()).days)
    assert "Netwerkdag" not in client_as("Sanne").get("/supporters").text


def test_every_supporter_mends_the_calendar_and_nothing_is_lost(
    session: Any, client_as: Any, other: str
) -> None:
    sanne = client_as("Sanne")
    sanne.send("/supporters/calendar/new", EVENT)
    address = f"/supporters/calendar/{rows(session, RoomEvent)[0].id}"
    changed = EVENT | {"link": "https://video.example/dag", "version": "1"}
    assert client_as(other).send(f"{address}/edit", changed).location == address
    late = sanne.send(f"{address}/edit", EVENT | {"title": "Te laat", "version": "1"})
    assert late.status_code == 409
    assert "Te laat" in late.text
    assert 'href="https://video.example/dag"' in sanne.get(address).text
    assert sanne.send(f"{address}/remove").location == "/supporters"
    assert rows(session, RoomEvent) == []


def test_only_its_writer_changes_a_tip_and_every_supporter_takes_one_away(
    session: Any, client_as: Any, other: str
) -> None:
    sanne, reader = client_as("Sanne"), client_as(other)
    sanne.send("/supporters/tips/new", {"text": "Begin met koffie."})
    address = f"/supporters/tips/{rows(session, RoomTip)[0].id}"
    sent = {"text": "Begin met thee.", "version": "1"}
    assert reader.send(f"{address}/edit", sent).status_code == 404
    assert f"{address}/edit" not in reader.get(address).text
    assert sanne.send(f"{address}/edit", sent).location == address
    assert "Begin met thee." in reader.get(address).text
    assert sanne.send(f"{address}/edit", sent).status_code == 409
    assert reader.send(f"{address}/remove").location == "/supporters"
    assert rows(session, RoomTip) == []
