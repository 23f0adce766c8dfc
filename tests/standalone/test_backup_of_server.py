"""`huisraad backup` with PostgreSQL: one file that holds the whole portal and can be put back."""

import subprocess
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.standalone.cli import main
from tests.databases import everything
from tests.postgresql import find_postgresql


@pytest.fixture
def url(on_server, tmp_path):
    made = on_server.new(tmp_path)
    yield made
    on_server.drop(made)


@pytest.fixture
def folder(tmp_path, monkeypatch, url):
    folder = tmp_path / "data"
    monkeypatch.setenv("HUISRAAD_DATA", str(folder))
    monkeypatch.setenv("HUISRAAD_DATABASE", url)
    monkeypatch.setenv("PATH", str(find_postgresql()), prepend=":")
    return folder


def run(*words):
    return CliRunner().invoke(main, words)


def test_a_backup_can_be_put_back(folder, url, on_server, tmp_path):
    assert run("demo", "--houses", "1").exit_code == 0
    (folder / "photos").mkdir(exist_ok=True)
    (folder / "photos" / "a.jpg").write_bytes(b"photo")
    (folder / "huisraad.db").write_bytes(b"from before the move")
    done = run("backup", str(tmp_path / "copy.tar"))
    assert done.exit_code == 0, done.output
    with tarfile.open(tmp_path / "copy.tar") as tar:
        tar.extractall(tmp_path / "back", filter="data")
    assert (tmp_path / "back" / "key").read_text() == (folder / "key").read_text()
    assert (tmp_path / "back" / "photos" / "a.jpg").read_bytes() == b"photo"
    assert not (tmp_path / "back" / "huisraad.db").exists()
    restored = on_server.new(tmp_path)
    program = Path(str(find_postgresql()), "pg_restore")
    dump = tmp_path / "back" / "huisraad.dump"
    subprocess.run(
        [program, "--no-owner", "--exit-on-error", f"--dbname={restored}", dump], check=True
    )
    assert everything(restored) == everything(url)
    on_server.drop(restored)


def test_without_its_program_it_says_what_to_install(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("backup", str(tmp_path / "copy.tar"))
    assert done.exit_code == 1
    assert "postgresql-client" in done.output
    assert not (tmp_path / "copy.tar").exists()


def test_what_the_server_refuses_is_told_and_leaves_nothing(folder, tmp_path, monkeypatch, url):
    monkeypatch.setenv("HUISRAAD_DATABASE", f"{url}&dbname=nowhere".replace("huisraad@", "nobody@"))
    done = run("backup", str(tmp_path / "copy.tar"))
    assert done.exit_code == 1
    assert "nobody" in done.output
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tar"] == []


def test_a_password_is_no_word_of_a_command(monkeypatch, tmp_path):
    said = tmp_path / "said"
    program = tmp_path / "pg_dump"
    program.write_text(f'#!/bin/sh\necho "$@" > {said}\necho "$PGPASSWORD" >> {said}\nexit 1\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("HUISRAAD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HUISRAAD_DATABASE", "postgresql+psycopg://piet:geheim@db.example/raad")
    run("backup", str(tmp_path / "copy.tar"))
    words, password = said.read_text().splitlines()
    assert "geheim" not in words
    assert "postgresql://piet@db.example/raad" in words
    assert password == "geheim"
