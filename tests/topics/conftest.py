"""A council with a meeting to come, and wishes that can become topics."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Actor, Proof, Role
from portal.meetings.models import Meeting, MeetingState
from portal.people.models import Membership
from portal.residents.service import actor_of
from portal.topics import service as topics
from portal.topics.models import Topic
from portal.wishes import service as wishes
from portal.wishes.models import Wish, WishSubject


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def central(session: Any, person: Any, clock: Any) -> Council:
    """The central council, of which Ria is the chair."""
    found = session.scalars(sa.select(Council).where(Council.name == "Centrale raad")).one()
    ria = Membership(
        person=person("Ria"),
        council=found,
        role=Role.CHAIR,
        client=True,
        since=clock().date(),
        confirmed_at=clock(),
    )
    session.add(ria)
    session.flush()
    return found


@pytest.fixture
def actor(person: Any) -> Callable[[str], Actor]:
    return lambda name: actor_of(person(name), proof=Proof.ACCOUNT)


@pytest.fixture
def meeting(session: Any, council: Council, person: Any, clock: Any) -> Callable[..., Meeting]:
    """``meeting(10)``: one in ten days, a draft unless said otherwise."""

    def make(days: int = 10, **fields: Any) -> Meeting:
        start = clock() + timedelta(days=days)
        values = {
            "council": council,
            "title": "Vergadering",
            "starts_at": start,
            "ends_at": start + timedelta(hours=1),
            "state": MeetingState.DRAFT,
            "made_by_id": person("Sanne").id,
        }
        made = Meeting(**{**values, **fields})
        session.add(made)
        session.flush()
        return made

    return make


@pytest.fixture
def wish(council: Council, actor: Any) -> Callable[..., Wish]:
    """``wish("Roos", "Een schommel.")``: said by her in De Linde."""
    subject = WishSubject.HOME
    return lambda name, text="": wishes.make_wish(actor(name), council, subject=subject, text=text)


@pytest.fixture
def topic(wish: Any, actor: Any) -> Callable[..., Topic]:
    """``topic("Roos", "Een schommel.")``: her wish, taken up by the supporter."""

    def make(name: str = "Roos", text: str = "Een schommel in de tuin.") -> Topic:
        return topics.take(actor("Sanne"), wish(name, text), "Ons huis", "own:living-room")

    return make


def told(topic: Topic, *, inside: bool = True) -> str:
    """The trail as one text."""
    return " ".join(one.text for one in topics.told(topics.trail(topic), inside=inside))
