"""A meeting of De Linde with three items and a break, and its minutes."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Actor, Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.minutes import service as minuting
from portal.minutes.models import Minutes
from portal.residents.service.rights import actor_of
from tests.conftest import TODAY
from tests.looking import row
from tests.minutes.acting import of_first


@pytest.fixture
def as_(session: Any, person: Any) -> Any:
    """The actor of a demo person: ``as_("Hans")``."""

    def make(name: str) -> Actor:
        return actor_of(person(name), proof=Proof.ACCOUNT)

    return make


@pytest.fixture
def meeting(session: Any, person: Any) -> Meeting:
    """A meeting of last week."""
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    return make_meeting(session, council, person("Sanne").id, days=-7)


def make_meeting(session: Any, council: Council, maker: int, days: int) -> Meeting:
    begins = TODAY + timedelta(days=days)
    made = Meeting(
        council=council,
        title="Vergadering",
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
        place="Huiskamer",
        state=MeetingState.INVITED,
        invited_at=begins - timedelta(days=7),
        made_by_id=maker,
    )
    titles = ("Opening", "Wat eten wij?", "Pauze", "Vorige keer: wat spraken wij af?")
    for place, title in enumerate(titles, 1):
        made.items.append(AgendaItem(position=place, title=title, is_break=title == "Pauze"))
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def later(session: Any, meeting: Meeting) -> Meeting:
    """The next meeting, in a week."""
    return make_meeting(session, meeting.council, meeting.made_by_id, days=7)


@pytest.fixture
def minutes(session: Any, meeting: Meeting, as_: Any) -> Minutes:
    """The minutes of last week's meeting, begun by Hans."""
    return minuting.begin(as_("Hans"), meeting)


@pytest.fixture
def address(session: Any, minutes: Minutes, later: Any) -> str:
    """Where the minutes are; everything is committed, so that clients see it."""
    session.commit()
    return f"/minutes/{minutes.id}"


@pytest.fixture
def item(session: Any, address: str) -> int:
    """The item about what to eat."""
    return int(row(session, AgendaItem, AgendaItem.title == "Wat eten wij?", of_first()).id)
