"""What an operator sees of jobs and mail: a sentence for a setting that is wrong, a backup
without the queue."""

import tarfile

import pytest
from click.testing import CliRunner

from portal.standalone.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HUISRAAD_DATA", str(tmp_path / "data"))
    for name in ("DATABASE", "KEY", "HOSTS", "SMTP", "MAIL_FROM", "JOBS"):
        monkeypatch.delenv(f"HUISRAAD_{name}", raising=False)
    return tmp_path / "data"


def run(*words):
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize(
    ("smtp", "sender"),
    [
        ("mail.example.org", "raad@example.org"),
        ("smtp://mail.example.org", ""),
        ("smtp://mail.example.org", "De raad"),
    ],
)
def test_a_mail_server_that_cannot_be_stops_the_command(folder, monkeypatch, smtp, sender):
    monkeypatch.setenv("HUISRAAD_SMTP", smtp)
    monkeypatch.setenv("HUISRAAD_MAIL_FROM", sender)
    done = run("upgrade")
    assert done.exit_code == 1
    assert "mail" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ["jobs", "start"])
def test_a_queue_that_cannot_be_used_stops_the_workers(folder, monkeypatch, command):
    monkeypatch.setenv("HUISRAAD_JOBS", "postgresql://127.0.0.1:1/x")
    done = run(command, *(["--port", "0"] if command == "start" else []))
    assert done.exit_code == 1
    assert "HUISRAAD_JOBS" in done.output


def test_a_backup_holds_no_queue(folder, tmp_path):
    run("upgrade")
    (folder / "queue.db").write_bytes(b"x")
    (folder / "queue.db-wal").write_bytes(b"x")
    done = run("backup", str(tmp_path / "copy.tar"))
    assert done.exit_code == 0, done.output
    with tarfile.open(tmp_path / "copy.tar") as tar:
        assert not [name for name in tar.getnames() if "queue" in name]
        assert "huisraad.db" in tar.getnames()
