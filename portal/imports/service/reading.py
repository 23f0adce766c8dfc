"""A file from outside, read to rows: a workbook, one CSV file, or a zip of those with photos.

Read by its content, whatever it is called, row after row and no further than is allowed.
"""

import io
import shutil
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from portal import photos
from portal.cleaning import clean
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.imports.service import archives
from portal.imports.service.sheets import (
    COUNCILS,
    FAULTS,
    HOUSES,
    MOST_ROWS,
    PEOPLE,
    SHEETS,
    TERMS,
    Column,
    Sheet,
)
from portal.imports.service.tables import Line, csv_lines, workbook_lines

HEAD_WITHIN = 10
MOST_MIB = 2048
TABLES = (".csv", ".tsv", ".txt", ".xlsx")
_LIKELY_FIRST = (PEOPLE, TERMS, COUNCILS, HOUSES)
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(kw_only=True)
class Row:
    """A line of the file whose cells have found their columns."""

    sheet: str
    number: int
    cells: dict[str, str]
    faults: list[str] = field(default_factory=list)


def folded(text: str) -> str:
    """The text as it is compared: whatever its capitals, blanks and way of writing accents."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


class Source:
    """What a file holds: ``rows``, ``notes`` for the reader, and photos by name."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.notes: list[str] = []
        self._archive: zipfile.ZipFile | None = None
        self._photos: dict[str, list[zipfile.ZipInfo]] = {}

    def hold(self, archive: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> None:
        """Take photos from these parts of the archive, by the bare name of each."""
        self._archive = archive
        for part in parts:
            for name in _names(part):
                self._photos.setdefault(name, []).append(part)

    def photo(self, name: str) -> io.BytesIO:
        """The photo of this name. Raises `RefusedError` when it is not there, or is twice."""
        found = self._photos.get(folded(name), [])
        if self._archive is None or not found:
            raise RefusedError(_("The photo %(name)s is not in the zip.", name=name))
        if len(found) > 1:
            raise RefusedError(_("The photo %(name)s is in the zip twice.", name=name))
        try:
            with self._archive.open(found[0]) as part:
                return io.BytesIO(part.read(photos.MOST_BYTES + 1))
        except archives.BROKEN as error:
            message = _("We cannot open the photo %(name)s. Is it damaged?", name=name)
            raise RefusedError(message) from error

    def add(self, lines: Iterable[Line], sheet: Sheet | None) -> bool:
        """Add the lines as rows of the sheet, or of the one whose headings they have.

        Returns whether there were such headings. Raises `RefusedError` for too many rows.
        """
        places: Mapping[int, Column] = {}
        for line in lines:
            if not any(line.texts) and not line.faults:
                continue
            if places:
                self._add_row(sheet or PEOPLE, places, line)
            elif found := _sheet_of(line.texts, sheet):
                sheet, places = found, self._places(found, line)
            elif line.number > HEAD_WITHIN:
                break
        return bool(places)

    def _places(self, sheet: Sheet, line: Line) -> Mapping[int, Column]:
        known = {folded(column.head): column for column in sheet.columns}
        places: dict[int, Column] = {}
        for place, text in enumerate(line.texts):
            column = known.get(_head(text))
            if column and column in places.values():
                raise RefusedError(
                    _("The column %(head)s is in %(sheet)s twice.", head=text, sheet=sheet.name),
                    field="file",
                )
            if column:
                places[place] = column
            elif text and _head(text) != folded(FAULTS):
                head = str(clean(text))[:40]
                self.notes.append(
                    _(
                        "We do not read the column %(head)s of %(sheet)s.",
                        head=head,
                        sheet=sheet.name,
                    )
                )
        return places

    def _add_row(self, sheet: Sheet, places: Mapping[int, Column], line: Line) -> None:
        row = Row(sheet=sheet.key, number=line.number, cells={})
        for place, column in places.items():
            text = line.texts[place] if place < len(line.texts) else ""
            text = " ".join(str(clean(text[:1000])).split())
            if fault := line.faults.get(place) or _fault(column, text):
                row.faults.append(f"{column.head}: {fault}")
            row.cells[column.key] = text[: column.most]
        if not (any(row.cells.values()) or row.faults) or sheet.is_example(row.cells):
            return
        self.rows.append(row)
        if len(self.rows) > MOST_ROWS:
            raise RefusedError(
                _("There are more than %(most)s rows in this file. Split it.", most=MOST_ROWS),
                field="file",
            )


def _head(text: str) -> str:
    return folded(text.replace("*", ""))


def _sheet_of(texts: Sequence[str], sheet: Sheet | None) -> Sheet | None:
    """The sheet whose headings stand here: all that it cannot do without, and the most."""
    heads = {_head(text) for text in texts}

    def known(one: Sheet) -> int:
        needed = {folded(column.head) for column in one.columns if column.required}
        return len(heads & {folded(head) for head in one.heads}) if needed <= heads else 0

    best = sheet or max(_LIKELY_FIRST, key=known)
    return best if known(best) >= (1 if sheet else 2) else None


def _fault(column: Column, text: str) -> str:
    if len(text) > column.most:
        return _("at most %(most)s letters.", most=column.most)
    if "\ufffd" in text:
        return _("there is a sign in it that we cannot read.")
    return ""


def _names(part: zipfile.ZipInfo) -> set[str]:
    """What the part may be called in a sheet: programs disagree about letters with accents."""
    names = {folded(_path(part.filename).name)}
    for written in ("utf-8", "cp850", "cp1252"):
        try:
            names.add(folded(_path(part.filename.encode("cp437").decode(written)).name))
        except UnicodeError:
            continue
    return names


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))


@contextmanager
def opened(file: Path) -> Iterator[Source]:
    """What the file holds. Raises `RefusedError` with a sentence for what we cannot use."""
    source = Source()
    with file.open("rb") as stream:
        head = stream.read(4)
        if head == _OLE:
            raise RefusedError(
                _("This is an old Excel file, or it has a password. Save it as .xlsx."),
                field="file",
            )
        stream.seek(0)
        if not head.startswith(b"PK"):
            _add_csv(source, stream, None)
            yield _not_empty(source)
            return
        with archives.opened(stream, most_mib=MOST_MIB) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                _add_workbook(source, stream)
            elif "mimetype" in names or "[Content_Types].xml" in names:
                raise RefusedError(_("Save this file as .xlsx first."), field="file")
            else:
                _add_parts(source, archive)
            yield _not_empty(source)


def _not_empty(source: Source) -> Source:
    if not source.rows:
        raise RefusedError(_("We found no rows in this file. Is it filled in?"), field="file")
    return source


def _add_parts(source: Source, archive: zipfile.ZipFile) -> None:
    """The tables of an archive, the rest being photos."""
    rest = []
    for part in archive.infolist():
        name = _path(part.filename)
        if part.is_dir() or name.name.startswith(".") or "__MACOSX" in name.parts:
            continue
        if name.suffix.lower() in TABLES:
            _add_table(source, archive, part)
        else:
            rest.append(part)
    source.hold(archive, rest)


def _add_table(source: Source, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.file_size > archives.MOST_TABLE_MIB * archives.MIB:
        raise archives.too_large()
    name = _path(part.filename)
    with tempfile.TemporaryFile() as copy:
        try:
            with archive.open(part) as packed:
                shutil.copyfileobj(packed, copy, archives.MIB)
        except archives.BROKEN as error:
            raise archives.damaged() from error
        copy.seek(0)
        if name.suffix.lower() == ".xlsx":
            _add_workbook(source, copy)
        else:
            _add_csv(source, copy, _named(name.stem))


def _named(name: str) -> Sheet | None:
    return next((sheet for sheet in SHEETS if folded(sheet.name) == folded(name)), None)


def _add_csv(source: Source, stream: IO[bytes], sheet: Sheet | None) -> None:
    heads = {folded(head) for one in SHEETS for head in one.heads}
    with closing(csv_lines(stream, heads)) as lines:
        if not source.add(lines, sheet):
            raise _no_headings(sheet)


def _add_workbook(source: Source, file: IO[bytes]) -> None:
    with closing(workbook_lines(file)) as sheets:
        for title, lines in sheets:
            sheet = _named(title)
            if not source.add(lines, sheet) and sheet:
                raise _no_headings(sheet)


def _no_headings(sheet: Sheet | None) -> RefusedError:
    where = sheet.name if sheet else _("this file")
    return RefusedError(
        _("We do not know the headings of %(where)s. Use the empty file.", where=where),
        field="file",
    )
