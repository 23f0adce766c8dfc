"""The memory of the real server while a year of 12 meetings and 100 heavy papers is kept."""

import http.client
import os
import time
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from portal import clock, database
from portal.councils.models import Council
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Paper
from portal.papers import service as papers
from portal.people.models import Person
from tests.bench.house import filled
from tests.loopback import Browser
from tests.soak.server import Server

MEETINGS, PAPERS = 12, 100
LEAST, MOST = 5 * 2**20, 10 * 2**20
MOST_GROWTH = 100
SLOW = 0.02
"""Seconds that a reader waits after each megabyte."""


def measure(folder: Path) -> None:
    """Print what it took, and fail when the server grew by more than 100 MiB."""
    app = filled(folder)
    with app.app_context():
        council_id, year = _fill()
    app.extensions["portal"].engine.dispose()
    settings = {"HUISRAAD_DATA": str(folder), "HUISRAAD_DEMO": "1"}
    server = Server(folder / "server.log", settings)
    server.start()
    try:
        _download(server, council_id, year)
    finally:
        server.stop()


def _fill() -> tuple[int, int]:
    database.begin(writes=True)
    session = database.session
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    sanne = session.scalars(sa.select(Person).where(Person.call_name == "Sanne")).one()
    now = clock.now()
    year = clock.local(now).year - 1
    for number in range(MEETINGS):
        start = now.replace(year=year, month=number + 1, day=5, hour=13)
        meeting = Meeting(
            council_id=council.id,
            title="Vergadering",
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            state=MeetingState.INVITED,
            invited_at=start - timedelta(days=9),
            made_by_id=sanne.id,
        )
        session.add(meeting)
        for position in range(10):
            item = AgendaItem(position=position, title=f"Punt {position}", text="Tekst. " * 50)
            meeting.items.append(item)
            if number * 10 + position < PAPERS:
                size = LEAST + (MOST - LEAST) * position // 9
                key = papers.keep(b"%PDF-1.7\n" + os.urandom(size))
                item.papers.append(
                    Paper(
                        title=f"Stuk {position}",
                        file_key=key,
                        media_type=papers.PDF,
                        added_by_id=sanne.id,
                        added_at=start,
                    )
                )
    session.commit()
    database.end()
    return council.id, year


def _download(server: Server, council_id: int, year: int) -> None:
    browser = Browser(server.port)
    form = browser.form("/sign-in", having="email")
    browser.post("/sign-in", form | {"email": "ondersteuner@huisraad.example",
                                     "password": "huisraad-demo"})  # fmt: skip
    browser.get("/")
    before = most = server.memory()
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    began = time.monotonic()
    line.request("GET", f"/councils/{council_id}/years/{year}.zip", headers={"Cookie": cookies})
    answer = line.getresponse()
    total = 0
    while piece := answer.read(2**20):
        total += len(piece)
        time.sleep(SLOW)
        most = max(most, server.memory())
    took = time.monotonic() - began
    line.close()
    print(
        f"keeping  {total / 2**20:.0f} MiB in {took:.0f} s, status {answer.status}; "
        f"the server has {before} MiB, at most {most} MiB (+{most - before})"
    )
    assert answer.status == 200
    assert total > PAPERS * LEAST
    assert most - before <= MOST_GROWTH, "more memory than was promised"
