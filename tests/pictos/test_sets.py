"""Sets that an organisation brings: read whole or refused, and kept with their makers."""

import base64
import csv
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from pictos.sets import boards, filling, packs
from pictos.sets.filling import About, fill, licence_of, new_key
from pictos.sets.packs import Pack
from pictos.sets.shelf import Shelf
from pictos.sets.symbol import Licence
from pictos.symbols import Symbol

FRAME = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">%s</svg>'
CIRCLE = FRAME % b'<circle r="4" cx="5" cy="5"/>'
MAKER = Licence("Iemand", "CC BY-SA 4.0", "https://example.org/licence")


def png(side: int = 40, colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "PNG")
    return out.getvalue()


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def arasaac(*entries: dict[str, object]) -> bytes:
    plain = {"synsets": [], "categories": ["food"], "sex": False, "violence": False}
    return json.dumps([plain | entry for entry in entries]).encode()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def bring(shelf: Shelf, path: Path, about: About | None = None) -> str:
    about = about or About(new_key("test"), "Test", MAKER)
    with Pack(path) as pack:
        for _ in fill(shelf, about, pack):
            pass
    return about.key


# --- what is read -----------------------------------------------------------------------------


def test_arasaac_is_its_list_beside_its_files(shelf: Shelf, tmp_path: Path) -> None:
    index = arasaac(
        {"_id": 2349, "keywords": [{"keyword": "koffie", "type": 2, "plural": "koffies"}]},
        {"_id": 7, "keywords": [{"keyword": "zwart", "type": 4}], "violence": True},
        {"_id": 8, "keywords": [{"keyword": "niet op schijf"}]},
    )
    path = zipped(
        tmp_path / "set.zip",
        {"nl.json": index, "png/2349_500.png": png(), "png/7.png": png(), "png/9.png": png()},
    )
    with Pack(path) as pack:
        whose = licence_of(pack)
    key = bring(shelf, path, About(new_key("ARASAAC"), "ARASAAC", whose))
    assert shelf.count(key) == 1
    found = shelf.search(key, ["koffies"], 5)
    assert [(one.code, one.label) for one in found] == [("2349", "koffie")]
    assert found[0].licence.name == "CC BY-NC-SA 4.0"
    assert "ARASAAC" in found[0].licence.author
    assert shelf.drawn(key, "coffee") == found[0]


def test_a_list_of_13000_is_read_without_holding_it(tmp_path: Path) -> None:
    entry = {"keywords": [{"keyword": "huis", "meaning": "x" * 3000}], "sex": False}
    entries = [{"_id": number, **entry} for number in range(13_000)]
    path = zipped(tmp_path / "set.zip", {"nl.json": json.dumps(entries).encode(), "1.png": png()})
    with Pack(path) as pack:
        tracemalloc.start()
        brought = list(filling.brought(pack))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert [one.code for one in brought] == ["1"]
    assert most < 8 * packs.MIB < 13_000 * 3000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_gives_words_and_makers(
    shelf: Shelf, tmp_path: Path, encoding: str, mark: str
) -> None:
    table = io.StringIO()
    rows = csv.writer(table, delimiter=mark)
    rows.writerow(["bestand", "label", "woorden", "auteur", "licentie"])
    rows.writerow(["apple.svg", "appel", "fruit;goudrenet", "Garry", "CC BY-SA 4.0"])
    rows.writerow(["geel", "gele cliënt", "", "", ""])
    path = zipped(
        tmp_path / "set.zip",
        {"labels.csv": table.getvalue().encode(encoding), "a/apple.svg": CIRCLE, "geel.png": png()},
    )
    key = bring(shelf, path)
    apple, yellow = shelf.found(key, "apple"), shelf.found(key, "geel")
    assert apple is not None
    assert yellow is not None
    assert (apple.label, apple.licence.author) == ("appel", "Garry")
    assert (yellow.label, yellow.licence) == ("gele cliënt", MAKER)
    assert [one.code for one in shelf.search(key, ["goudrenet"], 3)] == ["apple"]


def test_without_a_table_the_files_names_are_the_words(shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "sclera"
    folder.mkdir()
    (folder / "blije_hond-2.png").write_bytes(png())
    (folder / ".DS_Store").write_bytes(b"x")
    key = bring(shelf, folder)
    found = shelf.found(key, "blije-hond-2")
    assert found is not None
    assert found.label == "blije hond"


def test_a_board_of_ours_comes_back_as_a_set(shelf: Shelf, tmp_path: Path) -> None:
    house = Symbol("openmoji", "1F3E0")
    one = boards.Board(
        "agenda",
        "Agenda",
        [boards.Button("Wij praten over het huis.", house, "wij praten"), boards.Button("Pauze")],
        columns=2,
    )
    for name, data in (("b.obz", boards.obz([one])), ("b.obf", boards.obf(one))):
        (tmp_path / name).write_bytes(data)
        key = bring(shelf, tmp_path / name)
        assert shelf.count(key) == 1
        found = shelf.search(key, ["wij praten"], 2)[0]
        assert found.label == "Wij praten over het huis."
        assert "OpenMoji" in found.licence.author
        assert found.licence.name == "CC BY-SA 4.0"


def test_what_a_board_says_of_nobody_is_private(shelf: Shelf, tmp_path: Path) -> None:
    data = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    board = {
        "format": "open-board-0.1",
        "id": "1",
        "buttons": [{"id": "1", "label": "huis", "image_id": "a"}, {"id": "2", "label": "leeg"}],
        "images": [{"id": "a", "data": data}],
        "ext_other": {"kept": True},
    }
    (tmp_path / "b.obf").write_text(json.dumps(board))
    key = bring(shelf, tmp_path / "b.obf")
    assert [one.licence.name for one in shelf.search(key, ["huis"], 2)] == ["private"]


# --- what is written --------------------------------------------------------------------------


def test_an_obz_lists_what_it_holds_and_each_picture_once() -> None:
    yes, no = Symbol("own", "yes"), Symbol("own", "yes", negated=True)
    fields = [boards.Button("Ja", yes), boards.Button("Nee", no), boards.Button("Weet niet")]
    data = boards.obz([boards.Board("1", "Een", fields, 2), boards.Board("2", "Twee", fields, 3)])
    assert data == boards.obz(
        [boards.Board("1", "Een", fields, 2), boards.Board("2", "Twee", fields, 3)]
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        every = [manifest["root"], *manifest["paths"]["images"].values()]
        assert set(every) <= set(archive.namelist())
        assert len(manifest["paths"]["images"]) == 2
        board = json.loads(archive.read(manifest["root"]))
        for image in board["images"]:
            with Image.open(io.BytesIO(archive.read(image["path"]))) as picture:
                assert picture.size == (image["width"], image["height"])
            assert image["license"]["type"] == "CC BY-SA 4.0"
            assert image["license"]["author_name"]
    assert board["grid"] == {"rows": 2, "columns": 2, "order": [["1", "2"], ["3", None]]}
    assert [one.get("image_id") for one in board["buttons"]] == ["own-yes", "own-yes-not", None]
