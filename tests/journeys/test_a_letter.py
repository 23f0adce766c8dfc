"""A letter: drafted by the supporter, adopted by vote, signed and sent by the secretary, once."""

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page

from portal.dossiers.models import Request
from tests.journeys.conftest import House
from tests.journeys.hand import Hand
from tests.journeys.screens import Door
from tests.journeys.test_each_kind_to_its_end import fill

pytestmark = pytest.mark.browser
SAVE = "main form:has([name='version']) button[type='submit']"


def send(page: Page) -> str:
    with page.expect_navigation():
        page.locator(SAVE).last.click()
    return page.locator("main").inner_text()


def test_a_letter_is_signed_and_sent_once(house: House) -> None:
    with house.app.extensions["portal"].engine.connect() as line:
        dossier = line.execute(sa.select(Request.dossier_id).order_by(Request.id)).scalars().first()
    sanne = Door(house.page("desktop")).sign_in("ondersteuner").page
    sanne.goto(f"/dossiers/{dossier}")
    Hand(sanne).follow("main a[href*='/letters/new']")
    Hand(sanne).follow("main a[href*='asked=0']")
    fill(sanne, {"kind": "committee", "recipient": "Petra Vos"})
    with sanne.expect_navigation():
        sanne.locator("main form:has([name='kind']) button[type='submit']").last.click()
    assert sanne.url.endswith("/edit")
    fill(sanne, {"title": "Wat kost plan B?", "text": "Wij willen weten wat plan B kost."})
    assert "Wij willen weten wat plan B kost." in send(sanne)
    letter = sanne.url
    assert not sanne.locator("main a[href$='/adopt'], main a[href$='/send']").count()
    assert sanne.request.get(f"{letter}/adopt").status == 403

    petra = Door(house.page("desktop")).sign_in("manager").page
    assert petra.request.get(letter).status == 404

    hans = Door(house.page("desktop")).sign_in("secretaris").page
    hans.goto(letter)
    Hand(hans).follow("main a[href$='/adopt']")
    assert "nog niet verstuurd" in send(hans)
    late = hans.context.new_page()
    late.goto(f"{letter}/send")
    Hand(hans).follow("main a[href$='/send']")
    assert "verstuurd op 8 februari 2027" in send(hans)
    assert not hans.locator("main a[href$='/send'], main a[href$='/edit']").count()
    before = hans.locator("main").inner_text()

    refused = send(late)
    assert late.url.endswith("/send")
    assert "Iemand" in refused
    assert "verstuurd" in send(late)
    assert late.url.endswith("/send")
    house.said[:] = [one for one in house.said if "409" not in one and "422" not in one]
    hans.goto(letter)
    assert hans.locator("main").inner_text() == before

    assert petra.request.get(letter).status == 404, "what goes to the committee is not for them"
    pdf = hans.request.get(f"{letter}/pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF")
