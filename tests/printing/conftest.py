"""The demo organisation, of which papers are printed."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from portal import database
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from tests.access.world import World, make_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = make_world(tmp_path_factory.mktemp("printing"))
    with world.app.app_context():
        database.begin(writes=False)
        coming = (
            sa.select(Meeting.id)
            .join(Meeting.items)
            .where(Meeting.state == MeetingState.INVITED, AgendaItem.title == "Menu: avondeten")
            .order_by(Meeting.starts_at)
        )
        world.ids["coming"] = database.session.scalars(coming).all()[-1]
        database.end()
    yield world
    world.app.extensions["portal"].engine.dispose()
