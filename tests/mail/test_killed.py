"""Real processes, killed in the middle of sending: nothing is lost, and nobody gets two."""

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import clock, database, migrations
from portal.attendance import service as attendance
from portal.context import portal
from portal.councils.models import Council
from portal.identity import Role
from portal.jobs.models import Job, JobState
from portal.mail import service as mail
from portal.mail.models import Message
from portal.meetings.models import Meeting
from portal.people.models import Membership, Person
from portal.standalone import demo
from portal.standalone.accounts.models import Account
from tests.conftest import TestClock, make_app
from tests.mail.postoffice import HangUpError, PostOffice, post_office

PATIENCE = 90.0
MEMBERS = 8
MEETINGS = 3
ALL = MEMBERS * MEETINGS

pytestmark = pytest.mark.engines


@pytest.fixture
def house(tmp_path: Path, databases: Any) -> Iterator[Flask]:
    """A council of members with addresses, invited to meetings of which nobody has heard yet."""
    from portal.clock import system_clock

    url = databases.new(tmp_path)
    app = make_app(tmp_path, TestClock(), url)
    object.__setattr__(app.extensions["portal"], "clock", system_clock)
    with app.app_context():
        migrations.upgrade(portal().engine)
        database.begin(writes=True)
        demo.fill(meetings=False)
        council = Council(organisation_id=1, name="Raad van de proef", kind="central", symbol="x")
        database.session.add(council)
        database.session.flush()
        for number in range(MEMBERS):
            one = Person(name=f"Lid {number}", call_name="Lid", host_key=f"account:lid{number}")
            database.session.add(one)
            database.session.flush()
            email = f"lid{number}@linde.example"
            database.session.add(Account(person_id=one.id, email=email, password_hash="x"))
            database.session.add(
                Membership(
                    person_id=one.id,
                    council_id=council.id,
                    role=Role.MEMBER,
                    since=date(2020, 1, 1),
                    confirmed_at=clock.now(),
                )
            )
        for _ in range(MEETINGS):
            meeting = Meeting(
                council=council,
                title="Proef",
                starts_at=clock.now() + timedelta(hours=1),
                ends_at=clock.now() + timedelta(hours=9),
                state="invited",
                invited_at=clock.now(),
                made_by_id=1,
            )
            database.session.add(meeting)
            database.session.flush()
            attendance.invite(meeting, "http://localhost/")
        database.session.commit()
        database.end()
    yield app
    app.extensions["portal"].engine.dispose()
    databases.drop(url)


@contextmanager
def running(app: Flask, office: PostOffice, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of the product's own processes, on the data of the app."""
    state = app.extensions["portal"]
    url = state.engine.url.render_as_string(hide_password=False)
    settings = {
        "HUISRAAD_DATA": str(state.folder),
        "HUISRAAD_DATABASE": url,
        "HUISRAAD_SMTP": f"smtp://127.0.0.1:{office.port}",
        "HUISRAAD_MAIL_FROM": "raad@linde.example",
    }
    if not url.startswith("sqlite"):
        settings["HUISRAAD_JOBS"] = url
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.standalone.cli", *words],
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def undone(app: Flask) -> int:
    """How many jobs of ours are still to be done."""
    ours = sa.or_(Job.name == "mail.send", Job.name == attendance.INVITE)
    with app.app_context(), database.reading() as own:
        left = sa.select(sa.func.count()).where(Job.state == JobState.WAITING, ours)
        return own.scalar(left) or 0


def wait_until(true: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(int(PATIENCE / 0.1)):
        if true():
            return
        pause.wait(0.1)
    raise AssertionError("nothing more happened")


def check_nothing_lost_or_doubled(app: Flask, office: PostOffice, kills: int) -> None:
    got = Counter((one.to[0], str(one.parsed["Message-ID"])) for one in office.mails)
    assert max(got.values()) == 1, "somebody got the same twice"
    assert len(office.mails) == len(got)
    with app.app_context():
        database.begin(writes=False)
        council = sa.select(Council.id).where(Council.name == "Raad van de proef")
        listed = mail.on_paper(database.session.scalars(council).one())
        sent = database.session.scalars(sa.select(Message).where(Message.sent_at.is_not(None)))
        sent_count = len(sent.all())
        dead = database.session.scalars(sa.select(Job).where(Job.state == JobState.DEAD)).all()
        database.end()
    assert sent_count + len(listed) == ALL, "somebody got neither mail nor paper"
    assert {one.reason for one in dead} <= {"unsure"}
    assert len(dead) == len(listed) <= 2 * kills
    people = Counter(one.to[0] for one in office.mails)
    assert set(people.values()) <= {MEETINGS, MEETINGS - 1, MEETINGS - 2, MEETINGS - 3}
    assert len(office.mails) >= sent_count


def test_a_server_killed_while_it_sends_loses_nothing_and_sends_nothing_twice(
    house: Flask,
) -> None:
    """Killed as it names the reader, as the text is there, and as it says goodbye."""
    seen: Counter[str] = Counter()
    killed: list[str] = []
    plan = [("RCPT", 3), ("TEXT", 7), ("QUIT", 11)]
    now: list[subprocess.Popen[bytes]] = []
    alone = threading.Lock()  # two mails at once are two threads, and one of them kills

    def answer(command: str, rest: str) -> bytes | None:
        with alone:
            seen[command] += 1
            due = plan[len(killed)] if len(killed) < len(plan) else ("", 0)
            if command == due[0] and seen[command] >= due[1] and now[-1].poll() is None:
                now[-1].kill()
                now[-1].wait()
                killed.append(command)
                raise HangUpError
        return None

    with post_office(answer=answer) as office:
        for _ in range(len(plan) + 1):
            with running(house, office, "start", "--port", "0") as process:
                now.append(process)
                wait_until(lambda: process.poll() is not None or undone(house) == 0)
        assert killed == ["RCPT", "TEXT", "QUIT"]
        assert undone(house) == 0
        check_nothing_lost_or_doubled(house, office, kills=len(killed))


def test_processes_beside_each_other_send_each_mail_once(house: Flask) -> None:
    with post_office() as office, ExitStack() as processes:
        for _ in range(2):
            processes.enter_context(running(house, office, "jobs"))
        wait_until(lambda: undone(house) == 0)
        assert len(office.mails) == ALL
        check_nothing_lost_or_doubled(house, office, kills=0)
