"""Step 0008: accounts of before stay as they are, and an account has one address at a time."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.database import make_engine
from tests.migrations.test_jobs_and_messages import PERSON, do, step

pytestmark = pytest.mark.engines

ACCOUNT = (
    "INSERT INTO portal_account (id, person_id, email, password_hash, blocked) "
    "VALUES ({0}, {0}, '{0}@x', 'hash', false)"
)
LINK = (
    "INSERT INTO portal_password_link (account_id, by_mail, token_hash, until) "
    "VALUES ({0}, false, 'x', '2027-02-08')"
)


@pytest.fixture
def engine(databases, tmp_path):
    url = databases.new(tmp_path)
    engine = make_engine(url)
    step(engine, "0007")
    do(engine, PERSON.format(1, "NULL"), ACCOUNT.format(1))
    step(engine, "0008")
    yield engine
    engine.dispose()
    databases.drop(url)


def test_an_account_of_before_is_as_it_was(engine):
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT email, password_hash FROM portal_account"))
        assert [tuple(row) for row in found] == [("1@x", "hash")]


def test_an_address_is_of_one_account_that_is_there(engine):
    do(engine, LINK.format(1))
    for account in (1, 2):
        with pytest.raises(IntegrityError):
            do(engine, LINK.format(account))
