"""A set brought in by who looks after the server, and what a backup holds of it."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pictos.sets import filling, pictures
from portal.standalone.cli import main
from tests.symbolsets.making import arasaac, labelled, png, zipped


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HUISRAAD_DATA", str(tmp_path / "data"))
    for name in ("HUISRAAD_DATABASE", "HUISRAAD_KEY", "HUISRAAD_HOSTS", "HUISRAAD_DEMO"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "data"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


def sets(folder: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(folder / "huisraad.db")) as database:
        query = "SELECT key, name, author, state, total FROM portal_symbol_set"
        return database.execute(query).fetchall()


def test_a_zip_of_arasaac_needs_a_name_only_and_goes_along_in_a_backup(
    folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "arasaac.zip"
    path.write_bytes(arasaac("koffie", "huis"))
    done = run("symbols", path, "--name", "ARASAAC")
    assert done.exit_code == 0, done.output
    assert "2 pictograms" in done.output
    ((key, name, author, state, total),) = sets(folder)
    assert (name, state, total) == ("ARASAAC", "ready", 2)
    assert "ARASAAC" in author
    (folder / "symbols" / "test-0123abcd.part").write_bytes(b"half")
    (folder / "symbols" / "test-0123abcd.part-journal").write_bytes(b"half")
    assert run("backup", tmp_path / "copy.tar").exit_code == 0
    with tarfile.open(tmp_path / "copy.tar") as tar:
        inside = [one for one in tar.getnames() if one.startswith("symbols/")]
    assert inside == [f"symbols/{key}.set"]


def test_a_folder_is_brought_with_its_maker(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "sclera"
    place.mkdir()
    (place / "koffie.png").write_bytes(png())
    assert "--author" in run("symbols", place, "--name", "Sclera").output
    whose = ("--author", "Sclera vzw", "--licence", "CC BY-NC 2.0")
    assert run("symbols", place, "--name", "Sclera", *whose).exit_code == 0
    ((key, _name, author, _state, _total),) = sets(folder)
    assert author == "Sclera vzw"
    assert [path.name for path in (folder / "symbols").iterdir()] == [f"{key}.set"]


def test_what_is_wrong_is_told_in_dutch_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "set.zip"
    path.write_bytes(zipped({"goed.png": png(), "kwaad.png": b"no picture"}))
    done = run("symbols", path, "--name", "Set", "--author", "A", "--licence", "B")
    assert done.exit_code == 1
    assert "We vinden geen plaatje in “kwaad.png”." in done.output
    path.write_bytes(labelled("koffie"))
    assert sets(folder) == []
    assert list((folder / "symbols").iterdir()) == []


def test_broken_off_the_same_command_goes_on_and_once_in_it_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "arasaac.zip"
    path.write_bytes(arasaac("koffie", "huis", "boom"))
    drawn: list[bytes] = []
    draw = pictures.as_svg

    def drawing(data: bytes, source: str) -> str:
        if len(drawn) == 1:
            drawn.append(b"")
            raise KeyboardInterrupt
        drawn.append(data)
        return draw(data, source)

    monkeypatch.setattr(filling, "BATCH", 1)
    monkeypatch.setattr(pictures, "as_svg", drawing)
    words = ("symbols", path, "--name", "ARASAAC")
    assert "The same again goes on" in run(*words).output
    assert sets(folder) == []
    assert run(*words).exit_code == 0
    assert len(drawn) == 1 + 1 + 2, "what was in is not drawn again"
    ((_key, _name, _author, state, total),) = sets(folder)
    assert (state, total) == ("ready", 3)
    assert "there already" in run(*words).output
    assert len(sets(folder)) == 1
