"""What is given away of an agenda, an easy text and a vote: what the page shows, and no more.

A photo of a person never goes along; initials stand in its place. Consent to a photo can be taken
back, and then it is gone from every page at once; nobody can take back a file.
"""

import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictos import paper
from pictos.sets.boards import Board, Button, obf, obz
from pictos.speech import spoken
from pictos.symbols import Symbol, UnknownSymbolError, with_skin
from portal.agenda import service as agenda
from portal.ballots import service as ballots
from portal.ballots.models import Ballot
from portal.easytext import service as easytext
from portal.easytext.service import ShownLine
from portal.i18n import day
from portal.identity import initials
from portal.meetings.models import AgendaItem, Meeting

if TYPE_CHECKING:
    from PIL.Image import Image

PNG, ZIP, BOARD = "image/png", "application/zip", "application/octet-stream"
BALLOT_SYMBOL = "openmoji:1F5F3"
MOST_LINES = 60
"""Lines of what is drawn on paper; a board may hold more."""
_COLUMNS = 3
_MADE = (1980, 1, 1, 0, 0, 0)  # so that the same pages are the same bytes


@dataclass(frozen=True, kw_only=True)
class Export:
    """What goes into a file: its title, and its lines, drawn with the council's skin.

    ``numbers`` are those of an agenda, in which a break has none.
    """

    id: str
    title: str
    lines: Sequence[ShownLine]
    skin: str
    numbers: Sequence[int | None] = ()

    @property
    def cells(self) -> list[paper.Cell]:
        """The lines for paper."""
        numbers = self.numbers or [None] * len(self.lines)
        return [
            cell
            for line, number in zip(self.lines, numbers, strict=True)
            for cell in _cells(line.text, _symbol(line, self.skin), number)
        ]

    @property
    def fits(self) -> bool:
        """Whether it can be drawn: what is longer takes more memory than a server has to spare."""
        return len(self.lines) <= MOST_LINES

    @property
    def board(self) -> Board:
        """The lines as fields of a board."""
        return Board(self.id, self.title, [self._button(one) for one in self.lines], _COLUMNS)

    def _button(self, line: ShownLine) -> Button:
        said = line.spoken or spoken(line.text)
        return Button(line.text, _symbol(line, self.skin), said if said != line.text else "")


@dataclass(frozen=True, kw_only=True)
class File:
    """A file to keep: what is in it, its kind, and what its name ends with."""

    content: bytes
    media_type: str
    ending: str


def _cells(text: str, symbol: Symbol | None, number: int | None) -> list[paper.Cell]:
    """A line for paper; what is too long for one label goes on below."""
    first, *more = textwrap.wrap(text, paper.LONGEST) or [text]
    return [paper.Cell(first, symbol, number=number), *(paper.Cell(rest) for rest in more)]


def of_meeting(meeting: Meeting) -> Export:
    """The agenda of a meeting: an item a line."""
    points = agenda.outline(meeting, topics=True)
    numbers = agenda.numbers(points)
    return Export(
        id=f"meeting-{meeting.id}",
        title=f"{meeting.title}, {day(meeting.starts_at)}",
        lines=[agenda.topic_of(point) for point in points],
        skin=meeting.council.skin,
        numbers=[numbers.get(point.id) for point in points],
    )


def of_item(item: AgendaItem) -> Export:
    """The easy text of an item, or its standard text while none was checked."""
    shown = easytext.shown_lines(item.easy_text, easytext.standard_text(item)).lines
    lines = [ShownLine(item.title, agenda.BREAK)] if item.is_break else shown
    skin = item.meeting.council.skin
    return Export(id=f"item-{item.id}", title=item.title, lines=lines, skin=skin)


def of_ballot(ballot: Ballot) -> Export:
    """The question of a vote and what can be chosen."""
    choices = [ShownLine(one.label, one.symbol, one.photo_of) for one in ballots.choices_of(ballot)]
    return Export(
        id=f"ballot-{ballot.id}",
        title=ballot.question,
        lines=[ShownLine(ballot.question, ballot.symbol or BALLOT_SYMBOL), *choices],
        skin=ballot.item.meeting.council.skin,
    )


def made(export: Export, kind: str) -> File:
    """The file of one of `KINDS`."""
    return KINDS[kind](export)


def file_name(export: Export, ending: str) -> str:
    """What the file is called: the title in letters that every computer takes."""
    plain = re.sub(r"[^\w-]+", "-", export.title.lower()).strip("-")
    return f"{plain[:80].strip('-') or export.id}{ending}"


def _symbol(line: ShownLine, skin: str) -> Symbol | None:
    name = f"initials:{initials(line.photo_of.name)}" if line.photo_of else line.symbol
    try:
        return with_skin(Symbol.parse(name), skin) if name else None
    except UnknownSymbolError:
        return None


def _pictures(images: "Sequence[Image]", ending: str) -> File:
    """One picture, or a zip of them."""
    if len(images) == 1:
        return File(content=paper.as_png(images[0]), media_type=PNG, ending=f"{ending}.png")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, image in enumerate(images, 1):
            name = zipfile.ZipInfo(f"{number:02}{ending}.png", _MADE)
            archive.writestr(name, paper.as_png(image))
    return File(content=out.getvalue(), media_type=ZIP, ending=f"{ending}.zip")


def _sheet(per_row: int) -> Callable[[Export], File]:
    def draw(export: Export) -> File:
        pages = paper.sheets(export.cells, per_row=per_row, title=export.title)
        return _pictures(pages, f"-{per_row}")

    return draw


def _strip(export: Export) -> File:
    return _pictures([paper.strip(export.cells)], "")


def _line(export: Export) -> File:
    return _pictures([paper.line(export.cells)], "")


def _cards(export: Export) -> File:
    return _pictures(paper.sheets(export.cells, per_row=2, cut=True), "-2")


def _poster(export: Export) -> File:
    question, *options = export.cells
    return _pictures([paper.poster(question, options)], "")


def _obf(export: Export) -> File:
    return File(content=obf(export.board), media_type=BOARD, ending=".obf")


def _obz(export: Export) -> File:
    return File(content=obz([export.board]), media_type=BOARD, ending=".obz")


KINDS: Mapping[str, Callable[[Export], File]] = {
    "strip": _strip,
    "line": _line,
    "poster": _poster,
    **{f"sheet-{per_row}": _sheet(per_row) for per_row in paper.PER_ROW},
    "cards": _cards,
    "obz": _obz,
    "obf": _obf,
}
_SHEETS = tuple(f"sheet-{per_row}" for per_row in paper.PER_ROW)
BOARD_KINDS = ("obz", "obf")
OF_MEETING = ("strip", *_SHEETS, "cards", *BOARD_KINDS)
OF_ITEM = ("line", *_SHEETS, "cards", *BOARD_KINDS)
OF_BALLOT = ("poster", "cards", *BOARD_KINDS)
