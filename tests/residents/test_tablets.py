"""How a browser becomes a tablet of a house."""

import re

import pytest
import sqlalchemy as sa

from portal import database
from portal.residents import service as residents
from portal.residents.models import Enrolment
from tests.residents.conftest import token_of


@pytest.fixture
def make_code(client_as):
    def make(name: str = "Huiskamer") -> str:
        sanne = client_as("Sanne")
        csrf = token_of(sanne.get("/houses/1/tablets/new"))
        answer = sanne.post("/houses/1/tablets/new", data={"csrf_token": csrf, "name": name})
        assert answer.status_code == 200
        return re.search(r"/tablet/([A-Z2-7]{5}-[A-Z2-7]{5})", answer.text)[1]

    return make


def open_code(client, code):
    page = client.get(f"/tablet/{code}")
    if page.status_code != 200:
        return page
    return client.post(f"/tablet/{code}", data={"csrf_token": token_of(page)})


def test_a_code_makes_one_browser_a_tablet_once(make_code, client_as):
    code = make_code()
    first, second = client_as(None), client_as(None)
    answer = open_code(first, code)
    assert answer.location == "/faces"
    assert "Roos" in first.get("/faces").text
    assert open_code(second, code).status_code == 404
    assert second.get_cookie(residents.DEVICE_COOKIE) is None


def test_the_cookie_of_a_tablet_lasts_and_is_long(make_code, client_as):
    client = client_as(None)
    open_code(client, make_code())
    cookie = client.get_cookie(residents.DEVICE_COOKIE)
    assert cookie.max_age == 2 * 365 * 24 * 3600
    assert len(cookie.value) == 32


def test_opening_the_link_alone_changes_nothing(make_code, client_as):
    code, client = make_code(), client_as(None)
    client.get(f"/tablet/{code}")
    assert client.get_cookie(residents.DEVICE_COOKIE) is None
    assert open_code(client_as(None), code).status_code == 303


def test_a_code_is_over_after_a_quarter_of_an_hour(make_code, client_as, clock):
    code = make_code()
    clock.forward(minutes=16)
    assert open_code(client_as(None), code).status_code == 404


def test_a_code_with_a_changed_letter_opens_nothing(make_code, client_as):
    code = make_code()
    changed = ("A" if code[0] != "A" else "B") + code[1:]
    assert open_code(client_as(None), changed).status_code == 404


def test_a_code_may_be_typed_over_without_its_dash(make_code, client_as):
    code, client = make_code(), client_as(None)
    csrf = token_of(client.get("/tablet"))
    typed = client.post(
        "/tablet", data={"csrf_token": csrf, "code": code.replace("-", " ").lower()}
    )
    assert open_code(client, typed.location.rpartition("/")[2]).status_code == 303


def test_the_code_is_stored_hashed_only(app, make_code):
    code = make_code()
    with app.app_context():
        database.begin(writes=False)
        stored = database.session.scalars(sa.select(Enrolment)).one()
        assert code not in str(vars(stored))
        assert code.replace("-", "") not in str(vars(stored))


def test_who_enrols_a_tablet_is_not_signed_in_on_it(make_code, client_as):
    code = make_code()
    sanne = client_as("Sanne")
    kept = sanne.get_cookie("huisraad_session").value
    open_code(sanne, code)
    assert sanne.get("/tablets").location == "/faces"
    sanne.set_cookie("huisraad_session", kept)
    assert sanne.get("/tablets").location == "/faces"


def test_only_the_own_house_has_tablets(client_as):
    sanne = client_as("Sanne")
    assert sanne.get("/houses/2/tablets/new").status_code == 404
    assert sanne.get("/houses/999999999999999999999/cards").status_code == 404
    assert "De Eik" not in sanne.get("/tablets").text


@pytest.mark.parametrize("name", ["Roos", "Anneke", "Hans", "Petra", "Bas", "Gerrit"])
def test_members_guests_and_neighbours_manage_no_tablets_or_cards(client_as, ids, name):
    client = client_as(name)
    assert client.get("/houses/1/tablets/new").status_code in (403, 404)
    assert client.get("/houses/1/cards").status_code in (403, 404)
    csrf = token_of(client.get("/tablets"))
    answer = client.post(f"/cards/{ids['Kees']}", data={"csrf_token": csrf})
    assert answer.status_code in (403, 404)


def test_the_administrator_manages_tablets_but_no_cards(client_as, ids):
    bea = client_as("Bea")
    assert bea.get("/houses/1/tablets/new").status_code == 200
    assert "Roos" not in bea.get("/houses/1/cards").text
    csrf = token_of(bea.get("/tablets"))
    assert bea.post(f"/cards/{ids['Roos']}", data={"csrf_token": csrf}).status_code in (403, 404)


def test_a_printed_card_is_not_kept_by_the_browser(client_as, ids):
    sanne = client_as("Sanne")
    csrf = token_of(sanne.get("/houses/1/cards"))
    answer = sanne.post(f"/cards/{ids['Roos']}", data={"csrf_token": csrf})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "data:image/svg+xml" in answer.text


@pytest.mark.parametrize("name", ["", " ", "x" * 61])
def test_a_tablet_needs_a_name_of_a_size(client_as, name):
    sanne = client_as("Sanne")
    csrf = token_of(sanne.get("/houses/1/tablets/new"))
    answer = sanne.post("/houses/1/tablets/new", data={"csrf_token": csrf, "name": name})
    assert answer.status_code == 422


def test_a_tablet_gets_another_name(client_as, new_tablet):
    new_tablet()
    sanne = client_as("Sanne")
    path = re.search(r'href="(/houses/1/tablets/\d+)"', sanne.get("/tablets").text)[1]
    csrf = token_of(sanne.get(path))
    as_it_was = {"idle_minutes": "10", "camera": "above"}
    sanne.post(path, data={"csrf_token": csrf, "name": "<b>Keuken</b> 🙂", **as_it_was})
    assert "&lt;b&gt;Keuken&lt;/b&gt; 🙂" in sanne.get("/tablets").text


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_who_works_in_the_house_sees_its_tablets_and_changes_nothing(make_code, client_as, view):
    open_code(client_as(None), make_code("Keuken"))
    seen = client_as("Bas", view).get("/tablets").text
    assert "Keuken" in seen
    assert "/tablets/new" not in seen
    assert "/revoke" not in seen
    assert "/tablets/new" in client_as("Sanne").get("/tablets").text
    assert "Keuken" not in client_as("Gerrit", view).get("/tablets").text
