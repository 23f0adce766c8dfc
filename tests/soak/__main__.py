"""Kill -9 under votes and answers, for `--seconds`; prints one JSON object, fails on any loss.

A client that gets no answer sends the same form again, as a tablet with bad wifi does. In the
end every acknowledged act must be there exactly once.
"""

import argparse
import http.client
import itertools
import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.loopback import Browser, Fields, Reply
from tests.soak import council

T = TypeVar("T")
LOST_LINE = (OSError, http.client.HTTPException)


class Server:
    """The product's own command in a process of its own."""

    def __init__(self, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._log = log.open("ab")
        self.starts: list[float] = []

    def start(self) -> None:
        began = time.monotonic()
        command = [sys.executable, "-m", "portal.standalone.cli", "start", f"--port={self.port}"]
        self.process = subprocess.Popen(command, stdout=self._log, stderr=self._log)
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - began > 60:
                raise RuntimeError("the server does not start; see its log")
            time.sleep(0.02)
        self.starts.append(time.monotonic() - began)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> float:
        """Ask it to stop, and tell how long that took."""
        began = time.monotonic()
        self.process.terminate()
        self.process.wait(30)
        return time.monotonic() - began

    def memory(self) -> int:
        """The MiB in use (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) // 1024

    def _answers(self) -> bool:
        try:
            return Browser(self.port, timeout=2).get("/healthz").status == 200
        except LOST_LINE:
            return False


class Client(threading.Thread):
    """One member who votes and answers time and again, and never gives up on an act."""

    def __init__(self, member: council.Member, port: int, halt: threading.Event) -> None:
        super().__init__(daemon=True)
        self.member = member
        self.votes = 0
        self.answers = 0
        self.sent_again = 0
        self.slowest = 0.0
        self.last_choice = self.last_answer = ""
        self.trouble = ""
        self._browser = Browser(port, dict(member.cookies))
        self._halt = halt

    def run(self) -> None:
        try:
            for number in itertools.count():
                if self._halt.is_set():
                    return
                self._vote(("yes", "no", "talk_first")[number % 3])
                self._answer(("yes", "no", "unsure")[number % 3])
        except Exception as error:
            self.trouble = repr(error)

    def _vote(self, choice: str) -> None:
        path = f"/ballots/{self.member.ballot_id}/vote"
        fields = self._insist(lambda: self._browser.form(f"{path}?choice={choice}", "choice"))
        self._send(path, fields)
        self.votes, self.last_choice = self.votes + 1, choice

    def _answer(self, coming: str) -> None:
        path = f"/meetings/{self.member.meeting_id}/answer"
        fields = self._insist(lambda: self._browser.form(path, "coming"))
        self._send(path, fields | {"coming": coming})
        self.answers, self.last_answer = self.answers + 1, coming

    def _send(self, path: str, fields: Fields) -> None:
        def once() -> Reply:
            reply = self._browser.post(path, fields)
            if reply.status >= 500:
                raise http.client.HTTPException(reply.status)
            return reply

        began = time.monotonic()
        reply = self._insist(once)
        self.slowest = max(self.slowest, time.monotonic() - began)
        if reply.status != 303:
            raise RuntimeError(f"{path}: {reply.status}")

    def _insist(self, ask: Callable[[], T]) -> T:
        until = time.monotonic() + 90
        while True:
            try:
                return ask()
            except LOST_LINE:
                if time.monotonic() > until:
                    raise
                self.sent_again += 1
                time.sleep(0.2)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)  # noqa: S311 - moments to kill at
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HUISRAAD_DATA": folder, "HUISRAAD_DEMO": "1"}
        members = council.prepare()
        server = Server(Path(folder) / "server.log")
        server.start()
        halt = threading.Event()
        clients = [Client(member, server.port, halt) for member in members]
        for client in clients:
            client.start()
        until = time.monotonic() + arguments.seconds
        kills = 0
        memory = []
        while time.monotonic() < until:
            time.sleep(chance.uniform(0.3, 3))
            memory.append(server.memory())
            server.kill()
            kills += 1
            server.start()
        halt.set()
        for client in clients:
            client.join(120)
        stopped = server.stop()
        wrong = [client.trouble for client in clients if client.trouble]
        wrong += [fault for client in clients for fault in faults(Path(folder), client)]
        wrong += unsound(Path(folder))
        report = {
            "seconds": arguments.seconds,
            "kills": kills,
            "votes": sum(client.votes for client in clients),
            "answers": sum(client.answers for client in clients),
            "sent_again": sum(client.sent_again for client in clients),
            "slowest_act_s": round(max(client.slowest for client in clients), 2),
            "slowest_start_s": round(max(server.starts), 2),
            "stopped_in_s": round(stopped, 2),
            "memory_most_mib": max(memory, default=0),
            "wrong": wrong,
        }
    print(json.dumps(report, ensure_ascii=False))
    return 1 if wrong or any(client.votes == 0 for client in clients) else 0


def faults(folder: Path, client: Client) -> list[str]:
    """What the database says otherwise than the member was told."""
    who = client.member.person_id
    with sqlite3.connect(folder / "huisraad.db") as database:
        changes, votes, answers, acts = (
            database.execute(query, (who,)).fetchone()[0]
            for query in (
                "SELECT count(*) FROM portal_vote_change JOIN portal_vote ON vote_id = "
                "portal_vote.id JOIN portal_ballot ON ballot_id = portal_ballot.id "
                "WHERE person_id = ? AND state = 'open'",
                "SELECT max(answer) || count(*) FROM portal_vote JOIN portal_ballot ON ballot_id = "
                "portal_ballot.id WHERE person_id = ? AND state = 'open'",
                "SELECT coming FROM portal_attendance JOIN portal_meeting ON meeting_id = "
                "portal_meeting.id WHERE person_id = ? ORDER BY starts_at DESC LIMIT 1",
                "SELECT count(*) FROM portal_act WHERE key LIKE ? || ':%'",
            )
        )
    expected = {
        "votes kept": (changes, client.votes),
        "vote": (votes, f"{client.last_choice}1"),
        "answer": (answers, client.last_answer),
        "acts": (acts, client.votes + client.answers),
    }
    return [
        f"person {who}: {what}: {found} instead of {told}"
        for what, (found, told) in expected.items()
        if found != told
    ]


def unsound(folder: Path) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    with sqlite3.connect(folder / "huisraad.db") as database:
        found = [row[0] for row in database.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


if __name__ == "__main__":
    sys.exit(main())
