"""Reading aloud: line by line, with a Dutch voice of the device itself; `tests/speech` has ours."""

from collections.abc import Callable

import pytest
from flask import Flask, g
from playwright.sync_api import Page as BrowserPage

from portal import database
from portal.context import View
from portal.identity import Actor
from portal.rendering import Card, Line, Page, render
from portal.speech.service import sealing
from tests.browser import served

pytestmark = pytest.mark.browser

VOICES = """
const voices = %s;
window.said = [];
window.ends = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices, cancel() { window.ends.splice(0).forEach((end) => end()); },
  speak(one) { window.said.push(one.text); window.ends.push(() => one.onend()); },
  addEventListener() {}, removeEventListener() {},
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
LOCAL = '[{lang: "nl-NL", localService: true, name: "hier"}]'
FAR = '[{lang: "nl-NL", localService: false, name: "ver"}, {lang: "en-GB", localService: true}]'
LINES = [Line(text="Wij praten. Over eten."), Line(text="Zeg wat jij vindt.")]


@pytest.fixture
def heard(app: Flask, open_page: Callable[..., BrowserPage]) -> Callable[[str], BrowserPage]:
    """Opens a page in the picto view, in a browser with these voices."""

    def show() -> object:
        database.begin(writes=False)
        g.portal_actor = Actor(view=View.PICTO)
        return render(Page(title="Eten", cards=[Card(title="Eten", lines=LINES)]))

    app.view_functions["portal.start.show"] = show

    def opened(voices: str) -> BrowserPage:
        page = open_page("tablet", base_url=request_url)
        page.add_init_script(VOICES % voices)
        page.goto("/")
        return page

    with served(app) as request_url:
        yield opened


def test_each_sentence_is_read_and_its_line_marked(heard: Callable[[str], BrowserPage]) -> None:
    page = heard(LOCAL)
    page.locator("#speak").click()
    page.wait_for_function("said.length === 1")
    assert page.locator("#speak").inner_text() == "Stop"
    for count in range(2, 5):
        page.evaluate("ends.shift()()")
        if count < 5:
            page.wait_for_function(f"said.length === {count}")
    assert page.evaluate("said") == ["Eten", "Wij praten.", "Over eten.", "Zeg wat jij vindt."]
    marked = page.locator("[data-say][aria-current]")
    assert marked.count() == 1
    assert "Zeg wat jij vindt." in marked.inner_text()
    page.evaluate("ends.shift()()")
    page.wait_for_selector("[data-say][aria-current]", state="detached")


def test_stop_stops_at_the_same_place(heard: Callable[[str], BrowserPage]) -> None:
    page = heard(LOCAL)
    before = page.locator("#speak").bounding_box()
    page.locator("#speak").click()
    page.wait_for_function("said.length === 1")
    assert page.locator("#speak").bounding_box() == before
    page.locator("#speak").click()
    page.wait_for_selector("[data-say][aria-current]", state="detached")
    assert page.evaluate("said.length") == 1


def test_one_line_is_read_when_it_is_touched(heard: Callable[[str], BrowserPage]) -> None:
    page = heard(LOCAL)
    page.get_by_role("button", name="Zeg wat jij vindt.").tap()
    page.wait_for_function("said.length === 1")
    assert page.evaluate("said") == ["Zeg wat jij vindt."]


def test_a_voice_from_elsewhere_is_never_used_and_the_page_says_so(
    heard: Callable[[str], BrowserPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "find", lambda: None)  # nor has the server one
    page = heard(FAR)
    page.locator("#speak").click()
    page.wait_for_selector("#mute:not(:empty)")
    assert page.evaluate("said") == []
    assert page.locator("#mute img").count() == 1
