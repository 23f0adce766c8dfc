"""Two hundred councils and ten thousand requests: the pages ask and cost what they did."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import database
from portal.councils.models import Council
from portal.database import session
from portal.dossiers.models import Dossier, Due, Outcome, Request, Station
from portal.identity import Role
from portal.people.models import Membership
from tests.access.world import World, make_world

COUNCILS, REQUESTS = 200, 10_000
MOST_STATEMENTS = 12


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder: Path = tmp_path_factory.mktemp("many")
    return make_world(folder)


def statements(world: World, path: str) -> int:
    asked: list[str] = []
    engine = world.app.extensions["portal"].engine

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    client = world.client("sanne")
    client.get(path)
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        assert client.get(path).status_code == 200
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    return len([one for one in asked if not one.startswith(("BEGIN", "PRAGMA"))])


def make_councils(app: Flask) -> None:
    """As many councils of the same supporter."""
    with app.app_context():
        database.begin(writes=True)
        sanne = session.scalars(
            sa.select(Membership).where(Membership.role == Role.SUPPORTER).limit(1)
        ).one()
        here = session.get_one(Council, sanne.council_id)
        for number in range(COUNCILS):
            council = Council(
                organisation_id=here.organisation_id,
                name=f"Raad {number:03}",
                kind="central",
                symbol=f"none:{number}",
            )
            term = {"since": date(2026, 1, 1), "confirmed_at": sanne.confirmed_at}
            session.add(council)
            session.flush()
            session.add(
                Membership(
                    person_id=sanne.person_id, council_id=council.id, role=Role.SUPPORTER, **term
                )
            )
        session.commit()
        database.end()


def values_of(row: Any) -> dict[str, Any]:
    """What stands in a row, but for its id."""
    names = [column.name for column in row.__table__.columns]
    return {name: getattr(row, name) for name in names if name != "id"}


def make_requests(app: Flask) -> None:
    """Requests of every station, and a last day for each that runs."""
    with app.app_context():
        database.begin(writes=True)
        first = session.scalars(sa.select(Request).order_by(Request.id)).first()
        assert first is not None
        ids = session.scalars(sa.select(Council.id).where(Council.name.like("Raad 0%"))).all()
        dossier = values_of(first.dossier)
        session.execute(sa.insert(Dossier), [dossier | {"council_id": one} for one in ids])
        homes = session.execute(sa.select(Dossier.id, Dossier.council_id)).all()
        rows = []
        for number in range(REQUESTS):
            home, council_id = homes[number % len(homes)]
            closed = number % 3
            rows.append(
                values_of(first)
                | {"dossier_id": home, "council_id": council_id, "no_talk": "Zo was het."}
                | {"station": Station.CLOSED if closed else Station.RECEIVED}
                | {"outcome": list(Outcome)[number % 4] if closed else None}
                | {"told_on": date(2027, 1, 2) if closed else None}
            )
        session.execute(sa.insert(Request), rows)
        session.execute(sa.delete(Due))
        open_ones = session.scalars(sa.select(Request.id).where(Request.station == "received"))
        due = {"term": "consent", "hard": False}
        days = [{"request_id": one, "day": _day(one), **due} for one in open_ones]
        session.execute(sa.insert(Due), days)
        session.commit()
        database.end()


def _day(number: int) -> date:
    return date(2027, 1, 15) + timedelta(days=number % 90)


def test_the_pages_ask_no_more_with_ten_thousand_requests(world: World) -> None:
    make_councils(world.app)
    paths = ("/dossiers", "/dossiers/overview")
    before = {path: statements(world, path) for path in paths}
    make_requests(world.app)
    after = {path: statements(world, path) for path in paths}
    assert max(after.values()) <= MOST_STATEMENTS, after
    assert after == before
