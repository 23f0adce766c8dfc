"""Sanne makes a tablet and a card; Roos taps her face, shows her card, asks for help, leaves."""

import re

import pytest

from tests.browser import served

pytestmark = pytest.mark.browser


def send(page, words=""):
    """Press the main button of the page."""
    button = page.locator("#send, main button[type=submit]").locator("visible=true")
    button.last.click() if not words else page.get_by_role("button", name=words).click()


def sign_in(page, who):
    page.goto("/sign-in?next=/tablets")
    page.fill("#email", f"{who}@huisraad.example")
    page.fill("#password", "huisraad-demo")
    send(page)


def test_roos_comes_in_with_her_face_and_card_and_leaves_nothing(app, open_page, person_ids):
    with served(app) as address:
        sanne = open_page("desktop", base_url=address)
        sign_in(sanne, "ondersteuner")
        sanne.goto("/houses/1/tablets/new")
        sanne.fill("#name", "Huiskamer")
        send(sanne)
        link = sanne.inner_text("#link")
        sanne.goto("/houses/1/cards")
        sanne.locator(f"form[action='/cards/{person_ids['Roos']}'] button").click()
        square = sanne.locator("#id-card img").last.screenshot()

        tablet = open_page("tablet", base_url=address)
        tablet.goto(link)
        send(tablet)
        tablet.wait_for_url("**/faces")
        tablet.locator("#faces button", has_text="Roos").tap()
        tablet.wait_for_url("**/card")
        tablet.keyboard.type(token_in(square))
        tablet.keyboard.press("Enter")
        tablet.wait_for_url(re.compile(r"/$"))
        assert "Roos" in tablet.inner_text("header")

        tablet.locator(".acts form[action='/help/call'] button").tap()
        tablet.wait_for_url("**/help/coming**")
        assert "Kantoor beneden" in tablet.inner_text("main")
        tablet.locator(".acts a").first.tap()
        tablet.wait_for_url(re.compile(r"/$"))

        tablet.locator(".p-top form[action='/leave'] button").tap()
        tablet.wait_for_url("**/faces")
        tablet.evaluate("setTimeout(() => history.back(), 0)")
        tablet.wait_for_timeout(800)
        assert "Wie" in tablet.inner_text("h1") or "Who" in tablet.inner_text("h1")
        assert tablet.locator("header .who").inner_text().strip() == "De Linde"


def test_a_quiet_tablet_warns_and_goes_back_to_the_faces(app, open_page, client_as):
    from portal.identity import Proof

    roos = client_as("Roos", view="picto", proof=Proof.CARD)
    with served(app) as address:
        tablet = open_page("tablet", base_url=address)
        tablet.clock.install()
        tablet.context.add_cookies(
            [
                {"name": name, "value": roos.get_cookie(name).value, "url": address}
                for name in ("huisraad_tablet", "huisraad_person")
            ]
        )
        tablet.goto("/help/coming")
        tablet.clock.run_for(9 * 60 * 1000)
        assert not tablet.locator("#idle").is_visible()
        tablet.clock.run_for(45 * 1000)
        tablet.locator("#idle-stay").tap()
        tablet.clock.run_for(9 * 60 * 1000)
        assert not tablet.locator("#idle").is_visible()
        tablet.clock.run_for(62 * 1000)
        tablet.wait_for_url("**/faces")


def token_in(picture):
    from io import BytesIO

    import zxingcpp
    from PIL import Image

    return zxingcpp.read_barcodes(Image.open(BytesIO(picture)))[0].text


@pytest.fixture
def person_ids(app):
    import sqlalchemy as sa

    from portal import database
    from portal.people.models import Person

    with app.app_context():
        database.begin(writes=False)
        return dict(database.session.execute(sa.select(Person.call_name, Person.id)).all())
