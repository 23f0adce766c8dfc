"""A file that would fill memory or disk is refused before it does."""

import io
import struct
import tracemalloc
import zipfile
from typing import Any

import pytest

from portal.errors import RefusedError
from portal.imports.service import reading
from tests.imports.making import csv_of, workbook, zipped

SHARED_TEXTS = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
ROWS = [["Naam", "Huis", "Roepnaam"], ["Zoë Ünal", "De Linde", "Zoë"], ["Bep; Bos", "", "Bep"]]


def names(source: reading.Source) -> list[str]:
    return [row.cells["name"] for row in source.rows]


def test_too_many_rows_are_refused_without_filling_the_memory(read: Any) -> None:
    data = csv_of([["Naam", "Huis"], *([f"Bewoner {n}", "De Linde"] for n in range(100_000))])
    tracemalloc.start()
    with pytest.raises(RefusedError):
        read(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 25 * 2**20


def with_part(name: str, content: bytes) -> bytes:
    """A workbook of which one part is replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook({"Mensen": ROWS}))) as book,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for part in book.namelist():
            data = content if part == name else book.read(part)
            if part == "[Content_Types].xml" and "sharedStrings" in name:
                data = data.replace(b"</Types>", SHARED_TEXTS + b"</Types>")
            changed.writestr(part, data)
        if name not in book.namelist():
            changed.writestr(name, content)
    return out.getvalue()


def test_a_workbook_of_100_000_rows_is_refused_without_filling_the_memory(read: Any) -> None:
    rows = [f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(3, 100_000)]
    head = "".join(
        f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in (("A1", "Naam"), ("B1", "Huis"))
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    data = with_part(
        "xl/worksheets/sheet1.xml",
        (
            f'<worksheet xmlns="{space}"><dimension ref="A1:B9"/><sheetData><row r="1">{head}</row>'
            f"{''.join(rows)}</sheetData></worksheet>"
        ).encode(),
    )
    tracemalloc.start()
    with pytest.raises(RefusedError, match=r"5000|5\.000"):
        read(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 40 * 2**20


def laughing(root: str) -> bytes:
    """The billion laughs, in front of this element."""
    lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return f"<!DOCTYPE x [{''.join(lines)}]><{root}>&a9;</{root}>".encode()


@pytest.mark.parametrize(
    "data",
    [
        with_part("xl/sharedStrings.xml", laughing("sst")),
        with_part("xl/workbook.xml", laughing("workbook")),
        with_part("xl/worksheets/sheet1.xml", laughing("worksheet")),
        with_part("xl/sharedStrings.xml", b" " * (30 * 2**20)),
        with_part("xl/worksheets/sheet1.xml", b" " * (110 * 2**20)),
    ],
    ids=[
        "laughs in texts",
        "laughs in the book",
        "laughs in a sheet",
        "large texts",
        "large sheet",
    ],
)
def test_a_bomb_in_a_workbook_is_refused_before_it_goes_off(read: Any, data: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(RefusedError):
        read(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 40 * 2**20


def test_zips_that_would_fill_disk_or_memory_are_refused(read: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(reading, "MOST_MIB", 1)
    with pytest.raises(RefusedError):
        read(zipped({"mensen.csv": csv_of(ROWS), "foto.jpg": b"\0" * 2**21}))
    many = zipped({"mensen.csv": csv_of(ROWS)} | {f"{n}.jpg": b"x" for n in range(5_000)})
    monkeypatch.setattr(zipfile, "ZipFile", None)  # its directory is not even read
    with pytest.raises(RefusedError):
        read(many)


def test_a_zip_that_lies_about_its_parts_or_hides_them_is_refused(read: Any) -> None:
    good = zipped({"mensen.csv": csv_of(ROWS)})
    assert names(read(good))
    at = good.rfind(b"PK\x05\x06")
    lies = good[: at + 12] + struct.pack("<L", 2**31) + good[at + 16 :]
    with pytest.raises(RefusedError):
        read(lies)
    hidden = good[:at] + b"PK\x06\x07" + b"\0" * 16 + good[at:]
    with pytest.raises(RefusedError):
        read(hidden)
    with pytest.raises(RefusedError):
        read(good[:40] + bytes(20) + good[60:])


def test_a_zip_with_a_password_or_a_strange_packing_is_refused(read: Any) -> None:
    good = bytearray(zipped({"mensen.csv": csv_of(ROWS)}))
    at = good.rfind(b"PK\x01\x02")
    good[at + 8] |= 1
    with pytest.raises(RefusedError):
        read(bytes(good))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("mensen.csv", csv_of(ROWS) * 100)
    with pytest.raises(RefusedError):
        read(out.getvalue())
