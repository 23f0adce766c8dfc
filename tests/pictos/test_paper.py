"""Sheets, strips and posters: every word is on the paper, whatever its length."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pictos import paper
from pictos.paper import A4, LONGEST, PER_ROW, Cell
from pictos.symbols import Symbol

LONG = "Vrijwilligerswerkverzekeringsovereenkomst"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words as they were drawn, each wholly inside its image."""
    real: Callable[..., None] = ImageDraw.ImageDraw.text
    found: list[str] = []

    def text(pen: Any, at: Any, words: str, ink: Any, font: Any, anchor: str = "la") -> None:
        left, top, right, bottom = pen.textbbox(at, words, font, anchor=anchor)
        wide, high = pen.im.size
        assert words == "" or (left >= 0 and top >= 0 and right <= wide and bottom <= high), words
        found.append(words)
        real(pen, at, words, ink, font, anchor=anchor)

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", text)
    return found


def letters(words: list[str]) -> str:
    return "".join("".join(words).split())


LABELS = ["Ja", f"Een {LONG}", "Wij praten over de keuken. " * 30, "x" * LONGEST]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("per_row", PER_ROW)
def test_on_a_sheet_no_word_is_cut_off(written: list[str], label: str, per_row: int) -> None:
    cells = [Cell(label), Cell("Nee"), Cell(label)]
    pages = paper.sheets(cells, per_row=per_row, cut=True)
    assert all(page.size == A4 for page in pages)
    assert letters(written) == letters([cell.label for cell in cells])


@pytest.mark.parametrize("label", LABELS[:3])
@pytest.mark.parametrize(
    "draw",
    [
        paper.line,
        paper.strip,
        lambda cells: paper.poster(Cell("Wat kies je?"), cells),
    ],
)
def test_in_a_line_strip_or_poster_no_word_is_cut_off(
    written: list[str], label: str, draw: Callable[[list[Cell]], Any]
) -> None:
    draw([Cell(label, number=1), Cell("Nee", number=2)])
    assert letters(written).endswith(letters([label, "Nee"]))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200), st.integers(20, 300), st.integers(9, 60))
def test_lines_hold_every_letter_in_order(text: str, wide: int, high: int) -> None:
    lines = paper._wrapped(text, wide, high, bold=False)
    assert letters(list(lines)) == letters([text])
    font = paper.font(high)
    assert all(len(line) <= 1 or font.getlength(line) <= wide for line in lines)


def test_a_word_is_made_smaller_before_it_is_broken(written: list[str]) -> None:
    paper.sheets([Cell(LONG)], per_row=2)
    assert written == [LONG]


def test_what_is_more_than_a_page_goes_on_on_the_next(written: list[str]) -> None:
    cells = [Cell(f"Huis {number}", Symbol("openmoji", "1F3E0")) for number in range(40)]
    pages = paper.sheets(cells, per_row=3, title="Huizen")
    assert len(pages) > 1
    assert [words for words in written if words.startswith("Huis ")] == [c.label for c in cells]
    assert written.count("Huizen") == len(pages)
    assert len([words for words in written if "CC BY-SA 4.0" in words]) == len(pages)


def test_a_photo_fills_its_square() -> None:
    photo = Image.new("RGB", (300, 100), "#123456")
    page = paper.strip([Cell("Roos", photo=photo)], size=100)
    assert (100 * 100, (0x12, 0x34, 0x56)) in (page.getcolors(100_000) or [])


def test_ink_and_lines_are_seen_on_the_paper() -> None:
    def light(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colour in (paper.INK, paper.RULE):
        assert (light(paper.PAPER) + 0.05) / (light(colour) + 0.05) >= 3


def test_a_label_or_a_row_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="letters"):
        Cell("x" * (LONGEST + 1))
    with pytest.raises(ValueError, match="5 a row"):
        paper.sheets([], per_row=5)


def test_an_empty_agenda_is_a_page_without_words() -> None:
    assert len(paper.sheets([], per_row=2)) == 1
    for empty in (paper.line([]), paper.strip([]), paper.poster(Cell("?"), [])):
        with Image.open(io.BytesIO(paper.as_png(empty))) as image:
            assert image.format == "PNG"
