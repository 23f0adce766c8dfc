"""Roos at the tablet in the living room: she comes, hears, votes, leaves."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from portal.ballots.models import Ballot, BallotState, Vote, VoteChange
from portal.meetings.models import Meeting
from portal.speech.service import sealing
from tests.journeys.conftest import House
from tests.journeys.screens import Door, Home, Screen, Tablet

pytestmark = pytest.mark.browser

VOICES = Path(__file__).with_name("voices.js").read_text(encoding="utf-8")


def signed_in(house: House, name: str = "Roos") -> Home:
    token = house.card_of(name)
    return Tablet(house.tablet(house.page("tablet"))).tap_face(name).hold(token)


def ids(house: House) -> tuple[str, str]:
    """The addresses of the coming meeting and of its open ballot."""
    with house.app.extensions["portal"].engine.connect() as connection:
        meeting = connection.scalar(sa.select(Meeting.id).order_by(Meeting.starts_at.desc()))
        ballot = connection.scalar(sa.select(Ballot.id).where(Ballot.state == BallotState.OPEN))
    return f"/meetings/{meeting}", f"/ballots/{ballot}"


def test_a_browser_becomes_the_tablet_of_the_house_by_its_code(house: House) -> None:
    sanne = Door(house.page("desktop")).sign_in("ondersteuner")
    sanne.show("/tablets")
    with sanne.page.expect_navigation():
        sanne.page.locator("a[href$='/tablets/new']").first.click()
    sanne.page.fill("[name=name]", "Huiskamer")
    sanne.send(sanne.form_to("/tablets/new"))
    code = sanne.page.locator("#letters").inner_text().strip()

    tablet = Screen(house.page("tablet")).show(f"/tablet/{code}")
    with tablet.page.expect_navigation():
        tablet.page.locator("button[form=form], main form button").first.tap()
    faces = Tablet(tablet.page).faces()
    assert "Roos" in " ".join(faces)
    assert "Gerrit" not in " ".join(faces)


def test_roos_says_that_she_comes_and_votes_and_changes_her_vote(house: House) -> None:
    _meeting, ballot = ids(house)
    roos = signed_in(house)
    roos.meeting().say_coming("yes")
    assert roos.pressed() == ["yes"]
    roos.vote(ballot, 0)
    assert roos.chosen(ballot) == 0
    roos.vote(ballot, 1)
    assert roos.chosen(ballot) == 1
    with house.app.extensions["portal"].engine.connect() as connection:
        votes = connection.scalar(
            sa.select(sa.func.count()).select_from(Vote).where(Vote.ballot_id == int(ballot[9:]))
        )
        trace = connection.scalar(
            sa.select(sa.func.count())
            .select_from(VoteChange)
            .join(Vote, Vote.id == VoteChange.vote_id)
            .where(Vote.ballot_id == int(ballot[9:]))
        )
    assert (votes, trace) == (1, 2)


def test_a_face_alone_does_not_vote(house: House) -> None:
    _meeting, ballot = ids(house)
    hold = Tablet(house.tablet(house.page("tablet"))).tap_face("Mo")
    hold.page.goto(f"{ballot}/vote?choice=dont_know")
    assert "/card" in hold.page.url, "first the card"


def test_each_line_is_marked_while_it_is_read_with_a_voice_of_the_tablet_itself(
    house: House,
) -> None:
    meeting, _ballot = ids(house)
    roos = signed_in(house)
    roos.page.add_init_script(VOICES)
    roos.show(meeting)
    roos.tap(".acts a.main")
    roos.listen()
    expect(roos.page.locator("#speak")).not_to_have_attribute("data-on", "")
    said = roos.page.locator("main [data-say]").evaluate_all(
        "all => all.filter((e) => e.checkVisibility()).map((e) => e.dataset.say)"
    )
    roos.page.wait_for_function(f"window.spoken.length >= {len(said)}")
    spoken = roos.page.evaluate("window.spoken")
    assert {voice for _text, voice, _line in spoken} == {"Near"}
    assert all(text in line for text, _voice, line in spoken)
    assert list(dict.fromkeys(line for _text, _voice, line in spoken)) == list(dict.fromkeys(said))
    expect(roos.page.locator("main [aria-current=true][data-say]")).to_have_count(0)


def test_without_a_dutch_voice_the_page_says_so(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "find", lambda: None)  # nor has the server one
    meeting, _ballot = ids(house)
    roos = signed_in(house)
    roos.show(meeting).listen()
    sorry = roos.page.locator("#mute")
    expect(sorry).to_be_visible()
    assert (sorry.get_attribute("data-sorry") or "?") in sorry.inner_text()


KEPT = "addEventListener('pageshow', (event) => { kept = event.persisted })"


def test_after_leaving_back_shows_nothing_of_her(house: House) -> None:
    """A browser that keeps pages for Back, "no-store" or not, forgets them when a cookie that
    scripts cannot see changes: as with each page of somebody known, and with leaving."""
    meeting, _ballot = ids(house)
    visitor = Screen(house.page("tablet"))
    visitor.page.add_init_script(KEPT)
    visitor.show("/sign-in").show("/tablet").show("/sign-in")
    assert visitor.back_to("/tablet"), "this browser keeps pages"

    roos = signed_in(house)
    roos.page.add_init_script(KEPT)
    roos.show(meeting).show("/wishes/mine")
    assert not roos.back_to(meeting), "not even while she is there"
    tablet = roos.leave()
    assert not tablet.back_to("/faces")
    assert not tablet.back_to("/faces")
    assert tablet.page.request.get(meeting, max_redirects=0).status != 200


def test_the_neighbour_sees_nothing_of_it(house: House) -> None:
    meeting, ballot = ids(house)
    gerrit = Door(house.page("tablet")).sign_in("buur")
    for path in (meeting, ballot, f"{ballot}/voted", f"{meeting}/attendance", f"{meeting}/wall"):
        assert gerrit.status_of(path) == 404, path
    for path in ("/", "/meetings", "/decisions", "/wishes/mine", "/people", "/councils"):
        shown = gerrit.show(path).page.locator("body").inner_text()
        for name in ("De Linde", "Roos", "Zomeruitje", "annenkoek"):
            assert name not in shown, f"{name} on {path}"
