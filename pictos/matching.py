"""Matching the tokens of one sentence with the lexicon: the longest expression wins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pictos.compounds import split_compound
from pictos.conditions import holds
from pictos.lemmas import forms
from pictos.lexicon import REFLEXIVES, Entry, Expression, lexicon
from pictos.words import Token, word_set

THRESHOLD = 0.5
"""A reading that is less sure than this gets no pictogram: a wrong one is worse than none."""

REACH = 14
STOPS = frozenset(".,;:!?()")
BREAKS = word_set("maar want omdat dus als dat terwijl zodat hoewel toen wanneer of")
_PREPOSITIONS = word_set(
    """aan achter af bij binnen door in met na naar naast om onder op over per rond sinds te tegen
    tijdens tot tussen uit van vanaf via volgens voor vóór zonder"""
)
_ALSO_PREPOSITION = word_set("aan achter bij binnen door in na om op over tegen uit voor")


@dataclass(frozen=True, slots=True)
class Match:
    """A reading of some tokens: their places, the entry, and what a compound adds."""

    places: tuple[int, ...]
    entry: Entry
    confidence: float
    part: str | None = None


class Matcher:
    """Finds readings for the tokens of one sentence; a token is claimed once."""

    def __init__(self, tokens: tuple[Token, ...], taken: set[int]) -> None:
        """Take the tokens and the places already claimed by names, dates and numbers."""
        self.tokens = tokens
        self.taken = set(taken)
        self.forms = [forms(token.lower) if token.is_word else (token.lower,) for token in tokens]

    def matches(self, threshold: float = THRESHOLD) -> list[Match]:
        """Return the readings at least as sure as the threshold, in the order of the text."""
        found = [*self._claim_longest(self._expressions()), *self._claim_longest(self._separated())]
        for place, token in enumerate(self.tokens):
            if place not in self.taken and token.is_word:
                match = self._word(place)
                if match is not None:
                    found.append(match)
        return sorted(
            (match for match in found if match.confidence >= threshold),
            key=lambda match: match.places,
        )

    def _claim_longest(self, options: Iterator[Match]) -> Iterator[Match]:
        ranked = sorted(options, key=lambda match: (-len(match.places), match.places))
        for match in ranked:
            if self.taken.isdisjoint(match.places):
                self.taken.update(match.places)
                yield match

    def _expressions(self) -> Iterator[Match]:
        table = lexicon().expressions
        for place in range(len(self.tokens)):
            if place in self.taken:
                continue
            for form in dict.fromkeys((self.tokens[place].lower, *self.forms[place])):
                for expression in table.get(form, ()):
                    places = self._fit(expression, place)
                    if places and holds(expression.entry, self.tokens, self.forms, places):
                        yield Match(places, expression.entry, expression.entry.confidence)

    def _fit(self, expression: Expression, place: int) -> tuple[int, ...] | None:
        run = self._run(expression.words, place)
        if run or expression.verb is None:
            return run
        fixed = self._run(expression.fixed, place)
        if not fixed:
            return None
        verb = self._verb_near(expression.words[expression.verb], fixed)
        return None if verb is None else tuple(sorted((*fixed, verb)))

    def _run(self, words: tuple[str, ...], place: int) -> tuple[int, ...] | None:
        if place + len(words) > len(self.tokens):
            return None
        places = tuple(range(place, place + len(words)))
        if all(self._is(spot, word) for spot, word in zip(places, words, strict=True)):
            return places
        return None

    def _is(self, place: int, word: str) -> bool:
        if place in self.taken:
            return False
        if word == "zich":
            return self.tokens[place].lower in REFLEXIVES
        return self.tokens[place].lower == word or word in self.forms[place]

    def _verb_near(self, verb: str, fixed: tuple[int, ...]) -> int | None:
        """Find the verb in the same clause, the nearest first."""
        first, last = fixed[0], fixed[-1]
        for step in range(1, REACH):
            for place in (last + step, first - step):
                if not 0 <= place < len(self.tokens) or not self._is(place, verb):
                    continue
                low, high = min(place, first), max(place, last)
                if not self._broken(low, high):
                    return place
        return None

    def _broken(self, low: int, high: int) -> bool:
        between = self.tokens[low + 1 : high]
        return any(token.text in STOPS or token.lower in BREAKS for token in between)

    def _separated(self) -> Iterator[Match]:
        separable = lexicon().separable
        for place in range(len(self.tokens)):
            if place in self.taken:
                continue
            for form in self.forms[place]:
                if form in separable:
                    yield from self._particles(place, separable[form])

    def _particles(self, place: int, verbs: Mapping[str, str]) -> Iterator[Match]:
        """Yield verbs made with a particle further on, or with "te" in between."""
        for far in range(place + 1, min(place + REACH, len(self.tokens))):
            word = self.tokens[far].lower
            if self.tokens[far].text in STOPS or word in BREAKS:
                break
            if word in verbs and self._ends_clause(far):
                yield from self._verb((place, far), verbs[word])
        if place >= 2 and self.tokens[place - 1].lower == "te":
            word = self.tokens[place - 2].lower
            if word in verbs:
                yield from self._verb((place - 2, place), verbs[word])

    def _verb(self, places: tuple[int, int], lemma: str) -> Iterator[Match]:
        for entry in lexicon().words[lemma]:
            if entry.kind == "v" and holds(entry, self.tokens, self.forms, places):
                yield Match(places, entry, entry.confidence)

    def _ends_clause(self, place: int) -> bool:
        """Tell a particle from a preposition: nothing that it could govern follows."""
        if place + 1 == len(self.tokens):
            return True
        after = self.tokens[place + 1]
        if after.text in STOPS or after.lower in BREAKS or after.lower == "en":
            return True
        if self.tokens[place].lower not in _ALSO_PREPOSITION:
            return True
        return after.lower in _PREPOSITIONS

    def _word(self, place: int) -> Match | None:
        best: Match | None = None
        table = lexicon().words
        for form in self.forms[place]:
            for entry in table.get(form, ()):
                if not holds(entry, self.tokens, self.forms, (place,)):
                    continue
                # a reading proved by its context goes before the plain one
                rank = entry.confidence + (0.3 if entry.condition else 0)
                if best is None or rank > best.confidence + (0.3 if best.entry.condition else 0):
                    best = Match((place,), entry, entry.confidence)
        if best is None:
            best = self._compound(place)
        return best

    def _compound(self, place: int) -> Match | None:
        token = self.tokens[place]
        if token.is_capital and place and not token.text.isupper():
            return None
        found = split_compound(token.lower)
        if found is None:
            return None
        part, entry = found
        return Match((place,), entry, min(entry.confidence, 0.6), part)
