"""What the start page and the decisions look like in both views."""

from portal.start.pages.asking import AsksPage, asks_page
from portal.start.pages.decisions import DecisionsPage, decisions_page
from portal.start.pages.home import StartPage, start_page

__all__ = [
    "AsksPage",
    "DecisionsPage",
    "StartPage",
    "asks_page",
    "decisions_page",
    "start_page",
]
