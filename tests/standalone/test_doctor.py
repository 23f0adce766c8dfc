"""The doctor says in plain Dutch what is off, and changes nothing."""

import os
import socket
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from flask import Flask

from portal import database, migrations
from portal.jobs.models import Job, JobState
from portal.people.models import Person
from portal.speech.service import voices
from portal.speech.service.voices import Voice
from portal.standalone import doctor, parts
from portal.standalone.alone import alone
from portal.standalone.backup import MADE
from portal.standalone.cli import main
from portal.standalone.health import service as health
from portal.standalone.tls.identity import Identity
from tests.conftest import TestClock

NEW_KEY = "0123456789abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("HUISRAAD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HUISRAAD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def free_port() -> str:
    with closing(socket.socket()) as line:
        line.bind(("127.0.0.1", 0))
        return str(line.getsockname()[1])


def test_all_is_well_after_a_first_start(folder):
    assert run("upgrade").exit_code == 0
    done = run("doctor", "--port", free_port())
    assert done.exit_code == 0, done.output
    assert "LET OP" not in done.output
    assert "tip       Er is nog geen back-up." in done.output


def test_before_a_first_start_it_says_so_and_makes_nothing(folder):
    done = run("doctor")
    assert done.exit_code == 1
    assert "De map met gegevens is er nog niet" in done.output
    assert not folder.exists()


def test_it_tells_nothing_of_a_person(folder):
    run("account", "bea@example.org", "--name", "Bea Beheer", "--password", "a long password")
    done = run("doctor", "--port", free_port())
    assert "bea" not in done.output.lower()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: folder.chmod(0o755), "chmod 700"),
        (lambda folder: (folder / "key").chmod(0o644), "chmod 600"),
        (lambda folder: (folder / "key").write_text("short"), "te raden"),
        (lambda folder: (folder / "huisraad.db").unlink(), "De database is er niet"),
        (lambda folder: (folder / "huisraad.db").write_text("nothing" * 999), "gaat niet open"),
    ],
)
def test_what_is_off_comes_with_what_to_do(folder, spoil: Callable[[Path], Any], told):
    run("upgrade")
    spoil(folder)
    done = run("doctor", "--port", free_port())
    assert done.exit_code == 1
    off = [line for line in done.output.splitlines() if line.startswith("LET OP")]
    assert len(off) == 1, done.output
    assert told in off[0]


@pytest.mark.parametrize(
    ("version", "told"), [("9999", "nieuwere versie"), ("0001", "huisraad upgrade")]
)
def test_a_database_of_another_version(folder, version, told):
    run("upgrade")
    change(folder, f"UPDATE {migrations.VERSION_TABLE} SET version_num = '{version}'")  # noqa: S608
    assert told in run("doctor").output


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "huisraad.db")) as opened:
        opened.execute(statement)
        opened.commit()


def test_a_damaged_database_is_found_by_reading_it_whole(folder):
    run("upgrade")
    change(folder, "PRAGMA journal_mode=DELETE")
    change(
        folder,
        "CREATE TABLE portal_x AS SELECT hex(randomblob(900)) AS y FROM pragma_function_list",
    )
    path = folder / "huisraad.db"
    data = bytearray(path.read_bytes())
    for at in range(len(data) - 30 * 4096, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    path.write_bytes(data)
    done = run("doctor", "--port", free_port())
    assert done.exit_code == 1
    assert "De database is beschadigd" in done.output


def test_a_database_that_another_program_keeps_locked(folder, monkeypatch):
    run("upgrade")
    monkeypatch.setattr(health, "PATIENCE", 20)
    with closing(sqlite3.connect(folder / "huisraad.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = run("doctor", "--port", free_port())
    off = [line for line in done.output.splitlines() if line.startswith("LET OP")]
    assert len(off) == 1, done.output
    assert "op slot" in off[0]
    assert "Er blijft geen werk liggen." in done.output


def test_another_program_on_the_port_and_our_own_server(folder, monkeypatch):
    run("upgrade")
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run("doctor", "--port", port).exit_code == 1
        with alone(f"sqlite:///{folder}/huisraad.db"):
            done = run("doctor", "--port", port)
        assert done.exit_code == 0
        assert f"proces {os.getpid()}" in done.output


def test_the_mail_server_is_tried_on_request_only(folder, monkeypatch):
    run("upgrade")
    monkeypatch.setenv("HUISRAAD_SMTP", f"smtp://127.0.0.1:{free_port()}")
    monkeypatch.setenv("HUISRAAD_MAIL_FROM", "Huisraad <raad@example.org>")
    assert run("doctor", "--port", free_port()).exit_code == 0
    done = run("doctor", "--port", free_port(), "--mail")
    assert done.exit_code == 1
    assert "antwoordt niet" in done.output
    monkeypatch.setenv("HUISRAAD_MAIL_FROM", "nobody")
    assert run("doctor").exit_code == 1


# --- inside the portal, as the health page sees it --------------------------------------------


@pytest.fixture
def look(app: Flask, tmp_path: Path) -> Callable[[], list[str]]:
    """What is off in the portal of the tests."""
    (tmp_path / "key").write_text(NEW_KEY)

    def found() -> list[str]:
        with app.test_request_context():
            return [one.what for one in doctor.inside() if not one.ok]

    return found


def aged(path: Path, clock: TestClock, days: float) -> None:
    path.touch()
    moment = clock().timestamp() - days * 24 * 3600
    os.utime(path, (moment, moment))


def test_an_old_backup_is_off_and_none_at_all_after_a_week(look, tmp_path, clock):
    aged(tmp_path / "key", clock, 2)
    assert look() == []
    aged(tmp_path / "key", clock, 9)
    assert look() == ["Er is nog geen back-up."]
    aged(tmp_path / MADE, clock, 1)
    assert look() == []
    aged(tmp_path / MADE, clock, 9)
    assert len(look()) == 1


def test_a_backup_leaves_its_date(folder, tmp_path):
    run("upgrade")
    assert run("backup", str(tmp_path / "copy.tar")).exit_code == 0
    assert time.time() - (folder / MADE).stat().st_mtime < 60


def test_a_certificate_that_ends_soon(look, tmp_path, clock):
    aged(tmp_path / "key", clock, 1)
    kept = Identity(tmp_path, clock)
    assert look() == []
    clock.set(kept.until - timedelta(days=20))
    aged(tmp_path / "key", clock, 1)
    assert any("certificaat" in what for what in look())


def test_a_clock_that_went_back(look, session, clock, tmp_path):
    from portal import audit
    from portal.identity import NOBODY

    aged(tmp_path / "key", clock, 1)
    audit.record(NOBODY, "something")
    database.session.commit()
    assert look() == []
    clock.forward(days=-2)
    assert any(what.startswith("De klok van deze computer klopt niet") for what in look())


def test_a_clock_of_another_age(look, clock, tmp_path):
    clock.set(clock().replace(year=1970))
    assert any(what.startswith("De klok van deze computer klopt niet") for what in look())


def test_little_room_on_the_disk(look, monkeypatch, clock, tmp_path):
    aged(tmp_path / "key", clock, 1)
    monkeypatch.setattr(doctor, "LITTLE_ROOM", 10**18)
    assert [what for what in look() if "schijf is bijna vol" in what]


def test_work_that_is_not_done(look, session, clock, tmp_path):
    aged(tmp_path / "key", clock, 1)

    def job(key: str, state: JobState) -> Job:
        return Job(name="test", key=key, payload={}, state=state, asked_at=clock(), run_at=clock())

    database.session.add(job("late", JobState.WAITING))
    database.session.commit()
    assert look() == []
    database.session.rollback()
    clock.forward(minutes=20)
    assert look() == ["Werk dat te lang wacht: 1."]
    database.session.rollback()
    database.session.execute(sa.update(Job).values(state=JobState.DEAD, ended_at=clock()))
    database.session.commit()
    assert look() == ["Werk dat niet lukte: 1."]


def test_what_is_missing_of_the_program_is_named(monkeypatch):
    monkeypatch.setattr(parts.importlib.metadata, "requires", lambda _: ["nowhere-to-be-found>=1"])
    monkeypatch.setattr(parts, "SYMBOLS", ("openmoji:FFFFF",))
    told = " ".join(one.what for one in parts.of_program() if not one.ok)
    assert "nowhere-to-be-found" in told
    assert "openmoji:FFFFF" in told


def test_the_health_of_the_demo_names_nobody(app, session):
    names = set(session.scalars(sa.select(Person.call_name)))
    with app.test_request_context():
        told = " ".join(f"{one.what} {one.advice}" for one in doctor.inside(thorough=True))
    assert not [name for name in names if name in told.split()]


def test_it_says_whether_this_server_reads_aloud(monkeypatch, tmp_path):
    def look(voice):
        monkeypatch.setattr(parts.speech, "find", lambda: voice)
        return parts.of_voice()

    none = look(None)
    assert none.ok
    assert "pip install espeakng-loader" in none.advice
    broken = look(Voice("espeak-ng", (str(tmp_path / "gone"),), "1"))
    assert not broken.ok
    assert "espeak-ng" in broken.what
    if own := voices.find():
        assert look(own).ok
        assert own.name in look(own).what
