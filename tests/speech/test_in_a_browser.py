"""On a device without a Dutch voice the server's own sound is heard, line by line."""

import io
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, g
from playwright.sync_api import Page as BrowserPage

from portal import database
from portal.context import View
from portal.identity import Actor
from portal.rendering import Card, Line, Page, render
from portal.speech.service.voices import Voice
from tests.browser import served

pytestmark = pytest.mark.browser

LINES = [
    Line(text="Wij praten. Over eten."),
    Line(text="Zeg wat jij vindt.", voice=(3, 4)),
    Line(text="Tot dan."),
]
WATCH = """
window.sounds = [];
window.listened = 0;
window.addEventListener("huisraad:listening", () => { window.listened += 1; });
const Real = Audio;
window.Audio = function () {
  const sound = new Real();
  window.player = sound;
  const told = (what) => () => {
    const line = document.querySelector("main [aria-current=true]");
    window.sounds.push([what, line ? line.dataset.say : "", sound.playbackRate]);
    const seen = document.documentElement;
    seen.setAttribute(`data-${what}`, window.sounds.filter(([one]) => one === what).length);
  };
  for (const what of ["playing", "ended", "pause"]) sound.addEventListener(what, told(what));
  return sound;
};
"""
BROKEN = """
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "nl-NL", localService: true, name: "hier" }],
  speak(one) { window.tried = (window.tried ?? 0) + 1; setTimeout(() => one.onerror(), 10); },
  cancel() {}, addEventListener() {}, removeEventListener() {},
} });
"""


def tone(seconds: float) -> bytes:
    """A sound of this length, not quite silent."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"\x00\x01\x00\xff" * int(4000 * seconds))
    return file.getvalue()


@pytest.fixture
def speaker(program: Callable[[str], Voice], tmp_path: Path) -> Voice:
    """A voice that hums half a second for any sentence."""
    (tmp_path / "hum.wav").write_bytes(tone(0.5))
    return program(f'cat > /dev/null; cat "{tmp_path}/hum.wav"')


@pytest.fixture
def page(
    app: Flask, open_page: Callable[..., BrowserPage], given: Callable[..., None], speaker: Voice
) -> Iterator[BrowserPage]:
    """A page on a tablet; for its second line somebody recorded a voice."""
    given(speaker)

    def show() -> object:
        database.begin(writes=False)
        g.portal_actor = Actor(view=View.PICTO)
        return render(Page(title="Eten", cards=[Card(title="Eten", lines=LINES)]))

    def hear(**_: Any) -> Response:
        return Response(tone(0.3), mimetype="audio/wav")

    app.view_functions["portal.start.show"] = show
    app.view_functions["portal.easytext.hear"] = hear
    with served(app) as address:
        page = open_page("tablet", base_url=address)
        page.add_init_script(WATCH)
        yield page


def asked(page: BrowserPage) -> list[str]:
    """The sounds that the page asks for from now on."""
    addresses: list[str] = []
    page.on("request", lambda one: addresses.append(one.url) if "/speech/" in one.url else None)
    return addresses


def wait(page: BrowserPage, what: str, count: int = 1) -> None:
    """Until the player has told this so often, or more often by now."""
    often = ",".join(f'html[data-{what}="{number}"]' for number in range(count, 20))
    page.locator(often).wait_for(state="attached")


def sounds(page: BrowserPage, what: str) -> list[str]:
    return [line for kind, line, _rate in page.evaluate("sounds") if kind == what]


def test_line_by_line_until_the_end_and_the_recorded_voice_for_its_line(page: BrowserPage) -> None:
    requests = asked(page)
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert requests == []
    assert page.evaluate("listened") == 0
    page.locator("#speak").click()
    wait(page, "playing")
    assert page.locator("#speak").inner_text() == "Stop"
    wait(page, "ended", 5)
    both = ["Wij praten. Over eten."] * 2
    assert sounds(page, "playing") == ["Eten", *both, "Zeg wat jij vindt.", "Tot dan."]
    page.locator("#speak:not([data-on])").wait_for()
    assert page.locator("main [aria-current]").count() == 0
    assert len(requests) == 5
    assert [one for one in requests if one.endswith("/speech/lines/3/4")] == [requests[3]]
    assert page.evaluate("listened") >= 5


def test_stop_stops_at_once_and_the_next_tap_begins_anew(page: BrowserPage, tmp_path: Path) -> None:
    (tmp_path / "hum.wav").write_bytes(tone(60))
    page.goto("/")
    page.locator("#speak").click()
    wait(page, "playing")
    page.locator("#speak").click()
    wait(page, "pause")
    assert page.locator("main [aria-current]").count() == 0
    assert page.locator("#speak").inner_text() == "Lees voor"
    heard = page.evaluate("listened")
    page.locator("#speak").click()
    wait(page, "playing", 2)
    assert sounds(page, "playing") == ["Eten", "Eten"]
    assert page.evaluate("listened") > heard


def test_one_line_is_heard_when_it_is_touched(page: BrowserPage) -> None:
    page.goto("/")
    page.get_by_role("button", name="Tot dan.").tap()
    wait(page, "ended")
    assert sounds(page, "playing") == ["Tot dan."]


@pytest.mark.parametrize(("rate", "speed"), [("slow", 0.8), ("normal", 1), ("fast", 1.25)])
def test_it_speaks_as_fast_as_the_person_likes(page: BrowserPage, rate: str, speed: float) -> None:
    page.goto("/")
    page.evaluate("rate => { document.documentElement.dataset.rate = rate; }", rate)
    page.locator("#speak").click()
    wait(page, "playing")
    assert page.evaluate("sounds[0][2]") == speed
    assert page.evaluate("player.preservesPitch")


def test_a_voice_of_the_device_that_fails_is_followed_by_the_server(page: BrowserPage) -> None:
    page.add_init_script(BROKEN)
    page.goto("/")
    page.locator("#speak").click()
    wait(page, "ended", 5)
    assert page.evaluate("tried") == 1
    assert page.locator("#mute").inner_text() == ""


def test_a_recording_that_is_gone_is_followed_by_another_voice(
    page: BrowserPage, app: Flask
) -> None:
    app.view_functions["portal.easytext.hear"] = lambda **_: Response(status=404)
    page.goto("/")
    page.get_by_role("button", name="Zeg wat jij vindt.").tap()
    wait(page, "ended")
    assert sounds(page, "playing") == ["Zeg wat jij vindt."]


@pytest.mark.parametrize("script", ["exit 1", "echo no sound", "printf RIFF"])
def test_without_any_voice_the_page_says_so(
    page: BrowserPage, given: Callable[..., None], program: Callable[[str], Voice], script: str
) -> None:
    given(program(script))
    page.goto("/")
    page.locator("#speak").click()
    page.locator("#mute:not(:empty)").wait_for()
    assert "Deze tablet heeft geen Nederlandse stem." in page.locator("#mute").inner_text()
    assert page.locator("main [aria-current]").count() == 0
    assert page.locator("#speak").inner_text() == "Lees voor"
    assert page.evaluate("sounds.filter(([what]) => what === 'playing')") == []


def test_leaving_the_page_ends_the_sound(page: BrowserPage, tmp_path: Path) -> None:
    (tmp_path / "hum.wav").write_bytes(tone(60))
    page.goto("/")
    page.locator("#speak").click()
    wait(page, "playing")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    wait(page, "pause")
    assert page.locator("#speak").inner_text() == "Lees voor"
