"""How many rows stand on a screen of the picto view, so that none lies under the bar."""

import pytest
from flask import Flask

from portal.rendering import Action, Card, Chip, Line, Page
from portal.screens import Screen, screen_of

BUTTON = Action(concept="remove", href="/gone", post=True)
ROW = Card(title="Roos")
BUSY = Card(title="Roos", actions=[BUTTON])
TALL = Card(title="Roos", lines=[Line(text="lid")], chips=[Chip(text="nieuw")])


def screens(app: Flask, page: Page) -> list[Screen]:
    found = []
    for number in range(1, 20):
        with app.test_request_context(f"/?card={number}"):
            screen = screen_of(page)
        assert screen is not None
        found.append(screen)
        if not screen.following:
            break
    return found


@pytest.mark.parametrize(
    ("lines", "sound", "shown"),
    [
        (3, "", [(3, 1)]),
        (3, "/voice", [(3, 0), (0, 1)]),
        (2, "/voice", [(2, 0), (0, 1)]),
        (1, "/voice", [(1, 1)]),
    ],
)
@pytest.mark.parametrize("of", ["card", "page"])
def test_a_voice_with_its_lines_leaves_no_room_for_buttons(
    app: Flask, lines: int, sound: str, shown: list[tuple[int, int]], of: str
) -> None:
    card = Card(
        title="Wens",
        lines=[Line(text="Soep.")] * lines,
        sound=sound,
        actions=[BUTTON] if of == "card" else (),
    )
    page = Page(title="Wens", cards=[card], actions=[BUTTON] if of == "page" else ())
    assert [(len(one.lines), len(one.actions)) for one in screens(app, page)] == shown


@pytest.mark.parametrize(
    ("rows", "buttons", "shown"),
    [
        ([ROW] * 4, 0, [(4, 0)]),
        ([ROW] * 5, 0, [(4, 0), (1, 0)]),
        ([ROW] * 3, 2, [(3, 2)]),
        ([ROW] * 4, 1, [(4, 0), (0, 1)]),
        ([BUSY] * 5, 0, [(2, 0), (2, 0), (1, 0)]),
        ([BUSY] * 2, 1, [(2, 0), (0, 1)]),
        ([BUSY, ROW, ROW, BUSY], 0, [(3, 0), (1, 0)]),
        ([BUSY], 3, [(1, 3)]),
        ([TALL] * 3, 1, [(3, 0), (0, 1)]),
        ([ROW], 4, [(1, 0), (0, 4)]),
    ],
)
@pytest.mark.parametrize("of", ["card", "page"])
def test_rows_with_buttons_take_the_room_of_two(
    app: Flask, rows: list[Card], buttons: int, shown: list[tuple[int, int]], of: str
) -> None:
    some = [BUTTON] * buttons
    card = Card(title="Wie?", rows=rows, actions=some if of == "card" else ())
    page = Page(title="Wie?", cards=[card], actions=some if of == "page" else ())
    assert [(len(one.rows), len(one.actions)) for one in screens(app, page)] == shown
