"""An enrolled tablet of De Linde, and what a person does with it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from portal import database
from portal.identity import Proof
from portal.people.models import Person
from portal.residents import service as residents


def token_of(page: Any) -> str:
    """The CSRF token of a page."""
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.get_data(as_text=True))[1]


class Tablet:
    """A tablet of De Linde with nobody signed in."""

    def __init__(self, client: FlaskClient, ids: dict[str, int]) -> None:
        self.client = client
        self.ids = ids

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def post(self, path: str, *, page: str = "/faces", **data: Any) -> Any:
        """Send a form of the page where somebody is."""
        fields = {"csrf_token": token_of(self.client.get(page)), **data}
        return self.client.post(path, data=fields, content_type="multipart/form-data")

    def tap(self, name: str) -> Any:
        return self.post(f"/faces/{self.ids[name]}")

    def hold(self, token: str, **query: str) -> Any:
        return self.post("/card", page="/card", token=token)

    def who(self) -> str:
        """Who the tablet says is there, and how surely."""
        with self.client:
            self.client.get("/card")
            from portal.context import current_actor

            actor = current_actor()
            return f"{actor.name} {actor.proof}" if actor.known else "nobody"


@pytest.fixture
def ids(app: Flask) -> dict[str, int]:
    with app.app_context():
        database.begin(writes=False)
        found = database.session.execute(sa.select(Person.call_name, Person.id))
        return {name: person_id for name, person_id in found}


@pytest.fixture
def new_tablet(app: Flask, ids: dict[str, int], client_as: Any) -> Callable[[], Tablet]:
    def make() -> Tablet:
        client = client_as("Roos", view="picto", proof=Proof.FACE)
        client.delete_cookie(residents.PERSON_COOKIE)
        return Tablet(client, ids)

    return make


@pytest.fixture
def tablet(new_tablet: Callable[[], Tablet]) -> Tablet:
    return new_tablet()


@pytest.fixture
def card_of(app: Flask) -> Callable[[str], str]:
    """Print somebody's card: ``card_of("Roos")`` is its token."""

    def make(name: str) -> str:
        with app.test_request_context():
            database.begin(writes=True)
            find = sa.select(Person).where(Person.call_name.in_([name, "Sanne"]))
            people = {p.call_name: p for p in database.session.scalars(find)}
            sanne = residents.actor_of(people["Sanne"], proof=Proof.ACCOUNT)
            token = residents.make_card(sanne, people[name])
            database.session.commit()
            database.end()
        return token

    return make
