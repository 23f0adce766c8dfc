"""What stands on a paper: a few kinds of blocks, and pictures as vectors.

Every word in a document is plain text. Nothing in it is ever read as markup.
"""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, ClassVar, Protocol

import segno
from PIL import Image

from pictos import symbols
from pictos.symbols import Symbol, UnknownSymbolError
from portal.context import portal
from portal.councils.models import Council
from portal.identity import initials

PHOTO = 400
"""Pixels of a photo's side on paper."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A complete SVG, and the words for who does not see it. ``symbol`` is the pictogram it is,
    whose maker is named; a photo and a code have none."""

    svg: str
    alt: str
    symbol: Symbol | None = None

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture without words")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A sentence with its picture; ``box`` is a square to tick behind it."""

    text: str
    picture: Picture | None = None
    number: int | None = None
    box: bool = False
    small: str = ""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading below the title: of level 2, or deeper by one at a time."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Text:
    """Plain text; an empty line begins a paragraph."""

    kind: ClassVar[str] = "text"
    text: str


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Sentences one below the other; all of them have a number, or none. ``side`` is the size of
    the pictures in millimetres, where it is not the usual one."""

    kind: ClassVar[str] = "lines"
    lines: Sequence[Line]
    side: int = 0


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A break between numbered lines."""

    kind: ClassVar[str] = "pause"
    text: str
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows below a head that is repeated on each page; ``widths`` are parts of the whole."""

    kind: ClassVar[str] = "table"
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True)
class Poster:
    """One picture and one sentence, as large as the paper allows."""

    kind: ClassVar[str] = "poster"
    text: str
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Tent:
    """A name to put on the table: a whole paper, folded in the middle, to be read from both
    sides."""

    kind: ClassVar[str] = "tent"
    name: str
    role: str = ""
    face: Picture | None = None
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Card:
    """A card to cut out: a face, a name, a code and its letters, and what to do with it."""

    name: str
    face: Picture | None = None
    code: Picture | None = None
    letters: str = ""
    told: str = ""


@dataclass(frozen=True, kw_only=True)
class Cards:
    """Cards to cut out, four on a paper."""

    kind: ClassVar[str] = "cards"
    cards: Sequence[Card]


Block = Heading | Text | Lines | Pause | Table | Poster | Tent | Cards


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What begins on a paper of its own, with its title: a letter, an item of a booklet.

    ``bare`` leaves the title out, for cards and name cards that fill the paper.
    """

    title: str
    blocks: Sequence[Block]
    under: Sequence[str] = ()
    picture: Picture | None = None
    helper: Picture | None = None
    helped: str = ""
    bare: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole paper. ``large`` is for who reads with difficulty: 20 points instead of 12.

    ``paper`` is "a4" or "a5"; ``council`` stands at the foot, ``accent`` is its colour.
    Pages are numbered within the whole, or (``apart``) within each sheet, for letters.
    """

    title: str
    sheets: Sequence[Sheet]
    council: str = ""
    accent: str = ""
    large: bool = True
    paper: str = "a4"
    apart: bool = False

    @classmethod
    def of(cls, council: Council, title: str, sheets: Sequence[Sheet], **more: Any) -> "Document":
        """A paper of this council."""
        return cls(title=title, sheets=sheets, council=council.name, accent=council.accent, **more)


def pictogram(name: str, alt: str, skin: str = "") -> Picture | None:
    """The pictogram of this name ("own:meeting"), its people with this skin; None when there is
    no such pictogram (any more)."""
    try:
        symbol = symbols.with_skin(Symbol.parse(name), skin) if name else None
    except UnknownSymbolError:
        return None
    if symbol is None:
        return None
    return Picture(svg=symbols.svg(symbol).decode(), alt=alt or name, symbol=symbol)


def face(person: Any, *, photo: bool = False) -> Picture | None:
    """A person as initials; with ``photo`` by the photo, when there is one with a yes to it."""
    path = portal().folder / "photos" / f"{person.photo_key}.jpg"
    if not (photo and person.photo_key and path.is_file()):
        return pictogram(f"initials:{initials(person.name)}", person.call_name)
    with Image.open(path) as opened, BytesIO() as out:
        opened.draft("RGB", (2 * PHOTO, 2 * PHOTO))
        opened.thumbnail((PHOTO, PHOTO))
        opened.save(out, "JPEG", quality=85)
        inside = base64.b64encode(out.getvalue()).decode()
    return Picture(
        svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><defs><clipPath id="c">'
        '<circle cx="36" cy="36" r="34"/></clipPath></defs><image width="72" height="72" '
        f'clip-path="url(#c)" href="data:image/jpeg;base64,{inside}"/></svg>',
        alt=person.call_name,
    )


class Shown(Protocol):
    """A line as pages and easy texts have it."""

    @property
    def text(self) -> str: ...
    @property
    def symbol(self) -> str: ...
    @property
    def photo_of(self) -> Any: ...
    @property
    def alt(self) -> str: ...


def picture_of(line: Shown, skin: str = "") -> Picture | None:
    """What stands beside such a line; of a person the initials."""
    if line.photo_of:
        return face(line.photo_of)
    return pictogram(line.symbol, line.alt or line.text, skin)


def line_of(line: Shown, skin: str = "") -> Line:
    """Such a line as it stands on paper."""
    return Line(text=line.text, picture=picture_of(line, skin))


def square(token: str, alt: str) -> Picture:
    """A QR code."""
    out = BytesIO()
    code = segno.make(token, error="q", micro=False)
    code.save(out, kind="svg", border=2, xmldecl=False, omitsize=True, nl=False)
    return Picture(svg=out.getvalue().decode(), alt=alt)


def numbered(lines: Iterable[tuple[Line, bool]]) -> list[Block]:
    """The lines with their numbers; with each is said whether it is a break, which has none."""
    blocks, held, number = list[Block](), list[Line](), 0
    for line, is_break in lines:
        if is_break:
            blocks += [Lines(lines=held)] if held else []
            blocks.append(Pause(text=line.text, picture=line.picture))
            held = []
        else:
            number += 1
            held.append(replace(line, number=number))
    return [*blocks, Lines(lines=held)] if held else blocks
