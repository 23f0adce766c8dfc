"""What differs between two texts that were cut in pieces, in a time that no text can stretch."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

MOST_PIECES = 3000
MOST_PAIRS = 12_000
"""Equal pieces of the two that are weighed against each other: about a second at the very worst.
An hour of talk has some hundreds of sentences, of which hardly any is there twice."""


class Difference(NamedTuple):
    """``old[begin:end]`` became ``new[start:stop]``."""

    begin: int
    end: int
    start: int
    stop: int


def differences(old: Sequence[str], new: Sequence[str]) -> list[Difference]:
    """The differences in order; where looking would take too long, all of it as one.

    Blanks are no reason to hold two pieces for the same; they go along with what is beside them.
    """
    before = _alike(old, new)
    behind = _alike(old[before:][::-1], new[before:][::-1])
    one, other = old[before : len(old) - behind], new[before : len(new) - behind]
    if not _is_little(one, other):
        return [Difference(before, len(old) - behind, before, len(new) - behind)]
    same = SequenceMatcher(str.isspace, one, other, autojunk=False)
    return [
        Difference(begin + before, end + before, start + before, stop + before)
        for tag, begin, end, start, stop in same.get_opcodes()
        if tag != "equal"
    ]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces are the same from the beginning on."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_little(one: Sequence[str], other: Sequence[str]) -> bool:
    here, there = (Counter(piece for piece in part if not piece.isspace()) for part in (one, other))
    pairs = sum(count * there[piece] for piece, count in here.items())
    return here.total() + there.total() <= MOST_PIECES and pairs <= MOST_PAIRS
