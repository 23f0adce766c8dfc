"""A tablet of De Linde that asks Roos for the photos of her own things."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import database
from portal.ownphotos.models import OwnPhotoAsk
from portal.people.models import Person
from tests.ownphotos.making import right_number, turned_on
from tests.residents.conftest import Tablet, card_of, ids, new_tablet, tablet

__all__ = ["card_of", "ids", "new_tablet", "tablet"]

Within = Callable[[], Any]


@pytest.fixture
def within(app: Flask) -> Within:
    """The database between two requests: ``with within() as people`` writes and commits."""

    @contextmanager
    def opened() -> Iterator[dict[str, Person]]:
        with app.test_request_context():
            database.begin(writes=True)
            found = database.session.scalars(sa.select(Person))
            yield {one.call_name: one for one in found}
            database.session.commit()
            database.end()

    return opened


@pytest.fixture
def on(within: Within) -> None:
    """Roos and the others have their photos, and it is turned on for her."""
    with within() as people:
        turned_on(people["Roos"], people["Sanne"])


class Asked:
    """Who answers at the tablet, knowing what is right or not."""

    def __init__(self, tablet: Tablet, within: Within) -> None:
        self.tablet, self.within = tablet, within

    def right(self) -> int:
        with self.within():
            return right_number(database.session.scalars(sa.select(OwnPhotoAsk)).one())

    def point(self, number: int | str, **other: str) -> Any:
        page = self.tablet.get("/faces/own").text
        found = re.search(r'name="mark" value="(\w+)"', page)
        fields = {"mark": found[1] if found else "", "number": str(number)} | other
        return self.tablet.post("/faces/own", **fields)

    def well(self, times: int = 1) -> None:
        for _each in range(times):
            self.point(self.right())

    def badly(self) -> None:
        """A whole try, with the second answer wrong."""
        self.well()
        self.point(self.right() % 9 + 1)
        self.well()


@pytest.fixture
def asked(tablet: Tablet, within: Within) -> Asked:
    return Asked(tablet, within)
