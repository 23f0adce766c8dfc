"""Pages and papers of year reports."""

from portal.yearreport.pages.lists import everywhere_page, form_page, index_page
from portal.yearreport.pages.papers import printed
from portal.yearreport.pages.report import Reader, report_page, title_of
from portal.yearreport.pages.tables import everywhere_table, report_table
from portal.yearreport.pages.telling import feedback_page, told_page, words_page

__all__ = [
    "Reader",
    "everywhere_page",
    "everywhere_table",
    "feedback_page",
    "form_page",
    "index_page",
    "printed",
    "report_page",
    "report_table",
    "title_of",
    "told_page",
    "words_page",
]
