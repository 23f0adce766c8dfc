"""A line of before has no recorded voice; one that is not there is refused."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.easytext.models import EasyLine, EasyText
from portal.people.models import Person
from tests.conftest import TODAY
from tests.migrations.test_topics_and_preparation import old  # noqa: F401 - a fixture

pytestmark = pytest.mark.engines


@pytest.fixture
def line(old):  # noqa: F811
    """A line of easy text in the database of before."""
    with old.begin() as connection:
        easy = {"id": 90, "council_id": 1, "source_hash": "", "tested_by": "", "version": 1}
        connection.execute(sa.insert(EasyText).values(easy))
        made = {"id": 91, "easy_text_id": 90, "position": 1, "text": "Wij praten."}
        connection.execute(sa.insert(EasyLine).values(made))
    return old


def test_a_line_has_no_voice_until_somebody_records_one(line):
    with line.begin() as connection:
        assert connection.scalars(sa.select(Person.id)).first()
        found = connection.execute(sa.select(EasyLine.recording_id, EasyLine.recorded_hash)).all()
    assert found == [(None, "")]


@pytest.mark.parametrize(
    "wrong",
    [
        sa.update(EasyLine).values(recording_id=1),  # there is none
        sa.update(EasyLine).values(status="checked"),  # by nobody
        sa.update(EasyLine).values(status="heard"),
        sa.update(EasyLine).values(symbol="own:yes", photo_of_id=1),
        sa.insert(EasyLine).values(easy_text_id=90, position=1, text="Nog een.", checked_at=TODAY),
    ],
)
def test_what_cannot_be_is_refused(line, wrong):
    with pytest.raises(IntegrityError), line.begin() as connection:
        connection.execute(wrong)
