"""A request for advice, one for consent and advice unasked: each to each end that it can have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Locator, Page

from portal import database
from portal.councils.models import Council
from portal.dossiers import service as dossiers
from portal.dossiers.service import About, Asked
from portal.identity import Proof
from portal.residents.service import actor_of
from tests.browser import SCREENS, WITHOUT_CARRYING
from tests.conftest import TestClock, make_app
from tests.databases import Databases
from tests.journeys.conftest import House
from tests.journeys.ends import ENDS, FILED, OWN, Act, End
from tests.journeys.screens import Door
from tests.loopback import running

pytestmark = pytest.mark.browser
PEOPLE = {
    "Petra": ("manager", "desktop"),
    "Sanne": ("ondersteuner", "desktop"),
    "Anneke": ("voorzitter", "desktop"),
    "Hans": ("secretaris", "desktop"),
    "Roos": ("bewoner", "tablet-upright"),
}


@dataclass
class Town:
    """One served portal, with a browser for each of its people."""

    house: House
    clock: TestClock
    pages: dict[str, Page]
    last: tuple[str, str] = ("", "")

    def on(self, day: str) -> None:
        """Let it be noon of a day, for everybody."""
        self.clock.set(datetime.combine(date.fromisoformat(day), time(11), tzinfo=UTC))

    def begin(self, subject: str, title: str, listed: str = "") -> str:
        """A request that came today, of which the residents were heard; gives where it is."""
        with self.house.acting():
            query = sa.select(Council).where(Council.name == "Raad De Linde")
            council = database.session.scalars(query).one()
            petra, anneke = (
                actor_of(self.house._person(name), proof=Proof.ACCOUNT)
                for name in ("Petra", "Anneke")
            )
            asked = Asked(subject=subject, listed=listed, title=title, plan="Plan B.")
            if subject == OWN:
                dossier = dossiers.begin_dossier(anneke, council, title)
                request = dossiers.register(anneke, dossier, asked, None)
            else:
                request = dossiers.file(petra, council, asked)
            dossier = request.dossier
            about = About(title=title, heard="Peiling: 9 van de 11 kiezen plan A.")
            dossiers.edit(anneke, dossier, about, dossier.version)
            return f"/requests/{request.id}"

    def look(self, who: str, path: str) -> str:
        """What this person reads there."""
        page = self.pages[who]
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{who} {path}: {answer.status}"
        return page.locator("main").inner_text()

    def does(self, place: str, one: Act) -> None:
        """Somebody goes to the request, presses the button, fills in what is asked, sends it."""
        self.on(one.day)
        if self.last != (one.who, place):
            self.look(one.who, place)
        self.last = (one.who, place)
        page = self.pages[one.who]
        press(page, page.locator(f"main a[href$='{place}/{one.act}']"))
        fill(page, one.words)
        with page.expect_navigation():
            page.locator("main form:has([name='version']) button[type='submit']").last.click()
        shown = page.locator("main").inner_text()
        assert page.url.endswith(place), f"{one}: {shown}"
        assert one.shows in shown, f"{one.who} {one.act}"


def press(page: Page, button: Locator) -> None:
    """Follow a link, which may wait behind "More"."""
    assert button.count(), f"nothing leads there on {page.url}"
    if not button.first.is_visible():
        for more in page.locator("main details:not([open]) > summary").all():
            more.click()
    with page.expect_navigation():
        button.first.click()


def fill(page: Page, words: Any) -> None:
    for name, word in words.items():
        field = page.locator(f"[name='{name}']")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"[name='{name}'][value='{word}']").check(force=True)
        elif field.first.evaluate("one => one.tagName") == "SELECT":
            field.select_option(word)
        else:
            field.fill(word)


@pytest.fixture(scope="module")
def town(
    browser: Browser,
    furnished: str,
    databases: Databases,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Town]:
    """Everybody signs in once; afterwards no page complained."""
    folder, clock = tmp_path_factory.mktemp("town"), TestClock()
    url = databases.new(folder, like=furnished)
    app = make_app(folder, clock, url)
    contexts = []

    def opened(screen: str, **options: Any) -> Page:
        settings = {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"} | SCREENS[screen]
        contexts.append(browser.new_context(**(settings | WITHOUT_CARRYING | options)))
        contexts[-1].set_default_timeout(10_000)
        return contexts[-1].new_page()

    with running(app) as port:
        house = House(app, f"http://127.0.0.1:{port}", opened)
        pages = {
            name: Door(house.page(screen)).sign_in(account).page
            for name, (account, screen) in PEOPLE.items()
        }
        yield Town(house, clock, pages)
        for context in contexts:
            context.close()
        assert not house.foreign_requests()
        assert not house.said, house.said
    app.extensions["portal"].engine.dispose()
    databases.drop(url)


@pytest.fixture
def walk(town: Town) -> Callable[[End, str], None]:
    """Go the way of an end from where the request is, and look at it with three pairs of eyes."""

    def walked(end: End, place: str) -> None:
        for one in end.acts:
            town.does(place, one)
        row = f"main a[href$='{place}']"
        for who in ("Anneke", "Petra"):
            assert end.provider in town.look(who, place), (end.name, who)
        town.look("Petra", "/dossiers")
        assert end.outcome in town.pages["Petra"].locator(row).locator("xpath=../..").inner_text()
        assert any(end.resident in town.look("Roos", f"{place}?card={n}") for n in (2, 1, 3))

    return walked


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.name)
def test_it_comes_to_its_end(town: Town, walk: Callable[[End, str], None], end: End) -> None:
    town.on(FILED)
    walk(end, town.begin(end.subject, end.name.capitalize(), end.listed))
