"""Meetings as calendars take them in: one of them, or all that a person may see."""

from portal.calendars.service.events import CANCEL, REQUEST, Event, as_ical, event_of, uid_of
from portal.calendars.service.feeds import (
    feed_of,
    guessed,
    make,
    meetings_of,
    opened_by,
    signed,
    stop,
    token_of,
)

__all__ = [
    "CANCEL",
    "REQUEST",
    "Event",
    "as_ical",
    "event_of",
    "feed_of",
    "guessed",
    "make",
    "meetings_of",
    "opened_by",
    "signed",
    "stop",
    "token_of",
    "uid_of",
]
