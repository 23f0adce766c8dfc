"""Keeping the cash book, and checking it. Others need this alone."""

from portal.cashbook.service.checking import check, sign
from portal.cashbook.service.entering import Typed, confirm, correct, drop, enter
from portal.cashbook.service.reading import (
    Ceiling,
    Sums,
    ceilings,
    checked_until,
    checks_of,
    correction_of,
    drafts_of,
    entries_of,
    open_check,
    said,
    sums_of,
    today,
)

__all__ = [
    "Ceiling",
    "Sums",
    "Typed",
    "ceilings",
    "check",
    "checked_until",
    "checks_of",
    "confirm",
    "correct",
    "correction_of",
    "drafts_of",
    "drop",
    "enter",
    "entries_of",
    "open_check",
    "said",
    "sign",
    "sums_of",
    "today",
]
