"""What there is once a year: what happened, by when again, and who is reminded of it."""

from portal.yearly.service.happening import (
    Standing,
    forget,
    happened,
    holders,
    holds,
    settle,
    standings,
    today,
)
from portal.yearly.service.reminding import DUTY_WORDS, asks, remind

__all__ = [
    "DUTY_WORDS",
    "Standing",
    "asks",
    "forget",
    "happened",
    "holders",
    "holds",
    "remind",
    "settle",
    "standings",
    "today",
]
