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


ABBREVIATIONS = {
    "a.s.": "aanstaande", "a.u.b.": "alstublieft", "afd.": "afdeling", "apr.": "april",
    "aub": "alstublieft", "aug.": "augustus", "b.v.": "bijvoorbeeld", "bijv.": "bijvoorbeeld",
    "blz.": "bladzijde", "bv.": "bijvoorbeeld", "ca.": "circa", "d.d.": "van",
    "d.m.v.": "door middel van", "d.w.z.": "dat wil zeggen", "dec.": "december", "dhr.": "meneer",
    "dr.": "dokter", "drs.": "doctorandus", "e.d.": "en dergelijke", "enz.": "enzovoort",
    "etc.": "et cetera", "evt.": "eventueel", "excl.": "exclusief", "feb.": "februari",
    "gem.": "gemiddeld", "i.o.m.": "in overleg met", "i.p.v.": "in plaats van",
    "i.v.m.": "in verband met", "incl.": "inclusief", "ing.": "ingenieur", "ir.": "ingenieur",
    "jan.": "januari", "jl.": "jongstleden", "m.b.t.": "met betrekking tot",
    "m.i.v.": "met ingang van", "m.k.": "met kennisgeving", "m.u.v.": "met uitzondering van",
    "max.": "maximaal", "mevr.": "mevrouw", "min.": "minimaal", "mr.": "meester", "mrt.": "maart",
    "mw.": "mevrouw", "n.a.v.": "naar aanleiding van", "n.v.t.": "niet van toepassing",
    "nl.": "namelijk", "nov.": "november", "nr.": "nummer", "nrs.": "nummers",
    "o.a.": "onder andere", "o.i.d.": "of iets dergelijks", "o.l.v.": "onder leiding van",
    "okt.": "oktober", "p.p.": "per persoon", "p.w.": "per week", "pag.": "bladzijde",
    "prof.": "professor", "resp.": "respectievelijk", "s.v.p.": "alstublieft", "sep.": "september",
    "sept.": "september", "st.": "sint", "svp": "alstublieft", "t.a.v.": "ter attentie van",
    "t.b.v.": "ten behoeve van", "t.n.v.": "op naam van", "t.o.v.": "ten opzichte van",
    "t.z.t.": "te zijner tijd", "t/m": "tot en met", "tel.": "telefoon", "v.a.": "vanaf",
    "vgl.": "vergelijk", "w.v.t.t.k.": "wat verder ter tafel komt", "z.o.z.": "zie de andere kant",
    "z.s.m.": "zo snel mogelijk", "zgn.": "zogenaamd", "zsm": "zo snel mogelijk",
}  # fmt: skip
"""Abbreviations of council papers, and what a reader says for them."""

_BEFORE_NUMBERS = word_set("ma di wo do vr za zo art")
_DUTCH = word_set(
    """aan als bij de deze die dit dat een en er geen het hij hoe ik in is je jij jullie maar
    met mijn naar niet om onze ons op te tot u uit van voor wat we wie wij zij zijn"""
)
_FOREIGN = word_set(
    """the and they she this that's these with you your are were have been it's to for from his
    her my what there not he its our who how why when does don't can't i'm der und ist
    nicht ich wir sie ein eine auf für auch mein kein le et est je ne nous vous il elle
    avec une sur ce qui"""
)
_BLANK = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_END = re.compile(r"\n+|[.!?…]+[\"'’”»)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"(\S{1,20})$")
ADDRESS = (
    r"(?:(?:https?://|www\.)[^\s<>\"]{0,2000}[\w/]"
    r"|\w[\w.+-]{0,63}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){0,8}"
    r"|(?:\w[\w-]{0,62}\.){1,8}(?:nl|be|com|org|eu|net|info|example)\b(?:/[^\s<>\"]{0,2000}[\w/])?)"
)
"""A regular expression for an e-mail or web address."""

# A 1 or 0 between letters is an l, i or o that a scanner misread.
_LETTERS = r"(?:[01](?=[^\W\d_]{3}))?[^\W\d_]+(?:[01][^\W\d_]+)*"
_WORDS = (
    r"\d+(?:e|de|ste)\b"
    rf"|(?P<word>['’‘\u00b4`][snt](?=\s)|(?:['’‘\u00b4`]s-)?{_LETTERS}(?:[-'’‘\u00b4`]{_LETTERS})*)"
    r"|\d+(?:[.,]\d+)*|[.,;:!?…()\"“”«»–—%€-]"
)
_TOKEN = re.compile(_WORDS)
_TOKEN_OR_ADDRESS = re.compile(rf"(?<![\w.-])(?i:{ADDRESS})|{_WORDS}")
_MAY_BE_ADDRESS = re.compile(r"@|://|[^\W\d]\.[^\W\d]")
_APOSTROPHES = str.maketrans("’‘\u00b4`", "''''")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark of a sentence, with its place in that sentence."""

    text: str
    start: int
    end: int
    lower: str
    is_word: bool
    """Whether this is a word, not a number, an address or a mark."""

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
    pattern = _TOKEN_OR_ADDRESS if _MAY_BE_ADDRESS.search(sentence) else _TOKEN
    return tuple(map(_token, islice(pattern.finditer(sentence), MOST_TOKENS)))


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    low = text.lower()
    if not low.isalpha():
        low = low.translate(_APOSTROPHES)
    return Token(text, *match.span(), low, match.lastgroup == "word")


def is_foreign(tokens: tuple[Token, ...]) -> bool:
    """Tell whether the small words of a sentence are those of another language.

    With a capital inside the sentence they belong to a title, such as that of a film.
    """
    words = {token.lower for token in tokens if token.start == 0 or not token.is_capital}
    foreign = len(words & _FOREIGN)
    return foreign > 1 and foreign > len(words & _DUTCH - _FOREIGN)


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
    if before.lower() in _BEFORE_NUMBERS and after[0].isdigit():
        return False
    leads = match.start() - start < 24 and text[start : match.start()].strip() == before
    if leads and before.isdigit():
        return False
    return not after[0].islower()
