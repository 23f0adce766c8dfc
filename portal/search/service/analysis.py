"""What a word is found by: its lemmas and the parts of a compound, without accents."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from pictos import compounds, lemmas
from pictos.words import word_set

LONGEST = 40
"""Letters of a word that are kept; nobody looks for more."""
MOST_INDEXED = 12_000
"""Different words of a text that are kept: those of a book. Nobody else writes meanwhile."""
MOST_WORDS = 8
"""Words of a question that count."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FOLDED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss", "’": "'"})
# They stand in nearly every text, and nobody looks for them.
_STOP = word_set(
    """de het een en of in op te van voor met aan bij naar uit om tot door over dat die dit deze
    er is zijn was waren wordt worden heeft hebben had hadden ik jij je hij zij ze wij we jullie
    u mij me jou hem haar ons hun niet geen ook dan maar als dus want nog al wel zo daar hier
    wat wie waar hoe the a an and or of to in is are it"""
)


def folded(text: str) -> str:
    """Text in small letters without accents: "Cliënt" is "client"."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    return "".join(c for c in letters if not unicodedata.combining(c))


def words_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with where each begins and ends, in small letters."""
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), match[0].casefold()[:LONGEST]


def index_of(text: str, *, title: bool = False) -> frozenset[str]:
    """What the text is found by; a title also by words that stand everywhere ("Wie is er?")."""
    words = {word: None for _b, _e, word in words_in(unicodedata.normalize("NFC", text))}
    telling = (word for word in words if title or word not in _STOP)
    return frozenset().union(*map(terms_of, islice(telling, MOST_INDEXED)))


def asked(text: str) -> tuple[frozenset[str], ...]:
    """What each word of a question may stand as in the index; words that say nothing are left out
    where others do."""
    words = dict.fromkeys(word for _b, _e, word in words_in(unicodedata.normalize("NFC", text)))
    telling = [word for word in words if word not in _STOP] or list(words)
    every = [readings_of(word) for word in telling]
    return tuple(dict.fromkeys(one for one in every if one))[:MOST_WORDS]


@lru_cache(maxsize=50_000)
def terms_of(word: str) -> frozenset[str]:
    """What a word, in small letters, is found by: its readings and those of its parts."""
    found = readings_of(word)
    return found.union(*(readings_of(part) for part in compounds.parts(word)))


@lru_cache(maxsize=50_000)
def readings_of(word: str) -> frozenset[str]:
    """The word and what it may be a form of; a verb also as the noun that sounds in it.

    "besloten" is besluiten, and so besluit; "bezoeken" is also more than one bezoek.
    """
    forms = {word, *lemmas.forms(word)}
    for form in tuple(forms):
        if form.endswith(("en", "ën")):
            forms.update(one for one in lemmas.noun_forms(form) if lemmas.is_known(one))
    return frozenset(folded(form)[:LONGEST] for form in forms) - {""}
