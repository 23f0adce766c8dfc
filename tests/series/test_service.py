"""A series is proposed around holidays, made as drafts, changed together, and undone."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal import clock as clocks
from portal.agenda import service as agenda
from portal.agenda.service import ItemText
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.identity import Actor, Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.meetings.service import EMPTY, FITTING, When
from portal.planning import service as planning
from portal.residents.service import actor_of
from portal.series import service as series
from portal.series.models import Often, Series
from portal.series.service import Plan


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def sanne(person: Any) -> Actor:
    return actor_of(person("Sanne"), proof=Proof.ACCOUNT)


def plan(first: date, until: date, often: Often = Often.MONTHLY_WEEKDAY, **more: Any) -> Plan:
    now = clocks.now()
    times = {"begins": time(14), "ends": time(15), **more}
    when = When(starts_at=now, ends_at=now, place="Huiskamer")
    return Plan(often=often, first=first, until=until, when=when, **times)


@pytest.fixture
def made(session: Any, council: Council, sanne: Actor) -> Callable[..., Series]:
    """``made(EMPTY)``: every third Thursday of four months."""

    def make(source: str = FITTING) -> Series:
        asked = plan(date(2027, 9, 16), date(2027, 12, 31))
        days = [one.day for one in series.propose(sanne, council, asked) if one.fits]
        return series.make(sanne, council, asked, days, source)

    return make


def test_a_holiday_is_not_proposed_and_a_week_later_is(
    session: Any, council: Council, sanne: Actor
) -> None:
    asked = plan(date(2027, 5, 6), date(2027, 5, 20), Often.WEEKLY)
    found = {one.day: one for one in series.propose(sanne, council, asked)}
    assert not found[date(2027, 5, 6)].fits  # Hemelvaartsdag
    assert [one.day.day for one in found.values() if one.fits] == [13, 20]
    monthly = series.propose(sanne, council, plan(date(2027, 5, 6), date(2027, 6, 30)))
    later = monthly[1]
    assert (later.day, later.instead_of, later.fits) == (date(2027, 5, 13), date(2027, 5, 6), False)


def test_5_may_is_named_but_proposed_in_2027(session: Any, council: Council, sanne: Actor) -> None:
    [only] = series.propose(sanne, council, plan(date(2027, 5, 5), date(2027, 5, 6)))
    assert only.fits
    assert [one.name for one in only.away] == ["Bevrijdingsdag"]


def test_a_school_holiday_and_a_meeting_that_is_there_are_not_proposed(
    session: Any, council: Council, sanne: Actor, made: Any
) -> None:
    made(EMPTY)
    planning.add_holiday(sanne, "Herfstvakantie", date(2027, 10, 16), date(2027, 10, 24))
    found = series.propose(sanne, council, plan(date(2027, 9, 16), date(2027, 10, 31)))
    assert [(one.day.day, one.taken, one.fits) for one in found if not one.instead_of] == [
        (16, True, False),
        (21, True, False),
    ]
    assert [one.name for one in found[1].away] == ["Herfstvakantie"]


def test_who_is_elsewhere_then_is_named(
    session: Any, council: Council, sanne: Actor, person: Any
) -> None:
    central = session.scalars(sa.select(Council).where(Council.name == "Centrale raad")).one()
    begins = clocks.from_local(datetime(2027, 9, 16, 14, 30))  # noqa: DTZ001
    session.add(
        Meeting(
            council=central,
            title="Centraal",
            starts_at=begins,
            ends_at=begins + timedelta(hours=1),
            made_by_id=person("Sanne").id,
        )
    )
    session.flush()
    first, *others = series.propose(sanne, council, plan(date(2027, 9, 16), date(2027, 11, 30)))
    assert list(first.busy) == ["Anneke"]
    assert first.fits
    assert not any(one.busy for one in others)


def test_the_clock_shows_the_same_time_in_summer_and_winter(made: Any) -> None:
    there = series.meetings_of(made(EMPTY))
    assert [clocks.local(one.starts_at).hour for one in there] == [14, 14, 14, 14]
    assert [one.starts_at.hour for one in there] == [12, 12, 13, 13]


def test_each_is_a_draft_of_its_own_with_its_agenda(made: Any, session: Any) -> None:
    there = series.meetings_of(made())
    assert {one.state for one in there} == {MeetingState.DRAFT}
    assert {one.place for one in there} == {"Huiskamer"}
    assert [len(one.items) for one in there] == [11] * 4


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({"first": date(2027, 2, 9), "until": date(2027, 5, 1)}, "first"),
        ({"first": date(2027, 6, 3), "until": date(2027, 5, 1)}, "until"),
        ({"first": date(2027, 6, 3), "until": date(2029, 12, 1), "often": Often.WEEKLY}, "until"),
        ({"first": date(2030, 6, 3), "until": date(2030, 7, 1)}, "first"),
        ({"first": date(2027, 6, 3), "until": date(2027, 7, 1), "ends": time(13)}, "ends"),
        (
            {"first": date(2027, 6, 3), "until": date(2027, 6, 5), "often": Often.MONTHLY_LAST},
            "until",
        ),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    session: Any, council: Council, sanne: Actor, about: dict[str, Any], field: str
) -> None:
    with pytest.raises(RefusedError) as error:
        series.propose(sanne, council, plan(**about))
    assert error.value.field == field


def test_only_days_of_the_proposal_are_made(session: Any, council: Council, sanne: Actor) -> None:
    asked = plan(date(2027, 9, 16), date(2027, 12, 31))
    with pytest.raises(RefusedError):
        series.make(sanne, council, asked, [date(2027, 9, 17)], EMPTY)


def test_undo_removes_what_nobody_worked_on_and_nothing_else(
    made: Any, session: Any, council: Council, sanne: Actor, person: Any
) -> None:
    one = made()
    first, second, third, fourth = series.meetings_of(one)
    agenda.add_item(sanne, first, ItemText(title="Menu"))
    second.items[0].carried_from_id = third.items[0].id  # writes a new version of the item
    session.flush()
    last = fourth.id
    assert [x.id for x in series.untouched(one)] == [last]
    assert series.undo(sanne, one) == 1
    assert [x.id for x in series.meetings_of(one)] == [first.id, second.id, third.id]
    gone = sa.select(sa.func.count()).where(AgendaItem.meeting_id == last)
    assert session.scalar(gone) == 0


def test_a_change_reaches_this_one_and_later_drafts_alone(made: Any, sanne: Actor) -> None:
    one = made(EMPTY)
    first, second, third, fourth = series.meetings_of(one)
    third.state, third.invited_at = MeetingState.INVITED, clocks.now()
    assert series.change(sanne, one, second, time(10), time(11), "Tuin") == 2
    assert [(clocks.local(x.starts_at).hour, x.place) for x in (first, second, third, fourth)] == [
        (14, "Huiskamer"),
        (10, "Tuin"),
        (14, "Huiskamer"),
        (10, "Tuin"),
    ]
    assert second.starts_at.date() == date(2027, 10, 21)
    assert len(series.untouched(one)) == 3


def test_own_templates_begin_an_agenda_of_their_council_only(
    made: Any, session: Any, council: Council, sanne: Actor
) -> None:
    meeting = series.meetings_of(made())[0]
    template = agenda.keep_template(sanne, meeting, "Onze gewone")
    with pytest.raises(RefusedError):
        agenda.keep_template(sanne, meeting, "onze GEWONE")
    source, name = agenda.own_sources(council.id)[0]
    assert name == "Onze gewone"
    asked = plan(date(2028, 1, 20), date(2028, 1, 20))
    again = series.meetings_of(series.make(sanne, council, asked, [date(2028, 1, 20)], source))
    assert [x.title for x in again[0].items] == [x.title for x in meeting.items]
    central = session.scalars(sa.select(Council).where(Council.name == "Centrale raad")).one()
    asked = plan(date(2028, 1, 20), date(2028, 1, 20))
    with pytest.raises(KeyError):
        series.make(sanne, central, asked, [date(2028, 1, 20)], source)
    agenda.rename_template(sanne, template, "Elke maand")
    agenda.remove_template(sanne, template)
    assert not agenda.templates_of(council.id)
    assert again[0].items
