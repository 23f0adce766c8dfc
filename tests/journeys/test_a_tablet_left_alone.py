"""The tablet in the living room when people come and go: what waits, ends, and stays hidden."""

import re

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from portal import database
from portal.meetings.models import Meeting
from portal.residents.models import Device
from tests.journeys.conftest import House
from tests.journeys.screens import Door, Home, Screen, Tablet
from tests.journeys.test_at_the_tablet import KEPT, ids

pytestmark = pytest.mark.browser
MINUTE = 60_000


def roos_at(house: House, page: Page | None = None) -> Home:
    """Roos with her card, on a page whose clock the test moves."""
    page = page or house.tablet(house.page("tablet"))
    page.clock.install()
    return Tablet(page).tap_face("Roos").hold(house.card_of("Roos"))


def test_who_does_nothing_is_warned_and_then_gone_and_back_shows_nothing(house: House) -> None:
    meeting, _ballot = ids(house)
    roos = roos_at(house)
    roos.page.add_init_script(KEPT)
    roos.show(meeting)
    warning = roos.page.locator("#idle")
    roos.page.clock.run_for(9 * MINUTE)
    expect(warning).to_be_hidden()
    roos.page.clock.run_for(MINUTE - 15_000)
    expect(warning).to_be_visible()
    stay = roos.page.locator("#idle-stay")
    box = stay.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 96
    with roos.page.expect_response("**/still-here"):
        stay.tap()
    expect(warning).to_be_hidden()
    roos.page.clock.run_for(10 * MINUTE + 2000)
    expect(roos.page).to_have_url(re.compile("/faces$"))
    assert not roos.back_to("/faces")
    assert roos.status_of(meeting) != 200


def test_who_listens_stays_and_the_server_hears_it_once_a_minute(house: House) -> None:
    roos = roos_at(house)
    roos.show("/")
    told: list[str] = []
    roos.page.on("request", lambda one: told.append(one.url) if "still-here" in one.url else None)
    for _minute in range(15):
        for _half in range(2):
            roos.page.clock.run_for(MINUTE // 2)
            roos.page.evaluate("window.dispatchEvent(new Event('huisraad:listening'))")
    expect(roos.page.locator("#idle")).to_be_hidden()
    assert 10 <= len(told) <= 15
    roos.page.clock.run_for(10 * MINUTE + 2000)
    expect(roos.page).to_have_url(re.compile("/faces$"))


def test_who_follows_a_meeting_waits_three_times_as_long(house: House) -> None:
    roos = roos_at(house)
    roos.show("/")
    follows = "window.dispatchEvent(new Event('huisraad:following'))"
    for _quarter in range(29 * 4):
        roos.page.clock.run_for(MINUTE // 4)
        roos.page.evaluate(follows)
    expect(roos.page.locator("#idle")).to_be_hidden()
    roos.page.clock.run_for(MINUTE // 4)
    roos.page.evaluate(follows)
    roos.page.clock.run_for(MINUTE // 2)
    expect(roos.page.locator("#idle")).to_be_visible()
    roos.page.evaluate(follows)
    roos.page.clock.run_for(MINUTE // 4 + 2000)
    expect(roos.page).to_have_url(re.compile("/faces$"))


def test_after_another_face_back_shows_nothing_of_the_first(house: House) -> None:
    roos = roos_at(house)
    roos.page.add_init_script(KEPT)
    roos.show("/wishes/mine")
    Tablet(roos.page).tap_face("Kees")
    assert not roos.back_to("/faces")
    roos.page.evaluate("setTimeout(() => history.back(), 0)")
    expect(roos.page).to_have_url(re.compile("/card"))
    expect(roos.page.locator(".who > summary")).to_contain_text("Kees")
    expect(roos.page.locator("body")).not_to_contain_text("Roos")


def test_of_two_tabs_the_one_that_stayed_open_shows_nothing_afterwards(house: House) -> None:
    roos = roos_at(house)
    roos.show("/wishes/mine")
    other = Home(roos.page.context.new_page())
    other.leave()
    roos.page.clock.run_for(2 * MINUTE)
    roos.page.evaluate("window.dispatchEvent(new Event('input'))")
    roos.page.clock.run_for(2000)
    expect(roos.page).to_have_url(re.compile("/faces$"))


def test_of_two_tabs_nobody_sends_for_who_came_after(house: House) -> None:
    roos = roos_at(house).meeting()
    other = Tablet(roos.page.context.new_page())
    other.tap_face("Kees").hold(house.card_of("Kees"))
    form = roos.page.locator("form:has([name=coming][value=yes])")
    with roos.page.expect_navigation():
        form.locator("button").tap()
    expect(roos.page.locator("h1")).to_have_text("Dit is niet voor jou")
    house.said.clear()  # the browser tells of the 403


def lock_tablets(house: House) -> None:
    with house.acting():
        database.session.execute(sa.update(Device).values(locked=True))


@pytest.mark.parametrize("screen", ["tablet", "tablet-upright", "narrow"])
def test_from_a_locked_tablet_no_tap_leads_away(house: House, screen: str) -> None:
    """Everything that can be tapped on the wall of faces, and on the card of who tapped one."""
    tablet = Tablet(house.tablet(house.page(screen)))
    lock_tablets(house)
    ways = """all => all.map(one => one.tagName === 'A' ? one.href : one.form?.action ?? '')"""
    for _ in range(2):
        tablet.show("/faces")
        tablet.page.locator(".who > summary").click()
        tapped = tablet.page.locator("a, button").evaluate_all(ways)
        paths = {one.removeprefix(house.address) for one in tapped if one}
        assert all(one.startswith(house.address) for one in tapped if one)
        assert not {"/language", "/view", "/sign-in"} & {one.partition("?")[0] for one in paths}
        tablet.page.goto("/sign-in")
        expect(tablet.page).to_have_url(re.compile("/faces$"))


def test_a_screen_in_the_hall_keeps_what_it_shows_when_the_network_is_gone(house: House) -> None:
    sanne = Door(house.page("desktop")).sign_in("ondersteuner")
    sanne.show("/houses/1/tablets/new")
    sanne.page.fill("[name=name]", "Gang")
    sanne.page.check("[name=kind][value=screen]", force=True)
    sanne.send(sanne.form_to("/tablets/new"))
    code = sanne.page.locator("#letters").inner_text().strip()

    hall = Screen(house.page("desktop"))
    hall.page.clock.install()
    hall.show(f"/tablet/{code}")
    with hall.page.expect_navigation():
        hall.page.locator("button[form=form], main form button").first.click()
    expect(hall.page).to_have_url(re.compile("/screen$"))
    fits = "document.documentElement.scrollHeight <= innerHeight + 1"
    assert hall.page.evaluate(fits), "nobody can scroll a wall"
    expect(hall.page.locator("#lost")).to_be_hidden()

    hall.page.context.set_offline(True)
    hall.page.clock.run_for(4 * MINUTE)
    expect(hall.page.locator("#lost")).to_be_visible()
    expect(hall.page.locator("#next")).to_be_visible()
    house.said.clear()  # the browser tells that it asked in vain

    with house.acting():
        database.session.execute(sa.update(Meeting).values(place="De grote zaal"))
    hall.page.context.set_offline(False)
    hall.page.clock.run_for(4 * MINUTE)
    expect(hall.page.locator("#next")).to_contain_text("De grote zaal")
    expect(hall.page.locator("#lost")).to_be_hidden()
    house.said.clear()
