"""A meeting is opened by its time, led by somebody who is there, closed, and opened again."""

import pytest
import sqlalchemy as sa

from portal.agenda.service import ItemText
from portal.audit import AuditEvent
from portal.errors import RefusedError
from portal.leading import service as leading
from portal.leading.models import Presence, Sign, Signal, Sitting
from portal.meetings.models import AgendaItem, MeetingState

pytestmark = pytest.mark.engines


def here(meeting_id):
    return {one.call_name for one in leading.present(meeting_id)}


def test_it_is_opened_once_with_who_is_there(session, opened, meeting):
    sitting = opened(["Anneke", "Roos"])
    assert here(meeting.id) == {"Anneke", "Roos"}
    assert opened(["Mo"]) is sitting
    assert here(meeting.id) == {"Anneke", "Roos"}
    assert session.scalar(sa.select(sa.func.count()).select_from(Sitting)) == 1


def test_long_before_its_time_it_asks_first(session, meeting, opened, actor, person, clock):
    clock.forward(minutes=-31)
    with pytest.raises(RefusedError) as refused:
        opened()
    assert refused.value.field == "early"
    assert leading.open_sitting(actor("Anneke"), meeting, set(), early=True).id


def test_half_an_hour_before_it_opens_at_once(opened, clock):
    clock.forward(minutes=-30)
    assert opened().id


@pytest.mark.parametrize("state", [MeetingState.DRAFT, MeetingState.CANCELLED])
def test_what_is_not_planned_does_not_open(state, session, meeting, opened):
    meeting.state = state
    session.flush()
    with pytest.raises(RefusedError):
        opened()


def test_a_meeting_of_yesterday_does_not_open(opened, clock):
    clock.forward(days=1)
    with pytest.raises(RefusedError):
        opened()


def test_the_chair_leads_else_the_secretary_else_nobody_yet(session, opened, person):
    assert opened(["Roos", "Hans"]).leader.call_name == "Hans"


def test_nobody_leads_when_no_officer_is_there_until_a_member_is_chosen(opened, actor, person):
    sitting = opened(["Roos", "Mo"], by="Hans")
    assert sitting.leader_id is None
    leading.hand_over(actor("Sanne"), sitting, person("Roos").id)
    assert sitting.leader_id == person("Roos").id


@pytest.mark.parametrize("name", ["Sanne", "Willem", "Gerrit"])
def test_only_a_member_who_is_there_leads(name, opened, actor, person):
    sitting = opened(["Anneke", "Sanne"])
    with pytest.raises(RefusedError):
        leading.hand_over(actor("Anneke"), sitting, person(name).id)


def test_when_the_chair_leaves_somebody_else_takes_over_and_it_stands_in_the_trail(
    session, opened, actor, person, clock
):
    sitting = opened()
    clock.forward(minutes=10)
    leading.set_presence(actor("Sanne"), sitting, person("Anneke").id, "away")
    assert sitting.leader_id is None
    leading.hand_over(actor("Sanne"), sitting, person("Hans").id)
    what = session.scalars(sa.select(AuditEvent.what).order_by(AuditEvent.id)).all()
    assert what[-2:] == ["leading:leader-left", "leading:hand-over"]


def test_closing_ends_every_stay_and_puts_every_card_down(session, opened, meeting, actor, clock):
    sitting = opened(["Anneke", "Roos"])
    leading.give(actor("Roos"), sitting, Sign.SPEAK)
    clock.forward(minutes=30)
    leading.close(actor("Anneke"), sitting)
    assert here(meeting.id) == set()
    assert session.scalar(sa.select(sa.func.count()).select_from(Signal)) == 0
    assert session.scalars(sa.select(Presence.until).distinct()).all() == [clock()]
    leading.close(actor("Hans"), sitting)
    assert sitting.closed_by_id == actor("Anneke").person_id


def test_closed_by_mistake_it_goes_on_where_it_was(session, opened, meeting, actor, clock):
    sitting = opened(["Anneke", "Roos"])
    clock.forward(minutes=30)
    at = sitting.item_id
    leading.close(actor("Anneke"), sitting)
    clock.forward(minutes=5)
    leading.reopen(actor("Hans"), sitting)
    assert here(meeting.id) == {"Anneke", "Roos"}
    assert sitting.item_id == at
    assert sitting.closed_at is None


def test_after_an_hour_it_stays_closed(opened, actor, clock):
    sitting = opened()
    leading.close(actor("Anneke"), sitting)
    clock.forward(minutes=61)
    with pytest.raises(RefusedError):
        leading.reopen(actor("Anneke"), sitting)


def test_a_meeting_without_items_opens_and_takes_one(session, meeting, opened, actor):
    session.execute(sa.delete(AgendaItem))
    session.expire_all()
    sitting = opened()
    assert sitting.item_id is None
    item = leading.add_now(actor("Anneke"), sitting, ItemText(title="Toch iets"))
    assert sitting.item_id == item.id
