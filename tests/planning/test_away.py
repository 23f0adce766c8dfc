"""Which days are free, year by year; 5 May by our own rule."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.errors import RefusedError
from portal.identity import Proof
from portal.planning import service as planning
from portal.residents.service import actor_of


def free(year: int) -> dict[date, bool]:
    return {one.first: one.free for one in planning.public(year, "nl")}


@pytest.mark.parametrize(
    ("year", "off"), [(2025, True), (2026, False), (2027, False), (2030, True)]
)
def test_5_may_is_there_each_year_and_free_in_each_fifth(year: int, off: bool) -> None:
    assert free(year)[date(year, 5, 5)] is off


@pytest.mark.parametrize(
    ("year", "day"),
    [(2025, date(2025, 4, 26)), (2026, date(2026, 4, 27)), (2031, date(2031, 4, 26))],
)
def test_the_kings_day_moves_off_a_sunday(year: int, day: date) -> None:
    april = [one for one in free(year) if one.month == 4 and one.day in (26, 27)]
    assert day in april


def test_the_days_are_named_in_the_readers_language() -> None:
    nl = {one.first: one.name for one in planning.public(2027, "nl")}
    en = {one.first: one.name for one in planning.public(2027, "en")}
    assert (nl[date(2027, 12, 25)], en[date(2027, 12, 25)]) == ("Eerste kerstdag", "Christmas Day")
    assert (nl[date(2027, 5, 5)], en[date(2027, 5, 5)]) == ("Bevrijdingsdag", "Liberation Day")


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


def test_a_school_holiday_over_the_turn_of_the_year_is_found_on_both_sides(
    session: Any, council: Council, person: Any
) -> None:
    bea = actor_of(person("Bea"), proof=Proof.ACCOUNT)
    planning.add_holiday(bea, "Kerstvakantie", date(2027, 12, 25), date(2028, 1, 9))
    for day in (date(2027, 12, 31), date(2028, 1, 9)):
        known = planning.away(council, day, day)
        assert "Kerstvakantie" in [one.name for one in planning.on(day, known)]
    after = date(2028, 1, 10)
    assert not planning.on(after, planning.away(council, after, after))


def test_a_school_holiday_ends_after_it_begins_and_within_ten_weeks(
    session: Any, person: Any
) -> None:
    bea = actor_of(person("Bea"), proof=Proof.ACCOUNT)
    for last in (date(2027, 7, 1), date(2027, 12, 31)):
        with pytest.raises(RefusedError):
            planning.add_holiday(bea, "Zomervakantie", date(2027, 7, 17), last)
    assert not planning.school_holidays()
