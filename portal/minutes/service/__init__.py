"""Minutes: begun, written by several at once, presented, adopted and corrected.

Other features need this module alone; what it offers is in its parts.
"""

from portal.minutes.service.asking import asks
from portal.minutes.service.changing import (
    Part,
    changes_of,
    compared,
    find_change,
    latest,
    paragraphs,
    restore,
)
from portal.minutes.service.content import Content, Face, Section, Task
from portal.minutes.service.deciding import (
    adopt,
    adopting_items,
    at_item,
    correct,
    is_personal,
    present,
    reopen,
    why_not_adopt,
)
from portal.minutes.service.gathering import content_of, frozen
from portal.minutes.service.merging import Two, unsettled
from portal.minutes.service.reading import (
    content_for,
    easy_sections,
    editions,
    find_latest,
    item_of,
    open_of,
    portraits,
    seen_items,
    topic_of,
)
from portal.minutes.service.taking import Candidate, appoint, begin, candidates, who_takes
from portal.minutes.service.writing import (
    MOST_TEXT,
    Place,
    now_of,
    save,
    section_of,
    settle,
    writers_of,
)

__all__ = [
    "MOST_TEXT",
    "Candidate",
    "Content",
    "Face",
    "Part",
    "Place",
    "Section",
    "Task",
    "Two",
    "adopt",
    "adopting_items",
    "appoint",
    "asks",
    "at_item",
    "begin",
    "candidates",
    "changes_of",
    "compared",
    "content_for",
    "content_of",
    "correct",
    "easy_sections",
    "editions",
    "find_change",
    "find_latest",
    "frozen",
    "is_personal",
    "item_of",
    "latest",
    "now_of",
    "open_of",
    "paragraphs",
    "portraits",
    "present",
    "reopen",
    "restore",
    "save",
    "section_of",
    "seen_items",
    "settle",
    "topic_of",
    "unsettled",
    "who_takes",
    "why_not_adopt",
    "writers_of",
]
