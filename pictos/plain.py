"""Advice on easy language: what in a text could be said more simply, never a block."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import is_normalized

from pictos import numbers
from pictos.hard import Found, find, hard_words
from pictos.lemmas import lemma
from pictos.names import find_names
from pictos.readability import frequency, is_rare, split
from pictos.words import ABBREVIATIONS, Token, clean, sentence_spans, tokenize, word_set

MOST_WORDS = 10
LONGEST_WORD = 12
COMMON = 4.5
"""On the Zipf scale: a long word that everybody knows is left alone, if it cannot be split."""
MOST_WORDS_A_PARAGRAPH = 50
MOST_WORDS_WITHOUT_SUMMARY = 300
MOST_TEXT = 20_000

_PIECE = re.compile(r"[\x00-\x7f][^\x00-\x7f]*|[^\x00-\x7f]+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_JOINING = word_set("en maar omdat terwijl hoewel zodat waardoor want")
_RELATIVE = frozenset({"die", "dat"})
_SHORT = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
    + r"|(?:[a-z]\.){2,})(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_SHORT_WORDS = word_set(
    "aub bv ca drs dhr evt ivm max mevr min mw nav nr nvt obv tav tbv tel tov vgl"
)
_FULL = {
    "aub": "alstublieft", "bijv": "bijvoorbeeld", "blz": "bladzijde", "bv": "bijvoorbeeld",
    "ca": "ongeveer", "dhr": "meneer", "dmv": "met", "dwz": "dat betekent", "ed": "en meer",
    "enz": "en meer", "etc": "en meer", "evt": "misschien", "incl": "met", "ipv": "in plaats van",
    "iom": "samen met", "ivm": "door", "mbt": "over", "mevr": "mevrouw", "mw": "mevrouw",
    "nav": "door", "nr": "nummer", "oa": "onder andere", "tav": "voor", "tel": "telefoon",
    "tm": "tot en met", "tov": "vergeleken met", "zsm": "snel",
}  # fmt: skip
_ROMAN = re.compile(r"(?<!\w)(?=[IVXLC]{2,})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%|\b\w+\s+(?:procent|percent)\b", re.IGNORECASE)
_DENIALS = word_set("niet geen nooit niemand niets niks nergens zonder nauwelijks")
_NEGATIVE = re.compile(r"on(?:juist|mogelijk|duidelijk|gelukkig|aardig|tevreden|veilig|bekend)\w*")
_TO_BE = word_set("word wordt worden werd werden")
_PARTICIPLE = re.compile(
    r"(?:aan|af|bij|door|goed|in|mee|na|om|op|over|samen|schoon|terug|toe|uit|vast|voor|weg)?"
    r"ge\w{2,}(?:t|d|en)|(?:be|ver|ont|her)\w{2,}(?:t|d|en)"
)


REASONS = {
    "long-paragraph": ("R18", "Een lang stuk tekst schrikt af."),
    "no-summary": ("R18", "Wie niet alles leest, mist wat belangrijk is."),
    "new-line": ("R11", "Eén zin op een regel leest rustiger."),
    "long-sentence": ("R10", "Aan het eind van een lange zin is het begin vergeten."),
    "two-points": ("R14", "Twee dingen in één zin zijn moeilijk te onthouden."),
    "passive": ("R14", "Je leest niet wie het doet."),
    "double-negation": ("R14", "Twee keer nee maakt dat je moet puzzelen."),
    "long-word": ("R15", "Een lang woord is moeilijk te lezen."),
    "hard-word": ("R15", "Veel mensen kennen dit woord niet."),
    "explain": ("R15", "Dit woord moet je eerst leren."),
    "figure": ("R15", "Er staat niet wat het betekent."),
    "rare-word": ("R15", "Dit woord komt weinig voor."),
    "number-in-words": ("R16", "Een cijfer zie je meteen."),
    "percentage": ("R16", "Een deel van honderd is moeilijk voor te stellen."),
    "roman-numeral": ("R16", "Weinig mensen kennen deze cijfers."),
    "abbreviation": ("R17", "Je moet weten waar de letters voor staan."),
    "capitals": ("R17", "Hoofdletters lijken op elkaar."),
    "english": ("R17", "Niet iedereen kent Engels."),
}
"""Of each kind of hint the rule of easy language it belongs to, and why it is hard."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that could be simpler: its kind, the words, their place and what is better."""

    kind: str
    text: str
    start: int
    end: int
    better: str | None = None
    fits: bool = False
    """Whether `better` can take the place of the words as it stands."""

    @property
    def rule(self) -> str:
        """The rule of easy language it belongs to."""
        return REASONS[self.kind][0]

    @property
    def reason(self) -> str:
        """Why it is hard, in a Dutch sentence."""
        return REASONS[self.kind][1]


class _Spot(NamedTuple):
    """A hint before its words are known; the places are those in its sentence."""

    kind: str
    start: int
    end: int
    better: str | None = None
    fits: bool = False


def hints(text: str, names: Collection[str] = ()) -> list[Hint]:
    """Return what could be said more simply, in the order of the text.

    Each `text` is what stands at its place. `names` are no hard words. Any text is accepted;
    what comes after the first 20,000 characters is not looked at. A word to be explained is
    pointed out once.
    """
    given = text[:MOST_TEXT]
    body, places = _composed(given)
    found = [*_paragraphs(body), *_lines(body)]
    explained: set[str | None] = set()
    for start, end in sentence_spans(body):
        for spot in _sentence(body[start:end], names):
            if spot.kind != "explain" or spot.better not in explained:
                found.append(spot._replace(start=start + spot.start, end=start + spot.end))
            if spot.kind == "explain":
                explained.add(spot.better)
    found.sort(key=lambda spot: (spot.start, spot.end, spot.kind))
    return [_hint(spot, given, places) for spot in found]


def _composed(text: str) -> tuple[str, list[int]]:
    """Return the text composed, and of each of its characters the place in the text as given."""
    body = clean(text)
    if is_normalized("NFC", text):
        return body, list(range(len(body) + 1))
    places: list[int] = []
    for piece in _PIECE.finditer(text):  # no plain letter joins what comes before it
        length = len(clean(piece.group()))
        places += [min(piece.start() + place, piece.end()) for place in range(length)]
    return body, [*places, len(text)]


def _hint(spot: _Spot, text: str, places: list[int]) -> Hint:
    start, end = places[spot.start], places[spot.end]
    return Hint(spot.kind, text[start:end], start, end, spot.better, spot.fits)


def _paragraphs(body: str) -> Iterator[_Spot]:
    start = 0
    for end in [match.start() for match in _BLANK_LINE.finditer(body)] + [len(body)]:
        if len(body[start:end].split()) > MOST_WORDS_A_PARAGRAPH:
            yield _Spot("long-paragraph", start, end)
        start = end
    if len(body.split()) > MOST_WORDS_WITHOUT_SUMMARY:
        yield _Spot("no-summary", 0, len(body), "een samenvatting van 5 regels bovenaan")


def _lines(body: str) -> Iterator[_Spot]:
    start = 0
    for line in body.split("\n"):
        for begin, end in [*sentence_spans(line)][1:]:
            yield _Spot("new-line", start + begin, start + end, "begin een nieuwe regel")
        start += len(line) + 1


def _sentence(sentence: str, names: Collection[str]) -> Iterator[_Spot]:
    tokens = tokenize(sentence)
    words = [token for token in tokens if token.is_word or token.text[0].isdigit()]
    if len(words) > MOST_WORDS:
        yield _Spot("long-sentence", 0, len(sentence), "maak er twee zinnen van")
    yield from _joined(tokens)
    yield from _passive(tokens)
    yield from _double_denial(tokens)
    yield from _signs(sentence)
    taken = {
        place
        for name in find_names(tokens, names)
        for place in range(name.first, name.last + 1)
        if place or tokens[0].lower not in hard_words()
    }
    for found in find(tokens, taken):
        yield from _hard(tokens, found)
        taken.update(found.places)
    for place, token in enumerate(tokens):
        if token.is_word:
            yield from _word(token, first=place == 0, free=place not in taken)


def _hard(tokens: tuple[Token, ...], found: Found) -> Iterator[_Spot]:
    first, last = found.places[0], found.places[-1]
    kind = {"say": "hard-word"}.get(found.hard.kind, found.hard.kind)
    after = "".join(token.lower for token in tokens[last + 1 : last + 3])
    if kind == "explain" and after.startswith(("betekent", ":", "is:")):
        return
    better, fits = found.instead or found.hard.better, found.instead is not None
    yield _Spot(kind, tokens[first].start, tokens[last].end, better, fits)


def _word(token: Token, *, first: bool, free: bool) -> Iterator[_Spot]:
    """Yield what is hard in a word by itself; only a `free` one is no name and no hard word."""
    place = token.start, token.end
    word = token.lower
    number = numbers.value(word)
    if number is not None and number != 1:
        yield _Spot("number-in-words", *place, str(number), fits=True)
    if len(word) > 3 and token.text.isupper():
        yield _Spot("capitals", *place, word.capitalize() if first else word, fits=True)
    if word in _SHORT_WORDS:
        yield _Spot("abbreviation", *place, _FULL.get(word), fits=word in _FULL)
    elif free and len(word) > LONGEST_WORD and "-" not in word:
        cut = split(word)
        if cut or frequency(word) < COMMON:
            yield _Spot("long-word", *place, cut, fits=cut is not None)
    elif free and len(word) > 3 and (first or not token.is_capital) and is_rare(word):
        yield _Spot("rare-word", *place)


def _joined(tokens: tuple[Token, ...]) -> Iterator[_Spot]:
    """Flag a conjunction with enough words on both sides to be a point each."""
    for place, token in enumerate(tokens):
        before = sum(each.is_word for each in tokens[:place])
        after = sum(each.is_word for each in tokens[place + 1 :])
        comma = place > 0 and tokens[place - 1].text == ","
        least = 4 if token.lower == "en" else 2
        joins = token.lower in _JOINING or (token.lower in _RELATIVE and comma)
        if joins and before >= least and after >= least:
            yield _Spot("two-points", token.start, token.end, "maak er twee zinnen van")


def _passive(tokens: tuple[Token, ...]) -> Iterator[_Spot]:
    auxiliary = next((token for token in tokens if token.lower in _TO_BE), None)
    if auxiliary is None:
        return
    for token in tokens:
        if token is not auxiliary and _is_participle(token.lower):
            first, last = sorted((auxiliary, token), key=lambda each: each.start)
            yield _Spot("passive", first.start, last.end, "zeg wie het doet")
            return


def _is_participle(word: str) -> bool:
    """Tell a participle from an infinitive that looks like one: vergaderen, beneden."""
    infinitive = word.endswith("en") and not word.startswith("ge") and lemma(word) == word
    return _PARTICIPLE.fullmatch(word) is not None and not infinitive


def _double_denial(tokens: tuple[Token, ...]) -> Iterator[_Spot]:
    no = [token for token in tokens if token.lower in _DENIALS or _NEGATIVE.fullmatch(token.lower)]
    if len(no) > 1 and any(token.lower in _DENIALS for token in no):
        yield _Spot("double-negation", no[0].start, no[-1].end, "zeg wat wel kan")


def _signs(sentence: str) -> Iterator[_Spot]:
    for match in _SHORT.finditer(sentence):
        if "." in match.group() or "/" in match.group():
            full = _FULL.get(match.group().lower().replace(".", "").replace("/", ""))
            yield _Spot("abbreviation", *match.span(), full, fits=full is not None)
    for match in _PERCENT.finditer(sentence):
        yield _Spot("percentage", *match.span(), "zeg hoeveel van de mensen")
    for match in _ROMAN.finditer(sentence):
        if match.group():
            yield _Spot("roman-numeral", *match.span(), str(_roman(match.group())), fits=True)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
