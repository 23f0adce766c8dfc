"""What tablets bring: an act once for each tablet, with an outcome that there is."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.councils.models import House
from portal.outbox.models import Delivery
from portal.residents.models import Device
from tests.conftest import TODAY
from tests.migrations.test_topics_and_preparation import old  # noqa: F401 - a fixture

pytestmark = pytest.mark.engines
ACT = {"key": "act-1", "act": "ballots.vote", "outcome": "late", "arrived_at": TODAY}


@pytest.fixture
def brought(old):  # noqa: F811
    """Two tablets, one of which brought an act."""
    with old.begin() as connection:
        connection.execute(sa.insert(House).values(id=9, name="Huis"))
        by = {"house_id": 9, "name": "Tablet", "enrolled_by_id": 1, "enrolled_at": TODAY}
        for number in (1, 2):
            made = sa.insert(Device).values(id=number, token_hash=f"hash {number}", **by)
            connection.execute(made)
        connection.execute(sa.insert(Delivery).values(device_id=1, **ACT))
    return old


def test_each_tablet_has_keys_of_its_own(brought):
    with brought.begin() as connection:
        connection.execute(sa.insert(Delivery).values(device_id=2, **ACT))
        assert connection.scalar(sa.select(sa.func.count()).select_from(Delivery)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        sa.insert(Delivery).values(device_id=1, **ACT),
        sa.insert(Delivery).values(device_id=1, **ACT | {"key": "act-2", "outcome": "lost"}),
        sa.insert(Delivery).values(device_id=9, **ACT | {"key": "act-3"}),
        sa.insert(Delivery).values(device_id=1, **ACT | {"key": "act-4", "ballot_id": 99}),
    ],
    ids=["again", "no outcome", "no tablet", "no ballot"],
)
def test_what_cannot_be_is_refused(brought, wrong):
    with pytest.raises(IntegrityError), brought.begin() as connection:
        connection.execute(wrong)
