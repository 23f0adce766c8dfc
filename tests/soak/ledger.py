"""What is kept of a meeting, beside what those at it were told."""

import hashlib
import hmac
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.residents import service as residents
from tests.soak import books
from tests.soak.hall import Hall
from tests.soak.sitting import Guest, Leader, Voter, Writer


def faults(folder: Path, hall: Hall, guests: Sequence[Guest]) -> list[str]:
    """What is lost, doubled, or otherwise than people were told."""
    with books.database(folder) as opened:
        return [
            *_acts(opened, guests),
            *(fault for one in guests if isinstance(one, Voter) for fault in _votes(opened, one)),
            *_ballots(opened, hall),
            *_cards(opened, hall, guests),
            *_minutes(opened, hall, guests),
            *_decisions(opened, hall, guests),
            *(str(row[0]) for row in opened.execute("PRAGMA integrity_check") if row != ("ok",)),
            *(f"refers to nothing: {row}" for row in opened.execute("PRAGMA foreign_key_check")),
        ]


def _acts(opened: sqlite3.Connection, guests: Sequence[Guest]) -> Iterator[str]:
    kept = {row[0] for row in opened.execute("SELECT key FROM portal_act")}
    for one in guests:
        for key in one.keys:
            if f"{one.seat.person_id}:{key}" not in kept:
                yield f"person {one.seat.person_id}: the act {key} is lost"


def _votes(opened: sqlite3.Connection, voter: Voter) -> Iterator[str]:
    """Each open vote stands there as often as it was given, each secret one as it was last."""
    who = voter.seat.person_id
    letters = residents.letters(voter.seat.card).encode()
    for ballot, secret in voter.hall.ballots.items():
        told = voter.given.get(ballot, [])
        if secret:
            key = hmac.new(letters, f"ballot {ballot}".encode(), hashlib.sha256).hexdigest()
            query, bound = "SELECT answer FROM portal_secret_vote WHERE key = ?", (key,)
            told = told[-1:]
        else:
            query, bound = _CHANGES, (ballot, who)
        kept = [row[0] for row in opened.execute(query, bound)]
        if kept != told:
            yield f"person {who}, ballot {ballot}: {kept} instead of {told}"


_CHANGES = (
    "SELECT c.answer FROM portal_vote_change c JOIN portal_vote v ON v.id = c.vote_id "
    "WHERE ballot_id = ? AND person_id = ? ORDER BY c.id"
)


def _ballots(opened: sqlite3.Connection, hall: Hall) -> Iterator[str]:
    """Everybody once in each ballot, and all closed."""
    for ballot, secret in hall.ballots.items():
        tables = ("secret_vote", "secret_voter") if secret else ("vote",)
        asked = [f"SELECT count(*) FROM portal_{one} WHERE ballot_id = ?" for one in tables]  # noqa: S608
        counts = {opened.execute(query, (ballot,)).fetchone()[0] for query in asked}
        if counts != {len(hall.seats)}:
            yield f"ballot {ballot}: {counts} votes and voters"
        state = opened.execute("SELECT state FROM portal_ballot WHERE id = ?", (ballot,))
        if state.fetchone() != ("closed",):
            yield f"ballot {ballot} is not closed"


def _cards(opened: sqlite3.Connection, hall: Hall, guests: Sequence[Guest]) -> Iterator[str]:
    """Everybody is there once, and holds up the card that was held up last."""
    told = sorted((one.seat.person_id, one.sign) for one in guests if isinstance(one, Voter))
    query = "SELECT person_id, sign FROM portal_signal WHERE meeting_id = ? ORDER BY person_id"
    if opened.execute(query, (hall.meeting_id,)).fetchall() != told:
        yield "the cards that are held up are others"
    query = (
        "SELECT person_id FROM portal_presence WHERE meeting_id = ? AND until IS NULL "
        "AND item_id IS NULL ORDER BY person_id"
    )
    there = [row[0] for row in opened.execute(query, (hall.meeting_id,))]
    if there != sorted(one.person_id for one in hall.seats):
        yield f"there are {there}"


def _minutes(opened: sqlite3.Connection, hall: Hall, guests: Sequence[Guest]) -> Iterator[str]:
    """Every acknowledged line stands in the text once, unless somebody wrote it anew."""
    writers = [one for one in guests if isinstance(one, Writer)]
    replaced = "\n".join(line for one in writers for line in one.replaced)
    query = "SELECT item_id, text FROM portal_minutes_section WHERE minutes_id = ?"
    texts = dict(opened.execute(query, (hall.minutes_id,)).fetchall())
    for one in writers:
        for item, lines in one.lines.items():
            for line in lines:
                times = texts.get(item, "").count(line)
                if times > 1 or (times == 0 and line not in replaced):
                    yield f"minutes, item {item}: “{line}” stands there {times} times"


def _decisions(opened: sqlite3.Connection, hall: Hall, guests: Sequence[Guest]) -> Iterator[str]:
    """Every decision once, with numbers without a gap or a second of the same."""
    told = Counter(text for one in guests if isinstance(one, Leader) for text in one.decisions)
    query = "SELECT text, number FROM portal_decision WHERE council_id = ? ORDER BY number"
    found = opened.execute(query, (hall.council_id,)).fetchall()
    if Counter(text for text, _number in found) != told:
        yield f"decisions: {Counter(text for text, _number in found) - told or 'lost'}"
    if [number for _text, number in found] != list(range(1, len(found) + 1)):
        yield f"decisions are numbered {[number for _text, number in found]}"
