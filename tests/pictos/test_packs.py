"""What is brought from outside: refused whole with the file named, or taken up where it stopped."""

import base64
import json
import struct
import zipfile
from pathlib import Path

import pytest

from pictos.sets import filling, packs, pictures
from pictos.sets.filling import About, fill, new_key
from pictos.sets.packs import Fault, Pack, PackError
from pictos.sets.shelf import Shelf
from tests.pictos.test_sets import MAKER, bring, png, shelf, zipped

__all__ = ["shelf"]


def refusal(shelf: Shelf, path: Path) -> PackError:
    with pytest.raises(PackError) as refused:
        bring(shelf, path)
    assert not shelf.folder.exists() or list(shelf.folder.iterdir()) == []
    return refused.value


@pytest.mark.parametrize(
    "name", ["../boos.png", "/etc/boos.png", "a\\..\\..\\boos.png", "C:/b.png"]
)
def test_a_path_that_leads_out_is_refused(shelf: Shelf, tmp_path: Path, name: str) -> None:
    refused = refusal(shelf, zipped(tmp_path / "set.zip", {"a.png": png(), name: png()}))
    assert refused.fault is Fault.OUTSIDE
    assert refused.file.replace("\\", "/").endswith("png")


@pytest.mark.parametrize("name", ["./", ".", "a/./"])
def test_an_entry_without_a_name_is_passed_over(shelf: Shelf, tmp_path: Path, name: str) -> None:
    key = bring(shelf, zipped(tmp_path / "set.zip", {name: b"", "huis.png": png()}))
    assert shelf.count(key) == 1


def test_a_list_whose_bytes_are_broken_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "set.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nl.json", b"[]" * 500)
        archive.writestr("huis.png", png())
    data = bytearray(path.read_bytes())
    data[38:46] = b"\xff" * 8
    path.write_bytes(data)
    assert refusal(shelf, path).fault is Fault.DAMAGED


def test_a_maker_whose_name_cannot_be_written_is_left_out(shelf: Shelf, tmp_path: Path) -> None:
    data = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    whose = {"type": "CC BY", "author_name": "\ud800"}
    board = {
        "format": "open-board-0.1",
        "id": "1",
        "buttons": [{"id": "1", "label": "huis", "image_id": "a"}],
        "images": [{"id": "a", "data": data, "license": whose}],
    }
    (tmp_path / "b.obf").write_text(json.dumps(board))
    key = bring(shelf, tmp_path / "b.obf")
    assert [one.licence.name for one in shelf.search(key, ["huis"], 2)] == ["CC BY"]


def test_a_link_in_a_folder_is_not_followed(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "a.png").symlink_to("/etc/passwd")
    assert refusal(shelf, tmp_path / "set").fault is Fault.OUTSIDE


def test_one_bad_file_refuses_all_and_is_named(shelf: Shelf, tmp_path: Path) -> None:
    files = {f"a{number}b.png": png() for number in range(150)} | {"zz.png": b"no picture"}
    refused = refusal(shelf, zipped(tmp_path / "set.zip", files))
    assert (refused.fault, refused.file) == (Fault.NO_PICTURE, "zz.png")


def test_zeros_without_end_are_not_unpacked(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "set.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("nul.png", "w") as part,
    ):
        for _ in range(80):
            part.write(b"\0" * packs.MIB)
    refused = refusal(shelf, path)
    assert (refused.fault, refused.file) == (Fault.TOO_LARGE, "nul.png")


def test_a_directory_of_a_million_is_not_read(shelf: Shelf, tmp_path: Path) -> None:
    path = zipped(tmp_path / "set.zip", {"a.png": png()})
    data = bytearray(path.read_bytes())
    data[-14:-10] = struct.pack("<HH", 65_535, 65_535)
    path.write_bytes(data)
    assert refusal(shelf, path).fault is Fault.TOO_MANY


@pytest.mark.parametrize(
    "index",
    [
        b"[{",
        b'[{"_id": "x", "keywords": []}]',
        b"[1, 2]",
        b'[{"_id": 1}',
        b"[" * 5000,
        b'[{"_id": 1, "keywords": [{"keyword": "\xff"}]}]',
    ],
)
def test_a_broken_list_is_refused(shelf: Shelf, tmp_path: Path, index: bytes) -> None:
    refused = refusal(shelf, zipped(tmp_path / "set.zip", {"nl.json": index, "1.png": png()}))
    assert (refused.fault, refused.file) == (Fault.DAMAGED, "nl.json")


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({}, Fault.EMPTY),
        ({"read.me": b"x"}, Fault.EMPTY),
        ({"labels.csv": b"one,two\n1,2\n", "a.png": png()}, Fault.NO_LABELS),
        ({"a.png": png(), "b/A.png": png()}, Fault.TWICE),
        ({"b.obf": b"{}"}, Fault.DAMAGED),
        ({"b.obf": b"[" * 100_000}, Fault.DAMAGED),
        ({"b.obf": b'{"format": "open-board-0.1", "buttons": [1]}'}, Fault.DAMAGED),
        (
            {"b.obf": b'{"format": "open-board-0.1", "grid": {"rows": 101, "columns": 2}}'},
            Fault.TOO_LARGE,
        ),
    ],
)
def test_a_set_without_pictures_or_words_is_refused(
    shelf: Shelf, tmp_path: Path, files: dict[str, bytes], fault: Fault
) -> None:
    assert refusal(shelf, zipped(tmp_path / "set.zip", files)).fault is fault


def test_what_is_broken_off_goes_on_where_it_was(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "set.zip", {f"a{n}b.png": png() for n in range(250)})
    about = About(new_key("test"), "Test", MAKER)
    with Pack(path) as pack:
        steps = fill(shelf, about, pack)
        assert next(steps) == filling.Progress(100, 250)
        steps.close()
    assert not shelf.holds(about.key)
    drawn: list[str] = []
    real = pictures.as_svg
    monkeypatch.setattr(
        pictures, "as_svg", lambda data, name: drawn.append(name) or real(data, name)
    )
    bring(shelf, path, about)
    assert (shelf.count(about.key), len(drawn)) == (250, 150)
    shelf.forget(about.key)
    assert list(shelf.folder.iterdir()) == []
