"""The demo's meetings, for somebody who wants to break them."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import database
from portal.councils.models import Council
from portal.people.models import Person
from portal.standalone import demo_meeting


@pytest.fixture
def furnished(app: Flask) -> Any:
    """The app with the demo's meetings in it."""
    with app.app_context():
        database.begin(writes=True)
        found = sa.select(Council).where(Council.name == "Raad De Linde")
        people = {p.call_name: p for p in database.session.scalars(sa.select(Person))}
        demo_meeting.fill(database.session.scalars(found).one(), people)
        database.session.commit()
        database.end()
    return app
