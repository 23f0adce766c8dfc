"""How easy a Dutch text reads, in the measures that people know. They advise; people decide.

Flesch-Douma: W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960: 206.84 less 0.93 for
each word of a sentence and 77 for each syllable of a word. `EASE` is his table of results, as given
at https://www.dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php.
Word frequency: the Zipf scale of `wordfreq`, 1 to 8; a word of 3 comes once a million words.
LiNT (Utrecht University) where its package `lint_ii` and its language model are installed.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pictos.compounds import split_compound
from pictos.lemmas import forms, noun_forms
from pictos.lexicon import lexicon
from pictos.words import clean, sentence_spans, tokenize

RARE = 2.5
"""On the Zipf scale; what is rarer, many people do not know."""
SETTLED = 3.2
"""A word as common as this is read as a whole; its letters may fall apart into others by chance."""
PART = 3.5
SHORTEST_PART = 4
LONGEST = 40
MOST_TEXT = 20_000
EASE = (
    (90, "zeer gemakkelijk"), (80, "gemakkelijk"), (70, "tamelijk gemakkelijk"), (60, "normaal"),
    (45, "tamelijk moeilijk"), (30, "moeilijk"),
)  # fmt: skip
"""Douma's own words for a result, each with its lower bound; below all is "zeer moeilijk"."""
HARDEST = "zeer moeilijk"

_NUCLEUS = re.compile(
    r"aai|ooi|oei|eeu|ieu|ëi|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyáàâäéèêëíìîïóòôöúùûü]"
)


@dataclass(frozen=True, slots=True)
class Measures:
    """A text in figures; `rare` are the words that many people do not know."""

    sentences: int
    words: int
    words_a_sentence: float
    syllables_a_word: float
    flesch_douma: float
    frequency: float
    rare: tuple[str, ...]

    @property
    def ease(self) -> str:
        """What Douma calls a result like this."""
        return next((word for least, word in EASE if self.flesch_douma >= least), HARDEST)


def measure(text: str) -> Measures | None:
    """Return the figures of a Dutch text, or None when it holds no words.

    What comes after the first 20,000 characters is not looked at.
    """
    body = clean(text[:MOST_TEXT])
    spoken = [_words(body[start:end]) for start, end in sentence_spans(body)]
    spoken = [words for words in spoken if words]
    words = [word for sentence in spoken for word in sentence]
    if not words:
        return None
    a_sentence = len(words) / len(spoken)
    a_word = sum(map(syllables, words)) / len(words)
    known = {word: frequency(word) for word in dict.fromkeys(words)}
    return Measures(
        len(spoken),
        len(words),
        round(a_sentence, 1),
        round(a_word, 2),
        round(206.84 - 0.93 * a_sentence - 77 * a_word, 1),
        round(sum(known[word] for word in words) / len(words), 2),
        tuple(word for word, often in known.items() if often < RARE),
    )


def syllables(word: str) -> int:
    """Return how many syllables a Dutch word has, at least one."""
    return max(1, len(_NUCLEUS.findall(word.lower())))


@lru_cache(maxsize=20_000)
def frequency(word: str) -> float:
    """Return how often a lower-case word, or the commonest it is a form of, is used: 0 to 8."""
    from wordfreq import zipf_frequency

    return float(max(zipf_frequency(form, "nl") for form in (word, *forms(word))))


def is_rare(word: str) -> bool:
    """Tell whether many people do not know a word: seldom used, not drawn, nor made of two."""
    words = lexicon().words
    drawn = any(form in words for form in forms(word))
    return not drawn and frequency(word) < RARE and split(word) is None


def split(word: str) -> str | None:
    """Return a long word with a hyphen between its parts, kwaliteits-kader, or None."""
    found = split_compound(word)
    if found:
        first, head = found
        for link in ("", "s", "en", "e"):
            rest = word.removeprefix(first + link)
            if rest != word and head.lemma in noun_forms(rest):
                return f"{first}{link}-{rest}"
    if not 2 * SHORTEST_PART <= len(word) <= LONGEST or frequency(word) >= SETTLED:
        return None
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    surest = max(cuts, key=lambda cut: _sure(word, cut))
    return f"{word[:surest]}-{word[surest:]}" if _sure(word, surest) >= PART else None


def _sure(word: str, cut: int) -> float:
    """How common the rarer of two parts is, the first without an s that links it."""
    first = max(frequency(part) for part in (word[:cut], word[:cut].removesuffix("s")))
    return min(first, frequency(word[cut:]))


def lint_level(text: str) -> int | None:
    """Return the level of LiNT, 1 (easy) to 4 (hard), or None where it is not installed.

    The first call loads its language model, which takes seconds and some 600 MiB.
    """
    analysis = _lint()
    if analysis is None or measure(text) is None:
        return None
    return int(analysis.from_text(clean(text[:MOST_TEXT])).lint.level)


def _words(sentence: str) -> list[str]:
    return [token.lower for token in tokenize(sentence) if token.is_word]


@cache
def _lint() -> Any:
    if find_spec("lint_ii") is None:
        return None
    try:
        return import_module("lint_ii").ReadabilityAnalysis
    except Exception:  # its model is missing, or it cannot read the one there is
        return None
