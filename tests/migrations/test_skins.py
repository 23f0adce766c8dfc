"""Councils of before keep the pictograms they had; a skin that is not drawn is refused."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from pictos.symbols import SKINS
from portal import migrations
from portal.councils.models import Council

pytestmark = pytest.mark.engines


def test_a_council_of_before_stays_yellow_and_can_choose_any_skin(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0008")
        tables = sa.MetaData()
        tables.reflect(connection)
        organisation = tables.tables["portal_organisation"]
        connection.execute(sa.insert(organisation).values(id=1, name="De Boomgaard"))
        row = {"organisation_id": 1, "name": "Raad", "kind": "central", "state": "active"}
        row |= {"accent": "petrol", "symbol": "", "role_names": {}, "shares_rights": False}
        connection.execute(sa.insert(tables.tables["portal_council"]).values(**row, version=1))
    migrations.upgrade(engine)
    with writing.begin() as connection:
        assert connection.scalars(sa.select(Council.skin)).all() == ["yellow"]
        for skin in SKINS:
            connection.execute(sa.update(Council).values(skin=skin))
    with pytest.raises(IntegrityError), writing.begin() as connection:
        connection.execute(sa.update(Council).values(skin="green"))
