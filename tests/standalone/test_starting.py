"""A start that cannot be: one sentence, and nothing half done."""

import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal import migrations
from portal.standalone.alone import InUseError, alone, server_on
from portal.standalone.cli import main
from portal.standalone.starting import Doors

HOLDING = """
import sys
from portal.standalone.alone import alone
with alone(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""
SMALL = 64 * 1024


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("HUISRAAD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HUISRAAD_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("portal.standalone.journal.write", lambda *_: None)  # of the whole process
    return tmp_path / "data"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def refused(done: Result, sentence: str) -> None:
    """The command ended with one sentence that holds these words."""
    assert done.exit_code == 1, done.output
    assert sentence in done.output
    assert len(done.output.strip().splitlines()) == 1
    assert "Traceback" not in done.output


def database_of(folder: Path) -> str:
    return f"sqlite:///{folder}/huisraad.db"


def test_a_second_server_on_the_same_data_refuses(folder):
    folder.mkdir()
    with alone(database_of(folder)):
        refused(run("start", "--port", "0"), f"proces {os.getpid()}")
        assert not (folder / "huisraad.db").exists()
    assert server_on(database_of(folder)) == 0


def test_a_killed_server_is_not_in_the_way(tmp_path):
    url = database_of(tmp_path)
    held = subprocess.Popen(
        [sys.executable, "-c", HOLDING, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert held.stdout
    assert held.stdin
    assert held.stdout.readline() == b"held\n"
    assert server_on(url) == held.pid
    with pytest.raises(InUseError), alone(url):
        pass
    held.send_signal(signal.SIGKILL)
    held.wait(10)
    held.stdin.close()
    held.stdout.close()
    with alone(url):
        assert server_on(url) == os.getpid()


def test_servers_may_share_a_database_server():
    url = "postgresql://localhost/huisraad"
    with alone(url), alone(url):
        assert server_on(url) == 0


def test_a_port_in_use(folder):
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(run("start", "--port", str(port)), f"poort {port}")
    assert server_on(database_of(folder)) == 0


def test_an_address_of_another_computer(folder):
    refused(run("start", "--host", "192.0.2.7", "--port", "0"), "192.0.2.7")


def test_a_key_that_can_be_guessed(folder, monkeypatch):
    monkeypatch.setenv("HUISRAAD_KEY", "secret")
    refused(run("start"), "HUISRAAD_KEY")


def test_a_database_of_a_newer_version(folder):
    assert run("upgrade").exit_code == 0
    with closing(sqlite3.connect(folder / "huisraad.db")) as database:
        database.execute(f"UPDATE {migrations.VERSION_TABLE} SET version_num = '9999'")  # noqa: S608
        database.commit()
    refused(run("start"), "nieuwere versie")


def test_a_folder_in_which_nothing_can_be_made(folder, monkeypatch):
    monkeypatch.setenv("HUISRAAD_DATA", "/proc/huisraad")  # closed to the administrator as well
    refused(run("start"), "/proc/huisraad")


def test_a_folder_that_is_a_file(folder):
    folder.write_text("")
    refused(run("start"), "geen map")


def test_a_database_that_cannot_be_written(folder, monkeypatch):
    run("upgrade")
    only_read = f"sqlite:///file:{folder}/huisraad.db?mode=ro&uri=true"
    monkeypatch.setenv("HUISRAAD_DATABASE", only_read)
    with closing(sqlite3.connect(folder / "huisraad.db")) as held:  # so that it can be read
        held.execute("SELECT count(*) FROM portal_person")
        refused(run("start"), "niet in de database schrijven")


def test_a_database_that_is_none(folder):
    folder.mkdir()
    (folder / "huisraad.db").write_text("this is no database, but a shopping list" * 100)
    refused(run("start"), "beschadigd")


@pytest.mark.parametrize("address", ["mysql://localhost/x", "nothing"])
def test_an_address_of_no_database(folder, monkeypatch, address):
    monkeypatch.setenv("HUISRAAD_DATABASE", address)
    refused(run("start"), "HUISRAAD_DATABASE")


def test_a_disk_on_which_no_more_is_allowed(folder):
    done = subprocess.run(
        [sys.executable, "-m", "portal.standalone.cli", "start", "--port", "0"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL)),
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "Schrijven lukt niet. Is de schijf vol, of kapot?"


def test_a_key_that_found_no_room_is_not_half_there(folder, monkeypatch):
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("portal.files.os.fsync", full)
    refused(run("start"), "vol")
    assert not (folder / "key").exists()


@pytest.mark.parametrize(
    ("host", "here_only"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],  # noqa: S104
)
def test_only_a_loopback_address_keeps_others_out(host, here_only):
    assert Doors(host=host, port=0).here_only is here_only


def test_the_demo_is_for_this_computer_only(folder):
    for words in (["--lan"], ["--host", "0.0.0.0"]):  # noqa: S104
        done = run("start", "--demo", *words)
        assert done.exit_code == 2
        assert not (folder / "huisraad.db").exists()


def test_a_proxy_and_a_certificate_of_our_own_do_not_go_together(folder, monkeypatch):
    monkeypatch.setenv("HUISRAAD_HOSTS", "raad.example.org")
    assert run("start", "--lan").exit_code == 2
