"""A resident on a slow tablet: how soon a page can be read, and how much it moves meanwhile.

The tablet is emulated: four times slower than this machine, 1.6 Mbit/s with 150 ms each way
there and back. Where nothing is to be held against, the limit that the page should keep is.
"""

from pathlib import Path

import sqlalchemy as sa
from playwright.sync_api import Page, sync_playwright

from portal import database
from portal.people.models import Person
from tests.bench.house import filled
from tests.bench.measuring import say, served
from tests.browser import QUIET, SCREENS, find_browser
from tests.soak.council import at_a_tablet

SLOWER, LATENCY, BYTES = 4, 150, 1.6e6 / 8
FIRST, LATER, SHIFT = 2.5, 0.7, 0.02
WATCH = """
  window.moved = 0;
  const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({ type, buffered: true });
  watch("layout-shift", (one) => { if (!one.hadRecentInput) window.moved += one.value; });
  watch("largest-contentful-paint", (one) => { window.readable = one.startTime; });
"""


def measure(folder: Path) -> None:
    """Print when the faces can be read at the first visit, and the pages after it; then the most
    that any of them moved."""
    app = filled(folder)
    with app.app_context():
        database.begin(writes=True)
        asked = sa.select(Person).where(Person.call_name == "Roos")
        cookies = at_a_tablet(database.session.scalars(asked).one())
        database.session.commit()
        database.end()
    app.extensions["portal"].engine.dispose()
    with served(app) as host, sync_playwright() as playwright:
        here = f"http://127.0.0.1:{host.port}"
        browser = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        context = browser.new_context(base_url=here, locale="nl-NL", **SCREENS["tablet"])
        known = [{"name": name, "value": value, "url": here} for name, value in cookies.items()]
        context.add_cookies(known[:1])
        page = _slow(context.new_page())
        first, moved = _readable(page, "/faces")
        context.add_cookies(known)
        later = [_readable(page, path) for path in ("/", "/meetings", "/decisions", "/")]
        browser.close()
    say("tablet.first", first, "the limit", FIRST, "s")
    say("tablet.later", max(seconds for seconds, _moved in later[1:]), "the limit", LATER, "s")
    most = max(moved, *(one for _seconds, one in later))
    say("tablet.moved", most, "the limit", SHIFT, "layout shift")


def _slow(page: Page) -> Page:
    page.add_init_script(WATCH)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    line = {"offline": False, "latency": LATENCY}
    devtools.send(
        "Network.emulateNetworkConditions",
        line | {"downloadThroughput": BYTES, "uploadThroughput": BYTES / 2},
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _readable(page: Page, path: str) -> tuple[float, float]:
    """After how many seconds the largest thing on the page was there, and how much moved."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    seconds, moved = page.evaluate("[window.readable / 1000, window.moved]")
    return seconds, moved
