"""From a document to a PDF: tagged, with its fonts in it, and good to keep for years.

One compiler stays warm in the process; a lock lets one thread use it at a time, which takes some
milliseconds. What it makes is PDF/UA-1 and PDF/A-2a at once, and it refuses what is neither: a
picture without words, a letter that no font has.
"""

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import typst

from pictos.symbols import Symbol, svg
from pictos.symbols import credits as makers
from portal import clock
from portal.cleaning import printable
from portal.i18n import gettext as _
from portal.i18n import language
from portal.paths import TEMPLATES
from portal.printing.service import characters
from portal.printing.service.document import Block, Document, Picture

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
FONTS = {
    "Atkinson Hyperlegible": "fontpkg_atkinson_hyperlegible",
    "Figtree": "fontpkg_figtree",
}
ACCENTS = {"petrol": "#10505a", "blauw": "#234a86", "steen": "#7d3a1c", "pruim": "#66366f"}
MOST_STRANGE = 200
"""Letters out of the ordinary that are asked after for one paper; who types more gets marks."""
_TEMPLATE = TEMPLATES / "portal" / "print" / "paper.typ"
_LETTER = b'#set document(title: "x")\n#set text(lang: "nl")\n#sys.inputs.letters'
_alone = threading.Lock()


def pdf(document: Document) -> bytes:
    """The paper as PDF: the same document is the same bytes, but for the day it was made."""
    data = _Writing(document).data
    return _compiled(_TEMPLATE.read_bytes(), {"paper": json.dumps(data)})


@cache
def _compiler() -> typst.Compiler:
    folders = [str(files(package) / "files") for package in FONTS.values()]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
    if missing := FONTS.keys() - fonts.families():  # it would set them in others, without a word
        raise RuntimeError(f"These fonts are not there: {', '.join(sorted(missing))}")
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def _compiled(source: bytes, inputs: dict[str, str]) -> bytes:
    moment = clock.now().replace(microsecond=0)
    with _alone:
        made = _compiler().compile(
            source, sys_inputs=inputs, format="pdf", pdf_standards=STANDARDS, timestamp=moment
        )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=4096)
def _can_set(wanted: str) -> bool:
    """Whether there is a font for each of these letters: the typesetter itself is asked."""
    try:
        _compiled(_LETTER, {"letters": wanted})
    except typst.TypstError:
        return False
    return True


def _settable(wanted: str) -> frozenset[str]:
    """Those of these letters that can be set; asked by halves."""
    if not wanted or _can_set(wanted):
        return frozenset(wanted)
    half = len(wanted) // 2
    return _settable(wanted[:half]) | _settable(wanted[half:]) if half else frozenset()


class _Writing:
    """A document as JSON: its words as strings and emoji, each picture once, and their makers."""

    def __init__(self, document: Document) -> None:
        self._pictures: dict[str, int] = {}
        self._symbols: set[Symbol] = set()
        self._known = _settable(characters.strange(_texts(document))[:MOST_STRANGE])
        sheets = [self._values(sheet) for sheet in document.sheets]
        council = self._words(document.council)
        self.data = {
            "title": printable(document.title).strip() or "Huisraad",
            "language": language(),
            "large": document.large,
            "paper": document.paper,
            "apart": document.apart,
            "accent": ACCENTS.get(document.accent, ACCENTS["petrol"]),
            "council": council,
            "page": _("Page {page} of {pages}"),
            "sheets": sheets,
            "pictures": list(self._pictures),
            "makers": self._makers(),
        }

    def _makers(self) -> str:
        named = [f"{one.name}: {one.author} ({one.licence})" for one in makers(self._symbols)]
        return _("Pictograms: %(makers)s", makers=", ".join(named)) if named else ""

    def _values(self, part: Any) -> dict[str, Any]:
        kind = {"kind": part.kind} if isinstance(part, Block) else {}
        return kind | {one.name: self._value(getattr(part, one.name)) for one in fields(part)}

    def _value(self, value: Any) -> Any:
        match value:
            case Picture():
                return self._drawing(value.svg, value.alt, value.symbol)
            case str():
                return self._words(value)
            case list() | tuple():
                return [self._value(one) for one in value]
            case _ if is_dataclass(value):
                return self._values(value)
        return value

    def _words(self, text: str) -> list[Any]:
        return [
            part if isinstance(part, str) else self._drawing(svg(part).decode(), _said(part), part)
            for part in characters.parts(text, self._known.__contains__)
        ]

    def _drawing(self, drawing: str, alt: str, symbol: Symbol | None) -> dict[str, Any]:
        if symbol:
            self._symbols.add(symbol)
        number = self._pictures.setdefault(drawing, len(self._pictures))
        return {"drawing": number, "alt": alt}


def _said(emoji: Symbol) -> str:
    """The emoji as it was typed: who reads aloud says what it is."""
    return "".join(chr(int(code, 16)) for code in emoji.code.split("-"))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a document that is printed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, Picture):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
