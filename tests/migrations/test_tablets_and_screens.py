"""Tablets of before stay so, wait ten minutes and are not locked; what cannot be is refused."""

from datetime import date

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.news.models import News
from portal.residents.models import Device, Enrolment
from tests.conftest import TODAY
from tests.migrations.test_topics_and_preparation import (
    _anything,
    _needed,
    old,  # noqa: F401 - a fixture
)

pytestmark = pytest.mark.engines
NEWS = {
    "council_id": 1,
    "text": "De kapper komt.",
    "since": date(2027, 2, 8),
    "until": date(2027, 2, 8),
    "made_by_id": 1,
    "made_at": TODAY,
    "version": 1,
}


@pytest.fixture
def stood(engine):
    """A house with a tablet and a code for another, from before there were screens."""
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0023")
        tables = sa.MetaData()
        tables.reflect(connection)

        def put(table, **values):
            there = tables.tables[f"portal_{table}"]
            filled = {c.name: _anything(c) for c in there.columns if _needed(c)}
            connection.execute(sa.insert(there).values(**(filled | values)))

        put("house", id=1, name="De Linde")
        put("person", id=1, name="Sanne", call_name="Sanne", view="standard")
        put("device", id=1, house_id=1, name="Huiskamer", token_hash="a", enrolled_by_id=1)
        put("enrolment", id=1, house_id=1, name="Keuken", code_hash="b", made_by_id=1)
    migrations.upgrade(engine)
    return writing


def test_a_tablet_of_before_is_as_it_was(stood):
    with stood.begin() as connection:
        kept = (Device.kind, Device.idle_minutes, Device.camera, Device.locked)
        assert connection.execute(sa.select(*kept)).one() == ("tablet", 10, "above", False)
        assert connection.scalars(sa.select(Enrolment.kind)).one() == "tablet"


@pytest.mark.parametrize(
    "wrong",
    [
        sa.update(Device).values(kind="phone"),
        sa.update(Device).values(idle_minutes=0),
        sa.update(Device).values(idle_minutes=7),
        sa.update(Device).values(camera="behind"),
        sa.update(Enrolment).values(kind="phone"),
    ],
)
def test_what_a_device_cannot_be_is_refused(stood, wrong):
    with pytest.raises(IntegrityError), stood.begin() as connection:
        connection.execute(wrong)


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"until": date(2027, 2, 7)}, {"ended_at": TODAY}, {"council_id": 9}]
)
def test_what_news_cannot_be_is_refused(old, wrong):  # noqa: F811
    with old.begin() as connection:
        connection.execute(sa.insert(News).values(NEWS))
    with pytest.raises(IntegrityError), old.begin() as connection:
        connection.execute(sa.insert(News).values(NEWS | wrong))
