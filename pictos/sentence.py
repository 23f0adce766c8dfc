"""From Dutch sentences to pictograms: what is suggested, and what else could be chosen."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pictos import emphasis
from pictos.lemmas import forms
from pictos.lexicon import Concept, Entry, concept, lexicon
from pictos.matching import THRESHOLD, Match, Matcher
from pictos.moments import find_moments
from pictos.names import Name, find_names
from pictos.symbols import Symbol, UnknownSymbolError, denial
from pictos.words import Token, clean, sentence_spans, tokenize

MOST_LABELS = 8
LONGEST_TEXT = 20_000
POSSIBLE = 0.25


@dataclass(frozen=True, slots=True)
class Picto:
    """Words of a sentence and the pictogram that stands for them."""

    words: str
    lemma: str
    concept: str
    label: str
    labels: tuple[str, ...]
    symbol: Symbol
    confidence: float
    negated: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what the command line prints for this pictogram."""
        symbol = (self.negated and denial(self.symbol)) or self.symbol
        return {
            "w": self.words,
            "lemma": self.lemma,
            "concept": self.concept,
            "labels": list(self.labels),
            "symbol": {"set": symbol.set, "code": symbol.code},
            "confidence": round(self.confidence, 2),
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its pictograms in the order of the text, and which of them carries it."""

    text: str
    tokens: tuple[Picto, ...]
    main: int | None

    def as_json(self) -> dict[str, Any]:
        """Return what the command line prints for this sentence."""
        return {
            "text": self.text,
            "main": self.main,
            "tokens": [token.as_json() for token in self.tokens],
        }


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text and its sentences with their pictograms."""

    text: str
    sentences: tuple[Sentence, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what the command line prints for this text."""
        return {"text": self.text, "sentences": [each.as_json() for each in self.sentences]}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pictogram to choose, with the Dutch label people see under it."""

    symbol: Symbol
    label: str
    concept: str
    confidence: float


def suggest(text: str, names: Collection[str] = ()) -> Suggestion:
    """Return the pictograms for a Dutch text, sentence by sentence.

    `names` are people who are known to be meant by that name, such as the members of a
    council. Words without a sure reading get none. Any text is accepted; what comes after
    the first 20,000 characters is left out.
    """
    if not text.strip():
        return Suggestion("", ())
    known = tuple(sorted(set(names)))
    body = clean(text[:LONGEST_TEXT])
    sentences = (body[start:end] for start, end in sentence_spans(body))
    return Suggestion(text, tuple(_sentence(sentence, known) for sentence in sentences))


def candidates(text: str, *, names: Collection[str] = (), limit: int = 4) -> list[Candidate]:
    """Return pictograms to choose from for a line of text, the best first.

    The main pictogram leads; what the sentence denies is crossed out; readings too unsure to
    be suggested come last. A pictogram is offered once.
    """
    ranked: dict[Symbol, Candidate] = {}
    for sentence in suggest(text, names).sentences:
        order = sorted(
            range(len(sentence.tokens)),
            key=lambda place, main=sentence.main: place != main,  # type: ignore[misc]
        )
        for place in order:
            picto = sentence.tokens[place]
            symbol = replace(picto.symbol, negated=picto.negated)
            offer = Candidate(symbol, picto.label, picto.concept, picto.confidence)
            ranked.setdefault(symbol, offer)
    if len(ranked) < limit:
        for offer in _unsure(text):
            ranked.setdefault(offer.symbol, offer)
    return list(ranked.values())[:limit]


def search(query: str, limit: int = 12) -> list[Candidate]:
    """Return pictograms for Dutch words typed in a search box, the best first.

    A whole word or its lemma goes before words that only begin with the query.
    """
    wanted = " ".join(clean(query).lower().split())
    if not wanted:
        return []
    found: dict[Symbol, Candidate] = {}
    for entry in _ranked(wanted):
        drawn = concept(entry.concept)
        if drawn.symbol is not None:
            offer = Candidate(drawn.symbol, drawn.label, drawn.id, entry.confidence)
            found.setdefault(drawn.symbol, offer)
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _ranked(wanted: str) -> Iterator[Entry]:
    table = lexicon().words
    exact = [entry for form in (wanted, *forms(wanted)) for entry in table.get(form, ())]
    yield from sorted(exact, key=lambda entry: -entry.confidence)
    entries = [entry for options in table.values() for entry in options]
    entries += [each.entry for options in lexicon().expressions.values() for each in options]
    starting = (entry for entry in entries if entry.lemma.startswith(wanted))
    yield from sorted(starting, key=lambda entry: (len(entry.lemma), -entry.confidence))
    if len(wanted) > 2:
        inside = (entry for entry in entries if wanted in entry.lemma[1:])
        yield from sorted(inside, key=lambda entry: (len(entry.lemma), entry.lemma))


def _unsure(text: str) -> Iterator[Candidate]:
    body = clean(text[:LONGEST_TEXT])
    for start, end in sentence_spans(body):
        matches = Matcher(tokenize(body[start:end]), set()).matches(POSSIBLE)
        for match in sorted(matches, key=lambda match: -match.confidence):
            drawn = concept(match.entry.concept)
            if drawn.symbol is not None and match.entry.kind != "x":
                yield Candidate(drawn.symbol, drawn.label, drawn.id, match.confidence)


@lru_cache(maxsize=1024)
def _sentence(text: str, names: tuple[str, ...]) -> Sentence:
    tokens = tokenize(text)
    found: list[tuple[emphasis.Part, Picto]] = []
    taken: set[int] = set()
    for name in find_names(tokens, names):
        picto = _name_picto(text, tokens, name)
        taken.update(range(name.first, name.last + 1))
        if picto is not None:
            places = tuple(range(name.first, name.last + 1))
            found.append((emphasis.Part(places, "name", picto.confidence), picto))
    for part, picto in _moments(text, tokens):
        if taken.isdisjoint(part.places):
            taken.update(part.places)
            found.append((part, picto))
    for match in Matcher(tokens, taken).matches():
        drawn = concept(match.entry.concept)
        if drawn.symbol is not None:
            scene = denial(drawn.symbol) is not None
            part = emphasis.Part(match.places, match.entry.kind, match.confidence, scene)
            found.append((part, _picto(text, tokens, match, drawn, drawn.symbol)))
    found.sort(key=lambda pair: pair[0].places)
    parts = [part for part, _ in found]
    no = emphasis.denied(tokens, parts)
    pictos = (replace(picto, negated=i in no) for i, (_, picto) in enumerate(found))
    return Sentence(text, tuple(pictos), emphasis.main_index(tokens, parts))


def _picto(
    text: str, tokens: tuple[Token, ...], match: Match, drawn: Concept, symbol: Symbol
) -> Picto:
    labels = drawn.labels
    if match.part is not None:
        labels = (*_compound_labels(match.part, labels[0]), *labels)
    words = _surface(text, tokens, match.places)
    return Picto(
        words,
        match.entry.lemma if match.part is None else words.lower(),
        drawn.id,
        drawn.label if match.part is None else words.lower(),
        tuple(dict.fromkeys(labels))[:MOST_LABELS],
        symbol,
        match.confidence,
    )


def _compound_labels(part: str, head: str) -> Iterator[str]:
    for form in forms(part):
        for entry in lexicon().words.get(form, ()):
            if not entry.condition and entry.confidence >= THRESHOLD and entry.kind in "npga":
                yield f"{concept(entry.concept).labels[0]} {head}"
                return


def _moments(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[emphasis.Part, Picto]]:
    for moment in find_moments(text[: tokens[-1].end if tokens else 0]):
        places = tuple(
            place
            for place, token in enumerate(tokens)
            if token.start < moment.end and token.end > moment.start
        )
        if not places:
            continue
        words = text[moment.start : moment.end]
        picto = Picto(
            words, words.lower(), moment.concept, moment.label, moment.labels, moment.symbol, 0.95
        )
        kind = "n" if moment.concept == "money" else "value"
        yield emphasis.Part(places, kind, 0.65), picto


def _name_picto(text: str, tokens: tuple[Token, ...], name: Name) -> Picto | None:
    words = text[tokens[name.first].start : tokens[name.last].end]
    try:
        symbol = Symbol("initials", name.initials)
    except UnknownSymbolError:
        return None
    return Picto(words, words, "name", words, ("name", "person"), symbol, name.confidence)


def _surface(text: str, tokens: tuple[Token, ...], places: Iterable[int]) -> str:
    """Return the words as they stand in the text, with dots where others come between."""
    pieces: list[list[int]] = []
    for place in places:
        if pieces and place == pieces[-1][-1] + 1:
            pieces[-1].append(place)
        else:
            pieces.append([place])
    return " ... ".join(text[tokens[run[0]].start : tokens[run[-1]].end] for run in pieces)
