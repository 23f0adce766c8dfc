"""A meeting on a screen, one that is soon, and two at the same time."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.councils.models import Council
from portal.identity import Proof, Role
from portal.meetings.models import Meeting, MeetingState
from portal.people.models import Membership
from tests.meetings.conftest import FILLED

pytestmark = pytest.mark.engines

LINK = "https://video.example/linde?room=1"


@pytest.mark.parametrize(
    "link",
    [
        "http://video.example/x",
        "javascript:alert(1)",
        "https://",
        "https://intern/x",
        "https://user:pass@video.example/x",
        "https://video.example/a b",
        "HTTPS://video.example",
        "//video.example/x",
        "https://[video.example",
        "https://video.example/" + "x" * 500,
    ],
)
def test_a_link_is_a_whole_and_secure_address(sender, council_id, link):
    sent = FILLED | {"link": link}
    answer = sender("Anneke").post(f"/councils/{council_id}/meetings/new", sent)
    assert answer.status_code == 422
    assert 'id="link-wrong"' in answer.get_data(as_text=True)


def test_the_database_takes_no_other_link_either(meeting):
    with pytest.raises(IntegrityError):
        meeting(link="http://video.example")


def test_the_screen_opens_half_an_hour_before_for_who_was_invited(sender, meeting, clock):
    here = meeting(state=MeetingState.INVITED, link=LINK)
    start = meeting_start(clock)
    for before, opened in ((31, False), (29, True), (-59, True), (-61, False)):
        clock.moment = start - timedelta(minutes=before)
        roos = sender("Roos", view="picto", proof=Proof.CARD)
        page = roos.get(f"/meetings/{here}").get_data(as_text=True)
        assert (f'href="/meetings/{here}/join"' in page) is opened, before
        assert (roos.get(f"/meetings/{here}/join").location == LINK) is opened, before


def meeting_start(clock):
    """When the meetings of these tests begin: ten days on, at two o'clock (winter time)."""
    day = (clock.moment + timedelta(days=10)).date()
    return clock.moment.replace(
        year=day.year, month=day.month, day=day.day, hour=13, minute=0, second=0, microsecond=0
    )


@pytest.mark.parametrize("name", ["Theo", "Bas", "Petra", "Gerrit"])
def test_nobody_else_finds_the_screen(sender, meeting, clock, name):
    here = meeting(state=MeetingState.INVITED, link=LINK)
    clock.moment = meeting_start(clock)
    proof = Proof.CARD if name == "Theo" else Proof.ACCOUNT
    other = sender(name, proof=proof)
    for address in ("", "/wall", "/join"):
        answer = other.get(f"/meetings/{here}{address}")
        assert "video.example" not in answer.get_data(as_text=True) + (answer.location or "")
        assert f'href="/meetings/{here}/join"' not in answer.get_data(as_text=True)


def test_the_wall_never_tells_the_link(sender, meeting, clock):
    here = meeting(state=MeetingState.INVITED, link=LINK)
    clock.moment = meeting_start(clock)
    assert "video.example" not in sender("Sanne").get(f"/meetings/{here}/wall").get_data(
        as_text=True
    )


def test_a_cancelled_meeting_has_no_screen(sender, meeting, clock):
    here = meeting(state=MeetingState.CANCELLED, link=LINK)
    clock.moment = meeting_start(clock)
    assert sender("Roos").get(f"/meetings/{here}/join").location != LINK


def test_sooner_than_usual_asks_why_and_says_so(sender, council_id, stored):
    soon = FILLED | {"date": "2027-02-11"}
    anneke = sender("Anneke")
    asked = anneke.post(f"/councils/{council_id}/meetings/new", soon)
    assert asked.status_code == 422
    assert 'id="haste-wrong"' in asked.get_data(as_text=True)
    made = anneke.post(f"/councils/{council_id}/meetings/new", soon | {"haste": "crisis"})
    assert made.status_code == 303
    page = anneke.get(made.location).get_data(as_text=True)
    assert "Er is iets ergs gebeurd" in page


def test_a_preparation_or_a_living_room_needs_no_notice(make):
    for kind in ("preparation", "living_room"):
        assert make(kind=kind, date="2027-02-11", haste="crisis").haste is None


def test_the_council_says_what_is_soon(sender, council_id, stored, session):
    session.execute(sa.update(Council).where(Council.id == council_id).values(notice_days=0))
    session.commit()
    soon = FILLED | {"date": "2027-02-11"}
    assert sender("Anneke").post(f"/councils/{council_id}/meetings/new", soon).status_code == 303


def test_moving_it_nearer_asks_why_and_moving_it_away_forgets(sender, meeting, stored):
    here = meeting()
    sent = FILLED | {"version": 1, "date": "2027-02-12"}
    anneke = sender("Anneke")
    assert anneke.post(f"/meetings/{here}/edit", sent).status_code == 422
    assert anneke.post(f"/meetings/{here}/edit", sent | {"haste": "hurry"}).status_code == 303
    assert stored(lambda s: s.get(Meeting, here).haste) == "hurry"
    away = sent | {"date": "2027-03-12", "version": 2, "haste": "hurry"}
    assert anneke.post(f"/meetings/{here}/edit", away).status_code == 303
    assert stored(lambda s: s.get(Meeting, here).haste) is None


@pytest.fixture
def elsewhere(session, meeting, person):
    """Sanne supports De Eik too, where there is a meeting at the same time."""

    def make(role=Role.SUPPORTER, **about):
        council = session.scalars(sa.select(Council.id).where(Council.name == "Raad De Eik")).one()
        since = session.scalars(sa.select(Membership.since)).first()
        session.add(
            Membership(
                person_id=person("Sanne").id,
                council_id=council,
                role=role,
                since=since,
                confirmed_at=session.scalars(sa.select(Membership.confirmed_at)).first(),
            )
        )
        session.commit()
        return meeting(council=council, **about)

    return make


def test_two_councils_at_one_time_is_a_warning_that_tells_no_more_than_one_may_know(
    sender, meeting, elsewhere, stored
):
    elsewhere()
    here = meeting(state=MeetingState.PLANNED)
    for name, knows in (("Sanne", True), ("Anneke", False)):
        page = sender(name).get(f"/meetings/{here}?overlap=1").get_data(as_text=True)
        assert ("Raad De Eik" in page.partition("</main>")[0].partition("<main")[2]) is knows, name
        assert "Sanne" in page
        assert 'class="banner sun"' in page
    invited = meeting(state=MeetingState.INVITED)
    page = sender("Sanne").get(f"/meetings/{invited}?overlap=1").get_data(as_text=True)
    assert 'class="banner sun"' in page
    invite = sender("Anneke").get(f"/meetings/{here}/invite").get_data(as_text=True)
    assert 'class="banner sun"' in invite
    assert "Raad De Eik" not in invite
    roos = sender("Roos").get(f"/meetings/{here}?overlap=1").get_data(as_text=True)
    assert 'class="banner sun"' not in roos


@pytest.mark.parametrize(
    "about",
    [
        {"state": MeetingState.CANCELLED},
        {"days": 11},
        {"supporter_invited": False},
        {"role": Role.MANAGER},
    ],
)
def test_it_is_no_clash_when_one_need_not_be_there(sender, meeting, elsewhere, about):
    elsewhere(**about)
    here = meeting(state=MeetingState.INVITED)  # nobody has to do anything more
    page = sender("Sanne").get(f"/meetings/{here}?overlap=1").get_data(as_text=True)
    assert 'class="banner sun"' not in page
