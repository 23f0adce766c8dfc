"""Where the sets stand that were brought: each set one file, whole or not there.

A set is an SQLite file with its pictures, words, makers and what it draws of the engine's
concepts. `filling` fills it aside, and it gets its name when it is complete.
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pictos.sets.symbol import Licence

KEY = re.compile(r"[a-z]{2,16}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Found:
    """A picture of a set with its word and whose it is."""

    code: str
    label: str
    licence: Licence


class Shelf:
    """The sets in a folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    def holds(self, key: str) -> bool:
        """Whether the set stands here, complete."""
        return KEY.fullmatch(key) is not None and self.file(key).is_file()

    def svg(self, key: str, code: str) -> str | None:
        """The picture; none when the set has no such code."""
        rows = self._rows(key, "SELECT svg FROM symbol WHERE code = ?", code)
        return str(rows[0][0]) if rows else None

    def found(self, key: str, code: str) -> Found | None:
        """The word and the maker of a picture."""
        return _first(self._rows(key, "SELECT * FROM picture WHERE code = ?", code))

    def drawn(self, key: str, concept: str) -> Found | None:
        """What the set has for a concept of the engine."""
        query = "SELECT picture.* FROM concept JOIN picture USING (code) WHERE concept = ?"
        return _first(self._rows(key, query, concept))

    def search(self, key: str, words: Iterable[str], limit: int) -> list[Found]:
        """The pictures for these words, then for what begins with the first."""
        found: dict[str, Found] = {}
        query = """SELECT picture.* FROM word JOIN picture USING (code)
            WHERE word >= ? AND word < ? ORDER BY rank, length(word), code LIMIT ?"""
        spans = [(word, f"{word}\0") for word in words if word]
        spans += [(word, f"{word}\U0010ffff") for word, _ in spans[:1]]
        for first, last in spans:
            for row in self._rows(key, query, first, last, str(limit)):
                found.setdefault(str(row[0]), _picture(row))
        return list(found.values())[:limit]

    def name(self, key: str) -> str:
        """What a set is called."""
        rows = self._rows(key, "SELECT name FROM about")
        return str(rows[0][0]) if rows else ""

    def count(self, key: str) -> int:
        """How many pictures a set has."""
        rows = self._rows(key, "SELECT count(*) FROM symbol")
        return int(rows[0][0]) if rows else 0

    def forget(self, key: str) -> None:
        """Take a set off the shelf, or what there is of it."""
        for path in (self.file(key), self.part(key)):
            for ending in ("", "-journal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)

    def file(self, key: str) -> Path:
        """The file of a complete set; raises `ValueError` for what is no key."""
        if not KEY.fullmatch(key):
            raise ValueError(key)
        return self.folder / f"{key}.set"

    def part(self, key: str) -> Path:
        """The file of a set that is being filled."""
        return self.file(key).with_suffix(".part")

    def _rows(self, key: str, query: str, *values: str) -> list[Sequence[str]]:
        if not self.holds(key):
            return []
        address = f"{self.file(key).as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as file:
            return file.execute(query, values).fetchall()


def _first(rows: Sequence[Sequence[str]]) -> Found | None:
    return _picture(rows[0]) if rows else None


def _picture(row: Sequence[str]) -> Found:
    code, label, author, licence, url = row
    return Found(code, label, Licence(author, licence, url))
