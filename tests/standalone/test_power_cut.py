"""What is said to be kept has its content and its name on the disk, should the power go."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.files import remove, write_whole
from portal.standalone.cli import main
from tests.soak.power import NoCompilerError, Power

Names = set[str]


@pytest.fixture
def on_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], bytes | Names | None]:
    """What a file or folder was when it was brought to the disk for the last time."""
    brought: dict[int, bytes | Names] = {}
    bring = os.fsync

    def noting(number: int) -> None:
        bring(number)
        path = Path(f"/proc/self/fd/{number}").readlink()
        is_folder = path.is_dir()
        held = {one.name for one in path.iterdir()} if is_folder else path.read_bytes()
        brought[path.stat().st_ino] = held

    monkeypatch.setattr(os, "fsync", noting)
    return lambda path: brought.get(path.stat().st_ino)


class Worst(random.Random):
    """Whatever the disk need not have, it has not."""

    def random(self) -> float:
        return 0.0


def test_the_power_cut_of_make_soak_takes_all_that_was_not_brought_to_the_disk(tmp_path):
    data, aside = tmp_path / "data", tmp_path / "aside"
    data.mkdir()
    aside.mkdir()
    (data / "before").write_text("as it was")
    try:
        power = Power(data, aside, Worst())
    except NoCompilerError as error:
        pytest.skip(str(error))
    program = (
        "import os; from pathlib import Path; from portal.files import write_whole, keep_names\n"
        "here = Path.cwd()\n"
        "write_whole(here / 'new' / 'kept', b'kept')\n"
        "(here / 'new' / 'kept').write_text('changed, and not kept')\n"
        "(here / 'empty').write_text('the name is kept and the content not')\n"
        "keep_names(here)\n"
        "(here / 'nameless').touch(); os.fsync(os.open('nameless', os.O_RDWR))\n"
        "(here / 'before').unlink()\n"
    )
    environment = os.environ | power.environment | {"PYTHONPATH": str(Path.cwd())}
    subprocess.run([sys.executable, "-c", program], cwd=data, env=environment, check=True)
    power.cut()
    left = {str(one.relative_to(data)): one for one in data.rglob("*") if one.is_file()}
    assert {name: one.read_text() for name, one in left.items()} == {
        "before": "as it was",
        "new/kept": "kept",
        "empty": "",
    }


def test_a_file_is_there_with_all_the_folders_it_lies_in(tmp_path, on_disk):
    path = tmp_path / "data" / "photos" / "one.jpg"
    write_whole(path, b"a photo")
    assert on_disk(path) == b"a photo"
    assert on_disk(path.parent) == {"one.jpg"}
    assert on_disk(tmp_path / "data") == {"photos"}
    assert "data" in on_disk(tmp_path)


def test_a_file_that_is_written_again_is_the_new_one(tmp_path, on_disk):
    path = tmp_path / "one.json"
    write_whole(path, b"before")
    write_whole(path, b"after")
    assert on_disk(path) == b"after"
    assert on_disk(tmp_path) == {"one.json"}


def test_a_file_that_is_removed_does_not_come_back(tmp_path, on_disk):
    path = tmp_path / "one.jpg"
    write_whole(path, b"a photo")
    remove(path)
    assert on_disk(tmp_path) == set()
    remove(path)


def test_a_backup_that_is_said_to_be_made_is_there(tmp_path, on_disk, monkeypatch):
    monkeypatch.setenv("HUISRAAD_DATA", str(tmp_path / "data"))
    target = tmp_path / "copies" / "copy.tar"
    target.parent.mkdir()
    assert CliRunner().invoke(main, ["upgrade"]).exit_code == 0
    assert CliRunner().invoke(main, ["backup", str(target)]).exit_code == 0
    assert on_disk(target) == target.read_bytes()
    assert "copy.tar" in on_disk(target.parent)
