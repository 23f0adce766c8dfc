"""Roos votes with the keys of a keyboard alone; what each thing is called and where it comes stands
right for who hears the screen instead of seeing it."""

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import House
from tests.journeys.test_at_the_tablet import ids, signed_in

pytestmark = pytest.mark.browser

MOST_STOPS = 30
FOCUSED = """() => {
    const one = document.activeElement;
    return `${one.getAttribute("href") ?? ""} ${one.innerText ?? ""}`;
}"""


def tab_to(page: Page, wanted: str) -> None:
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if re.search(wanted, page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"no way to {wanted} with Tab")


def test_a_vote_takes_nothing_but_tab_and_enter(house: House) -> None:
    _meeting, ballot = ids(house)
    home = signed_in(house).show(ballot)
    tab_to(home.page, "choice=")
    with home.page.expect_navigation():
        home.page.keyboard.press("Enter")
    tab_to(home.page, "^ ?Ja")
    with home.page.expect_navigation():
        home.page.keyboard.press("Enter")
    assert home.chosen(ballot) == 0


def test_a_screen_reader_hears_the_page_in_dutch_and_in_its_order(house: House) -> None:
    meeting, _ballot = ids(house)
    page = signed_in(house).show(meeting).page
    assert page.locator("html").get_attribute("lang") == "nl"
    heard = page.locator("body").aria_snapshot()
    order = [
        'link "Naar de tekst"',
        "- banner:",
        "- main:",
        "- heading",
        '- navigation "Knoppen"',
        'link "Terug"',
        'button "Lees voor"',
        'button "Hulp"',
        'link "Volgende"',
    ]
    places = [heard.find(one) for one in order]
    assert min(places) >= 0, heard
    assert places == sorted(places), heard
