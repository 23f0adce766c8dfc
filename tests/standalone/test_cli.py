"""What an operator does, as it is typed."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.standalone import beginning
from portal.standalone.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("HUISRAAD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HUISRAAD_DEMO", "1")
    for name in ("HUISRAAD_DATABASE", "HUISRAAD_KEY", "HUISRAAD_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "data"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def ask(folder: Path, query: str, *values: int) -> list[tuple]:
    with closing(sqlite3.connect(folder / "huisraad.db")) as database:
        return database.execute(query, values).fetchall()


def test_the_database_is_brought_up_to_date_twice_without_harm(folder):
    assert run("upgrade").exit_code == 0
    assert run("upgrade").exit_code == 0
    assert ask(folder, "SELECT count(*) FROM portal_organisation") == [(0,)]


def test_what_lies_in_the_data_folder_is_for_its_owner_only(folder):
    run("upgrade")
    assert folder.stat().st_mode & 0o077 == 0
    assert not [path for path in folder.iterdir() if path.stat().st_mode & 0o077]


def test_a_weak_key_stops_the_command(folder, monkeypatch):
    monkeypatch.setenv("HUISRAAD_KEY", "secret")
    done = run("upgrade")
    assert done.exit_code == 1
    assert "HUISRAAD_KEY" in done.output


def test_the_policy_is_printed_without_touching_any_data(folder):
    done = run("policy", "--language", "en")
    assert done.output.startswith("| What | Who |")
    assert "| vote |" in done.output
    assert not folder.exists()


def test_houses_are_invented_in_the_numbers_asked_for(folder):
    done = run("demo", "--houses", "3", "--years", "1", "--items", "6", "--seed", "7")
    assert done.exit_code == 0, done.output
    assert ask(folder, "SELECT count(*) FROM portal_house WHERE name LIKE 'Huis%'") == [(3,)]
    meetings = (
        "SELECT portal_meeting.id FROM portal_meeting JOIN portal_council ON "
        "portal_council.id = council_id WHERE portal_council.name LIKE 'Raad Huis%'"
    )
    assert len(ask(folder, meetings)) == 3 * 12
    items = "SELECT id FROM portal_agenda_item WHERE meeting_id = ?"
    for (meeting,) in ask(folder, meetings):
        assert len(ask(folder, items, meeting)) == 6
    assert ask(folder, "PRAGMA foreign_key_check") == []
    assert run("demo").exit_code == 1


def test_the_same_seed_invents_the_same(folder, monkeypatch):
    query = (
        "SELECT council_id, starts_at, position, owner_id FROM portal_agenda_item "
        "JOIN portal_meeting ON portal_meeting.id = meeting_id "
        "JOIN portal_council ON portal_council.id = council_id "
        "WHERE portal_council.name LIKE 'Raad Huis 00%'"
    )
    found = []
    for name in ("one", "two"):
        monkeypatch.setenv("HUISRAAD_DATA", str(folder / name))
        run("demo", "--houses", "2", "--seed", "3")
        found.append(ask(folder / name, query))
    assert found[0] == found[1]


def test_the_first_administrator_of_a_new_portal(folder):
    words = ["account", "Bea@House.Example", "--name", "Bea Beheer", "--administrator"]
    password = ["--password", "a long and secret text"]
    done = run(*words, "--organisation", "De Boomgaard", *password)
    assert done.exit_code == 0, done.output
    assert ask(folder, "SELECT name FROM portal_organisation") == [("De Boomgaard",)]
    person = (
        "SELECT email, name, administers FROM portal_account "
        "JOIN portal_person ON portal_person.id = person_id"
    )
    assert ask(folder, person) == [("bea@house.example", "Bea Beheer", 1)]
    again = run("account", "bea@house.example", "--password", "another long secret text")
    assert "new password" in again.output
    assert len(ask(folder, person)) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--password", "short"], str(beginning.SHORTEST_PASSWORD)),
        (["--password", "a long and secret text"], "--name"),
        (["--password", "a long and secret text", "--person", "99"], "--name"),
    ],
)
def test_an_account_that_cannot_be_made_says_why(folder, words, why):
    done = run("account", "bea@house.example", *words)
    assert done.exit_code == 1
    assert why in done.output


def test_a_backup_holds_the_whole_portal(folder, tmp_path):
    run("demo", "--houses", "1")
    (folder / "photos").mkdir(exist_ok=True)
    (folder / "photos" / "a.jpg").write_bytes(b"photo")
    done = run("backup", str(tmp_path / "copy.tar"))
    assert done.exit_code == 0, done.output
    with tarfile.open(tmp_path / "copy.tar") as tar:
        tar.extractall(tmp_path / "back", filter="data")
    count = "SELECT count(*) FROM portal_meeting"
    assert ask(tmp_path / "back", count) == ask(folder, count)
    assert (tmp_path / "back" / "key").read_text() == (folder / "key").read_text()
    assert (tmp_path / "back" / "photos" / "a.jpg").read_bytes() == b"photo"
    assert (tmp_path / "copy.tar").stat().st_mode & 0o077 == 0


def test_a_backup_inside_the_data_folder_is_refused(folder):
    run("upgrade")
    done = run("backup", str(folder / "copy.tar"))
    assert done.exit_code == 1
    assert not (folder / "copy.tar").exists()
