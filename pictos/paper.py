"""Pictograms with their words as pictures to print or send: a line, a strip, sheets, a poster.

Words are never cut off: they wrap, then shrink, and a word that is wider than its place is broken.
Sheets are A4 at 150 pixels an inch. Ink on paper is 17:1. Who made the pictures stands below.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from pictos.symbols import Symbol, credits, png

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw as Pen
    from PIL.ImageFont import FreeTypeFont

A4 = (1240, 1754)
EDGE = 70
GAP = 24
PAPER, INK, RULE = "#FFFFFF", "#1D1915", "#8A8175"
LONGEST = 2000
"""Letters of a label; what is longer is no label."""
PER_ROW = (2, 3, 4, 8)
_LEAST = 9
_READABLE = 18
"""Pixels below which a word is rather broken than made smaller."""
_LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Cell:
    """Words with what stands above or before them: a pictogram, a picture such as a photo, or
    nothing. `number` is drawn as a badge, for what has an order or is chosen by number."""

    label: str
    symbol: Symbol | None = None
    photo: "Image | None" = None
    number: int | None = None

    def __post_init__(self) -> None:
        if len(self.label) > LONGEST:
            raise ValueError(f"a label of {len(self.label)} letters")


def line(cells: Sequence[Cell], *, size: int = 200, widest: int = 1600) -> "Image":
    """Pictures with their words under them, in rows no wider than ``widest`` pixels."""
    columns = max(1, min(len(cells), (widest - GAP) // (size + GAP)))
    page = _Page((columns * (size + GAP) + GAP, GAP))
    for start in range(0, len(cells), columns):
        page.row(cells[start : start + columns], size, columns, grows=True)
    page.sign(cells)
    return page.image


def strip(cells: Sequence[Cell], *, size: int = 160, wide: int = 1240) -> "Image":
    """One below the other, the picture left of the words: an agenda."""
    page = _Page((wide, GAP))
    for cell in cells:
        page.beside(cell, size)
    page.sign(cells)
    return page.image


def sheets(
    cells: Sequence[Cell], *, per_row: int, title: str = "", cut: bool = False
) -> "list[Image]":
    """A4 pages with 2, 3, 4 or 8 pictures a row; ``cut`` draws lines to cut cards along.

    Raises `ValueError` for another number.
    """
    if per_row not in PER_ROW:
        raise ValueError(f"{per_row} a row")
    room = A4[0] - 2 * EDGE
    size = min(400, (room - GAP * (per_row + 1)) // per_row)
    pages: list[_Page] = []
    for start in range(0, len(cells) or 1, per_row):
        row = cells[start : start + per_row]
        if not pages or not pages[-1].row(row, size, per_row, cut=cut):
            pages.append(_Page(A4, title, cells))
            pages[-1].row(row, size, per_row, cut=cut)
    return [page.image for page in pages]


def poster(question: Cell, options: Sequence[Cell]) -> "Image":
    """A vote to hang on the wall: the question, and what one can choose, as large as fits."""
    page = _Page(A4, "", [question, *options])
    page.beside(question, 280, 64)
    page.top += 2 * GAP
    each = (page.foot - page.top) // max(1, len(options)) - GAP
    for option in options:
        page.beside(option, min(each, 380), 80)
    return page.image


def as_png(image: "Image") -> bytes:
    """The bytes of a file."""
    out = BytesIO()
    image.save(out, "PNG", dpi=(150, 150))
    return out.getvalue()


class _Page:
    """Paper that is filled from the top. Without a title and cells it has no edge, and grows."""

    def __init__(
        self, size: tuple[int, int], title: str = "", credited: Sequence[Cell] = ()
    ) -> None:
        from PIL import Image, ImageDraw

        self.image: Image.Image = Image.new("RGB", size, PAPER)
        self.pen: Pen = ImageDraw.Draw(self.image)
        edged = size == A4
        self.edge = EDGE if edged else GAP
        self.top = self.edge
        self.foot = size[1] - self.edge
        if edged:
            self._credit(credited)
            if title:
                fit = self._fit(title, self._room, 110, 44, bold=True)
                self._draw(fit, (self.edge, self.top), "la")
                self.top += fit.high + GAP

    @property
    def _room(self) -> int:
        return self.image.width - 2 * self.edge

    def row(
        self,
        cells: Sequence[Cell],
        size: int,
        columns: int,
        *,
        cut: bool = False,
        grows: bool = False,
    ) -> bool:
        """Place a row of pictures over their words; tell whether there was room for it."""
        wide = self._room // columns
        letters = max(16, min(44, size // 6))
        most = size * (10 if grows else 1)
        words = [self._fit(cell.label, wide - GAP, most, letters) for cell in cells]
        high = size + GAP + max((fit.high for fit in words), default=0) + GAP
        if not grows and self.top + high > self.foot and self.top > self.edge + 200:
            return False
        if grows:
            self._grow(high)
        for place, (cell, fit) in enumerate(zip(cells, words, strict=True)):
            left = self.edge + place * wide
            self._picture(cell, (left + (wide - size) // 2, self.top + GAP // 2), size)
            self._draw(fit, (left + wide // 2, self.top + size + GAP), "ma")
            if cut:
                self.pen.rectangle((left, self.top, left + wide, self.top + high), outline=RULE)
        self.top += high
        return True

    def beside(self, cell: Cell, size: int, letters: int = 44) -> None:
        """Place a picture with its words to the right of it."""
        badge = size // 2 if cell.number is not None else 0
        left = self.edge + badge
        fit = self._fit(cell.label, self.image.width - left - size - GAP - self.edge, size, letters)
        high = max(size, fit.high) + GAP
        if self.image.size != A4:
            self._grow(high)
        if cell.number is not None:
            at = (self.edge, self.top + size // 2 - badge // 3)
            self._paste(Symbol("number", str(cell.number)), at, badge * 2 // 3)
        self._picture(Cell(cell.label, cell.symbol, cell.photo), (left, self.top), size)
        middle = self.top + max(0, (size - fit.high) // 2)
        self._draw(fit, (left + size + GAP, middle), "la")
        self.top += high

    def _grow(self, high: int) -> None:
        from PIL import Image, ImageDraw

        taller = Image.new("RGB", (self.image.width, self.top + high + self.edge), PAPER)
        taller.paste(self.image, (0, 0))
        self.image, self.pen = taller, ImageDraw.Draw(taller)

    def _picture(self, cell: Cell, at: tuple[int, int], size: int) -> None:
        from PIL import ImageOps

        if cell.photo is not None:
            fitted = ImageOps.fit(cell.photo.convert("RGB"), (size, size))
            self.image.paste(fitted, at)
        elif cell.symbol is not None:
            self._paste(cell.symbol, at, size)
        if cell.number is not None:
            self._paste(Symbol("number", str(cell.number)), at, max(28, size // 4))

    def _paste(self, symbol: Symbol, at: tuple[int, int], size: int) -> None:
        from PIL import Image

        with Image.open(BytesIO(png(symbol, size))) as picture:
            self.image.paste(picture, at, picture)

    def sign(self, cells: Sequence[Cell]) -> None:
        """Name the makers of the pictures below all that stands there."""
        if fit := self._makers(cells, 200):
            self._grow(fit.high)
            self._draw(fit, (self.edge, self.top), "la")

    def _credit(self, cells: Sequence[Cell]) -> None:
        if fit := self._makers(cells, 60):
            self.foot -= fit.high + GAP
            self._draw(fit, (self.edge, self.foot + GAP), "la")

    def _makers(self, cells: Sequence[Cell], high: int) -> "_Fit | None":
        names = credits(cell.symbol for cell in cells if cell.symbol)
        text = "  ·  ".join(f"{one.name}: {one.author} ({one.licence})" for one in names)
        return self._fit(text, self._room, high, 18) if text else None

    def _fit(self, text: str, wide: int, high: int, letters: int, *, bold: bool = False) -> "_Fit":
        """The words in lines, as large as fits; the smallest letters take the room they need."""
        letters = min(letters, max(_LEAST, high))
        longest = max(text.split(), key=len, default="")
        while True:
            fit = _Fit(_wrapped(text, wide, letters, bold), letters, bold)
            whole = letters <= _READABLE or font(letters, bold).getlength(longest) <= wide
            if (whole and fit.high <= high) or letters <= _LEAST:
                return fit
            letters -= max(1, letters // 10)

    def _draw(self, fit: "_Fit", at: tuple[int, int], anchor: str) -> None:
        letters = font(fit.letters, fit.bold)
        for number, words in enumerate(fit.lines):
            place = (at[0], at[1] + round(number * fit.letters * _LEADING))
            self.pen.text(place, words, INK, letters, anchor=anchor)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Lines of words in letters of a height."""

    lines: tuple[str, ...]
    letters: int
    bold: bool

    @property
    def high(self) -> int:
        return round(len(self.lines) * self.letters * _LEADING)


def _wrapped(text: str, wide: int, letters: int, bold: bool) -> tuple[str, ...]:
    length: Callable[[str], float] = font(letters, bold).getlength
    lines: list[str] = []
    for paragraph in text.splitlines():
        held = ""
        for word in paragraph.split():
            longer = f"{held} {word}".strip()
            if length(longer) <= wide:
                held = longer
                continue
            if held:
                lines.append(held)
            *full, held = _broken(word, wide, length)
            lines += full
        lines.append(held)
    return tuple(lines)


def _broken(word: str, wide: int, length: Callable[[str], float]) -> list[str]:
    """The word, in pieces where it is wider than its place."""
    pieces = []
    while len(word) > 1 and length(word) > wide:
        fits = bisect_right(
            range(2, len(word)), wide, key=lambda end: int(length(word[:end]) + 0.999)
        )
        pieces.append(word[: fits + 1])
        word = word[fits + 1 :]
    return [*pieces, word]


@lru_cache(maxsize=64)
def font(height: int, bold: bool = False) -> "FreeTypeFont":
    """The letters of all that is drawn, so many pixels high."""
    from PIL import ImageFont

    folder = files("fontpkg_atkinson_hyperlegible") / "files"
    name = f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(folder / name), height)
