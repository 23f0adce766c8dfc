"""A year is sent a step at a time, and each step asks no more than a page."""

import io
import zipfile
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from portal import clock, database
from portal.decisions.models import Action
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.meetings.models import Meeting
from portal.minutes.models import Minutes, MinutesState
from portal.people.models import Person
from tests.access.world import World, make_world
from tests.client import MOST_STATEMENTS, _asked


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo, where the minutes of the last meeting are read by the council, and much came of
    it."""
    world = make_world(tmp_path_factory.mktemp("steps"))
    with world.app.app_context():
        database.begin(writes=True)
        session = database.session
        anneke = session.scalars(sa.select(Person).filter_by(call_name="Anneke")).one()
        held = session.get_one(Meeting, world.ids["meeting"])
        now, by = clock.now(), anneke.id
        made = {"council_id": held.council_id, "meeting_id": held.id, "made_by_id": by}
        minutes = session.scalars(sa.select(Minutes).filter_by(meeting_id=held.id)).one()
        minutes.state, minutes.presented_at = MinutesState.PRESENTED, now
        minutes.presented_by_id = by
        for number in range(230):
            easy, checked = EasyText(council_id=held.council_id), LineStatus.CHECKED
            line = {"text": "Wij bellen.", "checked_by_id": by, "checked_at": now}
            easy.lines.append(EasyLine(position=1, status=checked, **line))
            action = Action(what=f"Bel nummer {number}.", easy_text=easy, made_at=now, **made)
            action.people.append(anneke)
            session.add(action)
        session.commit()
        database.end()
    yield world
    world.app.extensions["portal"].engine.dispose()


@pytest.mark.parametrize("who", ["anneke", "sanne", "petra"])
def test_no_step_asks_more_than_a_page(world: World, who: str) -> None:
    with _asked(world.app) as statements:
        reply = world.client(who).get(f"/councils/{world.ids['council']}/years/2027.zip")
        assert reply.data
    assert reply.status_code == 200
    assert len(statements.steps) > 3
    archive = zipfile.ZipFile(io.BytesIO(reply.data))
    pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")]
    assert who == "petra" or any("Bel nummer 229." in page for page in pages)
    for step in statements.steps.values():
        assert len(step) <= MOST_STATEMENTS, "\n".join(step)
