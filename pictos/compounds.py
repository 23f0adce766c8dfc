"""Compounds: the last part carries the meaning, when the word is surely made of two."""

from collections.abc import Iterator
from functools import lru_cache

from pictos.lemmas import is_known, lemma, noun_forms
from pictos.lexicon import Entry, concept, lexicon
from pictos.words import word_set

SHORTEST = 7
LONGEST = 40
SHORTEST_HEAD = 3
SHORTEST_PART = 3
SURE_PART = 4
LONG_PART = 10
# Prefixes, and beginnings that happen to be words: what follows is no head.
_NO_PART = word_set(
    """aan aart achter af be bij bijna door eer er ge her hoe in ken laat maar mede mee met mis na
    naar niet nog om on onder ont op over per rond schap tegen ten ter toe tot tussen uit van ver
    ver vol voor wan weer weg wel zeer zoo pro pre con com vers mid
    via dat die wat wie een het den der men dit zij hij wij"""
)
# Endings of other words that look like a noun, and nouns that say little at the end of one.
_NO_HEAD = word_set(
    """aard bar bond eind gang graf kracht laan laars leden lens lente link logen loon maat mie
    mond ogen oor prei punt reden ring rok rouw ruit slag stand stelling ster stuk taal
    tand telling toren trekker vaat veld wond"""
)
_KINDS = frozenset("npgt")


@lru_cache(maxsize=4096)
def split_compound(word: str) -> tuple[str, Entry] | None:
    """Return the first part and the entry of the head of a compound, or None when unsure.

    The head must be a noun that the lexicon draws; the longest head is tried first. After a
    hyphen it stands by itself, so there any first part will do.
    """
    if not SHORTEST <= len(word) <= LONGEST:
        return None
    first, hyphen, last = word.rpartition("-")
    if hyphen:
        entry = _head(last)
        return (first, entry) if entry and first else None
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_HEAD + 1):
        entry = _head(word[cut:])
        if entry is None:
            continue
        part = _part(word[:cut], sure=len(entry.lemma) > SHORTEST_HEAD)
        if part is not None:
            return part, entry
    return None


@lru_cache(maxsize=20_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the words that a compound is made of, for who looks for one of them.

    Generous where `split_compound` is sure: each part needs only be a word. The most even cut
    counts; a long part is cut again. Empty for what is no compound.
    """
    if not SHORTEST <= len(word) <= LONGEST:
        return ()
    cuts: list[tuple[int, str, str]] = []
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_HEAD + 1):
        last = word[cut:]
        if last not in _NO_HEAD and _stands(last):
            firsts = (one for one in _unlinked(word[:cut]) if one not in _NO_PART)
            first = next((one for one in firsts if _stands(one) or parts(one)), "")
            cuts += [(min(len(first), len(last)), first, last)] if first else []
    if not cuts:
        return ()
    _even, first, last = max(cuts)
    found = (
        first,
        last,
        *(part for one in (first, last) if len(one) >= LONG_PART for part in parts(one)),
    )
    return tuple(dict.fromkeys(found))


def _stands(text: str) -> bool:
    """Whether a part is a word of its own; one of three letters only when it is a noun we know."""
    return _is_word(text) if len(text) > SHORTEST_PART else _is_noun(text)


def _head(text: str) -> Entry | None:
    if len(text) < SHORTEST_HEAD:
        return None
    for form in noun_forms(text):
        if len(form) < SHORTEST_HEAD or form in _NO_HEAD:
            continue
        if len(form) == SHORTEST_HEAD and text not in {form, form + form[-1] + "en"}:
            continue
        for entry in lexicon().words.get(form, ()):
            drawn = entry.kind in _KINDS and entry.confidence >= 0.6 and not entry.condition
            if drawn and concept(entry.concept).symbol:
                return entry
    return None


def _part(text: str, *, sure: bool) -> str | None:
    """Return the first part as a word of its own: zomer, klacht for klachten, bewoner(s).

    Before a head of three letters, or when it is as short itself, it must be a noun we know.
    """
    for form in _unlinked(text):
        if form in _NO_PART:
            continue
        if sure and len(form) >= SURE_PART and (_is_word(form) or split_compound(form)):
            return form
        if _is_noun(form) and (sure or len(form) >= SURE_PART):
            return form
    return None


def _unlinked(text: str) -> Iterator[str]:
    yield text
    for link in ("s", "en", "e"):
        if text.endswith(link) and len(text) - len(link) >= SHORTEST_PART:
            yield text.removesuffix(link)


def _is_noun(word: str) -> bool:
    return any(
        entry.kind in _KINDS and not entry.condition for entry in lexicon().words.get(word, ())
    )


def _is_word(word: str) -> bool:
    words = lexicon().words
    return word in words or lemma(word) in words or is_known(word)
