"""Sentences and tokens: where a text can be cut, with places that lead back to it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

MOST_TOKENS = 200


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


ABBREVIATIONS = word_set(
    """a.u.b. aub b.v. bijv. blz. bv. ca. d.m.v. d.w.z. dhr. dr. drs. e.d. enz. etc. evt. excl.
    i.p.v. i.v.m. incl. ing. ir. jl. m.b.t. m.i.v. max. mevr. min. mr. mw. n.a.v. nl. nr. o.a.
    o.i.d. p.p. p.w. pag. prof. resp. st. t.a.v. t.b.v. t.o.v. t/m tel. vgl. zgn. zsm"""
)

_BLANK = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_END = re.compile(r"\n+|[.!?…]+[\"'’”»)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"(\S{1,20})$")
_TOKEN = re.compile(
    r"['’][snt](?=\s)|[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?(?<!['’])|\d+(?:[.,]\d+)*|[.,;:!?…()\"“”«»–—%€-]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark of a sentence, with its place in that sentence."""

    text: str
    start: int
    end: int
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether this is a word, not a number or a mark."""
        return self.text[-1:].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether the first letter is a capital."""
        return self.text[:1].isupper()


def clean(text: str) -> str:
    """Return the text composed (NFC), with control and direction marks made into spaces."""
    return unicodedata.normalize("NFC", _BLANK.sub(" ", text))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of the text in order, without the blanks round them.

    A new line always ends a sentence; a full stop does so unless it belongs to an
    abbreviation, an initial or a number in front of a list item.
    """
    return [text[start:end] for start, end in sentence_spans(clean(text))]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence in a text that `clean` returned."""
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and not _ends_here(text, start, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


@lru_cache(maxsize=2048)
def tokenize(sentence: str) -> tuple[Token, ...]:
    """Return the tokens of one sentence; what is no word, number or mark is left out.

    Only the first 200 are returned: what is longer is no sentence, and reading it takes a time
    that grows with the square of its length.
    """
    return tuple(
        Token(match.group(), match.start(), match.end(), match.group().lower().replace("’", "'"))
        for match in islice(_TOKEN.finditer(sentence), MOST_TOKENS)
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if piece:
        yield start + lead, start + lead + len(piece)


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 40].lstrip(" ")
    if not after or after[0] == "\n":
        return True
    found = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    before = found.group(1) if found else ""
    if before.lower() + "." in ABBREVIATIONS or (len(before) == 1 and before.isupper()):
        return False
    if before.isdigit() and text[start : match.start()].strip() == before:
        return False
    return not after[0].islower()
