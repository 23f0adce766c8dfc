"""Minutes that wait: who is asked to make, write, read and adopt them, and from when."""

from typing import Any

import pytest

from portal import asking
from portal.meetings.models import Meeting, MeetingKind, MeetingState
from portal.minutes import service as minuting
from portal.minutes.models import Minutes
from tests.minutes.acting import write

WORDS = {
    "minutes.make": "Maak het verslag",
    "minutes.write": "Het verslag schrijven",
    "minutes.read": "Lees het verslag. Klopt het?",
    "minutes.adopt": "Heeft de raad het verslag vastgesteld?",
}
PEOPLE = ("Anneke", "Hans", "Roos", "Sanne", "Petra", "Bea", "Gerrit", "Bas")


@pytest.fixture
def asked(as_: Any) -> Any:
    """Of whom what is asked: ``{"Hans": ["minutes.write"]}``."""

    def ask() -> dict[str, list[str]]:
        found = {name: list(asking.asked(minuting.asks(as_(name)))) for name in PEOPLE}
        return {name: kinds for name, kinds in found.items() if kinds}

    return ask


def test_who_chooses_the_taker_is_asked_to_make_them_once_the_meeting_is_over(
    session: Any, meeting: Meeting, later: Meeting, as_: Any, asked: Any, clock: Any
) -> None:
    everybody = {name: ["minutes.make"] for name in ("Anneke", "Hans", "Sanne")}
    assert asked() == everybody
    (one,) = asking.asked(minuting.asks(as_("Sanne")))["minutes.make"]
    assert (one.id, one.title) == (meeting.id, "Raad De Linde")
    meeting.state = MeetingState.CANCELLED
    assert asked() == {}
    meeting.state, meeting.kind = MeetingState.INVITED, MeetingKind.PREPARATION
    assert asked() == {}
    meeting.kind = MeetingKind.COUNCIL
    clock.forward(days=7, hours=2)  # now the later one is over too
    assert len(asking.asked(minuting.asks(as_("Sanne")))["minutes.make"]) == 2
    clock.forward(days=70)
    assert asked() == {}


def test_from_writing_to_adopting(
    minutes: Minutes, later: Meeting, as_: Any, asked: Any, clock: Any
) -> None:
    assert asked() == {"Hans": ["minutes.write"]}
    write(as_("Hans"), minutes, minutes.meeting.items[1], "Wij praten over eten.")
    minuting.present(as_("Hans"), minutes, minutes.version, later.items[3])
    assert asked() == {"Anneke": ["minutes.read"], "Roos": ["minutes.read"]}
    clock.forward(days=7, minutes=10)
    assert asked() == {"Anneke": ["minutes.adopt"], "Hans": ["minutes.adopt"]}
    minuting.adopt(as_("Hans"), minutes, minutes.version)
    assert asked() == {}


def test_a_guest_who_takes_them_is_asked_to_write_and_nothing_else(
    minutes: Minutes, person: Any, asked: Any, session: Any
) -> None:
    minutes.taker_id = person("Petra").id
    session.flush()
    assert asked() == {"Petra": ["minutes.write"]}


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_row_leads_where_it_is_done(
    client_as: Any, session: Any, address: str, minutes: Minutes, as_: Any, later: Any, view: str
) -> None:
    hans = client_as("Hans", view).get("/asks").text
    assert WORDS["minutes.write"] in hans
    assert f'href="{address}/write"' in hans
    write(as_("Hans"), minutes, minutes.meeting.items[1], "Wij praten over eten.")
    minuting.present(as_("Hans"), minutes, minutes.version, later.items[3])
    session.commit()
    anneke = client_as("Anneke", view).get("/asks").text
    assert WORDS["minutes.read"] in anneke
    assert f'href="{address}"' in anneke
    assert WORDS["minutes.read"] not in client_as("Gerrit", view).get("/asks").text
