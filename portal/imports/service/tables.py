"""Tables as others make them: CSV in any of three encodings, and workbooks, line after line."""

import codecs
import csv
import io
import warnings
from collections.abc import Generator, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any

from defusedxml import ElementTree

from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.imports.service import archives

MOST_COLUMNS = 60
LAST_LINE = 120_000
MOST_SHARED_MIB = 24
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SEPARATORS = ";,\t"


@dataclass(kw_only=True)
class Line:
    """A line as it stands in the file: texts by place, and what is wrong with cells by place."""

    number: int
    texts: Sequence[str]
    faults: dict[int, str] = field(default_factory=dict)


def csv_lines(stream: IO[bytes], heads: Set[str]) -> Generator[Line, None, None]:
    """The lines of a CSV file; its separator is the one that lets most of ``heads`` be read.

    An apostrophe before a sign that would begin a formula is taken off: programs, this one too,
    put it there. Raises `RefusedError` for what is no such file.
    """
    text = io.TextIOWrapper(stream, _encoding_of(stream), errors="replace", newline="")
    try:
        begin = text.read(8192)
        first, _end, _rest = begin.partition("\n")
        if said := first.lower().startswith("sep="):
            separator = first[4:5]
        else:
            separator = max(_SEPARATORS, key=lambda s: _known(begin, s, heads))
        text.seek(0)
        for number, cells in enumerate(csv.reader(text, delimiter=separator or ";"), 1):
            if not (said and number == 1):
                yield Line(number=number, texts=[_bare(cell) for cell in cells[:MOST_COLUMNS]])
    except (csv.Error, TypeError) as error:
        raise _unreadable() from error
    finally:
        text.detach()


def _known(begin: str, separator: str, heads: Set[str]) -> int:
    """How many headings are read in the first lines with this separator."""
    try:
        rows = list(csv.reader(begin.splitlines()[:10], delimiter=separator))
    except csv.Error:
        return 0
    return max((len({cell.strip().casefold() for cell in row} & heads) for row in rows), default=0)


def _encoding_of(stream: IO[bytes]) -> str:
    """Found out from the whole file: by its mark, else UTF-8 if it is that, else Windows."""
    head = stream.read(4)
    marked = next((name for mark, name in _MARKS.items() if head.startswith(mark)), "")
    if not marked and head[1:2] == b"\0":
        marked = "utf-16-le"
    decoder = codecs.getincrementaldecoder(marked or "utf-8")()
    stream.seek(0)
    try:
        while piece := stream.read(archives.MIB):
            if "\0" in decoder.decode(piece):
                raise _unreadable()
        decoder.decode(b"", final=True)
    except UnicodeError:
        if marked:
            raise _unreadable() from None
        marked = "cp1252"
    stream.seek(0)
    return marked or "utf-8"


def _bare(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r") else text


def workbook_lines(file: IO[bytes]) -> Generator[tuple[str, Iterator[Line]], None, None]:
    """The sheets of a workbook by name, each with its lines. Raises `RefusedError`.

    A formula is never worked out, and what it gave last time is not trusted either: the cell is
    a fault. So is one that is merged with others: all but the first would look empty.
    """
    with archives.opened(file, most_mib=archives.MOST_TABLE_MIB) as archive:
        for part in archive.infolist():
            on_the_fly = part.filename.startswith("xl/worksheets/")
            if not on_the_fly and part.file_size > MOST_SHARED_MIB * archives.MIB:
                raise archives.too_large()
    from openpyxl import load_workbook  # here, since few ever need it: see `writing`

    with _understood():
        book = load_workbook(file, read_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            yield sheet.title, _sheet_lines(sheet)
    finally:
        book.close()


@contextmanager
def _understood() -> Iterator[None]:
    """A broken or hostile workbook breaks openpyxl in many ways: all are one refusal.

    What Excel adds of its own is left out with a warning; nothing of it is read here.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except (RefusedError, GeneratorExit):
        raise
    except Exception as error:
        raise _unreadable() from error


def _sheet_lines(sheet: Any) -> Iterator[Line]:
    with _understood():
        merged = _merged(sheet)
        sheet.reset_dimensions()
        lines = enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1)
    while True:
        with _understood():
            number, cells = next(lines, (0, ()))
        if not number:
            return
        if number > LAST_LINE:
            raise archives.too_large()
        yield _line(number, cells, merged)


def _line(number: int, cells: Sequence[Any], merged: Sequence[tuple[int, ...]]) -> Line:
    line = Line(number=number, texts=[])
    texts: list[str] = []
    for place, cell in enumerate(cells):
        text, fault = _text_of(cell)
        texts.append(text)
        if fault:
            line.faults[place] = fault
    for first, last, left, right in merged:
        if first <= number <= last:
            fault = _("this cell is merged with others. Split them.")
            line.faults |= dict.fromkeys(range(left - 1, min(right, MOST_COLUMNS)), fault)
    line.texts = texts
    return line


def _text_of(cell: Any) -> tuple[str, str]:
    """What a cell says, and what is wrong with it."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return str(value)[:100], _("there is a formula in it. Put in the value itself.")
    if cell.data_type == "e":
        return str(value)[:100], _("Excel gives an error here.")
    if isinstance(value, datetime):
        return value.date().isoformat(), ""
    if isinstance(value, date):
        return value.isoformat(), ""
    if isinstance(value, bool):
        return ("ja" if value else "nee"), ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value)), ""
    return str(value), ""


def _merged(sheet: Any) -> list[tuple[int, int, int, int]]:
    """First and last row, left and right column of merged cells: openpyxl does not tell them
    of a workbook that it reads row by row."""
    found: list[tuple[int, int, int, int]] = []
    with sheet._get_source() as source:
        if not _holds(source, b"mergeCell"):
            return found
    from openpyxl.utils import range_boundaries

    with sheet._get_source() as source:
        for _event, element in ElementTree.iterparse(source):
            if element.tag.endswith("}mergeCell"):
                left, first, right, last = range_boundaries(element.get("ref", ""))
                found.append((first or 1, last or LAST_LINE, left or 1, right or MOST_COLUMNS))
            element.clear()
            if len(found) > 1000:
                raise archives.too_large()
    return found


def _holds(source: IO[bytes], word: bytes) -> bool:
    """Whether the word stands in the file: far quicker than understanding it."""
    rest = b""
    while piece := source.read(archives.MIB):
        if word in rest + piece:
            return True
        rest = piece[-len(word) :]
    return False


def _unreadable() -> RefusedError:
    return RefusedError(
        _("We cannot read this file. Choose an Excel file (.xlsx), a CSV file or a zip."),
        field="file",
    )
