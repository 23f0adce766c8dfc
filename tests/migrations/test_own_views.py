"""Step 0025: people of before see what they saw; nobody chooses oneself, or anybody twice."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import looks, migrations
from portal.easytext.models import EasyLine
from portal.ownview.models import ViewHelper
from portal.people.models import Person
from tests.migrations.test_jobs_and_messages import step
from tests.migrations.test_topics_and_preparation import _anything, _needed

pytestmark = pytest.mark.engines

BEFORE = (
    ("person", {"id": 1, "view": "picto"}),
    ("person", {"id": 2, "view": "standard"}),
    ("organisation", {"id": 1}),
    (
        "council",
        {"id": 1, "organisation_id": 1, "kind": "central", "state": "active", "role_names": {}},
    ),
    ("easy_text", {"id": 1, "council_id": 1}),
    ("easy_line", {"id": 1, "easy_text_id": 1, "position": 1, "status": "proposed"}),
)


@pytest.fixture
def old(engine):
    """Two people and a line of an easy text, from before."""
    step(engine, "0024")
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        tables = sa.MetaData()
        tables.reflect(connection)
        for name, values in BEFORE:
            table = tables.tables[f"portal_{name}"]
            filled = {one.name: _anything(one) for one in table.columns if _needed(one)}
            connection.execute(sa.insert(table).values(**(filled | values)))
    migrations.upgrade(engine)
    return writing


def test_nobody_and_no_line_changed(old):
    with old.connect() as connection:
        kept = connection.scalars(sa.select(Person.own_view)).all()
        assert [looks.read(one) for one in kept] == [looks.USUAL, looks.USUAL]
        assert connection.scalars(sa.select(EasyLine.words)).all() == [[]]


@pytest.mark.parametrize("wrong", [(1, 1), (1, 2), (1, 3)])
def test_a_helper_is_somebody_else_and_stands_there_once(old, wrong):
    chosen = sa.insert(ViewHelper)
    with old.begin() as connection:
        connection.execute(chosen.values(person_id=1, helper_id=2))
    with pytest.raises(IntegrityError), old.begin() as connection:
        connection.execute(chosen.values(person_id=wrong[0], helper_id=wrong[1]))
