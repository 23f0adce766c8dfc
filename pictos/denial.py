"""What a negation in a sentence denies, and what may stand for the sentence all the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pictos.clauses import Part, clause, preposition
from pictos.words import Token, word_set

_MODALS = word_set("kunnen mogen moeten willen zullen hoeven")
_HAPPENINGS = word_set("doorgaan komen")


@dataclass(frozen=True, slots=True)
class Denial:
    """Indexes of parts.

    What is denied; what says the sentence when crossed out; what does not carry the sentence; and
    what is crossed out when it does, since what is said of it is denied: "de bus rijdt niet".
    """

    denied: frozenset[int]
    told: frozenset[int]
    out: frozenset[int]
    off: frozenset[int] = frozenset()


def denial(tokens: Sequence[Token], parts: Sequence[Part]) -> Denial:
    """Return what a sentence denies.

    What is denied does not carry the sentence: seen alone it would say the opposite. It does where
    the cross over it says the sentence: a thing that is off or absent, and a verb whose denial is a
    scene of its own.
    """
    no = _denied(tokens, parts)
    out = no | _scope(tokens, parts)
    if sum(part.kind == "x" for part in parts) > 1 or (
        parts and parts[0].places == (0,) and parts[0].kind == "x"
    ):
        return Denial(no, frozenset(), out | _things(tokens, parts, no))
    told = frozenset(_event(index, tokens, parts) for index in no if _is_told(index, tokens, parts))
    absent = frozenset(index for index in no if _is_absent(index, tokens, parts))
    acts = frozenset(
        index
        for index in no - told
        if parts[index].kind == "v" and parts[index].lemma != "vergeten"
    )
    states = frozenset(index for index in no if parts[index].kind == "a")
    idle = frozenset(
        index
        for index, part in enumerate(parts)
        if part.kind == "x" and tokens[part.places[0]].lower == "niet" and not no
    )
    off = _things(tokens, parts, acts | idle)
    out = (out - told - absent) | _things(tokens, parts, states)
    return Denial(no, told, out, told | off)


def _things(
    tokens: Sequence[Token], parts: Sequence[Part], about: frozenset[int]
) -> frozenset[int]:
    """Return the things of which the parts say something, in the same clause."""
    found: set[int] = set()
    for index in about:
        begin, end = clause(tokens, parts[index].places[0])
        found.update(
            other
            for other, part in enumerate(parts)
            if part.kind == "n"
            and begin <= part.places[0] < end
            and not preposition(tokens, part.places[0])
        )
    return frozenset(found)


def _denied(tokens: Sequence[Token], parts: Sequence[Part]) -> frozenset[int]:
    """Return the parts that a negation denies. "Of niet" denies nothing: it offers a choice."""
    found = set()
    for part in parts:
        first = part.places[0]
        word = tokens[first].lower
        offered = first > 0 and tokens[first - 1].lower == "of"
        if part.kind == "x" and word != "nee" and not offered:
            if word in {"geen", "zonder"}:
                target = _first_after(part.places[-1], parts, "npgtv")
            elif first == 1 and parts[0].places == (0,) and parts[0].kind == "v":
                target = 0  # "vergeet niet te komen"
            else:
                target = _predicate(tokens, part.places, parts)
            if target is not None:
                found.add(target)
                found.update(_after_modal(target, tokens, parts))
    return frozenset(found)


def _after_modal(target: int, tokens: Sequence[Token], parts: Sequence[Part]) -> Iterator[int]:
    """Yield the verb of a modal that is denied: "niet kon slapen"."""
    if parts[target].lemma in _MODALS:
        place = parts[target].places[0]
        end = clause(tokens, place)[1]
        for index, part in enumerate(parts):
            if part.kind == "v" and place < part.places[0] < end:
                yield index


def _scope(tokens: Sequence[Token], parts: Sequence[Part]) -> frozenset[int]:
    """Return the parts that stand after a negation in its clause: they are not so either.

    After an order ("rook niet binnen") that is everything, but who must not forget a thing must
    do it.
    """
    found: set[int] = set()
    for part in parts:
        place = part.places[0]
        if part.kind != "x" or tokens[place].lower not in {"niet", "nooit"}:
            continue
        order = place == 1 and parts[0].kind == "v" and parts[0].lemma != "vergeten"
        if order or place > 1:
            end = clause(tokens, place)[1]
            found.update(
                index
                for index, other in enumerate(parts)
                if place < other.places[0] < end and (order or other.kind in "npgt")
            )
    return frozenset(found)


def _is_told(index: int, tokens: Sequence[Token], parts: Sequence[Part]) -> bool:
    """Return whether the scene of a denied verb says the sentence: "ik kom niet".

    It does not where another verb stands before the negation ("kan niet komen"), nor beside
    another clause ("maandag niet, maar dinsdag wel").
    """
    place = parts[index].places[0]
    return (
        parts[index].scene
        and clause(tokens, place) == (0, len(tokens))
        and any(part.kind == "x" and part.places[0] > place for part in parts)
    )


def _event(index: int, tokens: Sequence[Token], parts: Sequence[Part]) -> int:
    """Return the thing that a denied verb says to be off: it is drawn crossed out, or the verb."""
    if parts[index].lemma not in _HAPPENINGS:
        return index
    return min(_things(tokens, parts, frozenset({index})), default=index)


def _is_absent(index: int, tokens: Sequence[Token], parts: Sequence[Part]) -> bool:
    """Tell whether the sentence says that there is none of a thing: "er is geen stroom"."""
    first = parts[index].places[0]
    words = [token.lower for token in tokens[max(0, first - 3) : first]]
    return parts[index].kind == "n" and "geen" in words


def _first_after(place: int, parts: Sequence[Part], kinds: str) -> int | None:
    for index, part in enumerate(parts):
        if part.places[-1] > place and part.kind in kinds:
            return index
    return None


def _predicate(
    tokens: Sequence[Token], places: tuple[int, ...], parts: Sequence[Part]
) -> int | None:
    """Return the verb or state in the negation's clause: after it first, else before it."""
    begin, end = clause(tokens, places[0])
    after = [
        index
        for index, part in enumerate(parts)
        if places[-1] < part.places[-1] < end
        and (part.kind == "v" or (part.kind in "ad" and not preposition(tokens, part.places[0])))
    ]
    if after:
        return after[0]
    before = [
        index
        for index, part in enumerate(parts)
        if begin <= part.places[0] < places[0] and part.kind in "va"
    ]
    return before[-1] if before else None
