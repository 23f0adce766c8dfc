"""Sets of pictograms come beside what there is; a set in no known state is refused."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.symbolsets.models import SetState, SymbolChoice, SymbolSet
from tests.conftest import TODAY

pytestmark = pytest.mark.engines


def test_an_organisation_of_before_has_its_own_pictograms_first(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0009")
        tables = sa.MetaData()
        tables.reflect(connection)
        organisation = tables.tables["portal_organisation"]
        connection.execute(sa.insert(organisation).values(id=1, name="De Boomgaard"))
    migrations.upgrade(engine)
    whose = {"name": "Set", "author": "Iemand", "licence": "CC BY 4.0", "made_at": TODAY}
    with writing.begin() as connection:
        assert connection.scalars(sa.select(SymbolChoice.organisation_id)).all() == []
        for number, state in enumerate(SetState, 1):
            row = {"id": number, "key": f"set-0000000{number}", "state": state, **whose}
            connection.execute(sa.insert(SymbolSet).values(**row))
        connection.execute(sa.insert(SymbolChoice).values(organisation_id=1, first_id=1))
    for broken in (
        sa.update(SymbolSet).values(state="half"),
        sa.insert(SymbolSet).values(key="set-00000001", **whose),
        sa.delete(SymbolSet).where(SymbolSet.id == 1),
    ):
        with pytest.raises(IntegrityError), writing.begin() as connection:
            connection.execute(broken)
