"""Fixtures for every test: the app with the demo organisation, its people, a client for each."""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from portal import database, migrations
from portal.context import portal
from portal.identity import Proof
from portal.people.models import Person
from portal.residents import service as residents
from portal.residents.models import Device
from portal.standalone import create_app, demo
from portal.standalone.settings import Settings
from tests.once import compile_once

if TYPE_CHECKING:
    from tests.databases import Databases

pytest_plugins = ["portal.testing", "tests.browser", "tests.databases", "tests.postgresql"]

TODAY = datetime(2027, 2, 8, 9, 0, tzinfo=UTC)


class TestClock:
    """A clock that a test sets: ``clock.set(moment)`` or ``clock.forward(hours=1)``."""

    __test__ = False

    def __init__(self) -> None:
        self.moment = TODAY

    def __call__(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        self.moment = moment

    def forward(self, **delta: float) -> None:
        self.moment += timedelta(**delta)


def pytest_collection_finish() -> None:
    """All the tests are there, and stay: no looking through them for garbage all the while."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


compile_once()


def make_app(folder: Path, clock: TestClock, database_url: str = "") -> Flask:
    """The stand-alone app with its data in ``folder``, and its database too unless given."""
    settings = Settings(
        folder=folder,
        database_url=database_url or f"sqlite:///{folder}/huisraad.db",
        secret_key="a test key that is long enough to pass",
        demo=True,
    )
    app = create_app(settings, clock=clock)
    app.testing = True
    return app


@pytest.fixture(scope="session")
def filled(databases: "Databases", tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database with the demo organisation, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("filled")
    url = databases.new(folder)
    app = make_app(folder, TestClock(), url)
    with app.app_context():
        engine = portal().engine
        migrations.upgrade(engine)
        database.begin(writes=True)
        demo.fill(meetings=False)
        database.session.commit()
        database.end()
        engine.dispose()
    yield url
    databases.drop(url)


@pytest.fixture
def app(tmp_path: Path, clock: TestClock, databases: "Databases", filled: str) -> Iterator[Flask]:
    """The stand-alone app on a fresh copy of the demo organisation."""
    url = databases.new(tmp_path, like=filled)
    app = make_app(tmp_path, clock, url)
    yield app
    app.extensions["portal"].engine.dispose()
    databases.drop(url)


@pytest.fixture
def session(app: Flask) -> Iterator[Any]:
    """A writing session in an app context, for tests of services; commit to let clients see."""
    with app.app_context():
        database.begin(writes=True)
        yield database.session
        database.end()


@pytest.fixture
def person() -> Callable[[str], Person]:
    """Find a demo person by call name: ``person("Roos")`` (needs ``session``)."""
    return lambda name: database.session.scalars(
        sa.select(Person).where(Person.call_name == name)
    ).one()


@pytest.fixture
def client_as(app: Flask) -> Callable[..., FlaskClient]:
    """A client signed in as a demo person: ``client_as("Sanne", view="picto")``.

    With ``proof`` card, face or helped the person sits at an enrolled tablet of the house;
    ``None`` as name gives a visitor.
    """
    from tests.client import PortalClient

    app.test_client_class = PortalClient

    def make(
        name: str | None,
        view: str = "standard",
        proof: Proof = Proof.ACCOUNT,
        helper: str | None = None,
    ) -> FlaskClient:
        client = app.test_client()
        if name is None:
            client.set_cookie("huisraad_view", view)
            return client
        with app.app_context():
            database.begin(writes=True)
            find = sa.select(Person).where(Person.call_name == name)
            who = database.session.scalars(find).one()
            who.view = view
            device = None
            if proof is not Proof.ACCOUNT:
                secret = residents.new_token()
                device = Device(
                    house_id=who.house_id,
                    name="Test",
                    token_hash=residents.hashed(secret),
                    enrolled_by_id=who.id,
                    enrolled_at=portal().clock(),
                )
                database.session.add(device)
                database.session.flush()
                client.set_cookie(residents.DEVICE_COOKIE, secret)
            beside = None
            if helper:
                beside = database.session.scalars(
                    sa.select(Person).where(Person.call_name == helper)
                ).one()
            who.host_key = who.host_key or f"test:{who.id}"
            token = residents.begin_sign_in(who, proof=proof, device=device, helper=beside)
            database.session.commit()
            database.end()
        if proof is Proof.ACCOUNT:
            with client.session_transaction() as cookie:
                cookie["_user_id"] = token
        else:
            client.set_cookie(residents.PERSON_COOKIE, token)
        return client

    return make
