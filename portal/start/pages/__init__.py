"""What the start page looks like in both views."""

from portal.start.pages.asking import AsksPage, asks_page
from portal.start.pages.home import start_page
from portal.start.pages.screen import ScreenPage

__all__ = [
    "AsksPage",
    "ScreenPage",
    "asks_page",
    "start_page",
]
