"""How a tablet is set: how long it waits, its lock, its camera; who touches it is there."""

import re

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import AuditEvent
from portal.residents import service as residents
from portal.residents.models import Device
from tests.residents.conftest import token_of


@pytest.fixture
def set_tablet(app, client_as):
    """The supporter sets every tablet of the house: ``set_tablet(idle_minutes=3)``."""

    def change(**values):
        sanne = client_as("Sanne")
        answers = []
        for path in re.findall(r'href="(/houses/1/tablets/\d+)"', sanne.get("/tablets").text):
            usual = {"name": "Huiskamer", "idle_minutes": "10", "camera": "above"}
            data = {"csrf_token": token_of(sanne.get(path)), **usual, **values}
            answers.append(sanne.post(path, data=data).status_code)
        return answers

    return change


def still_here(tablet):
    fields = {"csrf_token": token_of(tablet.get("/"))}
    return lambda: tablet.client.post("/still-here", data=fields)


@pytest.mark.parametrize("minutes", [3, 5, 10, 15, 30])
def test_a_tablet_waits_as_long_as_it_is_set(tablet, set_tablet, clock, minutes):
    assert set_tablet(idle_minutes=str(minutes)) == [303]
    tablet.tap("Roos")
    assert f'data-after="{minutes * 60}"' in tablet.get("/").text
    clock.forward(minutes=minutes)
    assert tablet.get("/").status_code == 200
    clock.forward(minutes=minutes + 2)
    assert tablet.get("/").location == "/faces"


@pytest.mark.parametrize("minutes", ["0", "7", "", "x", "-3", "10000000000"])
def test_any_other_time_is_refused(tablet, set_tablet, minutes):
    assert set_tablet(idle_minutes=minutes) == [422]


@pytest.mark.parametrize("camera", ["", "behind", "<b>"])
def test_a_camera_is_at_one_of_four_sides(tablet, set_tablet, camera):
    assert set_tablet(camera=camera) == [422]


@pytest.mark.parametrize("camera", ["above", "left", "right", "below"])
def test_the_arrow_points_to_the_camera(tablet, set_tablet, camera):
    set_tablet(camera=camera)
    tablet.tap("Roos")
    assert f'data-camera="{camera}"' in tablet.get("/card").text


def test_who_touches_the_page_stays_without_opening_another(tablet, clock):
    tablet.tap("Roos")
    touched = still_here(tablet)
    for _ in range(5):
        clock.forward(minutes=9)
        assert touched().status_code == 204
    assert tablet.who() == "Roos face"


def test_it_costs_no_writing(app, tablet):
    from tests.client import _asked

    tablet.tap("Roos")
    touched = still_here(tablet)
    with _asked(app) as statements:
        touched()
    assert not [one for one in statements if not one.startswith("SELECT")]


def test_a_touch_brings_nobody_back(tablet, clock):
    tablet.tap("Roos")
    touched = still_here(tablet)
    clock.forward(minutes=12)
    assert touched().location == "/faces"
    assert tablet.who() == "nobody"


def test_a_touch_on_a_page_of_somebody_else_is_refused(tablet):
    tablet.tap("Roos")
    page = tablet.get("/").text
    fields = dict(re.findall(r'name="(csrf_token|act)"[^>]*value="([^"]+)"', page))
    tablet.tap("Kees")
    assert tablet.client.post("/still-here", data=fields).status_code == 403
    assert tablet.who() == "Kees face"


def test_a_touch_keeps_only_who_is_there(client_as):
    answer = client_as(None).post("/still-here")
    assert "/sign-in" in answer.location


def test_two_people_within_a_second_leave_the_last_one_there(tablet):
    """Also when what the first one sends comes after it."""
    tablet.tap("Roos")
    page = tablet.get("/").text
    fields = dict(re.findall(r'name="(csrf_token|act)"[^>]*value="([^"]+)"', page))
    kept = tablet.client.get_cookie(residents.PERSON_COOKIE).value
    tablet.tap("Kees")
    fields |= {"view": "standard"}
    answer = tablet.client.post("/view", data=fields)
    assert answer.status_code in (400, 403)
    assert tablet.who() == "Kees face"
    tablet.client.set_cookie(residents.PERSON_COOKIE, kept)
    assert tablet.who() == "nobody"


def test_a_new_tablet_begins_locked(app, client_as):
    sanne, browser = client_as("Sanne"), client_as(None)
    fields = {"csrf_token": token_of(sanne.get("/houses/1/tablets/new")), "name": "Keuken"}
    page = sanne.post("/houses/1/tablets/new", data=fields).text
    path = re.search(r"/tablet/[A-Z2-7]{5}-[A-Z2-7]{5}", page)[0]
    browser.post(path, data={"csrf_token": token_of(browser.get(path))})
    with app.app_context():
        database.begin(writes=False)
        made = database.session.scalars(sa.select(Device)).one()
        assert (made.kind, made.locked, made.idle_minutes) == ("tablet", True, 10)


@pytest.fixture
def locked(tablet, set_tablet):
    assert set_tablet(locked="y") == [303]
    return tablet


def test_on_a_locked_tablet_nobody_signs_in_with_an_account(locked):
    assert locked.get("/sign-in").location == "/faces"
    fields = {"email": "bewoner@huisraad.example", "password": "huisraad-demo"}
    assert locked.post("/sign-in", **fields).location == "/faces"
    assert locked.who() == "nobody"


def test_who_was_there_with_an_account_is_not_once_it_is_locked(tablet, set_tablet):
    fields = {"email": "bewoner@huisraad.example", "password": "huisraad-demo"}
    assert tablet.post("/sign-in", page="/sign-in", **fields).status_code == 303
    assert tablet.who() == "Roos account"
    set_tablet(locked="y")
    assert tablet.who() == "nobody"
    assert tablet.get("/people").location == "/faces"


def test_on_a_locked_tablet_the_language_and_the_view_of_all_stay(locked):
    for page in ("/faces", "/tablet"):
        shown = locked.get(page).text
        assert 'action="/language"' not in shown
        assert 'action="/view"' not in shown
        assert not re.findall(r'href="(?:https?:)?//', shown)
    locked.post("/language", language="en")
    assert 'lang="nl"' in locked.get("/faces").text
    locked.post("/view", view="standard")
    assert 'data-view="picto"' in locked.get("/faces").text


def test_who_is_there_still_has_an_own_view(locked):
    locked.tap("Roos")
    assert 'action="/view"' in locked.get("/").text
    assert 'action="/language"' not in locked.get("/").text
    locked.post("/view", page="/", view="standard")
    shown = locked.get("/").text
    assert 'data-view="standard"' in shown
    assert 'action="/language"' not in shown
    assert not re.findall(r'href="https?://', shown)


def test_a_helper_beside_can_come_on_a_locked_tablet(locked):
    locked.tap("Roos")
    beside = {"email": "begeleider@huisraad.example", "password": "huisraad-demo"}
    assert locked.post("/card/together", page="/card/together", **beside).status_code == 303
    assert locked.who() == "Roos helped"


def test_only_the_supporters_own_screen_unlocks_and_it_stands_in_the_trail(app, locked, set_tablet):
    assert set_tablet() == [303]
    assert locked.get("/sign-in").status_code == 200
    with app.app_context():
        database.begin(writes=False)
        told = set(database.session.scalars(sa.select(AuditEvent.what)))
    assert {"tablet locked", "tablet unlocked"} <= told


@pytest.mark.parametrize("name", ["Roos", "Bas", "Petra", "Gerrit"])
def test_nobody_else_sets_a_tablet(app, tablet, client_as, name):
    with app.app_context():
        database.begin(writes=False)
        device = database.session.scalars(sa.select(Device.id)).one()
    assert client_as(name).get(f"/houses/1/tablets/{device}").status_code in (403, 404)


@pytest.mark.parametrize("path", ["/", "/decisions", "/card", "/wishes/new", "/meetings"])
def test_klaar_is_on_every_page_at_the_same_place(tablet, card_of, path):
    tablet.tap("Roos")
    tablet.hold(card_of("Roos"))
    page = tablet.client.get(path, follow_redirects=True).text
    top = re.search(r'<header class="p-top">.*?</header>', page, re.DOTALL)[0]
    leave = re.search(r'<form method="post" action="/leave">.*?</form>', top, re.DOTALL)[0]
    assert "Klaar" in leave
    rest = page.replace(top, "").replace(re.search(r"<dialog.*?</dialog>", page, re.DOTALL)[0], "")
    assert "/leave" not in rest
    assert "Klaar" not in re.search(r'<nav class="acts".*?</nav>', page, re.DOTALL)[0]
