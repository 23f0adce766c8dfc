"""The start page, what was decided, and the two switches."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal import database
from portal.councils.models import Council
from portal.identity import Proof
from portal.meetings.models import Meeting
from portal.people.models import Person
from portal.standalone import demo_decisions, demo_meeting


@pytest.fixture
def meetings(session):
    """The demo's meetings: one over with a decision, one to come with an open vote."""
    council = demo_meeting.Council
    raad = session.scalars(sa.select(council).where(council.name == "Raad De Linde")).one()
    people = {p.call_name: p for p in session.scalars(sa.select(Person))}
    demo_meeting.fill(raad, people)
    demo_decisions.fill(raad, people)
    session.commit()
    database.end()


@pytest.fixture
def in_month(session, clock):
    """``in_month("draft", weeks=3)``: the id of a meeting of Raad De Linde in so many weeks."""

    def make(state, weeks):
        council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
        start = clock() + timedelta(weeks=weeks)
        meeting = Meeting(
            council=council,
            title="Vergadering",
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            state=state,
            made_by_id=session.scalars(sa.select(Person.id)).first(),
            invited_at=clock() if state == "invited" else None,
        )
        session.add(meeting)
        session.commit()
        return meeting.id

    return make


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("name", ["Sanne", "Anneke", "Roos", "Hans", "Petra", "Bas", "Bea"])
def test_everybody_has_a_start_page(client_as, meetings, name, view):
    assert client_as(name, view).get("/").status_code == 200


def test_the_supporter_sees_first_what_asks_something(client_as, meetings):
    page = client_as("Sanne").get("/").text
    assert "Wensen van bewoners" in page
    assert "Roos, Willem" in page


def test_items_of_one_meeting_wait_together(client_as, meetings):
    page = client_as("Sanne").get("/").text
    assert "2 punten wachten op makkelijke tekst" in page
    assert "nog geen makkelijke tekst" not in page


def test_a_member_who_has_not_voted_is_asked(client_as, meetings):
    assert "Waar gaan wij heen?" in client_as("Roos").get("/").text


def test_a_resident_has_at_most_five_tiles(client_as, meetings):
    page = client_as("Roos", "picto", Proof.CARD).get("/").text
    assert page.count('<a class="tile') == 5


def test_the_neighbour_sees_nothing_of_it(client_as, meetings):
    gerrit = client_as("Gerrit")
    assert "Waar gaan wij heen?" not in gerrit.get("/").text
    assert "pannenkoeken" not in gerrit.get("/decisions").text


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_was_decided_can_be_read_by_the_house(client_as, meetings, view):
    for name, proof in (("Roos", Proof.CARD), ("Theo", Proof.FACE), ("Sanne", Proof.ACCOUNT)):
        page = client_as(name, view, proof).get("/decisions").text
        assert "pannenkoeken" in page


def test_a_visitor_is_sent_to_the_door(client_as):
    assert client_as(None).get("/").location.startswith("/sign-in")


def test_the_view_is_the_persons_own_on_every_device(client_as):
    hans = client_as("Hans")
    assert hans.send("/view", {"view": "picto", "next": "/decisions"}).location == "/decisions"
    assert 'data-view="picto"' in hans.get("/").text


def test_an_unknown_view_or_language_is_refused(client_as):
    hans = client_as("Hans")
    assert hans.send("/view", {"view": "dark"}).status_code == 400
    assert hans.send("/language", {"language": "xx"}).status_code == 400


def test_english_is_there(client_as):
    hans = client_as("Hans")
    hans.send("/language", {"language": "en"})
    page = hans.get("/").text
    assert 'lang="en"' in page
    assert "Hello Hans" in page


@pytest.mark.parametrize("where", ["//evil.example", "/\\evil.example", "https:evil.example", "x"])
def test_a_switch_leads_nowhere_else(client_as, where):
    assert client_as("Hans").send("/view", {"view": "picto", "next": where}).location == "/"


@pytest.mark.parametrize(("state", "asked"), [("draft", True), ("planned", True), ("invited", 0)])
def test_the_chair_is_asked_to_fix_the_agenda_and_to_invite(
    client_as, meetings, in_month, state, asked
):
    near, far = in_month(state, weeks=3), in_month(state, weeks=9)
    page = client_as("Anneke").get("/asks").text
    assert (f'href="/meetings/{near}"' in page) is bool(asked)
    assert f'href="/meetings/{far}"' not in page
    assert f'href="/meetings/{near}"' not in client_as("Mo").get("/asks").text
