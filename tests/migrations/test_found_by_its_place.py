"""What grows with every meeting is found by its place: nothing is lost, and the ways are there."""

import pytest
import sqlalchemy as sa

from portal.wishes.models import Wish
from tests.migrations.test_topics_and_preparation import old  # noqa: F401 - a fixture

pytestmark = pytest.mark.engines


def test_what_is_there_stays_and_is_found_by_its_place(old):  # noqa: F811
    with old.connect() as connection:
        assert connection.scalars(sa.select(Wish.id)).all() == [1]
    known = sa.inspect(old)

    def ways(table):
        return {tuple(one["column_names"]) for one in known.get_indexes(f"portal_{table}")}

    for table in ("wish", "topic_step", "presence", "sitting", "sitting_item", "report"):
        assert ("item_id",) in ways(table), table
    assert ("carried_from_id",) in ways("agenda_item")
    assert ("ends_at",) in ways("meeting")
    assert {("council_id", "meeting_id"), ("council_id",)} & ways("minutes") == {
        ("council_id", "meeting_id")
    }
