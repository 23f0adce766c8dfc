"""What goes into the copy of a year, for one reader; and the zip, sent while it is made."""

from portal.offline.service.naming import Names
from portal.offline.service.reading import (
    Item,
    Kept,
    KeptPaper,
    Made,
    Year,
    kept_meeting,
    kept_paper,
    made_in,
    year_of,
)
from portal.offline.service.turns import Turns
from portal.offline.service.zipping import Part, streamed

__all__ = [
    "Item",
    "Kept",
    "KeptPaper",
    "Made",
    "Names",
    "Part",
    "Turns",
    "Year",
    "kept_meeting",
    "kept_paper",
    "made_in",
    "streamed",
    "year_of",
]
