"""Pictograms computed from a value: dates, weekdays, months, times, initials, numbers and money.

Everything is drawn on the 72 grid in the manner of our own drawings, and letters
are strokes, never text, so that every browser and resvg show the same.
"""

import re
from collections.abc import Callable
from datetime import date
from math import cos, pi, sin

from pictos.lettering import GLYPHS, capitals, lettering

INK = "#000"
RED, DEEP_RED = "#EA5A47", "#D22F27"
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = {
    "monday": ("ma", "#92D3F5"),
    "tuesday": ("di", "#FFA7C0"),
    "wednesday": ("wo", "#B1CC33"),
    "thursday": ("do", "#F4AA41"),
    "friday": ("vr", "#B399C8"),
    "saturday": ("za", "#FCEA2B"),
    "sunday": ("zo", "#EA5A47"),
}
# Of three months each, December first.
SEASONS = ("#92D3F5", "#B1CC33", "#FCEA2B", "#F4AA41")
CALM = ("#92D3F5", "#B1CC33", "#F4AA41", "#B399C8", "#FFA7C0", "#D0CFCE", "#FCEA2B")
NOTES = {
    50_000: ("500", "#B399C8"),
    20_000: ("200", "#FCEA2B"),
    10_000: ("100", "#B1CC33"),
    5_000: ("50", "#F4AA41"),
    2_000: ("20", "#92D3F5"),
    1_000: ("10", "#FFA7C0"),
    500: ("5", "#D0CFCE"),
}
GOLD, SILVER, COPPER = "#FCEA2B", "#D0CFCE", "#E27022"
# value: digits, radius, rim, middle
COINS = {
    200: ("2", 11.0, SILVER, GOLD),
    100: ("1", 10.0, GOLD, SILVER),
    50: ("50", 10.5, GOLD, GOLD),
    20: ("20", 9.5, GOLD, GOLD),
    10: ("10", 8.5, GOLD, GOLD),
    5: ("5", 9.0, COPPER, COPPER),
    2: ("2", 8.0, COPPER, COPPER),
    1: ("1", 7.0, COPPER, COPPER),
}
MOST_PIECES = 9

_LEAF = re.compile(r"(?:[0-9]{4}-[0-9]{2}|[0-9]{2})-[0-9]{2}")
_PATTERNS = {
    "clock": re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"),
    "number": re.compile(r"0|[1-9][0-9]{0,3}"),
    "money": re.compile(r"0|[1-9][0-9]{0,6}"),
}


def can_draw(name: str, code: str) -> bool:
    """Tell whether the code is a value this set can draw."""
    if name == "leaf":
        return bool(_LEAF.fullmatch(code)) and _leaf_date(code) is not None
    if name == "weekday":
        return code in WEEKDAYS
    if name == "month":
        return code in MONTHS
    if name == "initials":
        letters = capitals(code)
        return (
            len(code) <= 3
            and 1 <= len(letters) <= 3
            and all(letter.isalpha() and letter in GLYPHS for letter in letters)
        )
    pattern = _PATTERNS.get(name)
    return pattern is not None and bool(pattern.fullmatch(code))


def draw(name: str, code: str) -> str:
    """Return the drawing as a complete SVG on the 72 grid."""
    colour, line = _DRAWERS[name](code)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">'
        f'<g id="color">{colour}</g>'
        f'<g id="line" fill="none" stroke="{INK}" stroke-width="2"'
        f' stroke-linecap="round" stroke-linejoin="round">{line}</g></svg>\n'
    )


def _leaf_date(code: str) -> date | None:
    """Read "2027-02-18" or "18-02"; the year of the latter is a leap year and means nothing."""
    if len(code) == 5:
        code = f"2000-{code[3:]}-{code[:2]}"
    try:
        return date.fromisoformat(code)
    except ValueError:
        return None


def _leaf(code: str) -> tuple[str, str]:
    day = _leaf_date(code)
    if day is None:
        raise ValueError(code)
    colour = (
        '<path fill="#FFF" d="M9 15h54v50H9z"/>'
        f'<path fill="{RED}" d="M13 11h46a4 4 0 0 1 4 4v11H9V15a4 4 0 0 1 4-4z"/>'
    )
    line = (
        '<path d="M13 11h46a4 4 0 0 1 4 4v46a4 4 0 0 1-4 4H13a4 4 0 0 1-4-4V15a4 4 0 0 1 4-4z'
        'M9 26h54"/><path stroke-width="4" d="M22 7v9M50 7v9"/>'
        + lettering(str(day.day), (36, 39.5), 18, weight=3.6)
        + lettering(MONTHS[day.month - 1], (36, 57), 8.4, weight=1.8, widest=48)
    )
    return colour, line


def _weekday(code: str) -> tuple[str, str]:
    letters, tint = WEEKDAYS[code]
    plate = "M16 10h40a8 8 0 0 1 8 8v36a8 8 0 0 1-8 8H16a8 8 0 0 1-8-8V18a8 8 0 0 1 8-8z"
    colour = f'<path fill="{tint}" d="{plate}"/>'
    line = f'<path d="{plate}"/>' + lettering(letters, (36, 36), 29, weight=4.4, widest=46)
    return colour, line


def _month(code: str) -> tuple[str, str]:
    """Draw a leaf with the month's name and its place among the twelve."""
    number = MONTHS.index(code)
    letters = "mrt" if code == "maart" else code[:3]
    leaf = "M13 11h46a4 4 0 0 1 4 4v46a4 4 0 0 1-4 4H13a4 4 0 0 1-4-4V15a4 4 0 0 1 4-4z"
    colour = f'<path fill="{SEASONS[(number + 1) % 12 // 3]}" d="{leaf}"/>'
    dots = [(15 + 8.4 * (place % 6), 52 + 7 * (place // 6)) for place in range(12)]
    rest = "".join(f"M{x:g} {y}v.01" for x, y in dots)
    x, y = dots[number]
    line = (
        f'<path d="{leaf}"/><path stroke-width="4" d="M22 7v9M50 7v9"/>'
        + lettering(letters, (36, 31), 20, weight=4, widest=46)
        + f'<path stroke-width="3" d="{rest}"/>'
        f'<circle cx="{x:g}" cy="{y}" r="3.5" fill="{DEEP_RED}"/>'
    )
    return colour, line


def _clock(code: str) -> tuple[str, str]:
    hour, minute = int(code[:2]), int(code[3:])
    marks = "".join(
        f"M{_hand(turn, 25 if turn % 0.25 else 22.5)}L{_hand(turn, 27)}"
        for turn in (step / 12 for step in range(12))
    )
    short, long = _hand((hour % 12 + minute / 60) / 12, 13), _hand(minute / 60, 20)
    colour = '<circle cx="36" cy="36" r="29" fill="#FFF"/>'
    line = (
        f'<circle cx="36" cy="36" r="29"/><path d="{marks}"/>'
        f'<path stroke-width="5" d="M36 36L{short}"/><path stroke-width="3" d="M36 36L{long}"/>'
        f'<circle cx="36" cy="36" r="3" fill="{INK}" stroke="none"/>'
    )
    return colour, line


def _hand(turn: float, length: float) -> str:
    angle = 2 * pi * turn
    return f"{36 + length * sin(angle):.2f} {36 - length * cos(angle):.2f}"


def _initials(code: str) -> tuple[str, str]:
    letters = capitals(code)
    tint = CALM[sum(ord(letter) * place for place, letter in enumerate(letters, 1)) % len(CALM)]
    colour = f'<circle cx="36" cy="36" r="28" fill="{tint}"/>'
    height = {1: 26, 2: 20}.get(len(letters), 15)
    line = '<circle cx="36" cy="36" r="28"/>'
    return colour, line + lettering(letters, (36, 36), height, weight=3.4, widest=42)


def _number(code: str) -> tuple[str, str]:
    colour = '<circle cx="36" cy="36" r="28" fill="#FFF"/>'
    height = {1: 30, 2: 24, 3: 19}.get(len(code), 15)
    line = '<circle cx="36" cy="36" r="28"/>'
    return colour, line + lettering(code, (36, 36), height, weight=4, widest=45)


def _money(code: str) -> tuple[str, str]:
    pieces = _pieces(int(code))
    if not 0 < len(pieces) <= MOST_PIECES:
        return _price(int(code))
    notes = [piece for piece in pieces if piece in NOTES]
    coins = [piece for piece in pieces if piece in COINS]
    drawn = _note_rows(notes, bool(coins)) + _coin_rows(coins, bool(notes))
    return "".join(colour for colour, _ in drawn), "".join(line for _, line in drawn)


def _pieces(cents: int) -> list[int]:
    """Return the fewest notes and coins for the amount, stopping past what can be drawn."""
    found: list[int] = []
    for piece in (*NOTES, *COINS):
        count, cents = divmod(cents, piece)
        found += [piece] * min(count, MOST_PIECES + 1)
    return found


def _note_rows(notes: list[int], coins_too: bool) -> list[tuple[str, str]]:
    if not notes:
        return []
    room = 33.0 if coins_too else 62.0
    high, columns = max(
        (min((60 / count - 2) * 0.52, 24, room / -(-len(notes) // count) - 3), -count)
        for count in range(1, len(notes) + 1)
    )
    columns, wide = -columns, high / 0.52
    rows = -(-len(notes) // columns)
    upper = 5 + (room - rows * high - 3 * (rows - 1)) / 2
    drawn = []
    for place, piece in enumerate(notes):
        row, column = divmod(place, columns)
        left = 36 - (columns * (wide + 2) - 2) / 2 + column * (wide + 2)
        drawn.append(_note(piece, left, upper + row * (high + 3), wide, high))
    return drawn


def _note(piece: int, left: float, top: float, wide: float, high: float) -> tuple[str, str]:
    digits, tint = NOTES[piece]
    plate = f'x="{left:g}" y="{top:.2f}" width="{wide:g}" height="{high:.2f}" rx="2"'
    middle = (left + wide / 2, top + high / 2)
    amount = lettering(f"€{digits}", middle, high * 0.5, weight=2.2, widest=wide * 0.8)
    return f'<rect {plate} fill="{tint}"/>', f"<rect {plate}/>{amount}"


def _coin_rows(coins: list[int], notes_too: bool) -> list[tuple[str, str]]:
    if not coins:
        return []
    room, upper = (27.0, 40.0) if notes_too else (62.0, 5.0)
    zoom, columns = max(
        (min(62 / count, room / -(-len(coins) // count), 44) / 24, count)
        for count in range(1, len(coins) + 1)
    )
    rows = -(-len(coins) // columns)
    drawn = []
    for place, piece in enumerate(coins):
        row, column = divmod(place, columns)
        across = min(columns, len(coins) - row * columns)
        left = 36 + (column - (across - 1) / 2) * 24 * zoom
        drawn.append(_coin(piece, left, upper + room * (row + 0.5) / rows, zoom))
    return drawn


def _coin(piece: int, left: float, top: float, zoom: float) -> tuple[str, str]:
    digits, radius, rim, middle = COINS[piece]
    place = f'cx="{left:g}" cy="{top:.2f}"'
    colour = f'<circle {place} r="{radius * zoom:.2f}" fill="{rim}"/>'
    if middle != rim:
        colour += f'<circle {place} r="{radius * zoom * 0.72:.2f}" fill="{middle}"/>'
    line = f'<circle {place} r="{radius * zoom:.2f}"/>' + lettering(
        digits, (left, top), 9.5 * zoom, weight=2 + 0.8 * (zoom > 1), widest=radius * zoom * 1.3
    )
    return colour, line


def _price(cents: int) -> tuple[str, str]:
    """Draw a price tag for an amount of no pieces or of too many to count."""
    euros, rest = divmod(cents, 100)
    plate = "M10 20h52a3 3 0 0 1 3 3v26a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3V23a3 3 0 0 1 3-3z"
    amount = f"€ {euros}" + (f",{rest:02}" if rest else "")
    line = f'<path d="{plate}"/>' + lettering(amount, (36, 36), 15, weight=3, widest=50)
    return f'<path fill="#FFF" d="{plate}"/>', line


_DRAWERS: dict[str, Callable[[str], tuple[str, str]]] = {
    "leaf": _leaf,
    "weekday": _weekday,
    "month": _month,
    "clock": _clock,
    "initials": _initials,
    "number": _number,
    "money": _money,
}
