"""Compounds: the last part carries the meaning, when the word is surely made of two."""

from functools import cache, lru_cache

from pictos.lemmas import forms
from pictos.lexicon import Entry, concept, lexicon
from pictos.words import word_set

SHORTEST = 7
SHORTEST_HEAD = 4
SHORTEST_PART = 3
# Prefixes, and beginnings that happen to be words: what follows is no head.
_NO_PART = word_set(
    """aan aart achter af be bij bijna door eer er ge her hoe in ken laat maar mede mee met mis na
    naar niet nog om on onder ont op over per rond schap tegen ten ter toe tot tussen uit van ver
    ver vol voor wan weer weg wel zeer zoo pro pre con com
    via dat die wat wie een het den der men dit zij hij wij"""
)
_KINDS = frozenset("npgt")


@lru_cache(maxsize=4096)
def split_compound(word: str) -> tuple[str, Entry] | None:
    """Return the first part and the entry of the head of a compound, or None when unsure.

    The head must be a noun that the lexicon draws; the longest head is tried first.
    """
    if not SHORTEST <= len(word) <= 40:
        return None
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_HEAD + 1):
        entry = _head(word[cut:].removeprefix("-"))
        if entry is None:
            continue
        part = _part(word[:cut].removesuffix("-"))
        if part is not None:
            return part, entry
    return None


def _head(text: str) -> Entry | None:
    if len(text) < SHORTEST_HEAD:
        return None
    for form in forms(text):
        for entry in lexicon().words.get(form, ()):
            drawn = entry.kind in _KINDS and entry.confidence >= 0.6 and not entry.condition
            if drawn and len(form) >= SHORTEST_HEAD and concept(entry.concept).symbol:
                return entry
    return None


def _part(text: str) -> str | None:
    """Return the first part as a word of its own: zomer, klacht for klachten, bewoner(s)."""
    for form in (text, text.removesuffix("s"), text.removesuffix("en"), text.removesuffix("e")):
        if len(form) < SHORTEST_PART or form in _NO_PART:
            continue
        if any(name in lexicon().words for name in forms(form)) or form in _common_words():
            return form
    return None


@cache
def _common_words() -> frozenset[str]:
    from wordfreq import get_frequency_dict

    frequencies = get_frequency_dict("nl", wordlist="small")
    return frozenset(word for word, often in frequencies.items() if often > 2e-6)
