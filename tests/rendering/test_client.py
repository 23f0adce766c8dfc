"""The client of all tests notices what a view forgets."""

import pytest
import sqlalchemy as sa

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.database import session
from portal.people.models import Person
from tests.client import MOST_STATEMENTS


@requires(Permission.SIGNED_IN)
def changes():
    session.scalars(sa.select(Person)).first().name = "Somebody else"
    return "changed"


@requires(Permission.SIGNED_IN)
def asks_on():
    for number in range(MOST_STATEMENTS):
        session.get(Person, number)
    return "asked"


@pytest.mark.parametrize(
    ("view", "told"), [(changes, "changed, and never committed"), (asks_on, "FROM portal_person")]
)
def test_a_change_that_is_lost_and_a_page_that_asks_too_much(
    app, client_as, monkeypatch, view, told
):
    sanne = client_as("Sanne")
    monkeypatch.setitem(app.view_functions, "portal.decisions.index", view)
    with pytest.raises(AssertionError, match=told):
        sanne.get("/decisions")
