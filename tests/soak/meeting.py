"""One meeting of many members while the server is killed under it."""

import random
import time
from pathlib import Path
from typing import Any

from tests.soak import hall, ledger
from tests.soak.server import Server
from tests.soak.sitting import Course, Guest, Leader, Voter, Writer


def hold(kills: int, members: int, ballots: int, chance: random.Random, aside: Path) -> Any:
    """Hold the meeting and kill so often in between; the report."""
    ready = hall.prepare(members, ballots)
    server = Server(aside / "server.log", {})
    server.start()
    began = time.monotonic()
    course = Course(ready)
    guests = seated_at(ready, server.port, course)
    for one in guests:
        one.start()
    votes = members * ballots
    moments = sorted(chance.uniform(0.01, 0.95) * votes for _kill in range(kills))
    for moment in moments:
        while course.voted.total() < moment and any(one.is_alive() for one in guests):
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.3))
        server.kill()
        server.start()
    for one in guests:
        one.join(3600)
    server.kill()  # what was acknowledged is there after a restart
    server.start()
    server.stop()
    wrong = [one.trouble for one in guests if one.trouble]
    writers = [one for one in guests if isinstance(one, Writer)]
    return {
        "kills": kills + 1,
        "members": members,
        "ballots": ballots,
        "votes": sum(len(given) for one in guests for given in _given(one)),
        "acts": sum(one.acts for one in guests),
        "lines_of_minutes": sum(len(some) for one in writers for some in one.lines.values()),
        "written_anew": sum(len(one.replaced) for one in writers),
        "decisions": sum(len(one.decisions) for one in guests if isinstance(one, Leader)),
        "sent_again": sum(one.sent_again for one in guests),
        "slowest_act_s": round(max(one.slowest for one in guests), 2),
        "slowest_start_s": round(max(server.starts), 2),
        "took_s": round(time.monotonic() - began),
        "wrong": wrong or ledger.faults(aside.parent / "data", ready, guests),
    }


def seated_at(ready: hall.Hall, port: int, course: Course) -> list[Guest]:
    """Everybody of the meeting: each member votes, the chair leads, two write."""
    chair, secretary, taker = ready.seats[:3]
    return [
        *(Voter(one, port, course) for one in ready.seats),
        Leader(chair, port, course),
        Writer(secretary, port, course, "Ans", records=True),
        Writer(taker, port, course, "Bob", records=False),
    ]


def _given(one: Guest) -> list[list[str]]:
    return list(one.given.values()) if isinstance(one, Voter) else []
