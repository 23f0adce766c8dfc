"""What the portal keeps, beside what people were told: nothing lost, nothing twice."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from portal.standalone.demo import DOMAIN, PASSWORD
from tests.loopback import Browser
from tests.mail.postoffice import PostOffice
from tests.soak import council
from tests.soak.clients import Chair, Client, Invited

JOBS_WAITING = "SELECT count(*) FROM portal_job WHERE state = 'waiting'"


@contextmanager
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database as it is on the disk, to read."""
    address = f"file:{folder / 'huisraad.db'}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=30)) as opened:
        yield opened


def jobs_waiting(folder: Path) -> int:
    """How many jobs are still to be done."""
    with database(folder) as opened:
        return int(opened.execute(JOBS_WAITING).fetchone()[0])


def faults(folder: Path, clients: Sequence[Client]) -> list[str]:
    """What the database says otherwise than people were told, and what SQLite itself finds."""
    with database(folder) as opened:
        wrong = [fault for client in clients for fault in _of_member(opened, client)]
        wrong += [str(row[0]) for row in opened.execute("PRAGMA integrity_check") if row != ("ok",)]
        wrong += [f"refers to nothing: {row}" for row in opened.execute("PRAGMA foreign_key_check")]
        for chair in chairs(clients):
            wrong += _of_meetings(opened, chair)
    return wrong


def chairs(clients: Sequence[Client]) -> list[Chair]:
    """Those who make meetings."""
    return [one for one in clients if isinstance(one, Chair)]


def votes_kept(opened: sqlite3.Connection, who: int) -> tuple[int, int]:
    """How often the person voted in what is open now, and how many votes that makes."""
    found = opened.execute(
        "SELECT count(*), count(DISTINCT v.id) FROM portal_vote_change JOIN portal_vote v "
        "ON vote_id = v.id JOIN portal_ballot b ON ballot_id = b.id AND state = 'open' "
        "WHERE person_id = ?",
        (who,),
    )
    changes, votes = found.fetchone()
    return changes, votes


def _of_member(opened: sqlite3.Connection, client: Client) -> Iterator[str]:
    who = client.member.person_id
    if votes_kept(opened, who) != (client.votes, 1):
        yield f"person {who}: {votes_kept(opened, who)} votes instead of {client.votes}"
    expected = {
        "SELECT answer FROM portal_vote JOIN portal_ballot b ON ballot_id = b.id "
        "AND state = 'open' WHERE person_id = ?": client.last_choice,
        "SELECT coming FROM portal_attendance JOIN portal_meeting m ON meeting_id = m.id "
        "WHERE person_id = ? ORDER BY starts_at DESC LIMIT 1": client.last_answer,
        "SELECT count(*) FROM portal_act WHERE key LIKE ? || ':%'": client.acts,
    }
    for query, told in expected.items():
        row = opened.execute(query, (who,)).fetchone()
        if row != (told,):
            yield f"person {who}: {row} instead of {told}: {query}"


def _of_meetings(opened: sqlite3.Connection, chair: Chair) -> Iterator[str]:
    query = "SELECT id, title, state FROM portal_meeting WHERE title LIKE 'Zitting %' || ?"
    found = opened.execute(query, (f" van {chair.member.person_id}",)).fetchall()
    told = [(one.id, one.title, "invited") for one in chair.invited]
    if sorted(found) != sorted(told):
        yield f"meetings: {set(found) ^ set(told)}"
    query = "SELECT count(*) FROM portal_paper WHERE item_id = ?"
    for one in chair.invited:
        papers = opened.execute(query, (one.item_id,)).fetchone()[0]
        if papers != 1:
            yield f"{one.title}: {papers} papers"


def lost_papers(folder: Path, port: int, clients: Sequence[Client]) -> list[str]:
    """The papers that cannot be had from the portal any more as they were sent."""
    with database(folder) as opened:
        papers = dict(opened.execute("SELECT item_id, id FROM portal_paper").fetchall())
    wrong = []
    for chair in chairs(clients):
        browser = Browser(port, dict(chair.member.cookies))
        for one in chair.invited:
            reply = browser.get(f"/papers/{papers.get(one.item_id, 0)}")
            if reply.text.encode() != one.paper:
                wrong.append(f"{one.title}: the paper is not as it was sent: {reply.status}")
    return wrong


class Letter(NamedTuple):
    """An invitation to one person: the message, the address, and the job that sends it."""

    message: int
    email: str | None
    sent_at: str | None
    job: int | None
    state: str | None
    reason: str | None

    @property
    def fate(self) -> str:
        """What the portal says of it: "sent", "on paper", or why it is neither."""
        if self.sent_at:
            return "sent"
        if self.state == "dead" and self.reason:
            return self.reason
        return "lost" if self.email else "on paper"

    def is_right(self, arrived: int, on_paper: Set[int], given_up: Set[int]) -> bool:
        """Whether it came once or is on the paper list; then the administrator knows why."""
        listed, known = self.message in on_paper, self.job in given_up
        match self.fate:
            case "sent":
                return (arrived, listed, known) == (1, False, False)
            case "on paper":
                return (arrived, listed, known) == (0, True, False)
        return arrived <= (self.fate == "unsure") and listed and known


def mail_faults(
    folder: Path, port: int, clients: Sequence[Client], office: PostOffice
) -> tuple[list[str], dict[str, int]]:
    """Who got two, or neither mail nor paper; and how many mails went which way."""
    arrived = Counter((one.to[0], _meeting_in(one.raw)) for one in office.mails)
    given_up, unsure = _jobs_seen(port)
    tally: Counter[str] = Counter(mails=len(office.mails))
    wrong = []
    with database(folder) as opened:
        for chair in chairs(clients):
            on_paper = _paper_list(port, chair)
            for one in chair.invited:
                letters = _letters(opened, one)
                if len(letters) != council.RECEIVERS:
                    wrong.append(f"{one.title}: {len(letters)} messages")
                for letter in letters:
                    count = arrived.pop((letter.email or "", one.id), 0)
                    tally[letter.fate] += 1
                    tally["unsure that arrived"] += letter.fate == "unsure" and count
                    if not letter.is_right(count, on_paper, given_up):
                        wrong.append(f"{letter}: {letter.fate}, arrived {count} times")
    wrong += [f"nobody asked for a mail to {who}" for who in arrived]
    if unsure != tally["unsure"]:
        wrong.append(f"the administrator is told of {unsure} that are unsure")
    return wrong, dict(tally)


def _letters(opened: sqlite3.Connection, meeting: Invited) -> list[Letter]:
    found = opened.execute(
        "SELECT m.id, a.email, m.sent_at, j.id, j.state, j.reason FROM portal_message m "
        "LEFT JOIN portal_account a ON a.person_id = m.person_id "
        "LEFT JOIN portal_job j ON j.name = 'mail.send' AND j.key = m.topic || ':' || m.person_id "
        "WHERE m.topic = ?",
        (f"invite:{meeting.id}",),
    )
    return [Letter(*row) for row in found]


def _meeting_in(raw: bytes) -> int:
    found = re.search(rb"/meetings/(\d+)", raw)
    return int(found[1]) if found else 0


def _paper_list(port: int, chair: Chair) -> set[int]:
    """The messages on the paper list of the chair's council."""
    page = Browser(port, dict(chair.member.cookies)).get(
        f"/councils/{chair.member.council_id}/paper-list"
    )
    return {int(one) for one in re.findall(r'name="message" value="(\d+)"', page.text)}


def _jobs_seen(port: int) -> tuple[set[int], int]:
    """The jobs that the administrator sees, and how often it says there that nobody knows."""
    browser = Browser(port, {"huisraad_language": "en"})
    form = browser.form("/sign-in", "email")
    browser.post("/sign-in", form | {"email": f"beheer@{DOMAIN}", "password": PASSWORD})
    page = browser.get("/jobs").text
    seen = {int(one) for one in re.findall(r'action="/jobs/(\d+)/again"', page)}
    return seen, page.count("It stopped halfway. It may be done already.")
