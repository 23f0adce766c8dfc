"""Names stand in one order, and odd signs and numbers are met alike, on both engines."""

import random
import re

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.councils.models import House
from portal.engines import in_order, lower, number_on
from portal.outages import outage_of
from portal.people.models import Person
from portal.tries import FailedTry

pytestmark = pytest.mark.engines

REGISTER = """
't Hart|’t Veld|1|10|2|Aafke|aardbei|Abel|Ærø|Ağca|Älva|Anna|anna-Maria|Annabel|Çelik|Česlav|Cor
D'hondt|De Boer|de Jong|Deborah|Đorđe|dört|Ed|Eef|Élodie|Els|Håkon|Hans|IJsbrand|ik|Jan|Jan Piet
Jan-Piet|Jana|Ławik|Leo|Müller|Muller-Bos|Ñuñez|Øystein|Öz|ozan|Saïd|Sand|Søren|van de Berg
van den Berg|van der Berg|Zoe|Zoé|Zoë|Zoeken
"""
AS_IN_A_REGISTER = [name for line in REGISTER.split("\n") if line for name in line.split("|")]


def test_names_stand_as_in_a_dutch_register(session):
    shuffled = random.Random(1).sample(AS_IN_A_REGISTER, len(AS_IN_A_REGISTER))  # noqa: S311
    session.add_all(Person(name="In het register", call_name=name) for name in shuffled)
    session.flush()
    query = sa.select(Person.call_name).where(Person.name == "In het register")
    assert session.scalars(query.order_by(in_order(Person.call_name))).all() == AS_IN_A_REGISTER


def test_capitals_with_an_accent_are_capitals_too(session):
    session.add(House(name="ÉÉN ÖZ", confidant="", complaints_officer="", symbol="x"))
    session.flush()
    assert session.scalar(sa.select(House.id).where(lower(House.name) == "één öz"))


def test_a_name_that_differs_in_capitals_only_is_taken(client_as):
    bea = client_as("Bea")
    fields = {"name": "Huize Één", "confidant": "", "complaints_officer": ""}
    assert bea.send("/houses/new", fields).status_code == 303
    assert bea.send("/houses/new", fields | {"name": "HUIZE ÉÉN"}).status_code == 422


@pytest.mark.parametrize("number", [2**31 - 1, 2**31, 2**63])
def test_a_number_that_nothing_has_is_not_found_whatever_its_size(app, client_as, number):
    bea, tried = client_as("Bea"), 0
    for rule in app.url_map.iter_rules():
        if (
            "GET" in rule.methods
            and rule.arguments
            and rule.rule.count("<int:") == len(rule.arguments)
        ):
            path = re.sub("<int:[^>]*>", str(number), rule.rule)
            tried += 1
            assert bea.get(path).status_code in (303, 403, 404), path
    assert tried > 20


def test_a_sign_that_no_text_can_hold_is_left_out(client_as, session):
    bea = client_as("Bea")
    fields = {"name": "Huize N\0UL", "confidant": "\0", "complaints_officer": ""}
    assert bea.send("/houses/new", fields).status_code == 303
    assert session.scalar(sa.select(House.id).where(House.name == "Huize NUL"))


@pytest.mark.parametrize("path", ["/?next=%00", "/%00", "/sign-in?next=/%00", "/councils/%00"])
def test_such_a_sign_in_an_address_breaks_nothing(app, path):
    visitor = FlaskClient(app, app.response_class)
    assert visitor.get(path).status_code < 500


def test_such_a_sign_in_what_a_browser_keeps_or_sends_breaks_nothing(client_as):
    visitor = client_as(None)
    for cookie in ("huisraad_tablet", "huisraad_person", "huisraad_seen", "huisraad_view"):
        visitor.set_cookie(cookie, "a\0b")
    page = visitor.get("/sign-in")
    assert page.status_code == 200
    sent = visitor.post("/sign-in", data={"email": "a\0b@c.example", "password": "\0", "act": "\0"})
    assert sent.status_code < 500


def test_where_it_would_reach_the_database_it_is_a_mistake_and_no_outage(session):
    if session.get_bind().dialect.name == "sqlite":
        pytest.skip("SQLite keeps it")
    with pytest.raises(sa.exc.DataError) as refused:
        session.scalar(sa.select(House.id).where(House.name == "a\0"))
    assert outage_of(refused.value) is None


def test_ids_go_on_after_rows_that_brought_their_own(session):
    table = House.__table__
    last = session.scalar(sa.select(sa.func.max(House.id)))
    names = {"confidant": "", "complaints_officer": ""}
    row = {"id": last + 10, "name": "Met nummer", "symbol": "a", "version": 1, **names}
    session.execute(sa.insert(table), [row])
    number_on(session, table)
    house = House(name="Zonder nummer", symbol="b", **names)
    session.add(house)
    session.flush()
    assert house.id == last + 11


def test_an_empty_table_begins_at_one(session):
    number_on(session, FailedTry.__table__)
    row = FailedTry(key="x", at=1)
    session.add(row)
    session.flush()
    assert row.id == 1
