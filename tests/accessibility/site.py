"""The people who look at every page, on which screens, and a server that shows it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from portal import database
from portal.standalone.tls.identity import Identity
from portal.standalone.tls.network import KEY, Network
from tests.access.world import World, make_world
from tests.accessibility.axe import script
from tests.accessibility.besides import besides
from tests.accessibility.everything import PAGES
from tests.browser import SCREENS, WITHOUT_CARRYING
from tests.loopback import running

SIZES = {
    "tablet": (1280, 800),
    "tablet-upright": (800, 1280),
    "narrow": (320, 640),  # 1280 wide at 400 %: WCAG 1.4.10
}


PEOPLE = list(dict.fromkeys(line.split()[0] for line in PAGES.strip().splitlines()))
"""Who looks, in the order of the table."""


@dataclass(frozen=True)
class Shown:
    """A page as it stands in the table; ``path`` without braces."""

    who: str
    endpoint: str
    path: str

    def __str__(self) -> str:
        return f"{self.endpoint} as {self.who} ({self.path})"


@dataclass
class Site:
    """The portal with its demo organisation, served, and a browser context for each person."""

    world: World
    browser: Browser
    address: str
    ids: dict[str, Any]
    view: str = ""
    contexts: dict[tuple[str, str], BrowserContext] = field(default_factory=dict)

    def pages(self) -> list[Shown]:
        return pages(self.ids)

    def context(self, who: str, view: str, **options: Any) -> BrowserContext:
        """Signed in as this person; everybody has the view."""
        if self.view != view:
            self.world.set_view(view)
            self.view = view
        if options:
            return self._context(who, view, options)
        if (who, view) not in self.contexts:
            self.contexts[who, view] = self._context(who, view, {})
        return self.contexts[who, view]

    def _context(self, who: str, view: str, options: dict[str, Any]) -> BrowserContext:
        settings = SCREENS["desktop"] | {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}
        context = self.browser.new_context(**(settings | WITHOUT_CARRYING | options))
        context.set_default_timeout(10_000)
        context.add_init_script(script())
        cookies = self.world.cookies[who] | {"huisraad_view": view}
        context.add_cookies(
            [{"name": name, "value": value, "url": self.address} for name, value in cookies.items()]
        )
        return context


def pages(ids: Mapping[str, Any]) -> list[Shown]:
    """The table, with these ids in its addresses."""
    rows = [line.split() for line in PAGES.strip().splitlines()]
    return [Shown(who, name, path.format(**ids)) for who, name, path in rows]


@contextmanager
def filled(folder: Path) -> Iterator[tuple[World, dict[str, Any]]]:
    """The demo organisation with its meetings and what it has none of; and the ids of it all."""
    world = make_world(folder)
    with world.app.app_context():
        database.begin(writes=True)
        ids = world.ids | besides(world)
        database.session.commit()
        database.end()
    house = Network(identity=Identity(folder), tls_port=8443, plain_port=8000)
    world.app.extensions[KEY] = house
    yield world, ids
    world.app.extensions["portal"].engine.dispose()


@contextmanager
def shown(folder: Path, browser: Browser) -> Iterator[Site]:
    """All of that, on a server of its own."""
    with filled(folder) as (world, ids), running(world.app) as port:
        site = Site(world, browser, f"http://127.0.0.1:{port}", ids)
        yield site
        for context in site.contexts.values():
            context.close()
