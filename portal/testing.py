"""Fixtures for the tests of a host: ``pytest_plugins = ["portal.testing"]`` in its conftest."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from portal import clock, database, emblems, migrations
from portal.context import State
from portal.councils.models import Council, CouncilKind, House, Organisation
from portal.identity import HostUser, Proof, Role
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Purpose
from portal.people.models import Membership, Person
from portal.residents import service as residents
from portal.residents.models import Device

PEOPLE = {
    "Sanne": Role.SUPPORTER,
    "Anneke": Role.CHAIR,
    "Roos": Role.MEMBER,
    "Petra": Role.MANAGER,
    "Bea": None,
    "Gerrit": None,
}
"""Of one council: its supporter, chair, a resident, the manager; an administrator, a stranger."""
_WHO = "huisraad.testing"


@pytest.fixture
def portal_url(tmp_path: Path) -> str:
    """The address of a database of the portal's own for this test."""
    return f"sqlite:///{tmp_path}/portal.db"


@pytest.fixture
def demo_people() -> Callable[[Flask], dict[str, int]]:
    """Fill the portal of an app: ``demo_people(app)`` brings its tables up to date and makes
    `PEOPLE`, with a house, a council and a meeting that has been planned.

    Returns the ids, of people by their names and of "house", "council" and "meeting". The
    ``host_key`` of a person is the name in small letters: "sanne".
    """
    return _fill


@pytest.fixture
def sign_in_as() -> Callable[..., FlaskClient]:
    """A client of somebody: ``sign_in_as(app, "Sanne")`` without the host's own sign-in.

    With ``at_tablet`` somebody who showed a card on a tablet of the house, which needs no
    user of the host's at all.
    """
    return _client


def _fill(app: Flask) -> dict[str, int]:
    with app.app_context():
        state: State = app.extensions["portal"]
        migrations.upgrade(state.engine)
        database.begin(writes=True)
        house = House(name="De Linde", symbol="openmoji:1F333")
        organisation = Organisation(name="Stichting De Boomgaard")
        database.session.add_all([house, organisation])
        database.session.flush()
        council = Council(
            organisation_id=organisation.id,
            name="Raad De Linde",
            kind=CouncilKind.HOUSE,
            house_id=house.id,
            accent="petrol",
        )
        emblems.give(council)
        people = {name: _person(name, house) for name in PEOPLE}
        database.session.add_all([council, *people.values()])
        database.session.flush()
        for name, role in PEOPLE.items():
            if role:
                database.session.add(_membership(council, people[name], role))
        meeting = _meeting(council, people["Sanne"])
        database.session.add(meeting)
        database.session.commit()
        made = {"house": house.id, "council": council.id, "meeting": meeting.id}
        return made | {name: person.id for name, person in people.items()}


def _person(name: str, house: House) -> Person:
    lives = house.id if name in ("Anneke", "Roos") else None
    return Person(
        name=f"{name} van Test",
        call_name=name,
        host_key=name.lower(),
        house_id=lives,
        administers=name == "Bea",
    )


def _membership(council: Council, person: Person, role: Role) -> Membership:
    return Membership(
        council_id=council.id,
        person_id=person.id,
        role=role,
        since=date(2020, 1, 1),
        confirmed_at=clock.now(),
    )


def _meeting(council: Council, supporter: Person) -> Meeting:
    starts = clock.now() + timedelta(days=10)
    item = AgendaItem(position=1, title="Zomeruitje", purpose=Purpose.DECIDE, minutes=10)
    return Meeting(
        council=council,
        title="Vergadering",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        place="Huiskamer",
        state=MeetingState.PLANNED,
        fixed_at=clock.now(),
        made_by_id=supporter.id,
        items=[item],
    )


def _client(app: Flask, name: str, *, at_tablet: bool = False, view: str = "") -> FlaskClient:
    client = app.test_client()
    with app.app_context():
        state: State = app.extensions["portal"]
        database.begin(writes=True)
        person = database.session.query(Person).filter_by(call_name=name).one()
        person.view = view or person.view
        if at_tablet:
            path = f"{state.url_prefix}/"
            for cookie, secret in _at_tablet(person).items():
                client.set_cookie(cookie, secret, path=path)
        else:
            if not isinstance(state.adapter, _SignedIn):
                app.extensions["portal"] = replace(state, adapter=_SignedIn(state.adapter))
            who = HostUser(key=str(person.host_key), name=person.name)
            client.environ_base[_WHO] = who  # type: ignore[assignment]
        database.session.commit()
    return client


def _at_tablet(person: Person) -> dict[str, str]:
    secret = residents.new_token()
    device = Device(
        house_id=person.house_id,
        name="Test",
        token_hash=residents.hashed(secret),
        enrolled_by_id=person.id,
        enrolled_at=clock.now(),
    )
    database.session.add(device)
    database.session.flush()
    token = residents.begin_sign_in(person, proof=Proof.CARD, device=device)
    return {residents.DEVICE_COOKIE: secret, residents.PERSON_COOKIE: token}


class _SignedIn:
    """The host's adapter, whose user a test may name; no request from outside can do so."""

    def __init__(self, adapter: Any) -> None:
        self._adapter = adapter

    def current_user(self) -> HostUser | None:
        named: HostUser | None = request.environ.get(_WHO)
        return named or self._adapter.current_user()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._adapter, name)
