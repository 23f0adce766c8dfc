"""What the start page looks like in both views."""

from portal.start.pages.asking import AsksPage, asks_page
from portal.start.pages.home import start_page

__all__ = [
    "AsksPage",
    "asks_page",
    "start_page",
]
