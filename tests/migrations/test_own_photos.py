"""What photos of own things and their check cannot be is refused, in a database of before too."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.ownphotos.models import OwnPhoto, OwnPhotoAmong, OwnPhotoAsk, OwnPhotoCheck
from tests.conftest import TODAY
from tests.migrations.test_topics_and_preparation import old  # noqa: F401 - a fixture

pytestmark = pytest.mark.engines
PHOTO = {"person_id": 1, "word": "mok", "added_by_id": 1, "added_at": TODAY}
CHECK = {"person_id": 1, "turned_on_by_id": 1, "turned_on_at": TODAY, "wrong": 0}


@pytest.fixture
def filled(old):  # noqa: F811
    """Two photos of one person, and the check."""
    with old.begin() as connection:
        for at in (1, 2):
            photo = PHOTO | {"id": at, "place": at, "photo_key": str(at)}
            connection.execute(sa.insert(OwnPhoto).values(photo))
        connection.execute(sa.insert(OwnPhotoAmong).values(photo_id=1, other_id=2))
        connection.execute(sa.insert(OwnPhotoCheck).values(CHECK))
    return old


@pytest.mark.parametrize(
    "wrong",
    [
        sa.update(OwnPhoto).where(OwnPhoto.id == 1).values(place=4),
        sa.update(OwnPhoto).where(OwnPhoto.id == 1).values(place=2),
        sa.update(OwnPhoto).where(OwnPhoto.id == 1).values(photo_key="2"),
        sa.update(OwnPhoto).values(word=""),
        sa.update(OwnPhoto).values(person_id=99),
        sa.update(OwnPhotoAmong).values(other_id=1),
        sa.delete(OwnPhoto).where(OwnPhoto.id == 2),
        sa.update(OwnPhotoCheck).values(wrong=6),
        sa.insert(OwnPhotoCheck).values(CHECK),
        sa.insert(OwnPhotoAsk).values(device_id=99, person_id=1, seed="a", round=1, began_at=TODAY),
    ],
)
def test_what_cannot_be_is_refused(filled, wrong):
    with pytest.raises(IntegrityError), filled.begin() as connection:
        connection.execute(wrong)
