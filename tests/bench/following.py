"""Three hundred tablets follow one meeting: what a look costs, how late a card is seen."""

import http.client
import logging
import threading
import time
from pathlib import Path
from statistics import quantiles

import sqlalchemy as sa
from flask import Flask

from portal import database
from portal.context import View
from portal.councils.models import Council
from portal.identity import Proof
from portal.leading import service as leading
from portal.leading.models import Sign
from portal.people.models import Person
from portal.residents import service as residents
from tests.bench import bare
from tests.bench.house import filled
from tests.bench.measuring import milliseconds, say, served
from tests.bench.pages import _signed_in
from tests.leading.making import running_meeting

FOLLOWERS = 300
EVERY = 3.75
"""Seconds between two looks of a follower, as its script has it."""
SECONDS = 30
LEADS = 1.75


def measure(folder: Path) -> None:
    """Print what one look of a follower and the page cost beside a bare page; then how late who
    leads sees a card while all of them look, and what they cost together."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it counts who waits a moment
    app = filled(folder, None)
    with app.app_context():
        database.begin(writes=True)
        council = database.session.scalars(
            sa.select(Council).where(Council.name == "Raad De Linde")
        ).one()
        people = {one.call_name: one for one in database.session.scalars(sa.select(Person))}
        meeting_id = running_meeting(council, people).id
        ids = {name: one.id for name, one in people.items()}
        database.session.commit()
    roos, anneke = (_signed_in(app, ids[name], View.PICTO) for name in ("Roos", "Anneke"))
    app.extensions["portal"].engine.dispose()
    path = f"/meetings/{meeting_id}/now"
    rows = [("Opening", "", 3)] * 20
    with served(app) as ours, served(bare.make_app(folder, rows, ["Roos"])) as theirs:
        ways = {"bare": theirs.page("/"), "look": ours.page(path, roos)}
        ways["page"] = ours.page(f"/meetings/{meeting_id}/follow", roos)
        cost = milliseconds(ways, times=40)
        against = ("bare Flask and SQLAlchemy page, same server", cost["bare"])
        say("follow.look", cost["look"], *against)
        say("follow.page", cost["page"], *against)
        began = ours.cpu()
        late = _all_follow(app, ours.port, path, roos, anneke, meeting_id)
        cores = (ours.cpu() - began) / SECONDS
    say("follow.300", late * 1000, "3 seconds from card to chair, p95", 3000.0, "ms")
    say("follow.300.cpu", cores, "one core", 1.0, "cores")


def _all_follow(
    app: Flask, port: int, path: str, follower: str, leader: str, meeting_id: int
) -> float:
    """Let them all look for a while; the time from a card to the screen of who leads (p95)."""
    ends = time.monotonic() + SECONDS
    seen: dict[str, float] = {}

    def look(cookies: str, wait: float, every: float, note: bool) -> None:
        time.sleep(wait)
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < ends:
            line.request("GET", path, headers={"Cookie": cookies})
            body = line.getresponse().read().decode()
            if note:
                seen.setdefault(body, time.monotonic())
            time.sleep(every)

    many = [
        threading.Thread(target=look, args=(follower, EVERY * n / FOLLOWERS, EVERY, False))
        for n in range(FOLLOWERS)
    ]
    many.append(threading.Thread(target=look, args=(leader, 0, LEADS, True)))
    for one in many:
        one.start()
    given = []
    with app.app_context():
        while time.monotonic() < ends - 4:
            time.sleep(1.1)
            database.begin(writes=True)
            mo = database.session.scalars(sa.select(Person).where(Person.call_name == "Mo")).one()
            sitting = leading.sitting_of(meeting_id)
            assert sitting is not None
            leading.give(residents.actor_of(mo, proof=Proof.CARD), sitting, Sign.STOP)
            database.session.commit()
            given.append(time.monotonic())
            database.end()
    for one in many:
        one.join()
    moments = sorted(seen.values())
    waits = [next((at - card for at in moments if at >= card), EVERY) for card in given]
    return quantiles(waits, n=20)[-1]
