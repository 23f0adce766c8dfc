"""The people in the pictograms of a council have the skin that it chose."""

import re
from types import SimpleNamespace

import pytest
from flask import g

from pictos.symbols import Symbol, with_skin
from portal import database
from portal.councils.models import Council
from portal.drawing import kept, picto

SHOWN = re.compile(r"/pictograms/([a-z]+)/([^?]+)\.svg")


@pytest.fixture
def chosen(app, council_id):
    """The council chooses a skin."""

    def choose(skin):
        with app.app_context():
            database.begin(writes=True)
            database.session.get(Council, council_id).skin = skin
            database.session.commit()
            database.end()

    return choose


def test_all_people_on_a_page_of_the_council_take_the_skin(client_as, meeting, chosen):
    anneke, address = client_as("Anneke", "picto"), f"/meetings/{meeting()}"
    before = SHOWN.findall(anneke.get(address).text)
    chosen("dark")
    after = SHOWN.findall(anneke.get(address).text)
    drawn = [with_skin(Symbol(*each), "dark") for each in before if ":" not in each[1]]
    assert {str(each) for each in drawn} <= {":".join(each) for each in after}
    assert {each.skin for each in drawn} == {"", "dark"}  # what shows no skin keeps its address


def test_another_council_keeps_its_own(client_as, meeting, chosen):
    meeting()
    chosen("dark")
    gerrit = client_as("Gerrit", "picto")
    assert ":dark.svg" not in gerrit.get("/", follow_redirects=True).text


def test_what_is_drawn_once_is_drawn_once_a_skin(app):
    with app.test_request_context():
        drawn = []
        for skin in ("yellow", "dark", "yellow"):
            g.portal_page = SimpleNamespace(council=SimpleNamespace(skin=skin))
            drawn.append(kept(picto, "own:say"))
    assert ":dark.svg" in drawn[1]
    assert drawn[0] == drawn[2] != drawn[1]
