"""What is wrong with a page as it stands in a browser, in each view and on three screens."""

import re
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import ConsoleMessage, Page

from tests.accessibility.axe import violations
from tests.accessibility.site import SIZES, Shown, Site
from tests.browser import BLOCKED

MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8")
SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"

MOST_STEPS = 5

NO_BAR = {
    "meetings.wall": "a sheet of paper for the wall, the same for everybody",
    "minutes.paper": "a sheet of paper to keep",
    "preparation.paper": "a sheet of paper to take along",
}
CROWD = re.compile("main choices|under the bar")
CROWDED = {
    "easytext.edit": "the workbench of who writes: the pictures to choose from stand together",
    "easytext.word": "the same for one word",
    "mail.paper": "the letters lie below each other, as they come from the printer",
}
"""Pages of the supporter on which more may stand than a screen shows."""
WORDY = {"residents.enrol": "done once for a tablet; the button says in full what happens"}
"""Pages whose last button is taller."""


Bars = dict[str, dict[str, list[str]]]
"""On each screen the pages that have the four places of the bar at the same spots."""


def faults_of(site: Site, view: str, who: str, only: str, bars: Bars) -> list[str]:
    """What is wrong with any page of one person in this view, on any of the screens.

    ``only`` is what a page's line must have, to look at a few; ``bars`` is filled in.
    """
    faults: list[str] = []
    pages = [one for one in site.pages() if one.who == who and re.search(only, str(one))]
    tab = site.context(who, view).new_page()
    for shown_page in pages:
        said: list[str] = []
        hear = partial(_hear, said)
        tab.on("console", hear)
        tab.set_viewport_size({"width": 1280, "height": 800})
        answer = tab.goto(site.address + shown_page.path)
        assert answer is not None
        expected = 404 if shown_page.endpoint == "missing" else 200
        assert (answer.status, tab.url) == (expected, site.address + shown_page.path)
        for name, (width, height) in SIZES.items():
            tab.set_viewport_size({"width": width, "height": height})
            found = looked_at(tab, shown_page, view, bars.setdefault(name, defaultdict(list)))
            faults += [f"{view} {name} {shown_page}: {fault}" for fault in found]
        if view == "picto":
            faults += [f"{view} {shown_page}: {fault}" for fault in _further_steps(tab)]
        faults += [f"{view} {shown_page}: {fault}" for fault in _further_screens(tab)]
        faults += [
            f"{view} {shown_page}: the console says {text}"
            for text in said
            if text != BLOCKED and not (expected == 404 and "404" in text)
        ]
        tab.remove_listener("console", hear)
    tab.close()
    return faults


def looked_at(tab: Page, shown_page: Shown, view: str, bars: dict[str, list[str]]) -> list[str]:
    """What is wrong with the page as it stands on this screen."""
    found = violations(tab)
    found += sideways(tab)
    if view == "picto" and shown_page.endpoint not in NO_BAR:
        measured = tab.evaluate(MEASURES)
        crowded = shown_page.endpoint in CROWDED
        found += [f for f in measured["faults"] if not (crowded and CROWD.search(f))]
        if measured["held"]:
            found.append(f"the bar hangs {measured['held']} px above the edge")
        if shown_page.endpoint not in WORDY:
            bars[measured["places"]].append(str(shown_page))
    return found


def _further_steps(tab: Page) -> list[str]:
    """What is wrong with the steps of a form after the first, on each size."""
    found: list[str] = []
    step = 1
    while tab.locator("#send[data-on]").count():
        step += 1
        if step == MOST_STEPS + 1:
            found.append("more than five steps")
        tab.evaluate("document.getElementById('send').click()")
        found += [f"step {step}, {fault}" for fault in _on_each_size(tab)]
    return found


def _further_screens(tab: Page) -> list[str]:
    """What is wrong with the screens of a page of cards after the first, on each size."""
    found: list[str] = []
    while onward := tab.locator(".acts a.main[href*='card=']").all():
        tab.goto(urljoin(tab.url, onward[0].get_attribute("href")))
        number = tab.url.rpartition("card=")[2]
        found += [f"screen {number}, {fault}" for fault in _on_each_size(tab)]
        found += [f"screen {number}: {fault}" for fault in violations(tab)]
    return found


def _on_each_size(tab: Page) -> list[str]:
    """What is cut off, too small or too wide on any size, by its name."""
    found: list[str] = []
    for name, (width, height) in SIZES.items():
        tab.set_viewport_size({"width": width, "height": height})
        some = [*tab.evaluate(MEASURES)["faults"], *sideways(tab)]
        found += [f"{name}: {fault}" for fault in some]
    return found


def sideways(tab: Page) -> list[str]:
    """How far the page sticks out, if it does."""
    wide = tab.evaluate(SIDEWAYS)
    return [f"scrolls {wide} px sideways"] if wide > 0 else []


def _hear(said: list[str], message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        said.append(message.text)


def moved(bars: Bars) -> list[str]:
    """Pages on which Terug, Lees voor, Hulp and Klaar stand elsewhere than on most pages."""
    found = []
    for size, places in bars.items():
        usual = Counter({place: len(pages) for place, pages in places.items()}).most_common(1)
        for place, pages in places.items():
            if place != usual[0][0]:
                found += [f"picto {size} {page}: the four places are at {place}" for page in pages]
    return found
