"""Houses: who makes them, who changes them, who works there."""

import pytest
import sqlalchemy as sa

from portal import database
from portal.councils.models import House
from portal.houses import service as houses
from portal.people.models import Person


@pytest.fixture
def ids(app):
    """The ids of De Linde, De Eik and Theo."""
    with app.app_context():
        database.begin(writes=False)
        found = dict(database.session.execute(sa.select(House.name, House.id)).all())
        theo = sa.select(Person.id).where(Person.call_name == "Theo")
        return found["De Linde"], found["De Eik"], database.session.scalar(theo)


def names(app):
    with app.app_context():
        database.begin(writes=False)
        return sorted(database.session.scalars(sa.select(House.name)))


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_administrator_makes_a_house(app, client_as, view):
    bea = client_as("Bea", view)
    made = bea.send("/houses/new", {"name": "De Beuk"})
    assert made.status_code == 303
    assert "De Beuk" in bea.get(made.location).text
    assert "De Beuk" in names(app)


def test_a_second_house_of_one_name_is_refused_beside_the_field(app, client_as):
    answer = client_as("Bea").send("/houses/new", {"name": "De Linde"})
    assert answer.status_code == 422
    assert len(names(app)) == 2


@pytest.mark.parametrize("name", ["Sanne", "Anneke", "Roos", "Petra"])
def test_nobody_else_makes_a_house(app, client_as, name):
    assert client_as(name).send("/houses/new", {"name": "De Beuk"}).status_code == 403
    assert len(names(app)) == 2


def test_a_supporter_sees_the_own_houses_only(client_as, ids):
    linde, eik, _theo = ids
    sanne = client_as("Sanne")
    assert sanne.get(f"/houses/{linde}").status_code == 200
    assert sanne.get(f"/houses/{eik}").status_code == 404


def test_two_editors_see_both_texts(client_as, ids):
    linde, _eik, _theo = ids
    first = {"name": "De Linde", "confidant": "Noor", "version": "1"}
    assert client_as("Bea").send(f"/houses/{linde}/edit", first).status_code == 303
    second = {"name": "De Linde", "confidant": "Ben", "version": "1"}
    answer = client_as("Sanne").send(f"/houses/{linde}/edit", second)
    assert answer.status_code == 409
    assert "Noor" in answer.text
    assert "Ben" in answer.text


def test_a_support_worker_comes_and_goes(app, client_as, ids):
    linde, _eik, _theo = ids
    with app.app_context():
        database.begin(writes=False)
        one = houses.staff_of(linde)[0]
        staff, bas = one.id, one.person_id
    sanne = client_as("Sanne")
    assert sanne.send(f"/houses/{linde}/staff/{staff}/remove").status_code == 303
    assert client_as("Bas").get(f"/houses/{linde}").status_code == 404
    sent = {"person": str(bas), "place": "Kantoor"}
    assert client_as("Bea").send(f"/houses/{linde}/staff/new", sent).status_code == 303
    assert client_as("Bas").get(f"/houses/{linde}").status_code == 200


def test_an_id_that_no_database_holds_is_not_found(client_as, ids):
    linde, _eik, _theo = ids
    answer = client_as("Sanne").send(f"/houses/{linde}/staff/{2**63}/remove")
    assert answer.status_code == 404
