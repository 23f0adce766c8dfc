"""Matching the tokens of one sentence with the lexicon: the longest expression wins."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pictos.compounds import split_compound
from pictos.conditions import Context, after_article, holds
from pictos.lemmas import forms
from pictos.lexicon import REFLEXIVES, Entry, Expression, Lexicon, lexicon
from pictos.words import Token, word_set

THRESHOLD = 0.5
"""A reading that is less sure than this gets no pictogram: a wrong one is worse than none."""

REACH = 14
STOPS = frozenset(".,;:!?()")
BREAKS = word_set("maar want omdat dus als dat terwijl zodat hoewel toen wanneer of waarom hoe")
_PREPOSITIONS = word_set(
    """aan achter af bij binnen door in met na naar naast om onder op over per rond sinds te tegen
    tijdens tot tussen uit van vanaf vanwege via volgens voor vóór wegens zonder"""
)
_ALSO_PREPOSITION = word_set("aan achter bij binnen door in langs na om op over tegen uit voor")


@dataclass(frozen=True, slots=True)
class Match:
    """A reading of some tokens: their places, the entry, and what a compound adds."""

    places: tuple[int, ...]
    entry: Entry
    confidence: float
    part: str | None = None


class Matcher:
    """Finds readings for the tokens of one sentence; a token is claimed once."""

    def __init__(
        self, tokens: tuple[Token, ...], taken: set[int], table: Lexicon | None = None
    ) -> None:
        """Take the tokens and the places already claimed by names, dates and numbers.

        `table` holds other readings than those of the lexicon.
        """
        self.tokens = tokens
        self.table = table or lexicon()
        self.taken = set(taken)
        self.forms = [forms(token.lower) if token.is_word else (token.lower,) for token in tokens]
        self.context = Context(self.tokens, self.forms)
        self.words = self.context.words

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
        table = self.table.expressions
        for place in range(len(self.tokens)):
            if place in self.taken:
                continue
            for form in dict.fromkeys((self.tokens[place].lower, *self.forms[place])):
                for expression in table.get(form, ()):
                    places = self._fit(expression, place)
                    if places and holds(expression.entry, self.context, places):
                        yield Match(places, expression.entry, expression.entry.confidence)

    def _fit(self, expression: Expression, place: int) -> tuple[int, ...] | None:
        verb, split = expression.verb, expression.split
        if verb and not (verb in self.words or (split and split[1] in self.words)):
            return None
        run = self._run(expression.words, place - expression.words.index(expression.anchor))
        if run or verb is None:
            return run
        fixed = self._run(expression.fixed, place - expression.fixed.index(expression.anchor))
        if not fixed:
            return None
        near = self._near(verb, fixed)
        if near is not None:
            return tuple(sorted((*fixed, near)))
        return self._fit_split(split, fixed) if split else None

    def _fit_split(self, split: tuple[str, str], fixed: tuple[int, ...]) -> tuple[int, ...] | None:
        particle, verb = self._near(split[0], fixed), self._near(split[1], fixed)
        if particle is None or verb is None:
            return None
        between = [token.lower for token in self.tokens[particle + 1 : verb]]
        if not (between in ([], ["te"]) if particle < verb else self._ends_clause(particle)):
            return None
        return tuple(sorted((*fixed, particle, verb)))

    def _run(self, words: tuple[str, ...], place: int) -> tuple[int, ...] | None:
        if place < 0 or place + len(words) > len(self.tokens):
            return None
        for spot, word in enumerate(words, place):
            if not self._is(spot, word):
                return None
        return tuple(range(place, place + len(words)))

    def _is(self, place: int, word: str) -> bool:
        if place in self.taken:
            return False
        if word == "zich":
            return self.tokens[place].lower in REFLEXIVES
        return self.tokens[place].lower == word or word in self.forms[place]

    def _near(self, word: str, fixed: tuple[int, ...]) -> int | None:
        """Find the word in the same clause, the nearest first."""
        if word not in self.words:
            return None
        first, last = fixed[0], fixed[-1]
        for step in range(1, REACH):
            for place in (last + step, first - step):
                if not 0 <= place < len(self.tokens) or not self._is(place, word):
                    continue
                low, high = min(place, first), max(place, last)
                if not self._broken(low, high):
                    return place
        return None

    def _broken(self, low: int, high: int) -> bool:
        between = self.tokens[low + 1 : high]
        return any(token.text in STOPS or token.lower in BREAKS for token in between)

    def _separated(self) -> Iterator[Match]:
        separable = self.table.separable
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
            if word in verbs and self._ends_clause(far) and not after_article(far, self.context):
                yield from self._verb((place, far), verbs[word])
        if place >= 2 and self.tokens[place - 1].lower == "te":
            word = self.tokens[place - 2].lower
            if word in verbs:
                yield from self._verb((place - 2, place), verbs[word])

    def _verb(self, places: tuple[int, int], lemma: str) -> Iterator[Match]:
        verbs = (entry for entry in self.table.words[lemma] if entry.kind == "v")
        match = self._likeliest(verbs, places)
        if match is not None:
            yield match

    def _ends_clause(self, place: int) -> bool:
        """Tell a particle from a preposition: nothing that it could govern follows."""
        if place + 1 == len(self.tokens):
            return True
        after = self.tokens[place + 1]
        if after.text in STOPS or after.lower in BREAKS or after.lower == "en":
            return True
        if after.lower == "te":  # "proberen het uit te stellen"
            return False
        if self.tokens[place].lower not in _ALSO_PREPOSITION:
            return True
        return after.lower in _PREPOSITIONS

    def _word(self, place: int) -> Match | None:
        table = self.table.words
        entries = (entry for form in self.forms[place] for entry in table.get(form, ()))
        return self._likeliest(entries, (place,)) or self._compound(place)

    def _likeliest(self, entries: Iterable[Entry], places: tuple[int, ...]) -> Match | None:
        """Return the surest reading that holds here; one proved by its context goes first."""
        best: Match | None = None
        for entry in entries:
            if holds(entry, self.context, places):
                rank = entry.confidence + (0.3 if entry.condition else 0)
                if best is None or rank > best.confidence + (0.3 if best.entry.condition else 0):
                    best = Match(places, entry, entry.confidence)
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
