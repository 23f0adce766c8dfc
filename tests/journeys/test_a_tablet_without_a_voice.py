"""The tablet of the house has no Dutch voice. Sanne reads one line aloud herself; Roos hears Sanne
there, and our own server for the rest."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser

from portal import database
from portal.easytext.models import EasyLine
from portal.meetings.models import AgendaItem
from portal.speech.service import voices
from tests.browser import QUIET, SCREENS, find_browser
from tests.journeys.conftest import House
from tests.journeys.test_spoken_wish import MICROPHONE, sign_in

pytestmark = pytest.mark.browser
PLAYED = """
  const Real = Audio;
  window.Audio = function () {
    const sound = new Real();
    sound.addEventListener("playing", () => {
      const line = document.querySelector("main [aria-current=true]");
      const seen = document.documentElement;
      seen.dataset.played = `${seen.dataset.played ?? ""}|${line?.dataset.say ?? ""}`;
      seen.dataset.long = sound.duration > 0.3;
    });
    return sound;
  };
"""


@pytest.fixture
def hearing(browser: Browser) -> Iterator[Any]:
    """A browser with a microphone that hears beeps."""
    args = [*QUIET, *MICROPHONE]
    opened = browser.browser_type.launch(executable_path=find_browser(), args=args)
    yield opened
    opened.close()


def test_roos_hears_sanne_where_sanne_spoke_and_the_server_for_the_rest(
    house: House, hearing: Any
) -> None:
    with house.acting():
        lines = sa.select(AgendaItem.id, EasyLine.easy_text_id, EasyLine.text).join(
            AgendaItem, AgendaItem.easy_text_id == EasyLine.easy_text_id
        )
        item, easy, text = database.session.execute(
            lines.where(AgendaItem.title == "Opening", EasyLine.position == 2)
        ).first() or (0, 0, "")
    options = {"base_url": house.address, "locale": "nl-NL"}
    sanne = hearing.new_context(**options, **SCREENS["desktop"]).new_page()
    sign_in(sanne, "ondersteuner")
    sanne.goto(f"/easy-texts/{easy}/edit")
    sanne.locator(".ed-list a", has_text=text).click()
    sanne.get_by_text("Anders voorlezen").click()
    sanne.get_by_role("button", name="Spreek de zin zelf in").click()
    assert sanne.locator("h1").inner_text() == text
    sanne.get_by_role("button", name="Ja, dat mag").click()
    sanne.get_by_role("button", name="Spreek in").click()
    sanne.locator('.voice progress[value="1"]').wait_for()
    sanne.locator("[data-do=stop]").click()
    sanne.locator("[data-part=heard] audio").wait_for()
    sanne.get_by_role("button", name="Bewaren").click()
    sanne.get_by_text("Wie luistert, hoort deze stem.").wait_for()

    roos = hearing.new_context(**options, **SCREENS["tablet"]).new_page()
    asked: list[str] = []
    roos.on("request", lambda one: asked.append(re.sub(r"\d+$|[^/]{20,}$", "", one.url)))
    roos.add_init_script(PLAYED)
    sign_in(roos, "bewoner")
    roos.goto(f"/items/{item}")
    asked.clear()
    roos.locator(".line", has_text=text).tap()
    roos.locator('html[data-long="true"]').wait_for(state="attached")
    assert roos.locator("html").get_attribute("data-played") == f"|{text}"
    assert [one for one in asked if "/speech/lines/" in one]
    roos.locator("main [aria-current]").wait_for(state="detached")

    roos.locator("#speak").tap()
    if voices.find() is None:
        roos.locator("#mute:not(:empty)").wait_for()
        return
    title = roos.locator("h1").get_attribute("data-say")
    roos.locator(f'html[data-played^="|{text}|{title}"]').wait_for(state="attached")
    assert [one for one in asked if "/speech/" in one]
    roos.locator(f'html[data-played$="|{text}"][data-played*="{title}"]').wait_for(state="attached")
    roos.locator("#speak").tap()
    assert roos.locator("main [aria-current]").count() == 0
    assert roos.locator("#speak").inner_text() == "Lees voor"
