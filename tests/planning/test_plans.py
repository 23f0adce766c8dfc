"""A year plan is begun, copied, put on agendas, and shown to the house."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal import clock as clocks
from portal import database
from portal.agenda import service as agenda
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.identity import Actor, Proof
from portal.meetings import service as meetings
from portal.meetings.models import AgendaItem, Meeting, MeetingKind, MeetingState
from portal.meetings.service import EMPTY, FITTING, When
from portal.planning import service as planning
from portal.planning.models import EntryState, PlanEntry, YearPlan
from portal.planning.service import COPY, READY, Standing, Words
from portal.residents.service import actor_of


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def sanne(person: Any) -> Actor:
    return actor_of(person("Sanne"), proof=Proof.ACCOUNT)


@pytest.fixture
def plan(session: Any, council: Council, sanne: Actor) -> YearPlan:
    return planning.begin(sanne, council, 2027, READY)


@pytest.fixture
def meeting(council: Council, sanne: Actor) -> Callable[..., Meeting]:
    """``meeting(3)``: a draft on 18 March, made as a person makes one."""

    def make(month: int, kind: MeetingKind = MeetingKind.COUNCIL) -> Meeting:
        begins = clocks.from_local(datetime(2027, month, 18, 14))  # noqa: DTZ001
        when = When(starts_at=begins, ends_at=begins + timedelta(hours=1), kind=kind)
        made = meetings.make_meeting(sanne, council, when, EMPTY)
        planning.bring(sanne, made)
        return made

    return make


def titled(plan: YearPlan, month: int) -> list[PlanEntry]:
    return [one for one in planning.entries(plan) if one.month == month]


def titles(meeting: Meeting) -> list[str]:
    there = sa.select(AgendaItem.title).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None)
    )
    return list(database.session.scalars(there.order_by(AgendaItem.position)))


def test_a_ready_made_year_fits_the_kind_of_council_and_keeps_law_apart(
    plan: YearPlan, session: Any, sanne: Actor
) -> None:
    there = planning.entries(plan)
    assert len(there) == len(planning.HOUSE)
    assert {one.law for one in there if one.month == 4} == {"Wmcz 2018 art. 8 lid 1 onder d"}
    assert {one.law for one in there if one.month == 12} == {""}
    central = session.scalars(sa.select(Council).where(Council.name == "Centrale raad")).one()
    other = planning.begin(sanne, central, 2027, READY)
    assert len(planning.entries(other)) == len(planning.CENTRAL)


def test_there_is_one_plan_a_year(plan: YearPlan, council: Council, sanne: Actor) -> None:
    with pytest.raises(RefusedError):
        planning.begin(sanne, council, 2027, READY)


def test_a_copy_marks_what_was_never_talked_about(
    plan: YearPlan, council: Council, sanne: Actor
) -> None:
    with pytest.raises(RefusedError):
        planning.begin(sanne, council, 2029, COPY)
    done, *others = planning.entries(plan)
    planning.say(sanne, done, EntryState.DONE)
    planning.say(sanne, others[0], EntryState.SKIPPED)
    again = planning.entries(planning.begin(sanne, council, 2028, COPY))
    assert [one.title for one in again] == [one.title for one in planning.entries(plan)]
    assert [one.left_over for one in again[:3]] == [False, False, True]
    assert {one.state for one in again} == {EntryState.OPEN}


def test_the_subjects_of_its_month_come_on_the_first_agenda_alone(
    plan: YearPlan, meeting: Any
) -> None:
    march = meeting(3)
    [entry] = titled(plan, 3)
    assert titles(march) == [entry.title]
    assert "art. 8 lid 1 onder f" in march.items[0].text
    assert planning.standing(entry) is Standing.PLANNED
    assert titles(meeting(3)) == []


def test_they_come_before_the_item_that_closes_it(
    plan: YearPlan, council: Council, sanne: Actor
) -> None:
    begins = clocks.from_local(datetime(2027, 6, 18, 14))  # noqa: DTZ001
    when = When(starts_at=begins, ends_at=begins + timedelta(hours=1))
    made = meetings.make_meeting(sanne, council, when, FITTING)
    last = titles(made)[-1]
    planning.bring(sanne, made)
    assert titles(made)[-3:] == [*(one.title for one in titled(plan, 6)), last]


def test_a_meeting_with_the_provider_gets_no_subjects_by_itself(
    plan: YearPlan, meeting: Any
) -> None:
    assert titles(meeting(3, MeetingKind.WITH_PROVIDER)) == []
    assert titles(meeting(3, MeetingKind.PREPARATION)) == []


def test_a_subject_follows_its_item(
    plan: YearPlan, meeting: Any, clock: Any, session: Any, sanne: Actor
) -> None:
    march = meeting(3)
    [entry] = titled(plan, 3)
    place = agenda.remove_item(sanne, entry.item)
    assert planning.standing(entry) is Standing.OPEN
    agenda.restore_item(sanne, march, entry.item, place)
    assert planning.standing(entry) is Standing.PLANNED
    march.state = MeetingState.CANCELLED
    assert planning.standing(entry) is Standing.OPEN
    march.state = MeetingState.PLANNED
    clock.set(march.ends_at)
    assert planning.standing(entry) is Standing.DONE


def test_it_is_put_on_an_agenda_of_its_own_council_once(
    plan: YearPlan, meeting: Any, session: Any, sanne: Actor
) -> None:
    march = meeting(3)
    [april] = titled(plan, 4)
    planning.put_on(sanne, april, march)
    assert titles(march)[-1] == april.title
    with pytest.raises(RefusedError):
        planning.put_on(sanne, april, march)
    central = session.scalars(sa.select(Council).where(Council.name == "Centrale raad")).one()
    march.council_id = central.id
    with pytest.raises(RefusedError):
        planning.put_on(sanne, titled(plan, 5)[0], march)
    session.rollback()


@pytest.mark.parametrize(("year", "right"), [(2027, False), (2028, True)])
def test_29_february_is_a_day_in_leap_years(
    session: Any, council: Council, sanne: Actor, year: int, right: bool
) -> None:
    plan = planning.begin(sanne, council, year, "empty")
    words = Words(title="Schrikkeldag", month=2, day=29)
    if right:
        assert planning.add(sanne, plan, words).day == 29
        return
    with pytest.raises(RefusedError) as error:
        planning.add(sanne, plan, words)
    assert error.value.field == "day"


def test_two_who_change_one_subject_both_hear(plan: YearPlan, sanne: Actor) -> None:
    entry = planning.entries(plan)[0]
    version = entry.version
    planning.change(sanne, entry, Words(title="Eerst", month=1), version)
    with pytest.raises(ConflictError) as error:
        planning.change(sanne, entry, Words(title="Later", month=1), version)
    assert error.value.theirs["title"] == "Eerst"


def test_a_removed_subject_leaves_its_item(plan: YearPlan, meeting: Any, sanne: Actor) -> None:
    march = meeting(3)
    [entry] = titled(plan, 3)
    title = entry.title
    planning.remove(sanne, entry)
    assert titled(plan, 3) == []
    assert titles(march) == [title]
