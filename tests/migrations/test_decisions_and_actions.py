"""A vote of before is no decision by itself; what is recorded is numbered once, and says who."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.councils.models import Council
from portal.decisions.models import Decision
from portal.meetings.models import AgendaItem
from tests.migrations.test_rules_of_a_decision import BEFORE

pytestmark = pytest.mark.engines


@pytest.fixture
def upgraded(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0010")
        for statement in BEFORE:
            connection.execute(sa.text(statement))
    migrations.upgrade(engine)
    return writing


def test_a_vote_of_before_is_not_recorded_in_the_councils_name(upgraded):
    with upgraded.begin() as connection:
        assert connection.scalars(sa.select(Decision.id)).all() == []
        assert set(connection.scalars(sa.select(Council.reminds_of_actions))) == {True}
        assert set(connection.scalars(sa.select(AgendaItem.shows_actions))) == {False}


def decided(**more):
    at = sa.text("'2027-02-08 10:00:00'")
    row = {"council_id": 1, "text": "'Ja.'", "made_by_id": 1, "version": 1, "reason": "''"}
    row |= {"decided_at": at, "made_at": at, **more}
    names = ", ".join(row)
    return sa.text(
        f"INSERT INTO portal_decision ({names}) VALUES ({', '.join(map(str, row.values()))})"  # noqa: S608
    )


RECORDED = {"year": 2027, "number": 1, "recorded_by_id": 1, "recorded_at": "'2027-02-08'"}
TASK = (
    "INSERT INTO portal_action (council_id, what, state, reason, made_by_id, made_at, ended_at, "
    "ended_by_id, told_at, told_by_id, version) "
    "VALUES (1, 'Bel.', '{}', '{}', 1, '2027-02-08', {}, {}, {}, {}, 1)"
)
DAY = "'2027-02-08'"


@pytest.mark.parametrize(
    "wrong",
    [
        decided(number=1, year=2027),  # recorded by nobody
        decided(**RECORDED | {"number": 0}),
        decided(**RECORDED | {"text": "''"}),
        decided(told_at=DAY, told_by_id=1),  # a draft is not told
        decided(**RECORDED, withdrawn_at=DAY, withdrawn_by_id=1),  # nobody says why
        sa.text(TASK.format("done", "", "NULL", "NULL", "NULL", "NULL")),
        sa.text(TASK.format("dropped", "", DAY, 1, "NULL", "NULL")),
        sa.text(TASK.format("open", "", "NULL", "NULL", DAY, 1)),
        sa.text(TASK.format("lost", "", "NULL", "NULL", "NULL", "NULL")),
    ],
)
def test_the_database_keeps_to_what_a_decision_and_an_action_are(upgraded, wrong):
    with upgraded.begin() as connection:
        connection.execute(decided())
        connection.execute(decided(**RECORDED, told_at=DAY, told_by_id=1))
        connection.execute(sa.text(TASK.format("done", "", DAY, 1, DAY, 1)))
    with pytest.raises(IntegrityError), upgraded.begin() as connection:
        connection.execute(wrong)


def test_a_number_is_given_once_in_a_council_and_year(upgraded):
    with upgraded.begin() as connection:
        connection.execute(decided(**RECORDED))
        connection.execute(decided(**RECORDED | {"year": 2028}))
    with pytest.raises(IntegrityError), upgraded.begin() as connection:
        connection.execute(decided(**RECORDED))
