"""Files as organisations make them: workbooks, CSV and zips with photos."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from PIL import Image

Table = Sequence[Sequence[Any]]

HOUSES = [["Naam", "Vertrouwenspersoon"]]
COUNCILS = [["Naam", "Soort", "Huis"]]
PEOPLE = [["Nummer", "Naam", "Huis", "Leest", "Foto", "Foto mag van"]]
TERMS = [["Raad", "Nummer", "Naam", "Huis", "Rol", "Cliënt", "Eerste dag", "Laatste dag"]]


def workbook(tables: Mapping[str, Table]) -> bytes:
    """A workbook with a sheet for each table."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_of(rows: Table, separator: str = ";", encoding: str = "utf-8") -> bytes:
    """The rows as a CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def photo(number: int = 0, side: int = 600, **more: Any) -> bytes:
    """A photo of its own for each number, that does not press to nothing."""
    noise = Image.effect_noise((side // 4, side // 4), 60).resize((side, side))
    tinted = Image.merge(
        "RGB", [noise.point(lambda v, n=n: (v + n) % 256) for n in (number, 80, 9)]
    )
    out = io.BytesIO()
    tinted.save(out, "JPEG", quality=85, **more)
    return out.getvalue()


def organisation(houses: int, people: int) -> dict[str, list[list[Any]]]:
    """So many houses with their council and its people, each with a photo's name and a term."""
    tables: dict[str, list[list[Any]]] = {
        "Huizen": [*HOUSES],
        "Raden": [*COUNCILS],
        "Mensen": [*PEOPLE],
        "Zittingen": [*TERMS],
    }
    for house in range(houses):
        name = f"Het Huis {house:03}"
        tables["Huizen"].append([name, "Noor Peters, 06 1234 0000"])
        tables["Raden"].append([f"Raad {name}", "raad van een huis", name])
    for number in range(people):
        house = f"Het Huis {number % houses:03}"
        who = f"{_FIRST[number % len(_FIRST)]} Achternaam{number}"
        tables["Mensen"].append(
            [str(5000 + number), who, house, "met plaatjes", f"{number}.jpg", who]
        )
        tables["Zittingen"].append(
            [f"Raad {house}", str(5000 + number), "", "", "lid", "ja", "1-1-2026", ""]
        )
    return tables


def with_photos(houses: int, people: int, side: int = 600) -> bytes:
    """The zip of such an organisation, with a photo for each."""
    files = {f"{n}.csv": csv_of(rows) for n, rows in organisation(houses, people).items()}
    files |= {f"fotos/{number}.jpg": photo(number, side) for number in range(people)}
    return zipped(files)


_FIRST = ("Ada", "Bep", "Els", "Farid", "Gé", "Hatice", "Ilse", "Jaap", "Karim", "Lies", "🌷Roos")
