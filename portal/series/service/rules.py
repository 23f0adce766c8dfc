"""How often a council meets, in words and in days. Never past what a person understands."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekdays

from portal.series.models import Often

MOST = 60
"""Meetings in one series."""


_WEEKS = {Often.WEEKLY: 1, Often.FORTNIGHTLY: 2, Often.FOUR_WEEKLY: 4}
LAST = -1


def days_of(often: Often, first: date, until: date) -> list[date]:
    """The days from the first one on; one more than `MOST` at the most, to tell it is too many.

    The same day of each month is the month's last day where it has no such day. A fifth weekday
    is the last one, since few months have a fifth.
    """
    return list(islice(_days(often, first, until), MOST + 1))


def nth(first: date) -> int:
    """Which of its weekdays in the month this day is: 1 to 4, or `LAST` for a fifth."""
    which = (first.day - 1) // 7 + 1
    return which if which < 5 else LAST


def _days(often: Often, first: date, until: date) -> Iterator[date]:
    begin, end = datetime.combine(first, time()), datetime.combine(until, time())
    if often in _WEEKS:
        found = rrule(WEEKLY, interval=_WEEKS[often], dtstart=begin, until=end)
    elif often is Often.MONTHLY_DAY:
        possible = range(min(first.day, 28), first.day + 1)
        found = rrule(MONTHLY, bymonthday=possible, bysetpos=-1, dtstart=begin, until=end)
    else:
        place = LAST if often is Often.MONTHLY_LAST else nth(first)
        day = weekdays[first.weekday()](place)
        found = rrule(MONTHLY, byweekday=day, dtstart=begin, until=end)
    return (one.date() for one in found)
