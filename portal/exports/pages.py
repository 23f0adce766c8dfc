"""The page on which one chooses how to keep an agenda, an easy text or a vote."""

from collections.abc import Callable, Sequence
from typing import Any

from portal.concepts import CONCEPTS
from portal.exports.service import BOARD_KINDS, Export
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Line, Page


def keep_page(
    export: Export, kinds: Sequence[str], at: Callable[[str], str], *, back: str, council: Any
) -> Page:
    """What can be had of the lines; ``at`` gives the address of a kind of file."""
    words = {
        "strip": (_("One below the other"), "own:agenda"),
        "line": (_("Next to each other"), "own:say"),
        "poster": (_("For the wall"), "openmoji:1F5F3"),
        "sheet-2": (_("A4, 2 in a row"), "number:2"),
        "sheet-3": (_("A4, 3 in a row"), "number:3"),
        "sheet-4": (_("A4, 4 in a row"), "number:4"),
        "sheet-8": (_("A4, 8 in a row"), "number:8"),
        "cards": (_("Cards to cut out"), "openmoji:2702"),
        "obz": (_("Board with pictures beside it (OBZ)"), "own:tablet"),
        "obf": (_("Board in one file (OBF)"), "own:tablet"),
    }

    def action(kind: str) -> Action:
        label, symbol = words[kind]
        return Action(concept="pictures.save", href=at(kind), label=label, symbol=symbol)

    boards = [kind for kind in kinds if kind in BOARD_KINDS]
    pictures = [kind for kind in kinds if kind not in BOARD_KINDS]
    without = Line(
        text=_("Photos of people do not go along. You see initials."), symbol="openmoji:1F4F7:not"
    )
    cards = [
        Card(
            title=_("As a picture"),
            symbol="openmoji:1F5BC",
            lines=[Line(text=_("To print or to send."), symbol="openmoji:1F5A8"), without]
            if export.fits
            else [Line(text=_("The text is too long for a picture."), symbol="own:too-much")],
            actions=[action(kind) for kind in pictures if export.fits],
        ),
        Card(
            title=_("For a speech computer"),
            symbol="own:tablet",
            lines=[Line(text=_("A board for a program that speaks."), symbol="own:say"), without],
            actions=[action(kind) for kind in boards],
        ),
    ]
    return Page(
        title=str(CONCEPTS["pictures.keep"].label),
        symbol="openmoji:1F5BC",
        council=council,
        section="meetings",
        back=back,
        crumbs=[(export.title, back)],
        lede=_("Who gets the file sees who made the pictograms in it."),
        cards=cards if export.lines else (),
        empty=Line(text=_("There is nothing to keep yet."), symbol="own:agenda"),
    )
