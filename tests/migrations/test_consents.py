"""Step 0007: who said yes to the photos of before stays known, and the database keeps to it."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.database import make_engine
from tests.migrations.test_jobs_and_messages import PERSON, do, step

pytestmark = pytest.mark.engines

SHOWN = (
    "UPDATE portal_person SET photo_key = '{1}', photo_consent_at = '2026-03-04 10:00:00', "
    "photo_consent_of = '{2}' WHERE id = {0}"
)
PLACED = (
    "INSERT INTO portal_audit_event (at, person_id, helper_id, what, refused, detail) "
    "VALUES ('2026-03-04', {0}, {1}, 'photo:placed', false, 'person {2}')"
)
SAID = (
    "INSERT INTO portal_consent (person_id, kind, answer, said_as, name, at) "
    "VALUES ({0}, '{1}', '{2}', 'self', 'x', '2027-02-08')"
)
SHOW = "UPDATE portal_person SET photo_key = 'new', photo_consent_at = '2027-02-08' WHERE id = {0}"
HIDE = "UPDATE portal_person SET photo_key = NULL WHERE id = {0}"


@pytest.fixture
def engine(databases, tmp_path):
    url = databases.new(tmp_path)
    engine = make_engine(url)
    step(engine, "0006")
    do(
        engine,
        *(PERSON.format(n, "NULL") for n in range(1, 6)),
        SHOWN.format(1, "a", "Roos zelf"),
        PLACED.format(5, "NULL", 12),
        PLACED.format(4, "NULL", 1),
        PLACED.format(5, "NULL", 1),
        SHOWN.format(2, "b", ""),
        PLACED.format(2, 5, 2),
        SHOWN.format(3, "c", "Hans"),
    )
    step(engine, "0007")
    yield engine
    engine.dispose()
    databases.drop(url)


def test_a_photo_of_before_keeps_its_yes_and_who_wrote_it_down(engine):
    with engine.connect() as connection:
        asked = "SELECT person_id, kind, answer, said_as, name, by_id, helper_id, at"
        found = connection.execute(sa.text(f"{asked} FROM portal_consent ORDER BY person_id"))
        rows = [tuple(row) for row in found]
        keys = "SELECT photo_key FROM portal_person ORDER BY id"
        kept = connection.scalars(sa.text(keys)).all()
    assert [row[:7] for row in rows] == [
        (1, "photo", "yes", "recorder", "Roos zelf", 5, None),
        (2, "photo", "yes", "self", "x", 2, 5),
        (3, "photo", "yes", "recorder", "Hans", None, None),
    ]
    assert {str(row[7])[:10] for row in rows} == {"2026-03-04"}
    assert kept == ["a", "b", "c", None, None]


def test_a_photo_needs_a_yes_that_stands(engine):
    do(engine, SHOW.format(1))
    for person, before in ((4, ()), (5, (SAID.format(5, "recording", "yes"),))):
        with pytest.raises(IntegrityError):
            do(engine, *before, SHOW.format(person))
    with pytest.raises(IntegrityError):
        do(engine, HIDE.format(1), SAID.format(1, "photo", "back"), SHOW.format(1))
    do(engine, HIDE.format(2), SAID.format(2, "photo", "back"))
    do(engine, SAID.format(2, "photo", "yes"), SHOW.format(2))


def test_nobody_is_written_down_with_a_photo_at_once(engine):
    more = PERSON.replace("photo_consent_of", "photo_key, photo_consent_at, photo_consent_of")
    more = more.format(6, "NULL").replace("false, ''", "false, 'k', '2027-02-08', ''")
    with pytest.raises(IntegrityError):
        do(engine, more)


def test_a_yes_is_not_taken_back_while_the_photo_is_shown(engine):
    with pytest.raises(IntegrityError):
        do(engine, SAID.format(1, "photo", "back"))
    do(engine, SAID.format(1, "photo", "no"), SAID.format(1, "recording", "back"))


@pytest.mark.parametrize("change", ["answer = 'no'", "at = '2020-01-01'", "person_id = 2"])
def test_what_was_said_stays_said(engine, change):
    with pytest.raises(IntegrityError):
        do(engine, f"UPDATE portal_consent SET {change}")  # noqa: S608
    with pytest.raises(IntegrityError):
        do(engine, "DELETE FROM portal_consent")
