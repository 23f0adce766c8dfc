"""The supporter types an agenda and its easy text; the chair fixes it and invites."""

import pytest

from portal.standalone.demo_meeting import POINTS
from tests.journeys.conftest import House
from tests.journeys.screens import Door, Start

pytestmark = pytest.mark.browser


def test_the_supporter_types_ten_items_and_the_chair_invites(house: House) -> None:
    sanne = Door(house.page("desktop")).sign_in("ondersteuner")
    meeting = sanne.new_meeting().make("empty")
    planned = meeting.items()  # what the year plan says of the month
    for point in POINTS:
        meeting = meeting.add(point.title, point.text, point.purpose, point.minutes)
    items = meeting.items()[len(planned) :]
    assert len(items) == len(POINTS)
    assert sum(not point.text for point in POINTS) == 1, "ten items and a break"

    menu = items[4]
    editor = meeting.easy_text(menu)
    assert editor.approve_all() >= 1
    meeting.show(meeting_path := f"/meetings/{max(_ids(house))}")
    assert not meeting.page.locator("form[action$='/fix']").count(), "a supporter fixes nothing"

    anneke = Door(house.page("desktop")).sign_in("voorzitter").meeting(meeting_path)
    anneke = anneke.fix().invite()
    assert not anneke.page.locator("form[action$='/fix']").count()

    roos = Start(Door(house.page("tablet")).sign_in("bewoner").page)
    assert roos.status_of(meeting_path) == 200
    assert POINTS[4].title.split(":")[0] in roos.show(menu).main.inner_text()


def _ids(house: House) -> list[int]:
    import sqlalchemy as sa

    from portal.meetings.models import Meeting as Row

    with house.app.extensions["portal"].engine.connect() as connection:
        return list(connection.scalars(sa.select(Row.id)))
