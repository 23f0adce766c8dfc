"""Help rings in the house, and somebody says to be coming."""

import re

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import Act, Draft
from portal.identity import Proof
from portal.residents import service as residents
from portal.residents.models import HelpCall
from tests.residents.conftest import token_of


def calls(app):
    with app.app_context():
        database.begin(writes=False)
        return database.session.scalar(sa.select(sa.func.count(HelpCall.id)))


def test_help_shows_whose_door_to_knock_on_and_the_way_back(tablet):
    tablet.tap("Kees")
    csrf = token_of(tablet.get("/card"))
    answer = tablet.client.post("/help/call", data={"csrf_token": csrf, "page": "/card"})
    page = tablet.get(answer.location).text
    assert "Bas" in page
    assert "Kantoor beneden" in page
    assert 'href="/card"' in page


def test_help_pressed_twice_rings_once(app, tablet, clock):
    tablet.tap("Kees")
    csrf = token_of(tablet.get("/card"))
    for _ in range(2):
        tablet.client.post("/help/call", data={"csrf_token": csrf, "page": "/"})
    assert calls(app) == 1
    clock.forward(minutes=2)
    tablet.client.post("/help/call", data={"csrf_token": csrf, "page": "/"})
    assert calls(app) == 2


def test_help_can_be_asked_before_saying_who_one_is(app, tablet):
    csrf = token_of(tablet.get("/faces"))
    assert tablet.client.post("/help/call", data={"csrf_token": csrf}).status_code == 303
    assert calls(app) == 1


def test_who_comes_is_shown_to_who_asked(tablet, client_as):
    tablet.tap("Kees")
    csrf = token_of(tablet.get("/card"))
    tablet.client.post("/help/call", data={"csrf_token": csrf, "page": "/"})
    bas = client_as("Bas")
    page = bas.get("/help").text
    assert "Kees" in page
    answer = re.search(r'action="(/houses/\d+/help/\d+)"', page)[1]
    assert bas.post(answer, data={"csrf_token": token_of(bas.get("/help"))}).status_code == 303
    assert "Kees" not in bas.get("/help").text
    assert (
        "Bas" in re.search(r"<nav class=\"acts\".*?</nav>", tablet.get("/card").text, re.DOTALL)[0]
    )


def test_a_neighbour_hears_and_answers_no_call(tablet, client_as):
    tablet.tap("Kees")
    csrf = token_of(tablet.get("/card"))
    tablet.client.post("/help/call", data={"csrf_token": csrf, "page": "/"})
    gerrit = client_as("Gerrit")
    page = gerrit.get("/help")
    assert "Kees" not in page.text
    answer = gerrit.post("/houses/1/help/1", data={"csrf_token": token_of(page)})
    assert answer.status_code == 404


def test_the_help_button_has_the_own_helper_else_somebody_of_the_house(session, person):
    def helper(name: str) -> str:
        found = residents.near(residents.actor_of(person(name), proof=Proof.CARD)).face
        return found.call_name if found else ""

    assert [helper(name) for name in ("Roos", "Kees", "Mo")] == ["Sanne", "Bas", "Bas"]
    assert helper("Hans") == "Bas"
    assert helper("Gerrit") == ""


def test_the_supporter_of_a_resident_hears_of_a_call_but_the_house_is_near(session, person):
    comer = residents.near(residents.actor_of(person("Roos"), proof=Proof.CARD)).comer
    assert (comer.person.call_name, comer.also.call_name) == ("Bas", "Sanne")


@pytest.mark.parametrize(
    "secret", ["/password/abcdefgh", "/set-up/abcdefgh/council", "/tablet/abcdefgh"]
)
def test_an_address_that_opens_something_by_itself_is_never_kept(app, tablet, ids, secret):
    tablet.tap("Roos")
    tablet.tap("Kees")
    fields = {"csrf_token": token_of(tablet.get("/card")), "act": "help", "page": f"{secret}?x=1"}
    answer = tablet.client.post("/help/call", data=fields)
    assert "abcdefgh" not in answer.location
    of_roos = fields | {"act": f"{ids['Roos']}.1", "note": "typed"}
    assert tablet.client.post(secret, data=of_roos).status_code == 403
    with app.app_context(), database.reading() as own:
        (call,) = own.scalars(sa.select(HelpCall))
        assert call.page == "/"
        kept = [*own.scalars(sa.select(Act.location)), *own.scalars(sa.select(Draft.path))]
    assert not [address for address in kept if "abcdefgh" in address]
