"""Wishes of before have no topic; a topic or sheet in no known state is refused."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.preparation.models import Opinion, PreparationSheet
from portal.topics.models import Step, Topic, TopicState, TopicStep
from portal.wishes.models import Wish
from tests.conftest import TODAY

pytestmark = pytest.mark.engines


@pytest.fixture
def old(engine):
    """A council with a wish and an item, from before there were topics."""
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0015")
        tables = sa.MetaData()
        tables.reflect(connection)

        def put(table, **values):
            there = tables.tables[f"portal_{table}"]
            filled = {c.name: _anything(c) for c in there.columns if _needed(c)}
            connection.execute(sa.insert(there).values(**(filled | values)))

        put("organisation", id=1, name="De Boomgaard")
        put(
            "council",
            id=1,
            organisation_id=1,
            name="Raad",
            kind="house",
            state="active",
            role_names={},
        )
        for number, name in enumerate(("Roos", "Sanne"), 1):
            put("person", id=number, name=name, call_name=name, view="standard")
        put("wish", id=1, council_id=1, person_id=1, written_by_id=1, subject="food", state="new")
        later = {
            "starts_at": TODAY.replace(tzinfo=None),
            "ends_at": TODAY.replace(tzinfo=None, hour=20),
        }
        put("meeting", id=1, council_id=1, title="V", state="draft", made_by_id=1, **later)
        put("agenda_item", id=1, meeting_id=1, position=1, title="Menu", purpose="talk", minutes=5)
    migrations.upgrade(engine)
    return writing


def _needed(column):
    return not column.nullable and not column.primary_key and column.server_default is None


def _anything(column):
    kind = column.type.python_type
    return {str: "", int: 1, bool: False, dict: {}, list: []}.get(kind, TODAY.replace(tzinfo=None))


def test_a_wish_of_before_stands_by_itself_and_names_nobody(old):
    with old.connect() as connection:
        found = connection.execute(sa.select(Wish.topic_id, Wish.names_me, Wish.state)).one()
    assert tuple(found) == (None, False, "new")


def test_each_state_and_step_is_kept_and_any_other_refused(old):
    topic = {"council_id": 1, "title": "Menu", "made_at": TODAY, "decided_at": TODAY}
    extra = {
        TopicState.PARKED: {"until": TODAY.date()},
        TopicState.MERGED: {"into_id": 1},
        TopicState.DONE: {"reply": "Gedaan."},
        TopicState.NOT_NOW: {"reply": "Geen geld."},
    }
    with old.begin() as connection:
        for state in TopicState:
            row = topic | {"state": state} | extra.get(state, {})
            connection.execute(sa.insert(Topic).values(**row))
        for step in Step:
            connection.execute(sa.insert(TopicStep).values(topic_id=1, what=step, at=TODAY))
        connection.execute(sa.update(Wish).values(topic_id=1))
    for broken in (
        sa.insert(Topic).values(**topic, state="lost"),
        sa.insert(Topic).values(**topic, state="parked"),
        sa.insert(Topic).values(**topic, state="merged"),
        sa.insert(Topic).values(**topic, state="open", into_id=1),
        sa.insert(Topic).values(**topic, state="done"),
        sa.update(Topic).where(Topic.id == 1).values(title=""),
        sa.update(Topic).where(Topic.state == "merged").values(into_id=Topic.id),
        sa.insert(TopicStep).values(topic_id=1, what="lost", at=TODAY),
        sa.delete(Topic).where(Topic.id == 1),
    ):
        with pytest.raises(IntegrityError), old.begin() as connection:
            connection.execute(broken)


def test_a_person_has_one_sheet_an_item(old):
    sheet = {"person_id": 1, "item_id": 1, "changed_at": TODAY}
    with old.begin() as connection:
        connection.execute(sa.insert(PreparationSheet).values(**sheet, opinion=Opinion.GOOD))
    for broken in (
        sa.insert(PreparationSheet).values(**sheet),
        sa.update(PreparationSheet).values(opinion="great"),
        sa.update(PreparationSheet).values(shared_with_id=1),
    ):
        with pytest.raises(IntegrityError), old.begin() as connection:
            connection.execute(broken)
