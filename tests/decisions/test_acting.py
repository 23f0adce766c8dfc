"""Who does what: agreed, done, taken back, dropped with a reason; late without alarm."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.access import policy
from portal.access.permissions import Permission
from portal.decisions import service as decisions
from portal.decisions.models import Action, ActionState
from portal.errors import ConflictError, RefusedError
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.people.models import Membership

pytestmark = pytest.mark.engines


def text(*people, what="Vraag het aan de kok.", due_on=None):
    return decisions.ActionText(what=what, people=[one.id for one in people], due_on=due_on)


@pytest.fixture
def ask(council, actor, person):
    return decisions.make_action(actor("Sanne"), council, text(person("Kees")))


def test_members_supporter_guests_and_staff_can_be_asked_and_nobody_else(council, actor, person):
    known = {one.call_name for one in decisions.people_for(council)}
    assert {"Anneke", "Roos", "Sanne", "Petra", "Bas"} <= known
    assert not {"Gerrit", "Bea", "Theo"} & known
    with pytest.raises(RefusedError) as refused:
        decisions.make_action(actor("Anneke"), council, text(person("Gerrit")))
    assert refused.value.field == "people"
    with pytest.raises(RefusedError):
        decisions.make_action(actor("Anneke"), council, text())


def test_done_says_when_and_by_whom_and_can_be_taken_back(ask, actor):
    kees = actor("Kees")
    decisions.set_state(kees, ask, ActionState.DONE)
    moment = ask.ended_at
    decisions.set_state(actor("Sanne"), ask, ActionState.DONE)  # twice is once
    assert (ask.ended_at, ask.ended_by_id) == (moment, kees.person_id)
    decisions.tell_action(actor("Anneke"), ask)
    decisions.set_state(kees, ask, ActionState.BUSY)
    assert (ask.ended_at, ask.ended_by_id, ask.told_at) == (None, None, None)
    assert ask.is_open


def test_dropping_needs_a_reason(session, ask, actor):
    with pytest.raises(RefusedError):
        decisions.set_state(actor("Sanne"), ask, ActionState.DROPPED)
    decisions.drop_action(actor("Sanne"), ask, "De kok is weg.")
    assert (ask.state, ask.reason) == (ActionState.DROPPED, "De kok is weg.")
    with pytest.raises(IntegrityError):
        session.execute(sa.update(Action).values(reason=""))


def test_only_what_is_done_is_told(ask, actor):
    with pytest.raises(RefusedError):
        decisions.tell_action(actor("Anneke"), ask)


def test_two_who_change_one_action_see_both(ask, actor, person):
    decisions.change_action(actor("Sanne"), ask, text(person("Mo")), ask.version)
    with pytest.raises(ConflictError):
        decisions.change_action(actor("Hans"), ask, text(person("Roos")), 1)
    assert [one.call_name for one in ask.people] == ["Mo"]


def test_without_a_day_it_is_for_the_next_meeting(session, council, meetings, ask, clock):
    coming = session.scalars(
        sa.select(Meeting).where(Meeting.starts_at > clock()).order_by(Meeting.starts_at)
    ).first()
    assert decisions.find_task(ask).due == coming.starts_at.date()
    clock.set(coming.ends_at)
    assert not decisions.find_task(ask).late  # it is still that day
    clock.forward(days=1)
    assert decisions.find_task(ask).late
    coming.state = MeetingState.CANCELLED
    session.flush()
    assert decisions.find_task(ask).due is None


def test_the_soonest_comes_first_and_what_is_done_is_not_open(session, council, actor, person):
    kees, today = person("Kees"), date(2027, 2, 8)
    days = {"later": 9, "soon": 1, "late": -3}
    for what, ahead in days.items():
        due = today + timedelta(days=ahead)
        decisions.make_action(actor("Sanne"), council, text(kees, what=what, due_on=due))
    decisions.make_action(actor("Sanne"), council, text(kees, what="some day"))
    done = decisions.make_action(actor("Sanne"), council, text(kees, what="done"))
    decisions.set_state(actor("Kees"), done, ActionState.DONE)
    tasks = decisions.open_actions(council.id)
    assert [one.action.what for one in tasks] == ["late", "soon", "later", "some day"]
    assert [one.late for one in tasks] == [True, False, False, False]


def test_everybody_has_a_list_of_ones_own(year, actor):
    def mine(name, proof=Proof.ACCOUNT):
        return [one.action.what for one in decisions.to_do(actor(name, proof))]

    assert mine("Petra") == ["Petra zoekt uit wat een bankje kost."]
    assert mine("Bas") == ["Bas hangt de lijst met corvee op."]
    assert set(mine("Roos", Proof.FACE)) == {
        "Bas hangt de lijst met corvee op.",
        "Roos maakt een lijst met spelletjes.",
    }
    assert mine("Anneke") == mine("Gerrit") == []


def test_a_guest_sees_what_is_asked_of_the_guest_and_nothing_else(session, year, actor):
    petra = actor("Petra")
    seen = session.scalars(
        sa.select(Action.what).where(policy.where(petra, Permission.ACTION_VIEW))
    ).all()
    assert seen == ["Petra zoekt uit wat een bankje kost."]


def test_who_left_every_council_and_house_has_nothing_to_do(session, year, actor):
    terms = sa.delete(Membership).where(Membership.person_id == year["Petra"].id)
    session.execute(terms)
    assert decisions.to_do(actor("Petra")) == []


def test_the_agenda_shows_what_is_open_now_and_what_was_done_since(session, year, actor, clock):
    item = session.scalars(
        sa.select(AgendaItem).where(AgendaItem.shows_actions).order_by(AgendaItem.id)
    ).one()
    made = decisions.seen_at(item, actor("Sanne"))
    shown = {one.action.what: one.action.state for one in made.actions}
    assert shown["Anneke belt de tuinman."] == ActionState.DONE
    assert len(shown) == 5
    kees = next(one.action for one in made.actions if one.action.what.startswith("Kees"))
    decisions.set_state(actor("Kees"), kees, ActionState.DONE)
    again = decisions.seen_at(item, actor("Sanne"))
    assert {one.action.what: one.action.state for one in again.actions}[kees.what] == "done"
    resident = decisions.seen_at(item, actor("Joyce"))
    assert [one.action.what for one in resident.actions] == ["Anneke belt de tuinman."]


def test_what_was_done_before_the_last_meeting_is_off_the_agenda(session, year, actor):
    item = session.scalars(sa.select(AgendaItem).where(AgendaItem.shows_actions)).one()
    old = session.scalars(sa.select(Action).where(Action.state == ActionState.DONE)).one()
    old.ended_at = item.meeting.starts_at - timedelta(weeks=5)
    session.flush()
    made = decisions.seen_at(item, actor("Sanne"))
    assert old not in [one.action for one in made.actions]
    assert len(made.actions) == 4
