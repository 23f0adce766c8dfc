"""Raad De Linde with the demo's meetings and decisions, and its people as actors."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database
from portal.councils.models import Council
from portal.identity import Actor, Proof
from portal.people.models import Person
from portal.residents.service import actor_of
from portal.standalone import demo_decisions, demo_meeting


@pytest.fixture
def council(session: Any) -> Council:
    """The council, without meetings or decisions."""
    found: Council = session.scalars(
        sa.select(Council).where(Council.name == "Raad De Linde")
    ).one()
    return found


@pytest.fixture
def meetings(session: Any, council: Council) -> dict[str, Person]:
    """The demo's meetings, with a vote that is over; everybody by call name."""
    people = {one.call_name: one for one in session.scalars(sa.select(Person))}
    demo_meeting.fill(council, people)
    return people


@pytest.fixture
def year(session: Any, council: Council, meetings: dict[str, Person]) -> dict[str, Person]:
    """The demo's decisions and actions besides."""
    demo_decisions.fill(council, meetings)
    session.commit()
    database.begin(writes=True)
    return meetings


@pytest.fixture
def actor(person: Callable[[str], Person]) -> Callable[..., Actor]:
    """``actor("Roos")`` with the rights of this moment."""
    return lambda name, proof=Proof.ACCOUNT: actor_of(person(name), proof=proof)
