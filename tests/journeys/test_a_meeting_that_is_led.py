"""A chair leads; two tablets and the wall follow by themselves; a card reaches the chair."""

import time
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database
from portal.councils.models import Council
from portal.identity import Proof
from portal.people.models import Person
from portal.residents import service as residents
from portal.residents.models import Device
from tests.journeys.conftest import House, keep
from tests.leading.making import running_meeting

pytestmark = pytest.mark.browser


@pytest.fixture
def address(house: House) -> str:
    """Where the meeting is that runs at its second item."""
    with house.acting():
        linde = sa.select(Council).where(Council.name == "Raad De Linde")
        council = database.session.scalars(linde).one()
        people = {one.call_name: one for one in database.session.scalars(sa.select(Person))}
        return f"/meetings/{running_meeting(council, people).id}"


def at_tablet(house: House, name: str, screen: str) -> Any:
    """A tablet of the house on which somebody tapped the own face."""
    page = house.tablet(house.page(screen))
    with house.acting():
        device = database.session.scalars(sa.select(Device).order_by(Device.id.desc())).first()
        who = database.session.scalars(sa.select(Person).where(Person.call_name == name)).one()
        token = residents.begin_sign_in(who, proof=Proof.FACE, device=device)
    keep(page.context, house.address, residents.PERSON_COOKIE, token)
    return page


def test_everybodys_screen_follows_and_a_card_reaches_the_chair(house: House, address: str) -> None:
    chair = house.page("desktop")
    chair.goto("/sign-in")
    chair.fill("#email", "voorzitter@huisraad.example")
    chair.fill("#password", "huisraad-demo")
    chair.keyboard.press("Enter")
    chair.wait_for_url("**/")
    chair.goto(f"{address}/lead")
    fatima = at_tablet(house, "Fatima", "tablet")
    willem = at_tablet(house, "Willem", "tablet-upright")
    wall = at_tablet(house, "Mo", "desktop")
    fatima.goto(f"{address}/follow")
    willem.goto(f"{address}/follow")
    wall.goto(f"{address}/screen")
    assert fatima.inner_text("h1") == "Menu: avondeten"

    given = time.monotonic()
    willem.locator("#sign-break").tap()
    chair.locator('.sg[data-sign="break"]').wait_for()
    assert time.monotonic() - given < 3, "a card reaches the chair within three seconds"
    assert "Willem" not in chair.inner_text('.sg[data-sign="break"]')
    chair.locator('.sg[data-sign="break"] button').click()
    willem.locator("#sign-break small", has_text="Gezien").wait_for()

    willem.locator("a", has_text="Zelf kijken").tap()
    willem.locator("a.act", has_text="Volgende").tap()
    chair.locator(".bottom .btn.main").click()
    for page in (fatima, wall):
        page.locator("h1", has_text="Pauze").wait_for()
    willem.locator("a", has_text="Verder met de groep").wait_for()
    assert "Zomeruitje" not in fatima.inner_text("main")
    willem.locator("a", has_text="Verder met de groep").tap()
    willem.locator("h1", has_text="Pauze").wait_for()
