"""A rebuilding, from the manager's request to the council that says it is void, on its own days."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import House
from tests.journeys.screens import Door

pytestmark = pytest.mark.browser
SHOWN = re.compile(r"/requests/\d+$")


@pytest.fixture
def on(house: House) -> Any:
    """Let it be noon of a day, for everybody."""

    def turn(year: int, month: int, day: int) -> str:
        house.app.extensions["portal"].clock.set(datetime(year, month, day, 11, tzinfo=UTC))
        return date(year, month, day).isoformat()

    return turn


def answer(page: Page, where: str, **words: str) -> None:
    """Go on from a request: open the step, fill it in, send it."""
    page.goto(f"{where.rstrip('/')}")
    for name, word in words.items():
        field = page.locator(f"[name='{name}']")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"[name='{name}'][value='{word}']").check(force=True)
        else:
            field.fill(word)
    page.locator("main form:has([name='version']) button[type='submit']").last.click()
    page.wait_for_url(SHOWN)


def test_the_example_with_its_dates(house: House, on: Any) -> None:
    on(2027, 2, 1)
    petra = Door(house.page("desktop")).sign_in("manager").page
    petra.goto("/dossiers")
    petra.get_by_role("link", name="Vragen").click()
    petra.locator("[name='subject']").select_option("8.1.h")
    petra.locator("[name='title']").fill("Inrichting van de huiskamer")
    petra.locator("[name='plan']").fill("Plan A of plan B. Wij kiezen plan B.")
    petra.locator("main form button[type='submit']").last.click()
    petra.wait_for_url(SHOWN)
    place = petra.url
    assert "15 maart" in petra.locator("main").inner_text()

    on(2027, 2, 10)
    sanne = Door(house.page("desktop")).sign_in("ondersteuner").page
    answer(sanne, f"{place}/ask", question="Hoe lang duurt het?")
    answer(sanne, f"{place}/discuss", on=on(2027, 2, 18), said="Wij vinden plan A rustiger.")
    sanne.goto(place)
    sanne.locator(".crumbs a").last.click()
    sanne.get_by_role("link", name="Wie is gehoord?").click()
    sanne.locator("[name='heard']").fill("Peiling met foto's: 9 van de 11 kiezen plan A.")
    sanne.locator("main form button[type='submit']").last.click()
    answer(sanne, f"{place}/talk", on=on(2027, 3, 10), said="Plan B is goedkoper, zeggen zij.")
    assert sanne.goto(f"{place}/adopt").status == 403  # type: ignore[union-attr]
    house.said.clear()

    on(2027, 3, 15)
    anneke = Door(house.page("desktop")).sign_in("voorzitter").page
    words = {"advice": "Wij zeggen nee. Plan A is rustiger.", "answer": "refuses"}
    answer(anneke, f"{place}/adopt", on="2027-03-15", **words)
    assert "Wij zeggen nee" not in petra_sees(petra, place)
    answer(anneke, f"{place}/send")
    assert "Wij zeggen nee" in petra_sees(petra, place)

    told = on(2027, 3, 31)
    answer(petra, f"{place}/decide", on=told, outcome="not", reasons="Plan B is goedkoper.")
    anneke.goto(place)
    shown = anneke.locator("main").inner_text()
    assert "30 april" in shown
    assert "art. 8 lid 7" in shown

    on(2027, 4, 26)
    roos = Door(house.page("tablet")).sign_in("bewoner").page
    roos.goto(f"{place}?card=2")
    assert "30 april" in roos.locator("main").inner_text()
    anneke.goto("/")
    assert place.rpartition("/")[2] in "".join(
        one.get_attribute("href") or "" for one in anneke.locator("main a").all()
    )
    answer(anneke, f"{place}/nullify")
    assert "Wij zeggen: het geldt niet" in anneke.locator("main").inner_text()
    answer(anneke, f"{place}/report", how="Met pictogrammen aan de muur.")
    answer(anneke, f"{place}/close")
    anneke.goto("/dossiers")
    assert "niet overgenomen" in anneke.locator("main").inner_text()


def petra_sees(petra: Page, place: str) -> str:
    petra.goto(place)
    return petra.locator("main").inner_text()
