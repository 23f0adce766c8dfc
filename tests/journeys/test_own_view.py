"""Roos sets how she sees it, by touch, and finds it on another tablet; with one switch and with two
she votes."""

from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from portal import database
from portal.ballots.models import Vote
from portal.people.models import Person
from tests.journeys.conftest import House
from tests.journeys.screens import Home
from tests.journeys.test_at_the_tablet import ids, signed_in

pytestmark = pytest.mark.browser

MOST_STEPS = 40


def looks_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("({...document.documentElement.dataset})")
    return found


def put(house: House, **chosen: str) -> None:
    """What Roos chose before this story begins."""
    written = " ".join(f"{name}={choice}" for name, choice in chosen.items())
    with house.acting():
        roos = sa.update(Person).where(Person.call_name == "Roos")
        database.session.execute(roos.values(own_view=written))


def choose(home: Home, what: str, value: str) -> None:
    """From the overview: tap the question, tap the answer, go back."""
    if not home.page.locator(f"main a[href$='/{what}']").count():
        home.tap(".acts a.main")
    home.tap(f"main a[href$='/{what}']")
    home.tap(f"form:has([name=value][value={value}]) button")
    expect(home.page.locator(".own-choice[aria-pressed=true]")).to_have_count(1)
    home.tap("[data-place=back] a")


def test_roos_sets_her_view_and_finds_it_on_another_tablet(house: House) -> None:
    meeting, _ballot = ids(house)
    roos = signed_in(house)
    roos.page.locator(".who > summary").tap()
    roos.tap(".who a[href$='/own-view']")
    choose(roos, "pictos", "pictures")
    choose(roos, "size", "large")
    choose(roos, "colours", "contrast")
    choose(roos, "hand", "left")
    left = roos.leave()
    assert looks_of(left.page)["size"] == "normal", "the faces are everybody's"

    other = signed_in(house)
    assert other.page.context is not roos.page.context
    looks = looks_of(other.page)
    assert (looks["size"], looks["contrast"], looks["hand"]) == ("large", "high", "left")
    other.show(meeting)
    other.tap(".acts a.main")
    line = other.page.locator("main .only").first
    expect(line.locator("p")).to_be_hidden()
    line.locator("summary").tap()
    expect(line.locator("p")).to_be_visible()

    mo = signed_in(house, "Mo")
    assert "contrast" not in looks_of(mo.page)
    assert looks_of(mo.page)["hand"] == "right"


def lit(page: Page) -> str:
    """The address or the words of what is lit now, when that is one thing."""
    return str(
        page.evaluate(
            "() => { const one = document.querySelector('[data-lit=one]');"
            " return one ? one.getAttribute('href') ?? one.innerText.trim() : ''; }"
        )
    )


def within(page: Page, wanted: str) -> bool:
    """Whether it is in the group that is lit now."""
    groups = page.locator("[data-lit=group]").evaluate_all("all => all.map((e) => e.outerHTML)")
    return any(wanted in one for one in groups)


def votes(house: House) -> int:
    with house.app.extensions["portal"].engine.connect() as connection:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(Vote)) or 0)


def test_with_two_switches_one_steps_and_the_other_chooses(house: House) -> None:
    put(house, scan="two")
    _meeting, ballot = ids(house)
    before = votes(house)
    page = signed_in(house).show(ballot).page

    def reach(wanted: str) -> None:
        """Step until it is lit, group by group and then one by one."""
        for _step in range(MOST_STEPS):
            if wanted in lit(page):
                return
            page.keyboard.press("2" if within(page, wanted) else "1")
        raise AssertionError(f"{wanted} is never lit")

    reach("/vote?choice=")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/vote" in page.url
    yes = page.locator(".acts button[form=form]").inner_text().strip()
    reach(yes)
    with page.expect_navigation():
        page.keyboard.press("2")
    assert votes(house) == before + 1


def test_with_one_switch_it_steps_by_itself_and_the_switch_chooses(house: House) -> None:
    put(house, scan="one", pace="fast")
    _meeting, ballot = ids(house)
    before = votes(house)
    home = signed_in(house)
    page = home.page
    page.clock.install()
    home.show(ballot)

    def reach(wanted: str) -> None:
        for _step in range(MOST_STEPS):
            if wanted in lit(page):
                return
            if within(page, wanted):
                page.keyboard.press("Space")
            else:
                page.clock.run_for(1500)
        raise AssertionError(f"{wanted} is never lit")

    reach("/vote?choice=")
    with page.expect_navigation():
        page.keyboard.press("Space")
    yes = page.locator(".acts button[form=form]").inner_text().strip()
    reach(yes)
    with page.expect_navigation():
        page.keyboard.press("Space")
    assert votes(house) == before + 1


def test_nothing_steps_for_who_did_not_choose_it(house: House) -> None:
    _meeting, ballot = ids(house)
    home = signed_in(house)
    home.page.clock.install()
    home.show(ballot)
    home.page.clock.run_for(20_000)
    home.page.keyboard.press("Space")
    expect(home.page.locator("[data-lit]")).to_have_count(0)


def test_a_mouse_button_is_a_switch_and_escape_gives_the_mouse_back(house: House) -> None:
    put(house, scan="two")
    _meeting, ballot = ids(house)
    token = house.card_of("Roos")
    page = house.tablet(house.page("desktop"))
    page.goto("/faces")
    with page.expect_navigation():
        page.locator("#faces button", has_text="Roos").click()
    with page.expect_navigation():
        page.keyboard.type(token)
        page.keyboard.press("Enter")
    page.goto(ballot)
    first = page.locator("[data-lit]").first.evaluate("e => e.outerHTML")
    page.locator("a.choice").first.click()
    assert page.url.endswith(ballot), "the arrow lies anywhere: it does not tap what is under it"
    assert page.locator("[data-lit]").first.evaluate("e => e.outerHTML") != first
    page.keyboard.press("Escape")
    expect(page.locator("[data-lit]")).to_have_count(0)
    with page.expect_navigation():
        page.locator("a.choice").first.click()
    assert "/vote" in page.url
