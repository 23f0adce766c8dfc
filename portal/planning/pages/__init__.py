"""The year on the page, a subject of it, and the school holidays."""

from portal.planning.pages.entry import entry_page
from portal.planning.pages.holidays import holiday_form_page, holidays_page
from portal.planning.pages.words import form_page, place_of
from portal.planning.pages.year import Year, year_page

__all__ = [
    "Year",
    "entry_page",
    "form_page",
    "holiday_form_page",
    "holidays_page",
    "place_of",
    "year_page",
]
