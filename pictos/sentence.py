"""From Dutch sentences to pictograms: what is suggested, and what else could be chosen."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pictos import emphasis
from pictos.clauses import Part
from pictos.lemmas import forms
from pictos.lexicon import Concept, Entry, concept, lexicon
from pictos.matching import THRESHOLD, Match, Matcher
from pictos.moments import find_moments
from pictos.names import Name, find_names
from pictos.sets import preferring
from pictos.symbols import Symbol, UnknownSymbolError, denial
from pictos.words import Token, clean, is_foreign, sentence_spans, tokenize

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
    """A sentence, its pictograms in the order of the text, and which of them carries it.

    `order` has their places from the most to the least telling.
    """

    text: str
    tokens: tuple[Picto, ...]
    main: int | None
    order: tuple[int, ...] = ()

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


def suggest(text: str, names: Collection[str] = (), *, prefer: Sequence[str] = ()) -> Suggestion:
    """Return the pictograms for a Dutch text, sentence by sentence.

    `names` are people who are known to be meant by that name, such as the members of a
    council. `prefer` are keys of brought sets, whose pictures go before ours. Words without a
    sure reading get none. Any text is accepted; what comes after the first 20,000 characters
    is left out.
    """
    if not text.strip():
        return Suggestion("", ())
    known = tuple(sorted(set(names)))
    body = clean(text[:LONGEST_TEXT])
    sentences = (body[start:end] for start, end in sentence_spans(body))
    read = tuple(_sentence(sentence, known) for sentence in sentences)
    if prefer:
        read = tuple(preferring.with_preferred(sentence, prefer) for sentence in read)
    return Suggestion(text, read)


def candidates(
    text: str, *, names: Collection[str] = (), limit: int = 4, prefer: Sequence[str] = ()
) -> list[Candidate]:
    """Return pictograms to choose from for a line of text, the best first.

    The main pictogram leads, what tells less follows; what the sentence denies is crossed out;
    readings too unsure to be suggested come last. A pictogram is offered once; our own follows
    what a set of `prefer` has for the same.
    """
    ranked: dict[Symbol, Candidate] = {}
    for sentence in suggest(text, names, prefer=prefer).sentences:
        for place in sentence.order:
            picto = sentence.tokens[place]
            symbol = replace(picto.symbol, negated=picto.negated)
            offer = Candidate(symbol, picto.label, picto.concept, picto.confidence)
            ranked.setdefault(symbol, offer)
            if prefer and (plain := preferring.ours(picto)):
                symbol = replace(plain, negated=picto.negated)
                ranked.setdefault(symbol, replace(offer, symbol=symbol))
    if len(ranked) < limit:
        for offer in _unsure(text):
            ranked.setdefault(offer.symbol, offer)
    return list(ranked.values())[:limit]


def search(query: str, limit: int = 12, *, prefer: Sequence[str] = ()) -> list[Candidate]:
    """Return pictograms for Dutch words typed in a search box, the best first.

    A whole word or its lemma goes before words that only begin with the query. The matches of
    the sets of `prefer` come first, and leave room for ours.
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
    own = list(found.values())[:limit]
    return preferring.found((wanted, *forms(wanted)), own, prefer, limit) if prefer else own


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
    found: list[tuple[Part, Picto]] = []
    taken: set[int] = set()
    dutch = not is_foreign(tokens)
    for name in find_names(tokens, names, guess=dutch):
        picto = _name_picto(text, tokens, name)
        taken.update(range(name.first, name.last + 1))
        if picto is not None:
            places = tuple(range(name.first, name.last + 1))
            found.append((Part(places, "name", picto.confidence), picto))
    for places, picto in _moments(text, tokens):
        if places and taken.isdisjoint(places):
            taken.update(places)
            if picto is not None:
                kind = "n" if picto.concept == "money" else "value"
                found.append((Part(places, kind, 0.65), picto))
    for match in Matcher(tokens, taken).matches() if dutch else ():
        drawn = concept(match.entry.concept)
        if drawn.symbol is not None:
            scene = denial(drawn.symbol) is not None
            entry = match.entry
            part = Part(match.places, entry.kind, match.confidence, entry.lemma, scene)
            found.append((part, _picto(text, tokens, match, drawn, drawn.symbol)))
    found.sort(key=lambda pair: pair[0].places)
    parts = [part for part, _ in found]
    reading = emphasis.read(tokens, parts)
    pictos = tuple(
        replace(picto, negated=True) if place in reading.denied else picto
        for place, (_, picto) in enumerate(found)
    )
    return Sentence(text, pictos, reading.main, reading.order)


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


def _moments(
    text: str, tokens: tuple[Token, ...]
) -> Iterator[tuple[tuple[int, ...], Picto | None]]:
    """Yield the places of each value, and its pictogram where it can be drawn."""
    for moment in find_moments(text[: tokens[-1].end if tokens else 0]):
        places = tuple(
            place
            for place, token in enumerate(tokens)
            if token.start < moment.end and token.end > moment.start
        )
        if moment.symbol is None:
            yield places, None
            continue
        words = text[moment.start : moment.end]
        drawn = (moment.concept, moment.label, moment.labels, moment.symbol, 0.95)
        yield places, Picto(words, words.lower(), *drawn)


def _name_picto(text: str, tokens: tuple[Token, ...], name: Name) -> Picto | None:
    words = text[tokens[name.first].start : tokens[name.last].end]
    if name.confidence < THRESHOLD:
        return None
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
