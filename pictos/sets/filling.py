"""Filling a set from what was brought, a batch at a time.

An import can be broken off and taken up again, and nothing half of it is ever drawn.
"""

import hashlib
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from pictos.lexicon import concept, lexicon
from pictos.sets import arasaac, boards, labelled, pictures
from pictos.sets.packs import Fault, Pack, PackError
from pictos.sets.shelf import Shelf
from pictos.sets.symbol import Brought, Licence

BATCH = 100
"""Pictures that are kept at a time; what a broken import has to do again at the most."""
SURE = 0.7

_TABLES = """
CREATE TABLE about (name TEXT, author TEXT, licence TEXT, url TEXT);
CREATE TABLE symbol (
    code TEXT PRIMARY KEY, label TEXT NOT NULL, svg TEXT NOT NULL,
    author TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE word (
    word TEXT, rank INTEGER, code TEXT REFERENCES symbol, PRIMARY KEY (word, rank, code)
) WITHOUT ROWID;
CREATE TABLE concept (concept TEXT PRIMARY KEY, code TEXT REFERENCES symbol) WITHOUT ROWID;
CREATE VIEW picture AS SELECT
    code, label, coalesce(nullif(symbol.author, ''), about.author),
    coalesce(nullif(symbol.licence, ''), about.licence),
    CASE symbol.licence WHEN '' THEN about.url ELSE symbol.url END
FROM symbol, about;
"""


@dataclass(frozen=True, slots=True)
class About:
    """A set: its key on the shelf, its name, and whose it is unless a picture says otherwise."""

    key: str
    name: str
    licence: Licence


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: pictures kept, of how many that there are."""

    done: int
    of: int


def new_key(kind: str, of: str = "") -> str:
    """A key for a new set: what it is, and what no other set has; the same one ``of`` the same."""
    plain = re.sub(r"[^a-z]", "", kind.lower())[:12]
    rest = hashlib.sha256(of.encode(errors="surrogateescape")).hexdigest()[:8] if of else ""
    return f"{plain if len(plain) > 1 else 'set'}-{rest or secrets.token_hex(4)}"


def fill(shelf: Shelf, about: About, pack: Pack) -> Iterator[Progress]:
    """Bring in a set, a batch a step; begun before, it goes on where it was broken off.

    Nothing of it is drawn before the last step. Raises `PackError`, and then nothing is left.
    """
    shelf.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        every = list(brought(pack))
        if not every:
            raise PackError(Fault.EMPTY)
        with closing(_opened(shelf, about)) as file:
            kept = {code for (code,) in file.execute("SELECT code FROM symbol")}
            for start in range(0, len(every), BATCH):
                batch = every[start : start + BATCH]
                _keep(file, [one for one in batch if one.code not in kept])
                yield Progress(start + len(batch), len(every))
            _match_concepts(file)
    except PackError:
        shelf.forget(about.key)
        raise
    shelf.part(about.key).rename(shelf.file(about.key))


def brought(pack: Pack) -> Iterator[Brought]:
    """What is in a pack, whichever kind it is; raises `PackError`."""
    if boards.boards_of(pack):
        return boards.brought(pack)
    if index := arasaac.index_of(pack):
        return arasaac.brought(pack, index)
    return labelled.brought(pack)


def licence_of(pack: Pack) -> Licence:
    """What is known of whose the set is; empty when nothing is."""
    return arasaac.LICENCE if arasaac.index_of(pack) else Licence()


def _opened(shelf: Shelf, about: About) -> sqlite3.Connection:
    path = shelf.part(about.key)
    is_new = not path.exists()
    file = sqlite3.connect(path)
    if is_new:
        path.chmod(0o600)
        file.executescript(_TABLES)
        whose = about.licence
        with file:
            row = (about.name, whose.author, whose.name, whose.url)
            file.execute("INSERT INTO about VALUES (?, ?, ?, ?)", row)
    return file


def _keep(file: sqlite3.Connection, batch: list[Brought]) -> None:
    drawn = [(one, pictures.as_svg(one.read(), one.source)) for one in batch]
    with file:
        for one, svg in drawn:
            whose = one.licence
            row = (one.code, one.words[0], svg, whose.author, whose.name, whose.url)
            file.execute("INSERT INTO symbol VALUES (?, ?, ?, ?, ?, ?)", row)
            file.executemany(
                "INSERT OR IGNORE INTO word VALUES (?, ?, ?)",
                [(word.lower(), rank, one.code) for rank, word in enumerate(one.words)],
            )


def _match_concepts(file: sqlite3.Connection) -> None:
    """Find for each concept what the set draws for it: by its own label before by other words."""
    words = lexicon().words
    best: dict[str, tuple[tuple[int, int, int, str], str]] = {}
    for word, rank, code in file.execute("SELECT word, rank, code FROM word ORDER BY word, rank"):
        for entry in words.get(word, ()):
            if entry.condition or entry.confidence < SURE:
                continue
            own = concept(entry.concept).label.lower() == word
            order = (0 if own else 1, rank, len(code), code)
            if entry.concept not in best or order < best[entry.concept][0]:
                best[entry.concept] = (order, code)
    rows = [(name, code) for name, (_, code) in best.items()]
    with file:
        file.execute("DELETE FROM concept")
        file.executemany("INSERT INTO concept VALUES (?, ?)", rows)
