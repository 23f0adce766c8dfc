"""A council chooses once what skin the people in its pictograms have."""

import re
from typing import Any

import pytest
import sqlalchemy as sa

from pictos.skins import TONES
from pictos.symbols import SKINS, Symbol, svg
from portal.councils.forms import SKIN_WORDS
from portal.councils.models import Council
from portal.pictures import ASKED_FOR, FOR_GOOD
from tests.looking import row

SHOWN = re.compile(r"/pictograms/[^\"]+")


@pytest.fixture
def linde(session: Any) -> int:
    found = session.scalars(sa.select(Council.id).where(Council.name == "Raad De Linde")).one()
    session.rollback()
    return int(found)


def choose(client: Any, council_id: int, skin: str) -> Any:
    address = f"/councils/{council_id}/edit"
    version = re.search(r'name="version"[^>]*value="(\d+)"', client.get(address).text)
    assert version
    about = {"name": "Raad De Linde", "accent": "petrol", "skin": skin, "version": version[1]}
    return client.send(address, about)


def test_each_skin_that_is_drawn_has_a_word() -> None:
    assert tuple(SKIN_WORDS) == SKINS


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_choices_are_shown_as_they_will_be(client_as: Any, linde: int, view: str) -> None:
    page = client_as("Anneke", view).get(f"/councils/{linde}/edit").text
    assert all(f"/pictograms/own/person:{skin}.svg" in page for skin in SKINS)


def test_a_skin_that_is_not_drawn_is_refused(client_as: Any, session: Any, linde: int) -> None:
    assert choose(client_as("Anneke"), linde, "#123456").status_code == 422
    assert row(session, Council, Council.id == linde).skin == "yellow"


def test_what_is_sent_has_the_skin_and_is_kept_for_good(client_as: Any, linde: int) -> None:
    anneke = client_as("Anneke")
    shown = SHOWN.findall(anneke.get(f"/councils/{linde}/edit").text)
    address = next(each for each in shown if ":light.svg" in each)
    sent = anneke.get(address)
    assert sent.headers["Cache-Control"] == FOR_GOOD
    assert anneke.get(address.partition("?")[0]).headers["Cache-Control"] == ASKED_FOR
    assert TONES["light"] in sent.text
    crossed = anneke.get("/pictograms/own/say:past:dark:not.svg")
    assert crossed.data == svg(Symbol("own", "say", negated=True, badge="past", skin="dark"))
    assert anneke.get("/pictograms/own/say:green.svg").status_code == 404
