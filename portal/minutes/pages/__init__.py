"""What is shown of minutes."""

from portal.minutes.pages.history import change_page, changes_page
from portal.minutes.pages.paper import PaperPage
from portal.minutes.pages.printed import printed
from portal.minutes.pages.show import MinutesPage, minutes_page
from portal.minutes.pages.words import frame, state_chips
from portal.minutes.pages.write import WritePage, write_page

__all__ = [
    "MinutesPage",
    "PaperPage",
    "WritePage",
    "change_page",
    "changes_page",
    "frame",
    "minutes_page",
    "printed",
    "state_chips",
    "write_page",
]
