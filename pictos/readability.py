"""How easy a Dutch text reads, in the measures that people know. They advise; people decide.

Flesch-Douma: W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960: 206.84 less 0.93 for
each word of a sentence and 77 for each syllable of a word; 80 and more is easy, below 45 hard.
Word frequency: the Zipf scale of `wordfreq`, 1 to 8; a word below 3 comes less than once a million.
LiNT (Utrecht University) where its package `lint_ii` and its language model are installed.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pictos.lemmas import forms
from pictos.words import clean, sentence_spans, tokenize

RARE = 3.0
"""On the Zipf scale; what is rarer, many people do not know."""
MOST_TEXT = 20_000

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
    known = {word: _frequency(word) for word in dict.fromkeys(words)}
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
def _frequency(word: str) -> float:
    """The frequency of the word, or of its commonest lemma when that is more."""
    from wordfreq import zipf_frequency

    return float(max(zipf_frequency(form, "nl") for form in (word, *forms(word))))


@cache
def _lint() -> Any:
    if find_spec("lint_ii") is None:
        return None
    try:
        return import_module("lint_ii").ReadabilityAnalysis
    except Exception:  # its model is missing, or it cannot read the one there is
        return None
