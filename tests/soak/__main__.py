"""Kill -9 while people vote, answer, invite and add papers; prints one JSON object.

With ``--meeting`` sixty members hold a meeting meanwhile: twenty votes, cards, two who write
the minutes, decisions.

A client that gets no answer sends the same form again, as a tablet with bad wifi does. In the
end every acknowledged act must be there exactly once, every mail have arrived at most once, and
what is unsure stand before the administrator and on the paper list. Any loss fails.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.mail.postoffice import PostOffice, post_office
from tests.soak import books, council, meeting, writers
from tests.soak.clients import Chair, Client
from tests.soak.power import NoCompilerError, Power
from tests.soak.server import Server

HOUSES = 2
WORK_ENDS = 180.0
"""Seconds in which all jobs are done once nobody asks for more: longer than one rests."""


def main() -> int:
    """Run what is asked for; 1 when anything was lost, doubled or refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long, unless --kills")
    parser.add_argument("--kills", type=int, default=0, help="how many times to kill")
    parser.add_argument("--power", action="store_true", help="cut the power at each kill")
    parser.add_argument("--writers", type=int, default=0, help="so many vote at once; no kills")
    parser.add_argument("--rounds", type=int, default=5, help="how often they do")
    parser.add_argument("--meeting", action="store_true", help="a meeting of many members")
    parser.add_argument("--members", type=int, default=60, help="how many, at --meeting")
    parser.add_argument("--ballots", type=int, default=20, help="how many they vote in")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data, aside = Path(folder, "data"), Path(folder, "aside")
        aside.mkdir()
        os.environ |= {"HUISRAAD_DATA": str(data), "HUISRAAD_DEMO": "1", "HUISRAAD_LOG": "plain"}
        try:
            report = _run(arguments, data, aside)
        except NoCompilerError as error:
            sys.exit(str(error))
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 1 if report["wrong"] else 0


def _run(arguments: argparse.Namespace, data: Path, aside: Path) -> dict[str, Any]:
    if arguments.meeting:
        chance = random.Random(arguments.seed)  # noqa: S311 - moments to kill at
        found = arguments.kills, arguments.members, arguments.ballots
        return meeting.hold(*found, chance, aside)
    return (_write if arguments.writers else _kill)(arguments, data, aside)


def _write(arguments: argparse.Namespace, data: Path, aside: Path) -> dict[str, Any]:
    members = council.prepare(-(-arguments.writers // council.VOTERS))[: arguments.writers]
    server = Server(aside / "server.log", {})
    server.start()
    told = writers.vote(members, server.port, arguments.rounds)
    wrong = [] if set(told["answers"]) == {"303"} else ["not every vote was taken"]
    server.stop()
    with books.database(data) as opened:
        for member in members:
            kept = books.votes_kept(opened, member.person_id)
            if kept != (arguments.rounds, 1):
                wrong.append(f"person {member.person_id}: {kept}")
    return told | {"wrong": wrong}


def _kill(arguments: argparse.Namespace, data: Path, aside: Path) -> dict[str, Any]:
    chance = random.Random(arguments.seed)  # noqa: S311 - moments to kill at
    members = council.prepare(HOUSES)
    power = Power(data, aside, chance) if arguments.power else None
    with post_office(answer=_slowly(chance)) as office:
        mail = {
            "HUISRAAD_SMTP": f"smtp://127.0.0.1:{office.port}",
            "HUISRAAD_MAIL_FROM": "raad@linde.example",
        }
        server = Server(aside / "server.log", mail | (power.environment if power else {}))
        server.start()
        halt = threading.Event()
        clients = [
            (Chair if member.chairs else Client)(member, server.port, halt) for member in members
        ]
        for client in clients:
            client.start()
        until = time.monotonic() + arguments.seconds
        kills, memory = 0, list[int]()
        while kills < arguments.kills if arguments.kills else time.monotonic() < until:
            time.sleep(chance.uniform(0.3, 3))
            memory.append(server.memory())
            kills += 1
            _fall(server, power, kills)
        halt.set()
        early = len(office.mails)
        for client in clients:
            client.join(120)
        drained = _drained(data)
        if power:  # once more, with everybody silent
            _fall(server, power, kills)
        wrong, mails = _found(data, server.port, clients, office)
        stopped = server.stop()
    if not drained:
        wrong.append(f"{books.jobs_waiting(data)} jobs wait")
    return {
        "kills": kills,
        "power": f"cut, {power.taken} files lost something" if power else "left on",
        **_done(clients),
        "mail": {"during the kills": early, **mails},
        "jobs_done_after_s": drained,
        "slowest_start_s": round(max(server.starts), 2),
        "stopped_in_s": round(stopped, 2),
        "memory_most_mib": max(memory, default=0),
        "wrong": wrong,
    }


def _fall(server: Server, power: Power | None, kills: int) -> None:
    """Kill the server; a cut of the power in four also takes the queue, which nobody may need."""
    server.kill()
    if power:
        power.cut()
        for queue in power.folder.glob("queue.db*") if kills % 4 == 0 else ():
            queue.unlink()
    server.start()


def _slowly(chance: random.Random) -> Any:
    """A post office that takes its time, so that a kill often comes in between."""

    def answer(command: str, rest: str) -> None:
        if command in ("DATA", "TEXT", "QUIT"):
            time.sleep(chance.uniform(0, 0.3))

    return answer


def _drained(data: Path) -> float:
    """Wait until every job is done or dead; after how many seconds, or 0 when it never was."""
    began = time.monotonic()
    while time.monotonic() < began + WORK_ENDS:
        if books.jobs_waiting(data) == 0:
            return round(time.monotonic() - began, 1) or 0.1
        time.sleep(0.5)
    return 0


def _found(
    data: Path, port: int, clients: Sequence[Client], office: PostOffice
) -> tuple[list[str], Mapping[str, int]]:
    wrong = [client.trouble for client in clients if client.trouble]
    wrong += [f"person {one.member.person_id} did nothing" for one in clients if not one.acts]
    wrong += books.faults(data, clients)
    wrong += books.lost_papers(data, port, clients)
    more, mails = books.mail_faults(data, port, clients, office)
    return wrong + more, mails


def _done(clients: Sequence[Client]) -> dict[str, Any]:
    return {
        "acts": sum(one.acts for one in clients),
        "votes": sum(one.votes for one in clients),
        "answers": sum(one.answers for one in clients),
        "invitations": sum(len(one.invited) for one in books.chairs(clients)),
        "sent_again": sum(one.sent_again for one in clients),
        "slowest_act_s": round(max(one.slowest for one in clients), 2),
    }


if __name__ == "__main__":
    sys.exit(main())
