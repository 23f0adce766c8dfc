"""How the picto view cuts a page into screens: one idea on each, and nothing lost.

A screen holds at most five tiles (or eight faces), or three lines with at most three buttons
(beside a voice to listen to, one line), or four rows: one with buttons of its own is as high as
two, and buttons below as one.
What does not fit follows on the next screen; `?card=N` says which one is shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar
from urllib.parse import urlencode

from flask import g, request

from portal.rendering import Action, Card, Line, Page
from portal.returning import page_path

MOST_TILES = 5
MOST_FACES = 8
MOST_LINES = 3
MOST_ROWS = 4
MOST_ACTIONS = 3

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One screen. ``tiles`` stand alone; a ``card`` comes with ``lines``, ``rows``, ``actions``.

    ``number`` counts from one; ``back`` and ``following`` are the addresses of its neighbours.
    """

    card: Card | None = None
    tiles: Sequence[Card] = ()
    lines: Sequence[Line] = ()
    rows: Sequence[Card] = ()
    actions: Sequence[Action] = ()
    more: bool = False
    number: int = 1
    count: int = 1
    back: str = ""
    following: str = ""

    @property
    def full(self) -> bool:
        """Whether no buttons fit below the rows, or below a voice and its lines."""
        if self.card and self.card.sound and self.lines[1:]:
            return True
        tall = sum(bool(row.lines and row.chips) for row in self.rows)
        return sum(map(_height, self.rows)) + tall / 2 >= MOST_ROWS

    @property
    def faces(self) -> bool:
        """Whether every tile is a person."""
        return bool(self.tiles) and all(tile.photo_of for tile in self.tiles)


def screen_of(page: Page) -> Screen | None:
    """The screen of the page that this request asks for; none for a page of another shape."""
    if page.template != "cards":
        return None
    if "portal_screen" not in g:
        screens = list(_screens(page))
        number = min(max(request.args.get("card", 1, type=int), 1), len(screens))
        g.portal_screen = replace(
            screens[number - 1],
            number=number,
            count=len(screens),
            back=_address(number - 1) if number > 1 else "",
            following=_address(number + 1) if number < len(screens) else "",
        )
    screen: Screen = g.portal_screen
    return screen


def _screens(page: Page) -> Iterator[Screen]:
    waiting: list[Card] = []
    last: Screen | None = None
    for card in page.cards:
        if _is_tile(card):
            waiting.append(card)
            continue
        for screen in (*_walls(waiting), *_of_card(card)):
            if last:
                yield last
            last = screen
        waiting = []
    for screen in _walls(waiting):
        if last:
            yield last
        last = screen
    yield from _ending(last or Screen(), page)


def _ending(last: Screen, page: Page) -> Iterator[Screen]:
    """The last screen with the page's own actions on it, or one of their own when it is full."""
    actions = (*page.actions, *page.besides)
    if not actions or (len(last.actions) + len(actions) <= MOST_ACTIONS and not last.full):
        yield replace(last, actions=(*last.actions, *actions))
        return
    yield last
    for some in _cut(actions, MOST_TILES):
        yield Screen(card=Card(title=page.title), actions=some)


def _is_tile(card: Card) -> bool:
    """A card that only leads somewhere; a leading one may show what is there."""
    if not card.href or card.actions:
        return False
    return card.lead or not (card.rows or card.lines or card.facts or card.text)


def _walls(cards: Sequence[Card]) -> Iterator[Screen]:
    people = bool(cards) and all(card.photo_of for card in cards)
    for some in _cut(cards, MOST_FACES if people else MOST_TILES):
        yield Screen(tiles=some)


def _of_card(card: Card) -> Iterator[Screen]:
    """A card's lines by threes, then its rows; its actions stand with the last, if they fit."""
    actions = list(card.actions)
    if card.href:
        actions.append(Action(concept="view", href=card.href))
    more = bool(card.text or card.facts)
    parts = [Screen(card=card, lines=some) for some in _cut(card.lines, MOST_LINES)]
    parts += [Screen(card=card, rows=some) for some in _stacks(card.rows)]
    parts = parts or [Screen(card=card)]
    parts[0] = replace(parts[0], more=more)
    bare = not (parts[-1].lines or parts[-1].rows)
    if not actions or bare or (len(actions) <= MOST_ACTIONS and not parts[-1].full):
        parts[-1] = replace(parts[-1], actions=actions)
        yield from parts
        return
    yield from parts
    for some_actions in _cut(actions, MOST_TILES):
        yield Screen(card=card, actions=some_actions)


def _height(row: Card) -> int:
    return 2 if row.actions else 1


def _stacks(rows: Sequence[Card]) -> Iterator[tuple[Card, ...]]:
    """The rows, as many together as a screen is high."""
    stack: tuple[Card, ...] = ()
    for row in rows:
        if sum(map(_height, (*stack, row))) > MOST_ROWS:
            yield stack
            stack = ()
        stack = (*stack, row)
    if stack:
        yield stack


def _cut(things: Sequence[T], most: int) -> Iterator[tuple[T, ...]]:
    rest = iter(things)
    while some := tuple(islice(rest, most)):
        yield some


def _address(number: int) -> str:
    kept = [(k, v) for k, v in request.args.items(multi=True) if k not in ("card", "again")]
    return f"{page_path()}?{urlencode([*kept, ('card', number)])}"
