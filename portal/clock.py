"""The one clock: every rule about time asks it, so that a test can set it."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import current_app

Clock = Callable[[], datetime]
ZONE = ZoneInfo("Europe/Amsterdam")


def system_clock() -> datetime:
    """The machine's time, in UTC."""
    return datetime.now(UTC)


def now() -> datetime:
    """This moment in UTC, from the clock the portal was given."""
    clock: Clock = current_app.extensions["portal"].clock
    return clock()


def local(moment: datetime) -> datetime:
    """The moment as the organisation's wall clock shows it."""
    return moment.astimezone(ZONE)


def from_local(moment: datetime) -> datetime:
    """A naive wall-clock time as it was typed, in UTC."""
    return moment.replace(tzinfo=ZONE).astimezone(UTC)


def year(number: int) -> tuple[datetime, datetime]:
    """The first moment of a year on the wall clock, and that of the next, in UTC."""
    begin, end = (from_local(datetime(one, 1, 1)) for one in (number, number + 1))  # noqa: DTZ001
    return begin, end
