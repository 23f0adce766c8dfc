"""Wishes on the page."""

from portal.wishes.pages.asking import (
    CheckPage,
    answer_page,
    choose_council_page,
    make_page,
    personal_page,
    shown_back_page,
    words_page,
)
from portal.wishes.pages.shelf import list_page, shelf_page
from portal.wishes.pages.showing import wish_page

__all__ = [
    "CheckPage",
    "answer_page",
    "choose_council_page",
    "list_page",
    "make_page",
    "personal_page",
    "shelf_page",
    "shown_back_page",
    "wish_page",
    "words_page",
]
