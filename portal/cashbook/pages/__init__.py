"""The pages of the cash book."""

from portal.cashbook.pages.asking import address, book_address, entry_page, form_page
from portal.cashbook.pages.book import book_page, totals_page
from portal.cashbook.pages.keeping import printed, table

__all__ = [
    "address",
    "book_address",
    "book_page",
    "entry_page",
    "form_page",
    "printed",
    "table",
    "totals_page",
]
