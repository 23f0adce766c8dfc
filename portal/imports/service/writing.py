"""The files that are given out: the empty one, the present organisation, and one with its faults.

What they hold is what is read in again: brought back unchanged, it changes nothing.
"""

import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from portal.context import portal
from portal.imports.service.exporting import present
from portal.imports.service.results import Result
from portal.imports.service.sheets import EXPLANATION, FAULTS, HOUSES, PEOPLE, SHEETS, Sheet
from portal.spreadsheets import as_csv

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
EMPTY = ("huisraad-leeg.xlsx", "huisraad-leeg.zip")
FULL = ("huisraad-mensen.xlsx", "huisraad-mensen.zip")
MOST_WIDE = 50

Table = Iterable[Mapping[str, str]]


def written(name: str) -> tuple[IO[bytes], str]:
    """The file of this name (of ``EMPTY`` or ``FULL``) and its type. Slow for a large house."""
    zipped = name.endswith(".zip")
    photos: dict[str, Path] = {}
    if name in EMPTY:
        tables: dict[Sheet, Table] = {sheet: [_example(sheet)] for sheet in SHEETS}
    else:
        rows, keys = present()
        tables = {sheet: rows[sheet.key] for sheet in SHEETS}
        if zipped:
            photos = {n: portal().folder / "photos" / f"{key}.jpg" for n, key in keys.items()}
        else:
            for sheet in (HOUSES, PEOPLE):
                tables[sheet] = [dict(row, photo="", consent="") for row in rows[sheet.key]]
    # Whoever sends it closes it; the empty one is small.
    out: IO[bytes] = io.BytesIO() if name in EMPTY else tempfile.TemporaryFile()  # noqa: SIM115
    if zipped:
        _write_zip(out, tables, photos)
    else:
        _write_book(out, tables, explained=name in EMPTY)
    out.seek(0)
    return out, ZIP if zipped else XLSX


def with_faults(results: Sequence[Result]) -> IO[bytes]:
    """The rows as they came, with what is wrong beside each."""
    held = {result.sheet for result in results}
    tables: dict[Sheet, Table] = {
        sheet: [
            {**one.cells, "faults": " ".join(one.faults)}
            for one in results
            if one.sheet == sheet.key
        ]
        for sheet in SHEETS
        if sheet.key in held
    }
    out = io.BytesIO()
    _write_book(out, tables, faults=True)
    out.seek(0)
    return out


def _example(sheet: Sheet) -> dict[str, str]:
    pairs = zip(sheet.columns, sheet.example, strict=False)
    return {column.key: text for column, text in pairs}


def _lines(sheet: Sheet, table: Table, faults: bool = False) -> Iterator[list[str]]:
    keys = [column.key for column in sheet.columns]
    yield [*sheet.heads, *([FAULTS] if faults else [])]
    for row in table:
        yield [row.get(key, "") for key in (*keys, *(["faults"] if faults else []))]


def _write_book(
    out: IO[bytes], tables: Mapping[Sheet, Table], *, explained: bool = False, faults: bool = False
) -> None:
    # Here, since it takes a tenth of the server's start and few ever need it.
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    bold, head = Font(bold=True), PatternFill("solid", fgColor="FFDDEBEA")
    book.remove(book.worksheets[0])
    for sheet, table in tables.items():
        page: Any = book.create_sheet(sheet.name)
        widths: dict[int, int] = {}
        for number, line in enumerate(_lines(sheet, table, faults), 1):
            for place, text in enumerate(line, 1):
                cell = page.cell(number, place, text)
                cell.data_type = "s"  # what looks like a formula is a text
                cell.number_format = "@"
                widths[place] = max(widths.get(place, 0), len(text))
                if number == 1:
                    cell.font, cell.fill = bold, head
                elif explained:
                    cell.font = Font(italic=True, color="FF5F6B6A")
        for place, width in widths.items():
            column = page.column_dimensions[get_column_letter(place)]
            column.width = min(width + 3, MOST_WIDE)
            column.number_format = "@"  # a number keeps its zeros, a day stays as it was typed
        page.freeze_panes = "A2"
    if explained:
        _explain(book, bold)
    book.save(out)


def _explain(book: Any, bold: Any) -> None:
    page: Any = book.create_sheet("Uitleg")
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 26, 26
    page.column_dimensions["C"].width = 90
    for text in EXPLANATION:
        page.append([text])
    for sheet in SHEETS:
        page.append([])
        page.append([sheet.name, "", sheet.about])
        page.cell(page.max_row, 1).font = bold
        for column in sheet.columns:
            words = f"Kies uit: {', '.join(column.words)}." if column.words else ""
            need = "Nodig." if column.required else ""
            page.append(["", column.head, " ".join(filter(None, (need, column.tip, words)))])


def _write_zip(out: IO[bytes], tables: Mapping[Sheet, Table], photos: Mapping[str, Path]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet, table in tables.items():
            archive.writestr(f"{sheet.name}.csv", as_csv(_lines(sheet, table)))
        for name, path in photos.items():
            if path.is_file():
                archive.write(path, name, zipfile.ZIP_STORED)
