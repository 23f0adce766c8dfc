"""From draft to invitation: who may, what everybody sees."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.identity import Proof
from portal.meetings.models import Meeting, MeetingState


def state_of(stored, meeting_id):
    return stored(lambda s: s.get(Meeting, meeting_id).state)


def test_the_chair_fixes_and_invites(sender, meeting, stored):
    here = meeting()
    anneke = sender("Anneke")
    assert anneke.post(f"/meetings/{here}/fix").status_code == 303
    assert state_of(stored, here) == MeetingState.PLANNED
    assert anneke.post(f"/meetings/{here}/invite").status_code == 303
    found = stored(lambda s: s.get(Meeting, here))
    assert found.state == MeetingState.INVITED
    assert found.invited_at is not None


def test_before_inviting_one_sees_how_many_messages_go_out(sender, meeting):
    page = sender("Anneke").get(f"/meetings/{meeting(state=MeetingState.PLANNED)}/invite")
    html = page.get_data(as_text=True)
    assert page.status_code == 200
    assert re.search(r"<h2>[^<]*\b8 ", html)  # seven members and the supporter
    assert "Sanne" in html


def test_an_empty_agenda_is_not_fixed(sender, meeting, stored):
    here = meeting(items=())
    assert sender("Anneke").post(f"/meetings/{here}/fix").status_code == 422
    assert state_of(stored, here) == MeetingState.DRAFT


def test_a_draft_is_not_invited_to(sender, meeting, stored):
    here = meeting()
    assert sender("Hans").post(f"/meetings/{here}/invite").status_code == 422
    assert state_of(stored, here) == MeetingState.DRAFT


@pytest.mark.parametrize("act", ["fix", "invite", "cancel", "plan-again"])
@pytest.mark.parametrize("name", ["Sanne", "Roos"])
def test_only_an_officer_fixes_invites_and_cancels(sender, meeting, stored, act, name):
    here = meeting(state=MeetingState.PLANNED)
    assert sender(name).post(f"/meetings/{here}/{act}").status_code == 403
    assert state_of(stored, here) == MeetingState.PLANNED
    trail = stored(
        lambda s: s.scalars(sa.select(AuditEvent.what).where(AuditEvent.refused.is_(True))).all()
    )
    assert "meeting:fix" in trail


def test_the_supporter_is_not_even_shown_the_button(sender, meeting):
    here = meeting()
    assert f"/meetings/{here}/fix" not in sender("Sanne").get(f"/meetings/{here}").get_data(
        as_text=True
    )
    assert f"/meetings/{here}/fix" in sender("Anneke").get(f"/meetings/{here}").get_data(
        as_text=True
    )


def test_what_changes_after_the_invitation_is_marked(sender, meeting, items_of, clock, client_as):
    here = meeting(state=MeetingState.INVITED)
    clock.forward(hours=1)
    sanne = sender("Sanne")
    page = sanne.get(f"/meetings/{here}").get_data(as_text=True)
    item = items_of(here)[0]
    sanne.post(
        f"/items/{item.id}/edit",
        {"title": "Welkom", "purpose": "hear", "minutes": 3, "owner_id": 0, "version": 1},
    )
    changed = sanne.get(f"/meetings/{here}").get_data(as_text=True)
    assert changed.count('class="chip sun"') == page.count('class="chip sun"') + 1


def test_cancelled_is_shown_to_all_and_can_be_taken_back(sender, meeting, stored):
    here = meeting(state=MeetingState.INVITED)
    anneke = sender("Anneke")
    anneke.post(f"/meetings/{here}/cancel")
    assert "banner alarm" in sender("Sanne").get(f"/meetings/{here}").get_data(as_text=True)
    assert sender("Theo", proof=Proof.FACE).get(f"/meetings/{here}").status_code == 200
    anneke.post(f"/meetings/{here}/plan-again")
    assert state_of(stored, here) == MeetingState.INVITED


def test_a_draft_that_is_cancelled_stays_within_the_council(sender, meeting):
    here = meeting()
    sender("Anneke").post(f"/meetings/{here}/cancel")
    assert sender("Theo", proof=Proof.FACE).get(f"/meetings/{here}").status_code == 404


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_house_mate_sees_what_was_invited_to_and_no_draft(sender, meeting, items_of, view):
    draft, invited = meeting(title="Klad"), meeting(state=MeetingState.INVITED, days=12)
    theo = sender("Theo", view=view, proof=Proof.FACE)
    assert theo.get(f"/meetings/{draft}").status_code == 404
    assert theo.get(f"/items/{items_of(draft)[0].id}").status_code == 404
    page = theo.get(f"/meetings/{invited}")
    assert page.status_code == 200
    assert f"/meetings/{invited}/answer" not in page.get_data(as_text=True)
    assert theo.get(f"/items/{items_of(invited)[0].id}").status_code == 200
    shelf = theo.get("/meetings", follow_redirects=True).get_data(as_text=True)
    assert "Klad" not in shelf


def same(answer, number):
    """A page without what differs every time: tokens, its number, and the address itself."""
    html = answer.get_data(as_text=True).replace(f"/meetings/{number}", "/meetings/x")
    html = re.sub(r'<p class="number".*?</p>', "", html, flags=re.DOTALL)  # of the request
    return re.sub(r'value="[^"]*"', "", html)


def test_a_neighbour_finds_nothing_anywhere(sender, meeting, items_of, council_id):
    here = meeting(state=MeetingState.INVITED, title="Linde overlegt")
    item = items_of(here)[0].id
    gerrit = sender("Gerrit")
    unknown, theirs = gerrit.get("/meetings/99999"), gerrit.get(f"/meetings/{here}")
    assert same(unknown, "99999") == same(theirs, str(here))
    for url in (
        f"/meetings/{here}",
        f"/meetings/{here}/wall",
        f"/meetings/{here}/edit",
        f"/meetings/{here}/order",
        f"/meetings/{here}/items/new",
        f"/meetings/{here}/attendance",
        f"/meetings/{here}/answer",
        f"/meetings/{here}/invite",
        f"/items/{item}",
        f"/items/{item}/edit",
        f"/items/{item}/papers/new",
        f"/councils/{council_id}/meetings",
        f"/councils/{council_id}/meetings/new",
    ):
        assert gerrit.get(url).status_code == 404, url
    for url in (f"/meetings/{here}/restore", f"/items/{item}/remove", f"/meetings/{here}/fix"):
        assert gerrit.post(url, {"item": item}).status_code == 404, url
    assert "Linde overlegt" not in gerrit.get("/meetings").get_data(as_text=True)


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**40])
def test_a_number_that_cannot_be_is_not_found(sender, number):
    sanne = sender("Sanne")
    for url in (f"/meetings/{number}", f"/items/{number}", f"/papers/{number}"):
        assert sanne.get(url).status_code == 404


def test_a_moved_meeting_never_overwrites_what_another_saved(sender, meeting, stored):
    here = meeting()
    sent = {
        "title": "Vergadering",
        "date": "2027-02-25",
        "begins": "14:00",
        "ends": "15:00",
        "place": "Tuin",
        "version": 1,
    }
    assert sender("Sanne").post(f"/meetings/{here}/edit", sent).status_code == 303
    late = sender("Anneke").post(f"/meetings/{here}/edit", sent | {"place": "Keuken"})
    page = late.get_data(as_text=True)
    assert late.status_code == 409
    assert "Tuin" in page
    assert 'value="Keuken"' in page
    assert stored(lambda s: s.get(Meeting, here).place) == "Tuin"


def test_a_past_meeting_can_still_change_its_place_but_not_move_into_the_past(
    sender, meeting, clock, stored
):
    here = meeting()
    clock.moment += timedelta(days=30)
    sent = {
        "title": "Vergadering",
        "date": "2027-02-18",
        "begins": "14:00",
        "ends": "15:00",
        "place": "Tuin",
        "version": 1,
    }
    assert sender("Sanne").post(f"/meetings/{here}/edit", sent).status_code == 303
    moved = sent | {"date": "2027-02-19", "version": 2}
    assert sender("Sanne").post(f"/meetings/{here}/edit", moved).status_code == 422
