"""What becomes of each row, and the photos that came along."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """``ASK`` waits for a person to say who somebody is; ``WRONG`` holds everything up."""

    WRONG = "wrong"
    ASK = "ask"
    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    SAME = "same"


HELD_UP = frozenset({Outcome.WRONG, Outcome.ASK})


@dataclass(kw_only=True)
class Result:
    """A row of the file with what it does: ``changes`` in words, what is wrong, what to look at.

    ``candidates`` are the people (by id) it may be about, ``photo`` the file it would place.
    """

    sheet: str
    number: int
    cells: dict[str, str]
    outcome: str = Outcome.SAME
    name: str = ""
    changes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    candidates: list[int] = field(default_factory=list)
    photo: str = ""

    @property
    def key(self) -> str:
        """What names the row: its sheet and number."""
        return f"{self.sheet}:{self.number}"

    def settle(self) -> None:
        """Call what was there already, and is different now, changed."""
        if self.changes and self.outcome == Outcome.SAME:
            self.outcome = Outcome.CHANGED


def counts(results: Iterable[Result]) -> dict[str, int]:
    """How many rows have which outcome."""
    found = Counter(result.outcome for result in results)
    return {outcome: found[outcome] for outcome in Outcome}


def same_deeds(one: Iterable[Result], other: Iterable[Result]) -> bool:
    """Whether both do the same: what was shown is what happens."""
    return _deeds(one) == _deeds(other)


def _deeds(results: Iterable[Result]) -> list[tuple[str, str, list[str], str]]:
    return [(one.key, one.outcome, one.changes, one.photo) for one in results]
