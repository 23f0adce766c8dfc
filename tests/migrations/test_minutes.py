"""Minutes come beside the meetings there are; adopted ones are locked behind the service."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import DBAPIError

from portal import migrations
from portal.minutes.models import Change, Minutes, Section
from tests.conftest import TODAY

pytestmark = pytest.mark.engines


def test_a_meeting_of_before_has_no_minutes_and_adopted_ones_never_change(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0014")
        tables = sa.MetaData()
        tables.reflect(connection)
        for name, row in (
            ("organisation", {"id": 1, "name": "De Boomgaard"}),
            ("person", {"id": 1, "name": "Hans", "call_name": "Hans", "view": "standard"}),
            ("council", {"id": 1, "name": "Raad", "kind": "house", "organisation_id": 1}),
            ("meeting", {"id": 1, "council_id": 1, "title": "Vergadering", "made_by_id": 1}),
        ):
            table = tables.tables[f"portal_{name}"]
            connection.execute(sa.insert(table).values(_whole(table, row)))
    migrations.upgrade(engine)
    with writing.begin() as connection:
        assert connection.scalars(sa.select(Minutes.id)).all() == []
        row = {"council_id": 1, "meeting_id": 1, "made_by_id": 1, "made_at": TODAY}
        connection.execute(sa.insert(Minutes).values(id=1, **row))
        connection.execute(sa.insert(Section).values(id=1, minutes_id=1, title="Eten", text="Soep"))
        change = {"section_id": 1, "text": "Soep", "by_id": 1, "began_at": TODAY, "at": TODAY}
        connection.execute(sa.insert(Change).values(id=1, restored=False, **change))
        presented = {"presented_by_id": 1, "presented_at": TODAY, "state": "presented"}
        connection.execute(sa.update(Minutes).values(**presented))
        adopted = {"adopted_by_id": 1, "adopted_at": TODAY, "state": "adopted", "content": {}}
        connection.execute(sa.update(Minutes).values(**adopted))
    for broken in (
        sa.update(Minutes).values(content={"sections": []}),
        sa.update(Section).values(text="Brood"),
        sa.delete(Change),
        sa.delete(Section),
        sa.delete(Minutes),
        sa.insert(Minutes).values(id=2, number=2, reason="", **row),
        sa.insert(Minutes).values(id=2, number=2, reason="Fout", state="half", **row),
    ):
        with pytest.raises(DBAPIError), writing.begin() as connection:
            connection.execute(broken)


def _whole(table, row):
    """The row with something in each column that needs it and has no default."""
    usual = {"String": "x", "VARCHAR": "x", "INTEGER": 1, "BOOLEAN": False, "JSON": {}}
    found = dict(row)
    for column in table.columns:
        needs = not (column.nullable or column.server_default or column.primary_key)
        if needs and column.name not in found:
            kind = type(column.type).__name__
            moment = TODAY.replace(tzinfo=None, hour=10 + (column.name == "ends_at"))
            found[column.name] = usual.get(kind, moment)
    states = {"meeting": "draft", "council": "active"}
    noun = table.name.removeprefix("portal_")
    if "state" in table.columns and noun in states:
        found["state"] = states[noun]
    if noun == "council":
        found["accent"] = "petrol"
    return found
