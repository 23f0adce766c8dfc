"""Series of meetings: proposed, made, changed together, undone."""

from portal.series.service.making import (
    Plan,
    Proposed,
    change,
    changeable,
    make,
    meetings_of,
    of_meeting,
    propose,
    undo,
    untouched,
)
from portal.series.service.rules import LAST, MOST, days_of, nth

__all__ = [
    "LAST",
    "MOST",
    "Plan",
    "Proposed",
    "change",
    "changeable",
    "days_of",
    "make",
    "meetings_of",
    "nth",
    "of_meeting",
    "propose",
    "undo",
    "untouched",
]
