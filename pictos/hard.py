"""Hard words and figures of speech in a sentence, each with what is easier to understand.

`data/hard_words.tsv` holds them: to say otherwise ("say", "english"), to explain since readers are
to learn them or no easy word exists ("explain"), and figures of speech ("figure"). Verbs stand
there as infinitives, and are found in any form and with other words in between.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pictos.lemmas import is_known, lemma, noun_forms
from pictos.lexicon import GOVERNED, INFINITIVES, PARTICLES, Entry, Lexicon, ordered
from pictos.matching import Match, Matcher
from pictos.words import Token, word_set

_ARTICLES = word_set("de het 't deze die dit dat ons onze elke elk ieder iedere")


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard word or saying, its kind and what is easier."""

    word: str
    kind: str
    better: str


@dataclass(frozen=True, slots=True)
class Found:
    """A hard word among tokens: the places it takes, and what may stand there instead, if any."""

    hard: Hard
    places: tuple[int, ...]
    instead: str | None


@cache
def hard_words() -> dict[str, Hard]:
    """Return the hard words and sayings, by the word."""
    table = (files("pictos") / "data" / "hard_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:] if line)
    return {word.lower(): Hard(word, kind, better) for word, kind, better in rows}


def find(tokens: tuple[Token, ...], taken: set[int]) -> Iterator[Found]:
    """Yield the hard words among the tokens in order; names at `taken` places are none."""
    for match in _Finder(tokens, taken, _table()).matches():
        hard = hard_words()[match.entry.lemma]
        yield Found(hard, match.places, _instead(tokens, match.places, hard))


class _Finder(Matcher):
    """Matches with the hard words alone; those made of two are no word of the list."""

    def __init__(self, tokens: tuple[Token, ...], taken: set[int], table: Lexicon) -> None:
        super().__init__(tokens, taken, table)
        for place, token in enumerate(tokens):
            if token.is_word:
                self.forms[place] += (*noun_forms(token.lower), *_bare(token.lower))
        self.words = self.words | {form for known in self.forms for form in known}

    def _compound(self, place: int) -> Match | None:
        return None


@cache
def _table() -> Lexicon:
    return ordered(
        Entry(word, word, "v" if _is_verb(hard) else "n", 1.0, ())
        for word, hard in hard_words().items()
    )


def _is_verb(hard: Hard) -> bool:
    """Whether it is a verb: then so is what is better, but a figure may be put in any words."""
    if hard.kind == "figure":
        return hard.word.endswith(INFINITIVES)
    return hard.kind != "explain" and all(
        any(word.endswith(INFINITIVES) and is_known(word) for word in (words[0], words[-1]))
        for words in (hard.better.split(), hard.word.split()[-2:])
    )


def _bare(word: str) -> Iterator[str]:
    """Yield what the lemmatizer often does not know: an adjective, the verb of a participle."""
    yield word.removesuffix("e")
    stem = word.removeprefix("ge").translate(str.maketrans("ïë", "ie"))
    if len(stem) < len(word) and stem.endswith(("eerd", "eerde")):
        yield stem[: stem.rindex("eerd")] + "eren"


def _instead(tokens: tuple[Token, ...], places: tuple[int, ...], hard: Hard) -> str | None:
    """Return the easier words in the form that this place asks for, or None when unsure."""
    first, last = places[0], places[-1]
    if hard.kind not in ("say", "english") or last - first + 1 != len(places):
        return None
    written = " ".join(token.lower for token in tokens[first : last + 1])
    if _is_verb(hard) and not _stays_together(hard.better):
        return None
    head, *rest = hard.better.split()
    if written == hard.word.lower():
        before = tokens[first - 1].lower if first else ""
        strange = before in _ARTICLES or (before == "een" and head == "iemand")
        return None if strange else hard.better
    if len(places) > 1:
        return None
    changed = _like(written, hard, head)
    return " ".join([changed, *rest]) if changed else None


def _stays_together(better: str) -> bool:
    """Whether a verb keeps its words in any sentence: beginnen met, but not goed vinden."""
    head, *rest = better.split()
    return head.endswith(INFINITIVES) and not head.startswith(PARTICLES) and {*rest} <= GOVERNED


def _like(written: str, hard: Hard, head: str) -> str | None:
    """Return the first easier word with the ending that the written word has, if it is a word."""
    if _is_verb(hard):
        alike, changed = written == _stem(hard.word) + "t", _stem(head).removesuffix("t") + "t"
    else:
        alike, changed = written.endswith("e") and head == hard.better, head + "e"
    return changed if alike and is_known(changed) and lemma(changed) == head else None


def _stem(infinitive: str) -> str:
    """Return the stem of a regular verb: geef for geven, vertel for vertellen."""
    stem = infinitive.removesuffix("n") if infinitive.endswith("aan") else infinitive[:-2]
    if stem[-1] == stem[-2:-1]:
        return stem[:-1]
    if len(stem) > 2 and stem[-2] in "aeou" and stem[-3] not in "aeiou":
        stem = stem[:-1] + stem[-2] + stem[-1]
    hard = {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    return stem[:-1] + hard
