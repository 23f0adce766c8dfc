"""I come, I do not come, I do not know yet."""

import re
import threading

import pytest
import sqlalchemy as sa

from portal.identity import Proof
from portal.meetings.models import Attendance, MeetingState

pytestmark = pytest.mark.engines


@pytest.fixture
def here(meeting):
    return meeting(state=MeetingState.INVITED)


@pytest.fixture
def answers(stored):
    return lambda: stored(lambda s: s.scalars(sa.select(Attendance)).all())


def test_a_member_says_i_come_and_changes_it(sender, here, answers):
    roos = sender("Roos", view="picto", proof=Proof.CARD)
    assert f"/meetings/{here}/answer" in roos.get(f"/meetings/{here}").get_data(as_text=True)
    for coming in ("yes", "no", "unsure", "yes"):
        assert roos.post(f"/meetings/{here}/answer", {"coming": coming}).status_code == 303
    assert [one.coming for one in answers()] == ["yes"]


def test_the_answer_is_shown_back(sender, here):
    roos = sender("Roos", view="picto", proof=Proof.CARD)
    roos.post(f"/meetings/{here}/answer", {"coming": "yes"})
    page = roos.get(f"/meetings/{here}").get_data(as_text=True)
    assert len(re.findall(r'class="do\s*"[^>]*aria-pressed="true"', page)) == 1


def test_twice_at_the_same_moment_is_one_answer(sender, here, answers):
    people = [sender("Roos"), sender("Roos")]
    barrier, seen = threading.Barrier(2), []

    def say(who):
        barrier.wait()
        seen.append(who.post(f"/meetings/{here}/answer", {"coming": "yes"}).status_code)

    threads = [threading.Thread(target=say, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [303, 303]
    assert len(answers()) == 1


def test_help_is_recorded_and_shown(sender, here, answers, stored):
    kees = sender("Kees", view="picto", proof=Proof.HELPED, helper="Bas")
    kees.post(f"/meetings/{here}/answer", {"coming": "yes"})
    assert answers()[0].helper_id is not None
    assert "Bas" in sender("Sanne").get(f"/meetings/{here}").get_data(as_text=True)


def test_a_face_alone_is_led_to_the_card(sender, here, answers):
    roos = sender("Roos", view="picto", proof=Proof.FACE)
    answer = roos.post(f"/meetings/{here}/answer", {"coming": "yes"})
    assert answer.status_code == 303
    assert "card" in answer.location
    assert answers() == []


@pytest.mark.parametrize(("name", "status"), [("Petra", 404), ("Theo", 403)])
def test_only_who_was_invited_is_asked(sender, here, answers, name, status):
    proof = Proof.CARD if name == "Theo" else Proof.ACCOUNT
    refused = sender(name, proof=proof).post(f"/meetings/{here}/answer", {"coming": "yes"})
    assert refused.status_code == status
    assert answers() == []


@pytest.mark.parametrize("coming", ["", "maybe", "yes; no", None])
def test_nonsense_is_no_answer(sender, here, answers, coming):
    data = {} if coming is None else {"coming": coming}
    assert sender("Roos").post(f"/meetings/{here}/answer", data).status_code == 422
    assert answers() == []


def test_after_the_meeting_it_is_too_late(sender, here, answers, clock):
    clock.forward(days=20)
    assert sender("Roos").post(f"/meetings/{here}/answer", {"coming": "yes"}).status_code == 422
    assert answers() == []


def test_the_supporter_hears_who_has_not_answered(session, sender, here, asked):
    waiting = asked("Sanne")["unanswered"]
    assert {(one.id, one.number) for one in waiting} == {(here, 0)}  # nobody has answered
    assert len(waiting) == 7
    session.rollback()
    sender("Roos").post(f"/meetings/{here}/answer", {"coming": "unsure"})
    waiting = asked("Sanne")["unanswered"]
    assert {one.number for one in waiting} == {1}
    assert "Roos" not in {one.title for one in waiting}
    assert "Kees" in {one.title for one in waiting}


def test_nobody_is_asked_for_other_councils_or_drafts(meeting, here, asked):
    meeting(title="Klad")
    assert {one.id for one in asked("Sanne")["unanswered"]} == {here}
    for name in ("Anneke", "Roos", "Gerrit", "Bea"):
        assert not asked(name)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_council_sees_who_comes(sender, here, view):
    sender("Roos").post(f"/meetings/{here}/answer", {"coming": "yes"})
    page = sender("Willem", view=view, proof=Proof.CARD).get(f"/meetings/{here}/attendance")
    assert page.status_code == 200
    assert "Roos" in page.get_data(as_text=True)
    assert sender("Theo", proof=Proof.CARD).get(f"/meetings/{here}/attendance").status_code == 403
