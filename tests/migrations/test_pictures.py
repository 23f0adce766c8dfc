"""Houses and councils that were there before get a picture each; nobody's looks like another's."""

import pytest
import sqlalchemy as sa
from alembic import command

from pictos.symbols import Symbol
from portal import migrations
from portal.councils.models import Council, House

pytestmark = pytest.mark.engines

HOUSES = 150


def test_every_house_and_council_of_before_gets_a_picture_of_its_own(engine):
    with engine.execution_options(portal_writes=True).begin() as connection:
        command.upgrade(migrations._config(connection), "0001")
        tables = sa.MetaData()
        tables.reflect(connection)
        organisation, house, council = (
            tables.tables[f"portal_{name}"] for name in ("organisation", "house", "council")
        )
        connection.execute(sa.insert(organisation).values(id=1, name="De Boomgaard"))
        here = {"confidant": "", "complaints_officer": "", "version": 1}
        rows = [{"id": n, "name": f"Huis {n}", **here} for n in range(1, HOUSES + 1)]
        connection.execute(sa.insert(house), rows)
        here = {"organisation_id": 1, "kind": "house", "state": "active", "accent": "petrol"}
        here |= {"role_names": {}, "shares_rights": False, "version": 1}
        for name in ("Raad", "Bewoners"):
            rows = [{"house_id": n, "name": f"{name} {n}", **here} for n in range(1, HOUSES + 1)]
            connection.execute(sa.insert(council), rows)
    migrations.upgrade(engine)
    with engine.connect() as connection:
        houses = connection.scalars(sa.select(House.symbol).order_by(House.id)).all()
        councils = connection.scalars(sa.select(Council.symbol).order_by(Council.id)).all()
    first, second = councils[:HOUSES], councils[HOUSES:]
    assert len(set(houses)) == HOUSES
    assert first == houses
    assert len({Symbol.parse(one) for one in (*houses, *second)}) == 2 * HOUSES
