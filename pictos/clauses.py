"""Parts of a sentence: what stands where, and what leads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pictos.words import Token, word_set

# They say with what or where, not what it is about, when the sentence says that elsewhere.
BESIDE = word_set("met op na tijdens tussen vanaf onder achter naast boven per volgens zonder")
_LEADING = BESIDE | word_set("van voor over aan in bij naar uit om door tot tegen rond")


@dataclass(frozen=True, slots=True)
class Part:
    """What emphasis needs to know of a pictogram.

    Its places, class and sureness, its lemma, and whether its denial is a scene of its own.
    """

    places: tuple[int, ...]
    kind: str
    confidence: float
    lemma: str = ""
    scene: bool = False


def clause(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    begin, end = 0, len(tokens)
    for index, token in enumerate(tokens):
        if token.text in {",", ";", ":"} or token.lower in {"maar", "want", "dus", "omdat"}:
            if index < place:
                begin = index
            elif index > place:
                return begin, index
    return begin, end


def preposition(tokens: Sequence[Token], place: int) -> str:
    """Return what leads the noun at this place: "met" in "met een grote bal"; or nothing."""
    for step in range(place - 1, max(-1, place - 4), -1):
        if tokens[step].lower in _LEADING:
            return tokens[step].lower
        if not tokens[step].is_word:
            break
    return ""
