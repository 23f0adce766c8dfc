"""Computed pictograms: every date, weekday, month, time, name, number and amount can be drawn."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from defusedxml import ElementTree
from PIL import Image

from pictos.drawing import COINS, MONTHS, NOTES, WEEKDAYS, can_draw, draw
from pictos.lettering import GLYPHS, capitals, width
from pictos.symbols import Symbol, png


def shown(text: str) -> bytes:
    with Image.open(BytesIO(png(Symbol.parse(text), 48))) as image:
        return image.tobytes()


def test_every_day_of_a_leap_year_has_its_own_leaf() -> None:
    days = [date(2028, 1, 1) + timedelta(days=count) for count in range(366)]
    drawn = {draw("leaf", f"{day:%d-%m}") for day in days}
    assert len(drawn) == 366
    assert draw("leaf", "2028-02-29") == draw("leaf", "29-02")


def test_every_minute_can_be_shown_and_the_hands_tell_them_apart() -> None:
    codes = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]
    drawn = [draw("clock", code) for code in codes]
    assert len(set(drawn)) == 720
    assert draw("clock", "02:30") == draw("clock", "14:30")


def test_every_weekday_has_its_own_colour_and_letters() -> None:
    assert len({letters for letters, _ in WEEKDAYS.values()}) == 7
    assert len({colour for _, colour in WEEKDAYS.values()}) == 7
    assert len({shown(f"weekday:{day}") for day in WEEKDAYS}) == 7


def test_every_month_has_its_own_leaf_also_without_colour() -> None:
    assert len({draw("month", month) for month in MONTHS}) == 12
    uncoloured = {re.sub('fill="#[^"]*"', "", draw("month", month)) for month in MONTHS}
    assert len(uncoloured) == 12
    assert not can_draw("month", "march")


def test_every_letter_needed_is_in_the_alphabet() -> None:
    needed = "".join(MONTHS) + "".join(letters for letters, _ in WEEKDAYS.values())
    needed += "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789€,? "
    assert set(needed) <= set(GLYPHS)
    assert width("ma") > width("a") > 0 == width("")


@pytest.mark.parametrize(
    ("text", "letters"), [("é", "E"), ("Łö", "LO"), ("ş", "S"), ("Ø", "O"), ("RdV", "RDV")]
)
def test_initials_lose_their_accents(text: str, letters: str) -> None:
    assert capitals(text) == letters
    assert draw("initials", text) == draw("initials", letters)


def test_a_name_keeps_its_colour() -> None:
    assert draw("initials", "JB") == draw("initials", "jb")
    assert len({draw("initials", letter).split("fill=")[1][:10] for letter in "ABCDEFG"}) >= 5


@pytest.mark.parametrize("cents", [1, 99, 199, 250, 888, 1245, 3755, 4000, 50_000, 88_888, 0])
def test_money_is_drawn_in_real_pieces_or_as_a_price(cents: int) -> None:
    ElementTree.fromstring(draw("money", str(cents)), forbid_dtd=True)
    pieces = sum(count for count in counted(cents).values())
    drawn = draw("money", str(cents)).count("<g transform")
    assert drawn == (pieces if 0 < pieces <= 9 else 1)


def counted(cents: int) -> dict[int, int]:
    found = {}
    for piece in sorted({**NOTES, **COINS}, reverse=True):
        found[piece], cents = divmod(cents, piece)
    return found


@pytest.mark.parametrize(
    "text",
    ["leaf:30-09", "weekday:wednesday", "month:juni", "month:december", "clock:11:58",
     "initials:WMQ", "number:8888", "money:250", "money:888", "money:4000", "money:3755",
     "money:199", "money:9999999"],
)  # fmt: skip
def test_computed_drawings_stay_inside_the_grid_and_need_no_font(text: str) -> None:
    from resvg_py import svg_to_bytes

    name, _, code = text.partition(":")
    source = draw(name, code)
    assert "<text" not in source
    assert "font" not in source
    wide = source.replace('viewBox="0 0 72 72"', 'viewBox="-9 -9 90 90"')
    with Image.open(
        BytesIO(svg_to_bytes(svg_string=wide, width=360, height=360, skip_system_fonts=True))
    ) as image:
        inked = image.getchannel("A").getbbox()
    assert inked
    assert min(inked[:2]) / 4 - 9 >= 2.5
    assert max(inked[2:]) / 4 - 9 <= 69.5


def test_what_is_no_value_is_not_drawn() -> None:
    assert not can_draw("own", "yes")
    assert not can_draw("nothing", "1")
    assert not can_draw("number", "1\n")
    with pytest.raises(KeyError):
        draw("nothing", "1")
