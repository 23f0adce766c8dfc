"""Any page on paper: as a poster (A4 or A5) or as a small book with an idea a page.

The same view, with the same rights, draws the same cards; ``?paper=a4`` asks for it. What has a
paper of its own (an agenda, a vote, minutes) keeps that; a page without cards has none.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import request
from flask.typing import ResponseReturnValue

from portal.context import current_actor
from portal.fields import choices_of, kind_of
from portal.i18n import gettext as _
from portal.printing import service as printing
from portal.printing.service import Block, Document, Heading, Line, Lines, Sheet, Text

FORMS: Mapping[str, str] = {"a4": "a4", "a5": "a5", "booklet": "a5"}
"""What can be asked for, and on which paper that is."""
PRIVATE = frozenset(
    [
        "accounts",
        "calendars",
        "consents",
        "outbox",
        "ownphotos",
        "ownview",
        "preparation",
        "residents",
        "setup",
        "tls",
    ]
)
"""Features whose pages are of one person alone, or lead to signing in: no paper of these."""
OF_ONE_VOTE = frozenset(("ballots", one) for one in ["vote", "voted", "code", "codes", "by_code"])
"""Nor of one person's vote: there is a paper for a vote, without names."""
ROOM = "_" * 30
"""Where somebody writes."""


def can_be_printed(page: Any) -> bool:
    """Whether this page makes a paper; a workbench, with a form of its own shape, does not."""
    _outer, feature, view = f"{request.endpoint}..".split(".")[:3]
    if page.for_paper or feature in PRIVATE or (feature, view) in OF_ONE_VOTE:
        return False
    form = getattr(page, "form", None)
    return page.template == "form" if form else bool(page.cards)


def asked_for(page: Any, status: int) -> ResponseReturnValue | None:
    """The paper that the address asks for, if it does; on a shared tablet there is none."""
    form = request.args.get("paper", "")
    if request.method != "GET" or status != 200 or form not in FORMS or not can_be_printed(page):
        return None
    return printing.given(document(page, form))


def ways(page: Any) -> list[tuple[str, str]]:
    """What can be asked for of the page that is shown: in words, and its address."""
    if current_actor().device_id or not can_be_printed(page):
        return []
    kept = {k: v for k, v in request.args.items() if k not in ("card", "paper")}
    words = {"a4": _("Print this page"), "a5": _("small"), "booklet": _("as a small book")}
    return [
        (words[form], f"{request.script_root}{request.path}?{urlencode(kept | {'paper': form})}")
        for form in FORMS
    ]


def document(page: Any, form: str) -> Document:
    """The page as a paper of this form: a booklet begins each card on a page of its own."""
    skin = page.council.skin if page.council else ""
    parts = [_blocks(card, page.title, skin) for card in page.cards]
    if asks := getattr(page, "form", None):
        parts.append([block for field in asks.fields for block in _question(field)])
    if page.lede:
        parts.insert(0, [Text(text=page.lede)])
    parts = [blocks for blocks in parts if blocks]
    if form != "booklet":
        parts = [[block for blocks in parts for block in blocks]]
    under = [page.council.name] if page.council and page.council.name != page.title else []
    first = printing.pictogram(page.symbol, page.title, skin)
    sheets = [
        Sheet(title=page.title, under=under if number == 0 else [], picture=first, blocks=blocks)
        for number, blocks in enumerate(parts)
    ]
    if page.council:
        return Document.of(page.council, page.title, sheets, paper=FORMS[form])
    return Document(title=page.title, sheets=sheets, paper=FORMS[form])


def _blocks(card: Any, title: str, skin: str, level: int = 2) -> list[Block]:
    """A card: its title with its picture, its sentences, and its rows."""
    said = [chip.text for chip in card.chips]
    words = f"{card.title} ({', '.join(said)})" if said else card.title
    blocks: list[Block] = []
    if card.title != title or said:
        blocks.append(Heading(text=words, level=level, picture=_picture(card, skin)))
    lines = [printing.line_of(one, skin) for one in card.lines]
    lines += [_row(row, skin) for row in card.rows]
    blocks += [Lines(lines=lines)] if lines else []
    told = [card.text, *(f"{label}: {text}" for label, text in card.facts if text)]
    blocks += [Text(text="\n".join(one for one in told if one))] if any(told) else []
    return blocks


def _row(card: Any, skin: str) -> Line:
    """A row of a list: its words large, what stands below them small."""
    below = [one.text for one in card.lines] + [chip.text for chip in card.chips]
    return Line(text=card.title, picture=_picture(card, skin), small=", ".join(below))


def _picture(card: Any, skin: str) -> Any:
    if card.photo_of:
        return printing.face(card.photo_of)
    return printing.pictogram(card.symbol, card.title, skin)


def _question(field: Any) -> Iterator[Block]:
    """A question with boxes to tick, or with room to write."""
    yield Heading(text=str(field.label.text))
    if kind_of(field) in ("choices", "select"):
        yield Lines(
            lines=[
                Line(text=one.label, picture=_of_choice(one), box=True) for one in choices_of(field)
            ]
        )
    elif kind_of(field) == "tick":
        yield Lines(lines=[Line(text=str(field.label.text), box=True)])
    else:
        yield Text(text=ROOM)


def _of_choice(choice: Any) -> Any:
    if choice.photo_of:
        return printing.face(choice.photo_of)
    return printing.pictogram(choice.symbol, choice.label)
