"""Wishes of before were not spoken; a council reminds two days before; no voice without a yes."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.attendance.models import Told
from portal.consents.models import Recording
from portal.councils.models import Council
from portal.wishes.models import Wish
from tests.conftest import TODAY
from tests.migrations.test_topics_and_preparation import old  # noqa: F401 - a fixture

pytestmark = pytest.mark.engines
SPOKEN = {
    "person_id": 1,
    "file_key": "a",
    "media_type": "audio/ogg",
    "made_at": TODAY,
    "words": "",
    "version": 1,
}


def test_what_is_there_stays_as_it_was(old):  # noqa: F811
    with old.begin() as connection:
        assert connection.scalars(sa.select(Wish.recording_id)).all() == [None]
        assert connection.scalars(sa.select(Council.reminder_days)).all() == [2]
        assert connection.scalars(sa.select(Told.whom)).all() == []


@pytest.mark.parametrize(
    "wrong",
    [
        sa.insert(Recording).values(SPOKEN),  # without a yes
        sa.update(Council).values(reminder_days=3),
        sa.update(Wish).values(recording_id=1),  # there is none
    ],
)
def test_what_cannot_be_is_refused(old, wrong):  # noqa: F811
    with pytest.raises(IntegrityError), old.begin() as connection:
        connection.execute(wrong)
