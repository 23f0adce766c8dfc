"""The screen in the hall: what it shows, and that nobody is ever signed in on it."""

import re
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal import clock, database
from portal.councils.models import Council
from portal.decisions.models import Action, Decision
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.easytext.service.reading import source_hash
from portal.identity import Proof
from portal.meetings.models import Meeting
from portal.news.models import News
from portal.people.models import Person
from portal.residents import service as residents
from portal.residents.models import Device
from portal.standalone import demo_decisions, demo_meeting
from tests.residents.conftest import token_of


@pytest.fixture
def linde(session, person):
    """De Linde with its meetings and decisions."""
    linde = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    people = {one.call_name: one for one in session.scalars(sa.select(Person))}
    demo_meeting.fill(linde, people)
    demo_decisions.fill(linde, people)
    session.commit()
    return linde


@pytest.fixture
def screen(app, client_as):
    """A browser that became a screen of De Linde by a code."""
    sanne, browser = client_as("Sanne"), client_as(None)
    fields = {"csrf_token": token_of(sanne.get("/houses/1/tablets/new"))}
    fields |= {"name": "Gang", "kind": "screen"}
    page = sanne.post("/houses/1/tablets/new", data=fields).text
    path = re.search(r"/tablet/[A-Z2-7]{5}-[A-Z2-7]{5}", page)[0]
    answer = browser.post(path, data={"csrf_token": token_of(browser.get(path))})
    assert answer.location == "/screen"
    return browser


def add_news(session, person, linde, text, lines=()):
    """News of today with a checked easy text of these lines: words, pictogram, photo."""
    easy = EasyText(council_id=linde.id, source_hash=source_hash(text))
    checked = {"status": LineStatus.CHECKED, "checked_by_id": person("Sanne").id}
    easy.lines = [
        EasyLine(position=number, text=words, symbol=symbol, photo_of=photo, **checked)
        for number, (words, symbol, photo) in enumerate(lines)
    ]
    day = date(2027, 2, 8)
    news = News(council_id=linde.id, text=text, since=day, until=day, easy_text=easy)
    news.made_by_id, news.made_at = person("Sanne").id, clock.now()
    for line in easy.lines:
        line.checked_at = clock.now()
    session.add(news)
    session.commit()


def test_it_shows_the_next_meeting_what_is_decided_and_what_is_new(session, person, linde, screen):
    lines = [("De kapper komt.", "openmoji:1F487", None)]
    add_news(session, person, linde, "De kapper komt vandaag.", lines)
    page = screen.get("/screen").text
    assert 'data-view="screen"' in page
    meeting = session.scalars(sa.select(Meeting).order_by(Meeting.starts_at.desc())).first()
    assert "pictograms/leaf" in page
    assert "pictograms/clock" in page
    assert meeting is not None
    assert "pannenkoeken" in page
    assert "De kapper komt." in page
    assert "De kapper komt vandaag." not in page


def test_nothing_on_it_can_be_touched_and_nothing_leads_away(linde, screen):
    page = screen.get("/screen").text
    assert not re.findall(r"<(?:a|button|form|input|select|summary)[ >]", page)


def test_it_shows_no_names_and_no_faces(session, person, linde, screen):
    lines = [("Zij is jarig.", "", person("Roos")), ("Er is taart.", "openmoji:1F382", None)]
    add_news(session, person, linde, "Zij is jarig. Er is taart.", lines)
    page = screen.get("/screen").text
    assert "Er is taart." in page
    assert "/photos/" not in page
    assert "face" not in page
    for name in session.scalars(sa.select(Person.call_name)):
        assert not re.search(rf"\b{name}\b", page), name
    for what in session.scalars(sa.select(Action.what)):
        assert what not in page


def test_what_was_not_told_withdrawn_or_replaced_is_not_there(session, linde, screen):
    for decision in session.scalars(sa.select(Decision)):
        decision.told_at = decision.told_by_id = None
    session.commit()
    assert "pannenkoeken" not in screen.get("/screen").text


def test_of_a_long_text_it_says_that_there_is_more(session, person, linde, screen):
    many = [(f"Dit is zin {number}.", "", None) for number in range(1, 6)]
    add_news(session, person, linde, "Een lang verhaal.", many)
    page = screen.get("/screen").text
    assert "Dit is zin 2." in page
    assert "Dit is zin 3." not in page
    assert "Lees meer op de tablet." in page


def test_a_house_without_anything_has_a_screen_too(screen):
    page = screen.get("/screen").text
    assert "Er is geen vergadering gepland." in page


def test_today_and_tomorrow_are_said_so(session, clock, linde, screen):
    meeting = session.scalars(
        sa.select(Meeting).where(Meeting.starts_at > clock(), Meeting.invited_at.is_not(None))
    ).first()
    clock.set(meeting.starts_at - timedelta(days=1))
    assert "morgen" in screen.get("/screen").text
    clock.set(meeting.starts_at - timedelta(hours=2))
    assert "vandaag" in screen.get("/screen").text


@pytest.mark.parametrize(
    "path", ["/", "/faces", "/card", "/sign-in", "/meetings", "/people", "/help/coming", "/tablets"]
)
def test_every_other_page_leads_back_to_it(screen, path):
    assert screen.get(path).location == "/screen"


@pytest.mark.parametrize("path", ["/faces/1", "/leave", "/help/call", "/still-here", "/card"])
def test_nothing_is_done_on_it(screen, path):
    csrf = token_of(screen.get("/tablet"))
    assert screen.post(path, data={"csrf_token": csrf}).location == "/screen"


def test_nobody_signs_in_on_it_with_face_card_or_account(screen, client_as):
    csrf = token_of(screen.get("/tablet"))
    fields = {"email": "bewoner@huisraad.example", "password": "huisraad-demo"}
    assert screen.post("/sign-in", data={"csrf_token": csrf, **fields}).location == "/screen"
    screen.set_cookie("huisraad_session", client_as("Sanne").get_cookie("huisraad_session").value)
    card = client_as("Roos", proof=Proof.CARD).get_cookie(residents.PERSON_COOKIE).value
    screen.set_cookie(residents.PERSON_COOKIE, card)
    assert screen.get("/tablets").location == "/screen"
    assert screen.get("/photos/1/abc.jpg").location == "/screen"


def test_any_other_browser_is_led_to_the_door(client_as):
    assert client_as(None).get("/screen").location == "/tablet"
    assert client_as("Sanne").get("/screen").location == "/tablet"


def test_who_lives_or_helps_there_can_see_it_and_a_neighbour_cannot(linde, client_as):
    for name in ("Sanne", "Roos", "Bas"):
        assert client_as(name).get("/houses/1/screen").status_code == 200
    assert client_as("Gerrit").get("/houses/1/screen").status_code == 404


def test_it_is_listed_named_and_switched_off_like_a_tablet(app, screen, client_as):
    sanne = client_as("Sanne")
    page = sanne.get("/tablets").text
    path = re.search(r'href="(/houses/1/tablets/\d+)"', page)[1]
    assert "idle_minutes" not in sanne.get(path).text
    csrf = token_of(sanne.get(path))
    assert sanne.post(path, data={"csrf_token": csrf, "name": "Hal"}).status_code == 303
    assert "Hal" in sanne.get("/tablets").text
    sanne.post(f"{path}/revoke", data={"csrf_token": csrf})
    assert screen.get("/screen").location == "/tablet"
    assert "Dit scherm is uitgezet." in screen.get("/tablet").text
    with app.app_context():
        database.begin(writes=False)
        assert database.session.scalars(sa.select(Device)).one().kind == "screen"
