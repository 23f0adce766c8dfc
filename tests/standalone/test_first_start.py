"""A new portal is set up by whoever has its address, once, and by nobody else."""

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import database, migrations
from portal.audit import Act
from portal.cookies import FORMS_COOKIE
from portal.councils.models import Council, Organisation
from portal.people.models import Membership, Person
from portal.standalone.accounts.models import Account
from portal.standalone.setup import service
from portal.standalone.setup.models import SetUp
from portal.standalone.setup.views import hold_back
from tests.client import PortalClient
from tests.conftest import TestClock, make_app

PASSWORD = "vier woorden achter elkaar"
COUNCIL = {"council": "Raad De Linde", "house": "De Linde"}
BEA = {"name": "Bea Beheer", "email": "Bea@Example.org", "password": PASSWORD, "supports": "yes"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it, made once."""
    folder = tmp_path_factory.mktemp("empty")
    engine = make_app(folder, TestClock()).extensions["portal"].engine
    migrations.upgrade(engine)
    engine.dispose()
    return folder / "huisraad.db"


@pytest.fixture
def new(empty: Path, tmp_path: Path, clock: TestClock) -> Iterator[Flask]:
    """A portal that nobody has set up."""
    shutil.copy(empty, tmp_path / "huisraad.db")
    app = make_app(tmp_path, clock)
    app.test_client_class = PortalClient
    hold_back(app)
    yield app
    app.extensions["portal"].engine.dispose()


def written(app: Flask, act: Callable[[], Any]) -> Any:
    with app.app_context():
        database.begin(writes=True)
        found = act()
        database.session.commit()
        database.end()
    return found


@pytest.fixture
def token(new: Flask) -> str:
    found = written(new, service.open_door)
    assert found
    return str(found)


def send(client: Any, path: str, fields: dict[str, str]) -> Any:
    """Post the form of the page at this address."""
    page = client.get(path).text
    hidden = {
        name: page.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]
        for name in ("csrf_token", "act")
    }
    return client.post(path, data=hidden | fields)


def answer_first(client: Any, token: str) -> None:
    assert send(client, f"/set-up/{token}", {"organisation": "De Boomgaard"}).status_code == 303
    assert send(client, f"/set-up/{token}/council", COUNCIL).status_code == 303


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_three_steps_make_the_portal_and_sign_in(new, token, view):
    client = new.test_client()
    client.set_cookie("huisraad_view", view)
    answer_first(client, token)
    done = send(client, f"/set-up/{token}/administrator", BEA)
    assert (done.status_code, done.location) == (303, "/")
    start = client.get("/")
    assert start.status_code == 200
    assert "Bea" in start.text
    steps = client.get("/asks").text
    for step in ("Zet de mensen erin", "Maak een tablet", "Plan de eerste vergadering"):
        assert step in steps
    with new.app_context(), database.reading() as own:
        assert own.scalars(sa.select(Organisation.name)).all() == ["De Boomgaard"]
        assert not [at for at in own.scalars(sa.select(Act.location)) if token in at]
        council = own.scalars(sa.select(Council)).one()
        assert (council.name, council.kind, council.house.name) == (
            "Raad De Linde",
            "house",
            "De Linde",
        )
        bea = own.scalars(sa.select(Person)).one()
        assert bea.administers
        assert bea.view == view
        assert own.scalars(sa.select(Membership.role)).all() == ["supporter"]
        account = own.scalars(sa.select(Account)).one()
        assert account.email == "bea@example.org"
        assert PASSWORD not in account.password_hash


def test_afterwards_the_address_is_nothing(new, token):
    client = new.test_client()
    answer_first(client, token)
    send(client, f"/set-up/{token}/administrator", BEA)
    for path in ("", f"/{token}", f"/{token}/council", f"/{token}/administrator"):
        assert new.test_client().get(f"/set-up{path}").status_code == 404
    assert written(new, service.open_door) is None


def test_a_council_of_all_houses_has_no_house_and_an_administrator_may_only_administer(new, token):
    client = new.test_client()
    send(client, f"/set-up/{token}", {"organisation": "De Boomgaard"})
    send(client, f"/set-up/{token}/council", COUNCIL | {"house": ""})
    send(client, f"/set-up/{token}/administrator", BEA | {"supports": "no"})
    with new.app_context(), database.reading() as own:
        assert own.scalars(sa.select(Council.kind)).all() == ["central"]
        assert not own.scalars(sa.select(Membership)).all()


def test_a_step_is_not_skipped_and_what_was_answered_is_kept(new, token):
    client = new.test_client()
    late = client.get(f"/set-up/{token}/administrator")
    assert (late.status_code, late.location) == (303, f"/set-up/{token}")
    answer_first(client, token)
    fresh = written(new, service.open_door)  # started again
    assert "De Boomgaard" in client.get(f"/set-up/{fresh}").text
    assert "Raad De Linde" in client.get(f"/set-up/{fresh}/council").text
    assert client.get(f"/set-up/{fresh}/administrator").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [{"password": "kort"}, {"email": "bea"}, {"name": ""}, {"supports": ""}, {"password": ""}],
)
def test_a_refused_answer_keeps_the_others(new, token, wrong):
    client = new.test_client()
    answer_first(client, token)
    page = send(client, f"/set-up/{token}/administrator", BEA | wrong)
    assert page.status_code == 422
    for name in {"name", "email"} - set(wrong):
        assert BEA[name] in page.text
    assert PASSWORD not in page.text
    with new.app_context(), database.reading() as own:
        assert not service.is_done(own)


def test_a_token_is_stored_as_a_hash_and_dies_with_the_next_one_and_after_a_day(new, token, clock):
    with new.app_context(), database.reading() as own:
        row = own.scalars(sa.select(SetUp)).one()
        assert token not in (row.token_hash, *row.answers.values())
    client = new.test_client()
    fresh = written(new, service.open_door)
    assert client.get(f"/set-up/{token}").status_code == 404
    clock.forward(hours=23, minutes=59)
    assert client.get(f"/set-up/{fresh}").status_code == 200
    clock.forward(minutes=2)
    over = client.get(f"/set-up/{fresh}")
    assert over.status_code == 404
    assert "Start Huisraad opnieuw" in over.text


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_meanwhile_every_other_page_says_in_a_sentence_what_is_to_be_done(new, token, view):
    client = new.test_client()
    client.set_cookie("huisraad_view", view)
    for path in ("/", "/sign-in", "/meetings", "/nothing", "/people/1"):
        page = client.get(path, follow_redirects=True)
        assert (page.status_code, page.request.path) == (200, "/set-up")
        assert "inrichten" in page.text
    assert client.get("/healthz").status_code == 200
    assert client.get("/bundles/standard.css").status_code == 200


def test_of_two_who_finish_at_once_one_wins(new, token):
    answer_first(new.test_client(), token)
    ready = threading.Barrier(2)
    ends: list[Any] = []

    def finish(email: str) -> None:
        with new.app_context():
            ready.wait(10)
            database.begin(writes=True)
            who = service.Administrator(
                name="Bea Beheer", email=email, password_hash="x", supports=False
            )
            try:
                ends.append(service.finish(token, who))
                database.session.commit()
            except service.OverError:
                ends.append(None)
            database.end()

    both = [threading.Thread(target=finish, args=(f"{n}@example.org",)) for n in "ab"]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(map(bool, ends)) == [False, True]
    with new.app_context(), database.reading() as own:
        assert len(own.scalars(sa.select(Person)).all()) == 1


def test_tapped_twice_the_second_time_is_led_on(new, token):
    client = new.test_client()
    answer_first(client, token)
    path = f"/set-up/{token}/administrator"
    page = client.get(path).text
    fields = BEA | {
        name: page.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]
        for name in ("csrf_token", "act")
    }
    again = new.test_client()
    for name in ("huisraad_session", FORMS_COOKIE):
        if kept := client.get_cookie(name):
            again.set_cookie(name, kept.value)
    assert client.post(path, data=fields).location == "/"
    second = again.post(path, data=fields)
    assert (second.status_code, second.location) == (303, "/")


def test_an_address_that_has_an_account_is_not_taken_over(new, token):
    def make() -> None:
        person = Person(name="Sanne", call_name="Sanne")
        database.session.add(
            Account(person=person, email="bea@example.org", password_hash="of Sanne")
        )

    written(new, make)
    client = new.test_client()
    answer_first(client, token)
    page = send(client, f"/set-up/{token}/administrator", BEA)
    assert page.status_code == 422
    assert "account" in page.text
    with new.app_context(), database.reading() as own:
        assert own.scalars(sa.select(Account.password_hash)).all() == ["of Sanne"]
        assert own.scalars(sa.select(SetUp)).all()


def test_the_clock_of_the_address_is_the_portals(new, token, clock):
    with new.app_context(), database.reading() as own:
        assert own.scalars(sa.select(SetUp.until)).one() == clock() + timedelta(hours=24)
