"""Roos does not write: she says her wish aloud, hears it back and sends it; Sanne hears it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import QUIET, SCREENS, find_browser
from tests.journeys.conftest import House

pytestmark = pytest.mark.browser
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture
def page(browser: Browser, house: House) -> Iterator[Any]:
    """A tablet with a microphone that hears beeps."""
    args = [*QUIET, *MICROPHONE]
    hearing = browser.browser_type.launch(executable_path=find_browser(), args=args)
    context = hearing.new_context(base_url=house.address, locale="nl-NL", **SCREENS["tablet"])
    context.set_default_timeout(10_000)
    yield context.new_page()
    hearing.close()


def sign_in(page: Any, who: str) -> None:
    page.goto("/sign-in")
    page.fill("#email", f"{who}@huisraad.example")
    page.fill("#password", "huisraad-demo")
    page.keyboard.press("Enter")
    page.wait_for_url("**/")


HEARD = """async () => {
  const shown = document.querySelector("audio, .hear");
  const sound = new Audio(shown.src ?? shown.href);
  await new Promise((done) => { sound.onloadedmetadata = sound.onerror = done; });
  return sound.duration;
}"""
LISTENING = """
  const Real = Audio;
  window.Audio = function (...about) {
    const sound = new Real(...about);
    for (const what of ["playing", "pause", "ended"]) {
      sound.addEventListener(what, () => { document.body.dataset.sounds += " " + what; });
    }
    return sound;
  };
  document.addEventListener("DOMContentLoaded", () => { document.body.dataset.sounds = "none"; });
"""


def test_a_wish_is_spoken_heard_back_and_sent(house: House, page: Any) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    sign_in(page, "bewoner")
    page.goto("/wishes/new")
    page.locator(".option").first.click()
    page.click("#send")
    page.click("[data-do=yes]")
    page.click("[data-do=record]")
    page.locator('.voice progress[value="1"]').wait_for()
    page.click("[data-do=stop]")
    page.locator("[data-part=heard] .hear").wait_for()
    page.click("#send")
    page.locator(".hear").wait_for()
    page.click("nav.acts .place:last-child button")
    page.wait_for_url(re.compile(r"/wishes/\d+$"))
    assert page.evaluate(HEARD) > 0
    address = page.url
    page.context.clear_cookies()
    sign_in(page, "ondersteuner")
    page.goto(address)
    assert page.evaluate(HEARD) > 0
    assert not faults


def test_a_voice_is_heard_when_one_asks_and_stops_when_one_asks(house: House, page: Any) -> None:
    page.add_init_script(LISTENING)
    sign_in(page, "bewoner")
    page.goto("/wishes/new")
    page.locator(".option").first.click()
    page.click("#send")
    page.click("[data-do=yes]")
    page.click("[data-do=record]")
    page.locator('.voice progress[value="2"]').wait_for()
    page.click("[data-do=stop]")
    listen = page.locator("[data-part=heard] .hear")
    listen.wait_for()
    assert page.locator("body").get_attribute("data-sounds") == "none"
    assert listen.inner_text() == "Luister"
    listen.click()
    assert listen.inner_text() == "Stop"
    page.locator("[data-sounds$=playing]").wait_for()
    listen.click()
    page.locator("[data-sounds$=pause]").wait_for()
    assert listen.inner_text() == "Luister"
    listen.press("Space")
    page.locator("[data-sounds$=playing]").wait_for()
    page.locator("[data-sounds$=ended]").wait_for()
    assert listen.inner_text() == "Luister"
    listen.click()
    page.locator("[data-sounds$=playing]").wait_for()
    page.click("#speak")
    page.locator("[data-sounds$=pause]").wait_for()
    assert listen.inner_text() == "Luister"


def test_without_a_microphone_nothing_is_asked(page: Any) -> None:
    sign_in(page, "secretaris")
    page.goto("/wishes/new")
    page.locator("[data-voice]").wait_for()
    page.add_init_script("navigator.mediaDevices.enumerateDevices = async () => []")
    page.goto("/wishes/new")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-voice]").is_hidden()
