"""A file from outside is read by what it holds, and never does harm."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from portal.errors import RefusedError
from portal.imports.service import reading, sheets
from tests.imports.making import PEOPLE, csv_of, photo, saved, workbook, zipped

SHARED_TEXTS = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
ROWS = [["Naam", "Huis", "Roepnaam"], ["Zoë Ünal", "De Linde", "Zoë"], ["Bep; Bos", "", "Bep"]]


def names(source: reading.Source) -> list[str]:
    return [row.cells["name"] for row in source.rows]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_csv_is_read_in_every_encoding_and_with_every_separator(
    read: Any, separator: str, encoding: str
) -> None:
    source = read(csv_of(ROWS, separator, encoding))
    assert names(source) == ["Zoë Ünal", "Bep; Bos"]
    assert source.rows[0].cells["house"] == "De Linde"
    assert [row.number for row in source.rows] == [2, 3]
    assert {row.sheet for row in source.rows} == {"people"}


def test_a_first_line_that_tells_the_separator_is_believed(read: Any) -> None:
    assert names(read(b"sep=,\r\n" + csv_of(ROWS, ","))) == ["Zoë Ünal", "Bep; Bos"]


def test_cells_of_a_workbook_become_texts(read: Any) -> None:
    head = ["Raad", "Nummer", "Rol", "Eerste dag", "Cliënt", "Laatste dag"]
    row = ["Raad De Linde", 1001.0, "lid", datetime(2026, 3, 3), True, 46084]  # noqa: DTZ001
    (found,) = read(workbook({"Zittingen": [head, row]})).rows
    assert found.cells == {
        "council": "Raad De Linde",
        "number": "1001",
        "role": "lid",
        "since": "2026-03-03",
        "client": "ja",
        "until": "46084",
    }
    assert found.faults == []


def test_a_formula_is_a_fault_and_never_worked_out(read: Any) -> None:
    source = read(
        workbook({"Mensen": [["Naam", "Huis"], ['=CONCAT("Jan";" Jansen")', "De Linde"]]})
    )
    assert len(source.rows[0].faults) == 1
    assert source.rows[0].faults[0].startswith("Naam: ")


def test_merged_cells_are_a_fault_in_each_row_they_cover(read: Any) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Mensen"
    for row in (["Naam", "Huis"], ["Ada", "De Linde"], ["Bep", None], ["Els", "De Eik"]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    source = read(saved(book))
    assert [len(row.faults) for row in source.rows] == [1, 1, 0]


def test_an_error_of_excel_and_a_sign_nobody_can_read_are_faults(read: Any) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Mensen"
    sheet.append(["Naam", "Huis"])
    sheet.append(["Ada", "#N/A"])
    sheet["B2"].data_type = "e"
    assert len(read(saved(book)).rows[0].faults) == 1
    assert len(read("Naam;Huis\nAda\ufffd;x".encode()).rows[0].faults) == 1


def test_emoji_and_letters_from_right_to_left_stay_and_signs_of_direction_go(read: Any) -> None:
    fatima = "\u0641\u0627\u0637\u0645\u0629"
    texts = ("Roos 🌷 Visser", f"\u202e{fatima}\u200b", "A\nB")
    rows = [["Naam", "Huis"], *([text, ""] for text in texts)]
    assert names(read(csv_of(rows))) == ["Roos 🌷 Visser", fatima, "A B"]


def test_too_long_a_text_is_a_fault(read: Any) -> None:
    (row,) = read(csv_of([["Naam", "Huis"], ["x" * 121, ""]])).rows
    assert len(row.faults) == 1
    assert len(row.cells["name"]) == 120


def test_headings_are_found_below_a_title_and_other_columns_are_told(read: Any) -> None:
    rows = [
        ["Onze mensen"],
        [],
        ["NAAM *", "huis", "Schoenmaat", "Fout"],
        ["Ada", "De Linde", "38", ""],
    ]
    source = read(workbook({"Blad1": rows, "Uitleg": [["Naam is nodig"]]}))
    assert names(source) == ["Ada"]
    assert [row.number for row in source.rows] == [4]
    assert len(source.notes) == 1
    assert "Schoenmaat" in source.notes[0]


def test_the_example_of_the_empty_file_does_not_count(read: Any) -> None:
    head = sheets.PEOPLE.heads
    example = [*sheets.PEOPLE.example, *[""] * (len(head) - len(sheets.PEOPLE.example))]
    assert names(read(workbook({"Mensen": [head, example, ["", "Ada"]]}))) == ["Ada"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        b"PK\x03\x04 cut off",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old excel",
        b"%PDF-1.7",
        b"Kleur;Maat\nrood;3",
        csv_of(PEOPLE),
        csv_of([["Naam", "Naam", "Huis"], ["Ada", "Bep", "x"]]),
        b'Naam;Huis\n"' + b"x" * 200_000,
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
        zipped({"xl/workbook.xml": b"<x/>"}),
        workbook({"Mensen": [["Achternaam", "Straat"], ["Bos", "x"]]}),
        zipped({"foto.jpg": photo()}),
    ],
    ids=[
        "empty", "picture", "broken zip", "old excel", "pdf", "other headings", "headings only",
        "heading twice", "endless cell", "open office", "word", "no workbook", "other workbook",
        "photos only",
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_in_one_sentence(read: Any, data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        read(data)
    assert 10 < len(refused.value.message) < 120


def test_parts_that_want_to_lie_elsewhere_are_only_names(read: Any, tmp_path: Path) -> None:
    source = read(
        zipped(
            {"../../mensen.csv": csv_of(ROWS), "..\\..\\x.jpg": b"x", "__MACOSX/._mensen.csv": b"x"}
        )
    )
    assert names(source) == ["Zoë Ünal", "Bep; Bos"]
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".csv", ".jpg")] == []


def test_a_photo_is_found_by_its_bare_name_whatever_program_packed_it(
    tmp_path: Path, session: Any
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mensen.csv", csv_of(ROWS))
        archive.writestr("Foto's/Gé.JPG", b"1")
        archive.writestr("a/twee.jpg", b"2")
        archive.writestr("b/twee.jpg", b"2")
        archive.writestr("Zo\u0308e.jpg", b"3")
    path = tmp_path / "upload"
    path.write_bytes(out.getvalue())
    with reading.opened(path) as source:
        assert source.photo("gé.jpg").read() == b"1"
        assert source.photo("Zöe.jpg").read() == b"3"
        for name in ("twee.jpg", "nergens.jpg"):
            with pytest.raises(RefusedError):
                source.photo(name)


def test_a_workbook_and_photos_go_together_in_one_zip(read: Any) -> None:
    source = read(zipped({"mensen.xlsx": workbook({"Mensen": ROWS}), "a.jpg": b"x"}))
    assert names(source) == ["Zoë Ünal", "Bep; Bos"]
