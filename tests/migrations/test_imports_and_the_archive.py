"""Step 0005: who is there keeps what there is, and the new tables hold to their rules."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.database import make_engine
from tests.migrations.test_jobs_and_messages import PERSON, do, step

pytestmark = pytest.mark.engines

COUNCIL = (
    "INSERT INTO portal_council (id, organisation_id, name, kind, state, accent, role_names, "
    "shares_rights, version, symbol) VALUES (1, 1, 'Raad', 'central', 'active', 'petrol', '{}', "
    "false, 1, 'own:council')"
)
RUN = (
    "INSERT INTO portal_import_run (made_by_id, made_at, file_name, folder_key, state, counts, "
    "message) VALUES (1, '2027-02-08', 'x', {0}, {1}, '{{}}', '')"
)
PAPER = (
    "INSERT INTO portal_archived_paper (council_id, title, day, file_key, media_type, print, "
    "added_by_id, added_at, kept_at) VALUES (1, 'x', {0}, 'k', 'x', {1}, 1, '2027-02-08', {2})"
)
NUMBER = "INSERT INTO portal_person_number VALUES ({0}, {1})"


@pytest.fixture
def engine(databases, tmp_path):
    url = databases.new(tmp_path)
    engine = make_engine(url)
    step(engine, "0004")
    do(
        engine,
        "INSERT INTO portal_organisation (id, name) VALUES (1, 'De Boomgaard')",
        COUNCIL,
        PERSON.format(1, "NULL"),
        PERSON.format(2, "NULL"),
    )
    step(engine, "0005")
    yield engine
    engine.dispose()
    databases.drop(url)


def test_people_stay_and_get_a_number_each_their_own(engine):
    do(engine, NUMBER.format(1, "'007'"))
    for person_id, number in ((1, "'008'"), (2, "'007'"), (9, "'009'")):
        with pytest.raises(IntegrityError):
            do(engine, NUMBER.format(person_id, number))
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM portal_person")) == 2


def test_an_import_has_a_state_and_a_folder_of_its_own(engine):
    do(engine, RUN.format("'a'", "'reading'"))
    for key, state in (("'a'", "'done'"), ("'b'", "'lost'")):
        with pytest.raises(IntegrityError):
            do(engine, RUN.format(key, state))


def test_a_paper_is_kept_with_its_day_and_once_in_a_council(engine):
    do(engine, PAPER.format("NULL", "'a'", "NULL"))
    do(engine, PAPER.format("'2019-03-05'", "'b'", "'2027-02-08'"))
    for day, fingerprint, kept in (("NULL", "'c'", "'2027-02-08'"), ("NULL", "'a'", "NULL")):
        with pytest.raises(IntegrityError):
            do(engine, PAPER.format(day, fingerprint, kept))
