"""A secret vote before a real camera of the browser, which films the card: first Roos at the
tablet, then Hans at home, who prints his own code."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
import segno
import sqlalchemy as sa
from PIL import Image
from playwright.sync_api import Browser, expect

from portal import database
from portal.ballots.models import Ballot, BallotState, SecretVote, SecretVoter, Vote
from portal.standalone.demo import PASSWORD
from tests.browser import QUIET, find_browser
from tests.journeys.conftest import House
from tests.journeys.screens import Door, Home, Tablet

pytestmark = pytest.mark.browser

Film = Callable[[bytes], None]
WIDTH, HEIGHT = 640, 480


@pytest.fixture(scope="module")
def reel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the camera sees, as the browser wants it: YUV4MPEG2, read when a camera starts."""
    return tmp_path_factory.mktemp("camera") / "seen.y4m"


@pytest.fixture(scope="module")
def browser(browser: Browser, reel: Path) -> Iterator[Browser]:
    camera = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={reel}",
    ]
    filming = browser.browser_type.launch(executable_path=find_browser(), args=[*QUIET, *camera])
    yield filming
    filming.close()


@pytest.fixture
def film(reel: Path) -> Film:
    """Hold a picture of a QR code in the frame."""

    def hold(picture: bytes) -> None:
        scene = Image.new("L", (WIDTH, HEIGHT), 160)
        scene.paste(Image.open(BytesIO(picture)).convert("L").resize((260, 260)), (190, 110))
        colours = bytes([128]) * (WIDTH * HEIGHT // 2)
        frame = b"FRAME\n" + scene.tobytes() + colours
        reel.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n" + frame * 2)

    return hold


@pytest.fixture
def ballot(house: House) -> str:
    """The address of the demo's open ballot, made secret before anybody votes."""
    with house.acting():
        find = sa.select(Ballot.id).where(Ballot.state == BallotState.OPEN)
        number = database.session.scalar(find)
        database.session.execute(sa.delete(Vote).where(Vote.ballot_id == number))
        made_secret = sa.update(Ballot).values(secret=True).where(Ballot.id == number)
        database.session.execute(made_secret)
    return f"/ballots/{number}"


def count(house: House, row: type) -> int:
    with house.app.extensions["portal"].engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(row)) or 0


def square(token: str) -> bytes:
    out = BytesIO()
    segno.make(token, error="q", micro=False).save(out, kind="png", scale=8, border=2)
    return out.getvalue()


def choose(who: Home, ballot: str, option: int) -> None:
    with who.page.expect_navigation():
        who.show(ballot).page.locator("button.choice").nth(option).click()


def test_roos_signs_in_and_votes_with_nothing_but_her_card(
    house: House, ballot: str, film: Film
) -> None:
    film(square(house.card_of("Roos")))
    tablet = Tablet(house.tablet(house.page("tablet")))
    roos = Home(tablet.tap_face("Roos").page)
    roos.page.wait_for_url(f"{house.address}/")

    choose(roos, ballot, 0)
    expect(roos.page.locator("#seen")).to_be_visible()
    assert count(house, SecretVote) == 0, "only her own yes is a vote"
    roos.tap(".acts button[form=form]")
    roos.page.wait_for_url(f"**{ballot}/voted")
    assert (count(house, SecretVote), count(house, SecretVoter)) == (1, 1)


def test_hans_votes_at_home_with_a_code_of_his_own_and_changes_his_vote_by_it(
    house: House, ballot: str, film: Film
) -> None:
    hans = Home(Door(house.page("desktop")).sign_in("secretaris").page)
    choose(hans, ballot, 0)
    assert hans.page.locator("video").is_hidden(), "his camera waits to be asked"
    with hans.page.expect_navigation():
        hans.page.locator(f"form[action$='{ballot}/code'] button").click()
    hans.page.fill("[name=password]", PASSWORD)
    hans.send(hans.form_to("/code"))
    printed = hans.page.locator("#id-card > img").last.screenshot()
    hans.send(hans.form_to("/vote"))
    hans.page.wait_for_url(f"**{ballot}/voted")

    film(printed)
    choose(hans, ballot, 1)
    hans.page.locator("#look").click()
    expect(hans.page.locator("#seen")).to_be_visible()
    hans.send(hans.form_to("/vote"))
    hans.page.wait_for_url(f"**{ballot}/voted")
    assert (count(house, SecretVote), count(house, SecretVoter)) == (1, 1)
