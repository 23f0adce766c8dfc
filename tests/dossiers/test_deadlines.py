"""The deadline engine, over every day of twenty years; and the command that answers as it does."""

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from click.testing import CliRunner
from flask import Flask

from portal import deadlines
from portal.deadlines import Fact, Term
from portal.law import Ground
from portal.standalone.cli import main

DAYS = [date(2020, 1, 1) + timedelta(days=one) for one in range(366 + 365 * 20)]


def plain_months(day: date, months: int) -> date:
    """The rule, written another way: the same number in a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def test_nullity_and_appeal_end_in_the_month_they_should_on_every_day() -> None:
    for day in DAYS:
        found = deadlines.nullity(day, None)
        assert found is not None
        assert found.day == plain_months(day, 1)
        assert found.hard
        assert found.source.ground is Ground.LAW
        appeal = deadlines.appeal(day)
        assert appeal.day == plain_months(day, 3)
        assert found.day < appeal.day


def test_a_later_fact_never_ends_a_term_sooner() -> None:
    for earlier, later in pairwise(DAYS):
        for term in (deadlines.appeal, lambda day: deadlines.nullity(day, None)):
            assert term(earlier).day <= term(later).day  # type: ignore[union-attr]


def test_weeks_are_weeks_on_every_day_whatever_the_clock_does() -> None:
    for day in DAYS:
        found = deadlines.answer(Term.ADVICE, day, weeks=6, article="artikel 12")
        assert found is not None
        assert (found.day - day).days == 42
        assert found.day.weekday() == day.weekday()
        assert not found.hard
        assert found.source.ground is Ground.REGULATION


def test_an_end_in_a_weekend_or_on_a_holiday_stays_where_it_is() -> None:
    for day in DAYS:
        found = deadlines.appeal(day)
        free = found.extended
        assert found.day <= free <= found.day + timedelta(days=6)
        assert free.weekday() < 5
        assert free not in deadlines.holidays(free.year)
        skipped = [found.day + timedelta(days=n) for n in range((free - found.day).days)]
        assert all(one.weekday() >= 5 or one in deadlines.holidays(one.year) for one in skipped)


@pytest.mark.parametrize(
    ("day", "free"),
    [
        (date(2027, 4, 30), date(2027, 4, 30)),
        (date(2027, 3, 26), date(2027, 3, 30)),  # Good Friday, the weekend, Easter Monday
        (date(2026, 5, 5), date(2026, 5, 6)),  # Liberation Day, in a year without a day off
        (date(2027, 12, 25), date(2027, 12, 27)),
    ],
)
def test_the_day_that_the_law_on_terms_may_give(day: date, free: date) -> None:
    agreed = deadlines.answer(Term.CONSENT, day, weeks=None, agreed=day)
    assert agreed is not None
    assert agreed.extended == free


def test_of_two_facts_the_earlier_counts() -> None:
    told, noticed = date(2027, 3, 31), date(2027, 3, 10)
    found = deadlines.nullity(told, noticed)
    assert found is not None
    assert (found.day, found.fact) == (date(2027, 4, 10), Fact.NOTICED)
    assert deadlines.nullity(None, None) is None


def test_days_without_papers_are_added_once_however_they_overlap() -> None:
    received = date(2027, 2, 1)
    pauses = [(date(2027, 2, 8), date(2027, 2, 12)), (date(2027, 2, 10), date(2027, 2, 15))]
    found = deadlines.answer(Term.ADVICE, received, weeks=6, pauses=pauses)
    assert found is not None
    assert found.waited == 7
    assert found.day == date(2027, 3, 22)


def test_without_weeks_and_without_an_agreed_day_there_is_no_last_day() -> None:
    assert deadlines.answer(Term.ADVICE, date(2027, 2, 1), weeks=None) is None
    assert deadlines.decision(date(2027, 2, 1), weeks=None) is None


def test_every_date_says_from_which_fact_and_by_which_rule(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        found = deadlines.nullity(date(2027, 1, 31), None)
        assert found is not None
        said = " ".join(found.explained)
    assert "31 januari 2027" in said
    assert "art. 8 lid 7" in said
    assert "1 maand later" in said
    assert "geen dag 31" in said
    assert "maandag 1 maart" in said  # 28 February 2027 is a Sunday


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("nullity 2027-01-31", "2027-02-28"),
        ("nullity 2028-01-31", "2028-02-29"),
        ("nullity 2027-03-31", "2027-04-30"),
        ("appeal 2027-11-30", "2028-02-29"),
        ("advice 2027-02-01 --weeks 6", "2027-03-15"),
        ("consent 2027-10-31 --weeks 1", "2027-11-07"),
    ],
)
def test_the_command_answers_as_the_engine_does(asked: str, answer: str) -> None:
    done = CliRunner().invoke(main, ["term", *asked.split()])
    assert (done.exit_code, done.output) == (0, f"{answer}\n")


@pytest.mark.parametrize(
    "asked",
    [
        "nullity 2027-02-30",
        "nullity 31-01-2027",
        "advice 2027-02-01",
        "nullity 2027-02-01 --weeks 6",
        "appeal 9999-12-01",
        "advice 2027-02-01 --weeks -1",
        "other 2027-02-01",
    ],
)
def test_the_command_refuses_in_a_sentence(asked: str) -> None:
    done = CliRunner().invoke(main, ["term", *asked.split()])
    assert done.exit_code == 2
    assert "Error:" in done.output
    assert "Traceback" not in done.output
