"""A meeting of Raad De Linde that begins at this moment, with three items and a break."""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Actor, Proof
from portal.leading import service as leading
from portal.leading.models import Sitting
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Purpose
from portal.people.models import Person
from portal.residents import service as residents

MEMBERS = ("Anneke", "Hans", "Kees", "Roos", "Mo", "Fatima", "Willem")
"""Chair, secretary, treasurer and four members: the seven of Raad De Linde."""


@pytest.fixture
def actor(session: Any, person: Callable[[str], Person]) -> Callable[..., Actor]:
    return lambda name: residents.actor_of(person(name), proof=Proof.ACCOUNT)


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def meeting(session: Any, council: Council, clock: Any, person: Callable[..., Any]) -> Meeting:
    items = [("Opening", 3), ("Avondeten", 10), ("Pauze", 5), ("Uitje", 8)]
    made = Meeting(
        council=council,
        title="Vergadering",
        starts_at=clock(),
        ends_at=clock() + timedelta(hours=1),
        state=MeetingState.INVITED,
        invited_at=clock(),
        made_by_id=person("Sanne").id,
        items=[
            AgendaItem(
                position=place,
                title=title,
                minutes=minutes,
                purpose=Purpose.DECIDE,
                is_break=title == "Pauze",
            )
            for place, (title, minutes) in enumerate(items, 1)
        ],
    )
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def opened(
    session: Any, meeting: Meeting, actor: Callable[..., Actor], person: Callable[..., Any]
) -> Callable[..., Sitting]:
    def make(names: Collection[str] = MEMBERS, by: str = "Anneke") -> Sitting:
        here = {person(name).id for name in names}
        return leading.open_sitting(actor(by), meeting, here)

    return make


@pytest.fixture
def title_now(session: Any) -> Callable[[Sitting], str]:
    return lambda sitting: session.get_one(AgendaItem, sitting.item_id).title
