"""Searching 20,000 texts, with the rights of who asks, against a bare FTS5 query."""

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from wordfreq import top_n_list

from portal import database
from portal.councils.models import Council
from portal.identity import Actor, Role
from portal.jobs import service as jobs
from portal.meetings.models import AgendaItem, Meeting
from portal.search import service
from portal.search.service import Asked
from tests.bench.house import filled
from tests.bench.measuring import Way, milliseconds, say

TEXTS, WORDS = 20_000, 120
QUESTIONS = (
    "vergadering", "plan", "tuin", "begroting", "wens", "keuken", "vakantie", "rolstoel", "huis",
    "raad",
)  # fmt: skip
TIMES = 3


def measure(folder: Path) -> None:
    app = filled(folder)
    chance = random.Random(1)  # noqa: S311 - the same texts each run
    vocabulary = [word for word in top_n_list("nl", 30_000) if word.isalpha()]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    texts = [" ".join(chance.choices(vocabulary, weights, k=WORDS)) for _ in range(TEXTS)]
    with app.app_context():
        began = time.process_time()
        actor = _fill(texts)
        spent = (time.process_time() - began) * 1000 / TEXTS
        database.begin(writes=False)
        with closing(sqlite3.connect(folder / "bare.db")) as bare:
            began = time.process_time()
            bare.execute("CREATE VIRTUAL TABLE texts USING fts5(body)")
            bare.executemany("INSERT INTO texts VALUES (?)", [(text,) for text in texts])
            bare.commit()
            theirs = (time.process_time() - began) * 1000 / TEXTS
            query = (
                "SELECT rowid, snippet(texts, 0, '', '', '', 20) FROM texts WHERE texts MATCH ? "
                "ORDER BY rank LIMIT 20"
            )
            cost = milliseconds(
                {
                    "ours": Way(lambda: [service.find(actor, Asked(words=w)) for w in QUESTIONS]),
                    "bare": Way(lambda: [bare.execute(query, (w,)).fetchall() for w in QUESTIONS]),
                },
                times=TIMES,
            )
        database.end()
    each = {name: value / len(QUESTIONS) for name, value in cost.items()}
    say("search", each["ours"], "FTS5, the word itself, 20 best with snippet", each["bare"])
    say("search.index", spent, "FTS5, the words themselves", theirs)


def _fill(texts: list[str]) -> Actor:
    """Put the texts on agendas of the council and let the workers index them."""
    database.begin(writes=True)
    meetings = database.session.execute(
        sa.select(Meeting.id, Meeting.council_id).join(Council, Council.id == Meeting.council_id)
    ).all()
    columns = [
        {
            "meeting_id": meetings[n % len(meetings)].id,
            "position": 1000 + n,
            "title": "",
            "text": text,
        }
        for n, text in enumerate(texts)
    ]
    database.session.execute(sa.insert(AgendaItem), columns)
    database.session.commit()
    database.end()
    jobs.work()
    councils = {row.council_id for row in meetings}
    return Actor(person_id=1, roles=frozenset((Role.MEMBER, one) for one in councils))
