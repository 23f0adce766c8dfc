"""On which days a series falls: the 31st, a fifth weekday, leap years, the turn of a year."""

from datetime import date

import pytest

from portal.series.models import Often
from portal.series.service import LAST, MOST, days_of, nth


def on(often: Often, first: str, until: str) -> list[str]:
    found = days_of(often, date.fromisoformat(first), date.fromisoformat(until))
    return [one.isoformat() for one in found]


def test_the_31st_is_the_last_day_of_a_month_without_one() -> None:
    assert on(Often.MONTHLY_DAY, "2027-01-31", "2027-05-31") == [
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
        "2027-04-30",
        "2027-05-31",
    ]


@pytest.mark.parametrize(("year", "february"), [(2027, "2027-02-28"), (2028, "2028-02-29")])
def test_the_29th_exists_each_february(year: int, february: str) -> None:
    assert february in on(Often.MONTHLY_DAY, f"{year}-01-29", f"{year}-03-31")


def test_the_third_thursday_goes_on_over_the_turn_of_the_year() -> None:
    assert on(Often.MONTHLY_WEEKDAY, "2027-11-18", "2028-02-29") == [
        "2027-11-18",
        "2027-12-16",
        "2028-01-20",
        "2028-02-17",
    ]


def test_a_fifth_weekday_is_the_last_one_of_each_month() -> None:
    assert nth(date(2027, 4, 29)) == LAST
    assert on(Often.MONTHLY_WEEKDAY, "2027-04-29", "2027-06-30") == [
        "2027-04-29",
        "2027-05-27",
        "2027-06-24",
    ]


def test_the_last_weekday_begins_with_the_last_of_its_first_month() -> None:
    assert on(Often.MONTHLY_LAST, "2027-03-04", "2027-04-30") == ["2027-03-25", "2027-04-29"]


def test_every_four_weeks_keeps_its_weekday() -> None:
    found = days_of(Often.FOUR_WEEKLY, date(2027, 12, 2), date(2028, 3, 31))
    assert {one.weekday() for one in found} == {3}
    assert found[1] == date(2027, 12, 30)


def test_a_day_past_the_end_gives_nothing_and_too_many_are_cut_off() -> None:
    assert on(Often.WEEKLY, "2027-05-06", "2027-05-05") == []
    assert len(days_of(Often.WEEKLY, date(2027, 1, 7), date(2199, 1, 1))) == MOST + 1
