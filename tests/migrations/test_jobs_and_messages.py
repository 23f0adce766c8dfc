"""Step 0004: work and messages find a place, and each account can be written to."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations

pytestmark = pytest.mark.engines


def step(engine, revision):
    with engine.execution_options(portal_writes=True).begin() as connection:
        command.upgrade(migrations._config(connection), revision)


def do(engine, *statements):
    with engine.execution_options(portal_writes=True).begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))


PERSON = (
    "INSERT INTO portal_person (id, name, call_name, host_key, employer, view, administers, "
    "photo_consent_of, version) VALUES ({0}, 'x', 'x', {1}, '', 'standard', false, '', 1)"
)
JOB = (
    "INSERT INTO portal_job (name, key, payload, asked_at, run_at, state, attempts, lease, "
    "held_by, reason, detail, ended_at) VALUES ('a', {0}, '{{}}', '2027-02-08', '2027-02-08', "
    "{1}, 0, '', '', '', '', {2})"
)


def test_who_has_an_account_and_never_signed_in_can_be_written_to(engine):
    step(engine, "0003")
    account = "INSERT INTO portal_account VALUES ({0}, {0}, 'a{0}@linde.example', 'x', false)"
    do(
        engine,
        PERSON.format(1, "NULL"),
        PERSON.format(2, "'account:2'"),
        PERSON.format(3, "NULL"),
        account.format(1),
        account.format(2),
    )
    step(engine, "0004")
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT id, host_key FROM portal_person ORDER BY id"))
        assert [tuple(row) for row in found] == [(1, "account:1"), (2, "account:2"), (3, None)]


def test_the_database_itself_keeps_one_job_a_key_and_an_end_for_what_ended(engine):
    step(engine, "0004")
    do(engine, JOB.format("'1'", "'waiting'", "NULL"))
    for wrong in (
        JOB.format("'1'", "'waiting'", "NULL"),
        JOB.format("'2'", "'done'", "NULL"),
        JOB.format("'3'", "'waiting'", "'2027-02-08'"),
        JOB.format("'4'", "'asleep'", "NULL"),
    ):
        with pytest.raises(IntegrityError):
            do(engine, wrong)
