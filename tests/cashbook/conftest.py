"""An empty cash book of the council in which these tests write."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Role
from portal.people.models import Membership, Person


@pytest.fixture
def council(session: Any) -> int:
    found = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    council_id = int(found.id)
    session.commit()
    return council_id


@pytest.fixture
def book(council: int) -> str:
    """The page of the book."""
    return f"/councils/{council}/cashbook"


@pytest.fixture
def treasurer(session: Any, council: int) -> str:
    """Roos, who is the treasurer now."""
    roos = sa.select(Person.id).where(Person.call_name == "Roos").scalar_subquery()
    mine = sa.update(Membership).where(
        Membership.person_id == roos, Membership.council_id == council
    )
    session.execute(mine.values(role=Role.TREASURER))
    session.commit()
    return "Roos"


@pytest.fixture
def kept(app: Any) -> Callable[[Any], list[Any]]:
    """What the database holds now."""

    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read
