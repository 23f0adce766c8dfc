"""Acts that a tablet kept while it had no network, and that arrive later.

Such an act is done by the view that would have done it at once: with the same rights, the same
checks and the same transaction. Only who it is, and when it was made, comes along with it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from flask import g

from portal import clock


class Kept(StrEnum):
    """What an act is worth that arrives later."""

    LAST = "last"
    """The last one counts: an answer, a vote."""
    EACH = "each"
    """Each one counts: a wish."""
    FRESH = "fresh"
    """Only while it is fresh: a signal card, a call for help."""


class OvertakenError(Exception):
    """The same person chose something else after this act was made: that stands."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """An act that arrives: the ``row`` that says so is saved together with what it does."""

    row: Any
    made_at: datetime


def arrival() -> Arrival | None:
    """The act that arrives in this request, if it is one."""
    return cast("Arrival | None", g.get("portal_arrival"))


def made_at() -> datetime:
    """When the act of this request was made: now, unless it arrives later."""
    arrives = arrival()
    return arrives.made_at if arrives else clock.now()


def check_overtaken(newest: datetime | None) -> None:
    """Refuse an act that was made before the ``newest`` of the same person, but arrives after it.

    Raises `OvertakenError`; never for what is done at once, nor by a clock that was set back.
    """
    arrives = arrival()
    if arrives and newest and arrives.made_at < newest <= clock.now():
        raise OvertakenError
