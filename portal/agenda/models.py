"""The words of an agenda, and ready-made ones to begin with; no table.

Titles are in the language of who makes one.
"""

from dataclasses import dataclass
from typing import Any

from portal.i18n import lazy_gettext as _
from portal.meetings.models import Purpose

PURPOSES: dict[Purpose, tuple[Any, Any, str]] = {
    Purpose.HEAR: (_("hear something"), _("We hear something."), "own:hear"),
    Purpose.TALK: (_("talk about it"), _("We talk about it."), "own:talk-first"),
    Purpose.ADVISE: (_("give advice"), _("We say what we think of it."), "own:advice"),
    Purpose.DECIDE: (_("decide ourselves"), _("We decide together."), "own:decide"),
}
"""Each purpose: its word, what a resident is told, its pictogram."""


@dataclass(frozen=True)
class Point:
    """One item of a ready-made agenda; a break has no purpose."""

    title: Any
    minutes: int
    purpose: Purpose | None = Purpose.HEAR


@dataclass(frozen=True)
class Template:
    """A ready-made agenda under the name it is chosen by."""

    label: Any
    points: tuple[Point, ...]


_OPENING = Point(_("Opening"), 3)
_WHO = Point(_("Who is here?"), 3)
_CLOSING = Point(_("Next time and closing"), 2)
_WISHES = Point(_("Wishes of residents"), 5, Purpose.TALK)
_BREAK = Point(_("Break"), 5, None)

TEMPLATES: dict[str, Template] = {
    "short": Template(
        _("Short: five items, half an hour"),
        (
            _OPENING,
            Point(_("News from the house"), 5),
            Point(_("One subject to talk about"), 12, Purpose.TALK),
            _WISHES,
            _CLOSING,
        ),
    ),
    "first": Template(
        _("First meeting: getting to know each other"),
        (
            _OPENING,
            Point(_("Who are we?"), 10, Purpose.TALK),
            Point(_("What does a council do?"), 8),
            _BREAK,
            Point(_("Our rules for talking together"), 8, Purpose.DECIDE),
            Point(_("Who does what?"), 8, Purpose.DECIDE),
            Point(_("What do we want to talk about?"), 8, Purpose.TALK),
            _CLOSING,
        ),
    ),
    "ten": Template(
        _("Whole agenda: ten items and a break"),
        (
            _OPENING,
            _WHO,
            Point(_("Last time: what we agreed"), 6),
            Point(_("News from the house"), 5),
            Point(_("A subject to advise on"), 10, Purpose.ADVISE),
            _BREAK,
            Point(_("Something to choose"), 8, Purpose.DECIDE),
            Point(_("A plan of the organisation"), 11, Purpose.ADVISE),
            _WISHES,
            Point(_("What do we tell the house?"), 2, Purpose.DECIDE),
            _CLOSING,
        ),
    ),
}
