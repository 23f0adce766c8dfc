"""Which pictogram carries a sentence, and what a negation in it denies."""

from collections.abc import Sequence
from dataclasses import dataclass

from pictos.words import Token

# The thing talked about, then what happens to it, then how it is; who and when come last.
WEIGHTS = {"n": 6.0, "v": 4.0, "a": 3.5, "p": 2.5, "g": 2.2, "q": 1.5, "t": 1.2, "d": 1.0}
WEAK = {"f": 0.5, "name": 0.6, "value": 1.1}
LIGHT_VERB = 1.6
SURE_VERB = 0.7
ATTRIBUTE = 1.4
CONSEQUENCE = 1.0
WEIGHTY = 3.0


@dataclass(frozen=True, slots=True)
class Part:
    """What emphasis needs to know of a pictogram.

    Its places, class and sureness, and whether its denial is a scene of its own.
    """

    places: tuple[int, ...]
    kind: str
    confidence: float
    scene: bool = False


def denied(tokens: Sequence[Token], parts: Sequence[Part]) -> frozenset[int]:
    """Return the indexes of the parts that a negation of the sentence denies.

    "Of niet" denies nothing: it offers a choice.
    """
    found = set()
    for part in parts:
        first = part.places[0]
        word = tokens[first].lower
        offered = first > 0 and tokens[first - 1].lower == "of"
        if part.kind == "x" and word != "nee" and not offered:
            if word in {"geen", "zonder"}:
                target = _first_after(part.places[-1], parts, "npgtv")
            else:
                target = _predicate(tokens, part.places, parts)
            if target is not None:
                found.add(target)
    return frozenset(found)


def main_index(tokens: Sequence[Token], parts: Sequence[Part]) -> int | None:
    """Return which part carries the sentence, or None when no part does.

    What is denied does not, unless its denial is a scene: seen alone it would say the opposite.
    What a question offers to choose from does not either: one option would stand for all.
    """
    no = denied(tokens, parts)
    told = frozenset(index for index in no if _is_told(index, tokens, parts))
    out = (no - told) | _options(tokens, parts)
    denies = any(part.kind == "x" for part in parts)
    best, most = None, 0.0
    for index, part in enumerate(parts):
        if index in out or part.kind == "x":
            continue
        weight = WEIGHTS["n"] if index in told else _weight(index, tokens, parts)
        if weight > most and (not denies or weight >= WEIGHTY):
            best, most = index, weight
    return best


def _is_told(index: int, tokens: Sequence[Token], parts: Sequence[Part]) -> bool:
    """Return whether the scene of a denied verb says the sentence: "ik kom niet".

    It does not where another verb stands before the negation ("kan niet komen"), nor beside
    another clause ("maandag niet, maar dinsdag wel").
    """
    place = parts[index].places[0]
    return (
        parts[index].scene
        and _clause(tokens, place) == (0, len(tokens))
        and any(part.kind == "x" and part.places[0] > place for part in parts)
    )


def _weight(index: int, tokens: Sequence[Token], parts: Sequence[Part]) -> float:
    part = parts[index]
    weight = WEIGHTS.get(part.kind) or WEAK.get(part.kind, 0.0)
    if part.kind == "p" and _titles_a_name(index, parts):
        return WEAK["name"]
    if part.kind == "v" and part.confidence < SURE_VERB:
        return LIGHT_VERB
    if part.kind == "n" and part.confidence < SURE_VERB:
        weight -= 1.0
    if part.kind == "a" and len(part.places) == 1 and _describes_next(index, parts):
        return ATTRIBUTE
    if any(token.lower == "dus" for token in tokens[: part.places[0]]):
        weight += CONSEQUENCE
    return weight


def _titles_a_name(index: int, parts: Sequence[Part]) -> bool:
    after = parts[index + 1 : index + 2]
    return any(
        part.kind == "name" and part.places[0] == parts[index].places[-1] + 1 for part in after
    )


def _describes_next(index: int, parts: Sequence[Part]) -> bool:
    after = parts[index].places[-1] + 1
    return any(part.places[0] == after and part.kind in "npgta" for part in parts[index + 1 :])


def _first_after(place: int, parts: Sequence[Part], kinds: str) -> int | None:
    for index, part in enumerate(parts):
        if part.places[-1] > place and part.kind in kinds:
            return index
    return None


def _predicate(
    tokens: Sequence[Token], places: tuple[int, ...], parts: Sequence[Part]
) -> int | None:
    """Return the verb or state in the negation's clause: after it first, else before it."""
    begin, end = _clause(tokens, places[0])
    after = [
        index
        for index, part in enumerate(parts)
        if places[-1] < part.places[-1] < end and part.kind in "vad"
    ]
    if after:
        return after[0]
    before = [
        index
        for index, part in enumerate(parts)
        if begin <= part.places[0] < places[0] and part.kind in "va"
    ]
    return before[-1] if before else None


def _clause(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    begin, end = 0, len(tokens)
    for index, token in enumerate(tokens):
        if token.text in {",", ";", ":"} or token.lower in {"maar", "want", "dus", "omdat"}:
            if index < place:
                begin = index
            elif index > place:
                return begin, index
    return begin, end


def _options(tokens: Sequence[Token], parts: Sequence[Part]) -> frozenset[int]:
    """Return the indexes of what a question lets people choose from."""
    if not tokens or tokens[-1].text != "?":
        return frozenset()
    words = [token.lower for token in tokens]
    if ":" in words:
        colon = words.index(":")
        return frozenset(i for i, part in enumerate(parts) if part.places[0] > colon)
    if "of" not in words[1:]:
        return frozenset()
    either = words.index("of", 1)
    options = {i for i, part in enumerate(parts) if part.places[0] > either}
    if words[either + 1 : either + 2] == ["niet"]:
        options.update(i for i, part in enumerate(parts) if part.kind == "v")
    last = either - 1
    for index in range(len(parts) - 1, -1, -1):
        if parts[index].places[-1] > last:
            continue
        if parts[index].places[-1] < last - 1:
            break
        options.add(index)
        last = parts[index].places[0] - 1
        if last < 0 or words[last] != ",":
            break
        last -= 1
    return frozenset(options)
