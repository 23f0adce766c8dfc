"""Pictures of brought sets before ours: a thin layer over what the engine found.

A set takes the place of a concept's own picture only, never of one computed from a value or a
name: its "money" does not say how much.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pictos.lexicon import concept
from pictos.sets import shelves
from pictos.symbols import Symbol

if TYPE_CHECKING:
    from pictos.sentence import Candidate, Picto, Sentence


def with_preferred(sentence: "Sentence", sets: Sequence[str]) -> "Sentence":
    """The sentence, drawn by the first of these sets that has a picture for a concept."""
    return replace(sentence, tokens=tuple(_preferred(token, sets) for token in sentence.tokens))


def ours(token: "Picto") -> Symbol | None:
    """The picture that the engine itself has for what a set draws here; none when it is ours."""
    return concept(token.concept).symbol if "-" in token.symbol.set else None


def found(
    words: Sequence[str], own: "Sequence[Candidate]", sets: Sequence[str], limit: int
) -> "list[Candidate]":
    """Matches of the sets, then ours: each has half of the room, and what the other leaves."""
    theirs = list(_matches(words, own, sets, limit))
    room = max(limit - limit // 2, limit - len(own))
    return [*theirs[:room], *own][:limit]


def _preferred(token: "Picto", sets: Sequence[str]) -> "Picto":
    symbol = _drawn(token.concept, token.symbol, sets)
    return replace(token, symbol=symbol) if symbol else token


def _drawn(name: str, now: Symbol, sets: Sequence[str]) -> Symbol | None:
    if now.set not in ("own", "openmoji"):
        return None
    picture = shelves.drawn(sets, name)
    return Symbol(picture[0], picture[1].code) if picture else None


def _matches(
    words: Sequence[str], own: "Sequence[Candidate]", sets: Sequence[str], limit: int
) -> "Iterator[Candidate]":
    from pictos.sentence import Candidate

    seen: set[Symbol] = set()
    for offer in own[:1]:  # what the set draws for the meaning goes before what has the word
        if symbol := _drawn(offer.concept, offer.symbol, sets):
            seen.add(symbol)
            yield replace(offer, symbol=symbol)
    for key, picture in shelves.search(sets, words, limit):
        symbol = Symbol(key, picture.code)
        if symbol not in seen:
            seen.add(symbol)
            yield Candidate(symbol, picture.label, "", 1.0)
