"""An intranet that is itself mounted under a path: every way leads on within it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from portal import database
from portal.identity import Proof
from portal.residents import service as residents
from portal.residents.models import SignIn
from tests.client import check_page
from tests.host.conftest import Visitor

ADDRESS = re.compile(r'\s(?:href|src|action)="([^"]*)"')


@pytest.fixture
def visitor(host):
    host.wsgi_app = DispatcherMiddleware(Flask("outside"), {"/intranet": host.wsgi_app})
    return Visitor(host, "/intranet/council")


def sign_in(visitor, login="sanne"):
    page = visitor.client.get("/intranet/login").text
    token = re.search(r'name="csrf" content="([^"]+)"', page)[1]
    visitor.client.post("/intranet/login", data={"login": login, "csrf_token": token})


def test_who_has_to_sign_in_comes_back(visitor):
    door = visitor.get("/people?page=2").location
    assert door == "/intranet/login?next=/intranet/council/people?page%3D2"
    assert urlsplit(door).path == "/intranet/login"
    assert parse_qs(urlsplit(door).query)["next"] == ["/intranet/council/people?page=2"]


def test_a_switch_in_the_header_comes_back_to_its_page(visitor):
    sign_in(visitor)
    fields = dict(re.findall(r'name="(csrf_token|next)" value="([^"]+)"', visitor.read("/people")))
    changed = visitor.client.post("/intranet/council/language", data=fields | {"language": "en"})
    assert changed.location == "/intranet/council/people"
    assert 'lang="en"' in visitor.read("/people")


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_every_address_of_a_page_is_under_the_path(host, visitor, view):
    sign_in(visitor)
    visitor.send("/view", view=view)
    meeting = f"/meetings/{host.ids['meeting']}"
    pages = ("/", "/people", meeting, f"{meeting}/edit", f"{meeting}/items/new", "/nowhere")
    for path in (*pages, f"{meeting}/order", "/help", "/meetings?year=2026"):
        html = visitor.get(path, follow_redirects=True).text
        assert f'data-view="{view}"' in html
        check_page(html)
        found = ADDRESS.findall(html)
        assert len(found) > 10
        elsewhere = ("#", "data:", "https://creativecommons.org/")
        assert not [one for one in found if not one.startswith(("/intranet/", *elsewhere))], path


def test_a_refused_form_and_an_old_token_are_sent_again_to_the_same_place(host, visitor):
    sign_in(visitor)
    path = f"/meetings/{host.ids['meeting']}/items/new"
    for page in (visitor.send(path, page=path), visitor.client.post(visitor.root + path)):
        assert page.status_code in (400, 422)
        assert f'action="/intranet/council{path}"' in page.text


def test_a_face_is_asked_for_the_card_and_comes_back(host, sign_in_as):
    client = sign_in_as(host, "Roos", at_tablet=True)
    with host.app_context():
        database.begin(writes=True)
        database.session.query(SignIn).one().proof = Proof.FACE
        database.session.commit()
    for name in (residents.DEVICE_COOKIE, residents.PERSON_COOKIE):
        kept = client.get_cookie(name, path="/council/")
        client.set_cookie(name, kept.value, path="/intranet/council/")
    under = {"base_url": "http://localhost/intranet"}
    door = client.get("/council/wishes/mine", **under).location
    assert door == "/intranet/council/card?next=/intranet/council/wishes/mine"
    page = client.get(door.removeprefix("/intranet"), **under)
    assert f'action="{door}"' in page.text
