"""The portal as its people meet it: served, filled with the demo, watched while they use it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import BrowserContext, Page

from portal import clock, database, migrations
from portal.carried import views
from portal.context import portal
from portal.identity import Proof
from portal.people.models import Person
from portal.residents import service as residents
from portal.residents.models import Device
from portal.standalone import demo
from tests.browser import BLOCKED
from tests.conftest import TestClock, make_app
from tests.databases import Databases
from tests.loopback import running


@dataclass
class House:
    """De Linde with its served portal; what its people's browsers asked and said is kept."""

    app: Flask
    address: str
    open_page: Callable[..., Page]
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    carries: bool = False

    def page(self, screen: str) -> Page:
        """A browser of its own, watched."""
        workers = "allow" if self.carries else "block"
        page = self.open_page(screen, base_url=self.address, service_workers=workers)
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.context.on("console", self._hear)
        return page

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning") and message.text != BLOCKED:
            self.said.append(f"{message.text} ({message.location.get('url')})")

    def tablet(self, page: Page) -> Page:
        """Make this browser the tablet of the living room."""
        secret = residents.new_token()
        with self.acting():
            database.session.add(
                Device(
                    house_id=self._person("Roos").house_id,
                    name="Huiskamer",
                    token_hash=residents.hashed(secret),
                    enrolled_by_id=self._person("Sanne").id,
                    enrolled_at=clock.now(),
                )
            )
        keep(page.context, self.address, residents.DEVICE_COOKIE, secret)
        return page

    def card_of(self, name: str) -> str:
        """A new card; gives what a reader types."""
        with self.acting():
            sanne = residents.actor_of(self._person("Sanne"), proof=Proof.ACCOUNT)
            return residents.make_card(sanne, self._person(name))

    def acting(self) -> Any:
        """A block that writes to the database, from outside."""
        return _Acting(self.app)

    def _person(self, name: str) -> Person:
        return database.session.scalars(sa.select(Person).where(Person.call_name == name)).one()

    def foreign_requests(self) -> list[str]:
        here = urlsplit(self.address).netloc
        return [url for url in self.asked if urlsplit(url).netloc not in (here, "")]


class _Acting:
    def __init__(self, app: Flask) -> None:
        self._context = app.app_context()

    def __enter__(self) -> None:
        self._context.push()
        database.begin(writes=True)

    def __exit__(self, kind: Any, *_: Any) -> None:
        if kind is None:
            database.session.commit()
        database.end()
        self._context.pop()


def keep(context: BrowserContext, address: str, name: str, value: str) -> None:
    context.add_cookies([{"name": name, "value": value, "url": address}])


@pytest.fixture(scope="session")
def furnished(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo organisation with its meetings, made once and copied for each story."""
    folder = tmp_path_factory.mktemp("furnished")
    url = databases.new(folder)
    app = make_app(folder, TestClock(), url)
    with app.app_context():
        engine = portal().engine
        migrations.upgrade(engine)
        database.begin(writes=True)
        demo.fill()
        database.session.commit()
        database.end()
        engine.dispose()
    yield url
    databases.drop(url)


@pytest.fixture
def filled(furnished: str) -> str:
    """What the fixture `app` copies: in these stories the meetings are there too."""
    return furnished


@pytest.fixture
def house(app: Flask, open_page: Callable[..., Page]) -> Iterator[House]:
    """The served portal. Afterwards: no other machine was asked, and no page complained."""
    with running(app) as port:
        house = House(app, f"http://127.0.0.1:{port}", open_page)
        yield house
        assert not house.foreign_requests()
        assert not house.said, house.said


@pytest.fixture
def carrying(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tablets that carry what they need, without a pause between two pages; what a browser says of
    a network that is not there is no complaint of the page."""
    house.carries = True
    hasty = tmp_path / "hasty.js"
    hasty.write_text(views.WORKER.read_text().replace("const GENTLY = 3", "const GENTLY = 0"))
    monkeypatch.setattr(views, "WORKER", hasty)
    yield
    lost = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "503")
    house.said[:] = [said for said in house.said if not any(one in said for one in lost)]
