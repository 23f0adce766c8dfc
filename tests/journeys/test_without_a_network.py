"""The tablet in the living room when the wifi fails: it shows what it carries, keeps what is
chosen, and brings that once there is a network again."""

from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from portal import database
from portal.ballots.models import Ballot, BallotState, SecretVote, SecretVoter
from portal.councils.models import Council
from portal.meetings.models import Attendance, Coming
from portal.outbox.models import Delivery
from portal.people.models import Person
from portal.residents.models import HelpCall
from portal.wishes.models import Wish
from tests.journeys.carrying import (
    KEPT,
    answers,
    here,
    person_id,
    rows,
    strip,
    votes,
    wait_until_brought,
    wait_until_carried,
)
from tests.journeys.conftest import House
from tests.journeys.screens import Tablet
from tests.journeys.test_at_the_tablet import ids
from tests.leading.making import running_meeting

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("carrying")]


def test_the_faces_and_the_wall_are_there_without_a_network(house: House) -> None:
    page = house.tablet(house.page("tablet"))
    page.goto("/faces")
    wait_until_carried(page)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#faces button")).not_to_have_count(0)
    expect(strip(page)).to_contain_text("Geen internet sinds")
    page.locator("#faces button").first.tap()
    page.wait_for_url("**/carried/home")
    page.locator("main a[href*='/meetings/']").first.tap()
    page.wait_for_url("**/meetings/*")
    expect(strip(page)).to_contain_text("Geen internet sinds")
    drawn = page.locator("main img").evaluate_all("all => all.map((one) => one.naturalWidth)")
    assert drawn
    assert all(drawn), "a picture is not there"
    page.context.set_offline(False)
    page.goto("/faces")
    expect(strip(page)).to_be_hidden()


def test_an_answer_and_a_vote_without_a_network_come_once(house: House) -> None:
    _meeting, ballot = ids(house)
    roos = here(house)
    page = roos.page
    page.context.set_offline(True)
    meeting = urlsplit(roos.meeting().page.url).path
    roos.say_coming("yes")
    expect(page.locator("h1")).to_have_text("Het is bewaard")
    expect(strip(page)).to_contain_text("Wordt nog verstuurd: 1")
    roos.vote(ballot, 0)
    expect(strip(page)).to_contain_text("Wordt nog verstuurd: 2")
    assert not votes(house, ballot)

    roos.leave()
    expect(page.locator("#faces button")).not_to_have_count(0)
    own = page.evaluate("caches.keys()")
    assert "huisraad-own" not in own, "nothing of who was here"
    page.goto(meeting)
    assert "Roos" not in page.locator("header").inner_text()
    assert page.locator("[name=coming]").count() == 0

    page.context.set_offline(False)
    page.goto("/faces")
    wait_until_brought(page)
    assert votes(house, ballot) == [("Roos",)]
    assert answers(house, meeting) == [("yes",)]
    assert rows(house, sa.select(Delivery.outcome)) == [("done",), ("done",)]
    assert page.request.get("/", max_redirects=0).headers["location"] == "/faces", "nobody is here"


def test_who_was_not_signed_in_answers_with_the_card(house: House) -> None:
    token = house.card_of("Roos")
    page = house.tablet(house.page("tablet"))
    page.goto("/faces")
    wait_until_carried(page)
    page.context.set_offline(True)
    page.locator("#faces button", has_text="Roos").tap()
    page.locator("main a[href$='/no']").tap()
    page.wait_for_url("**/no")
    page.keyboard.type(token)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Het is bewaard")
    assert token not in str(page.evaluate(KEPT.replace("count()", "getAll()")))
    page.context.set_offline(False)
    page.goto("/faces")
    wait_until_brought(page)
    assert rows(house, sa.select(Delivery.outcome)) == [("done",)]
    said = sa.and_(Attendance.person_id == person_id(house, "Roos"), Attendance.coming == Coming.NO)
    assert rows(house, sa.select(Attendance.id).where(said))


def test_a_secret_vote_without_a_network_asks_the_card(house: House) -> None:
    with house.acting():
        asked = sa.select(Ballot).where(Ballot.state == BallotState.OPEN)
        row = database.session.scalars(asked).one()
        row.secret, ballot = True, f"/ballots/{row.id}"
    token = house.card_of("Roos")
    roos = Tablet(house.tablet(house.page("tablet"))).tap_face("Roos").hold(token)
    page = roos.page
    wait_until_carried(page, person_id(house, "Roos"))
    page.context.set_offline(True)
    roos.show(ballot)
    roos.tap("button.choice, form:has([name=choice]) button")
    page.locator("[name=token]").fill(token)
    roos.tap(".acts button[form=form]")
    expect(page.locator("h1")).to_have_text("Het is bewaard")
    page.context.set_offline(False)
    page.goto("/")
    wait_until_brought(page)
    assert rows(house, sa.select(SecretVoter.person_id)) == [(person_id(house, "Roos"),)]
    assert len(rows(house, sa.select(SecretVote.key))) == 1


def test_every_other_act_is_kept_too_and_a_meeting_goes_on_by_oneself(house: House) -> None:
    with house.acting():
        linde = database.session.scalars(sa.select(Council).where(Council.name == "Raad De Linde"))
        people = {one.call_name: one for one in database.session.scalars(sa.select(Person))}
        meeting = running_meeting(linde.one(), people)
        follow, poll = f"/meetings/{meeting.id}/follow", "/dates/1"
        item = meeting.items[3].id
    roos = here(house)
    page = roos.page
    page.context.set_offline(True)
    roos.show(f"{follow}?item={item}")
    expect(page.locator("main h1")).to_contain_text("Zomeruitje")
    roos.show(follow).tap("#sign-break")
    expect(page.locator("h1")).to_have_text("Het is bewaard")
    roos.show(poll).tap("form:has([name=suits][value=yes]) button")
    expect(page.locator("h1")).to_have_text("Het is bewaard")
    roos.tap(".acts form[action$='/help/call'] button")
    expect(page.locator("h1")).to_have_text("Hulp")
    expect(strip(page)).to_contain_text("Wordt nog verstuurd: 3")
    roos.show("/councils/1/wishes/new")
    page.locator("[name=subject]").first.check(force=True)
    for _step in range(6):
        if page.locator("h1", has_text="Het is bewaard").count():
            break
        text = page.locator("textarea[name=text]")
        if text.is_visible():
            text.fill("Vaker soep")
        page.locator("#send").tap()
        page.wait_for_timeout(400)
    expect(strip(page)).to_contain_text("Wordt nog verstuurd: 4")
    page.context.set_offline(False)
    page.goto("/")
    wait_until_brought(page)
    assert rows(house, sa.select(Delivery.outcome)) == [("done",)] * 4
    assert rows(house, sa.select(Wish.id).where(Wish.text == "Vaker soep"))
    assert rows(house, sa.select(HelpCall.id).where(HelpCall.person_id == person_id(house, "Roos")))
