"""People's names: drawn as initials or a photo, never looked up as a word."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pictos.lemmas import EXCEPTIONS, forms, is_known, lemma
from pictos.lexicon import first_names, lexicon
from pictos.moments import MONTHS, WEEKDAYS
from pictos.words import Token, word_set

TITLES = word_set("mevrouw mevr mw meneer dhr mijnheer heer dokter dr drs zuster tante oom")
BETWEEN = word_set("de den der het in 't ten ter te van 's v d")
# What follows these is the name of a place, a house or an organisation.
BEFORE_PLACES = word_set(
    """in naar uit te bij huis huize locatie straat stichting organisatie restaurant park plein
    gemeente woonvorm zorginstelling café team wmo"""
)
_AFTER_NAMES = word_set(
    """is was zijn heeft had hebben wil wilde gaat ging gaan komt kwam komen en kan kon mag moet
    zegt zei vraagt vroeg doet deed werkt woont stopt vindt vond wordt werd"""
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: its first and last token, initials and how sure we are."""

    first: int
    last: int
    initials: str
    confidence: float


def find_names(tokens: tuple[Token, ...], known: Collection[str] = ()) -> Iterator[Name]:
    """Yield the names among the tokens, in order; `known` names are certain."""
    certain = _certain(tuple(known))
    shouting = _is_heading(tokens)
    place = 0
    while place < len(tokens):
        length, confidence = _known_here(tokens, place, certain), 0.98
        if not length:
            length, confidence = _guess(tokens, place, shouting=shouting)
        if length:
            found = tokens[place : place + length]
            yield Name(place, place + length - 1, initials(found), confidence)
            place += length
        else:
            place += 1


def initials(tokens: Collection[Token]) -> str:
    """Return one or two capitals: of the first and the last part that is not "de", "van"..."""
    letters = [token.text[0].upper() for token in tokens if token.lower not in BETWEEN]
    letters = letters or [token.text[0].upper() for token in tokens]
    return letters[0] if len(letters) == 1 else letters[0] + letters[-1]


@lru_cache(maxsize=64)
def _certain(known: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in known:
        words = tuple(name.split())
        if words:
            found.setdefault(words[0], []).append(words)
            if words[0][:1].isupper():
                found[words[0]].append(words[:1])
    for options in found.values():
        options.sort(key=len, reverse=True)
    return found


def _known_here(
    tokens: tuple[Token, ...], place: int, certain: dict[str, list[tuple[str, ...]]]
) -> int:
    for words in certain.get(tokens[place].text, ()):
        if tuple(token.text for token in tokens[place : place + len(words)]) == words:
            return len(words)
    return 0


def _is_heading(tokens: tuple[Token, ...]) -> bool:
    words = [token for token in tokens if token.is_word]
    return len(words) > 3 and sum(token.is_capital for token in words) > 0.6 * len(words)


def _guess(tokens: tuple[Token, ...], place: int, *, shouting: bool) -> tuple[int, float]:
    token = tokens[place]
    if not token.is_word or len(token.text) < 2:
        return 0, 0.0
    before = tokens[place - 1] if place else None
    titled = before is not None and before.lower.rstrip(".") in TITLES
    if before is not None and before.text == "." and place > 1:
        titled = tokens[place - 2].lower in TITLES
    if titled:
        length = _full_length(tokens, place)
        if tokens[place + length - 1].is_capital:
            return length, 0.95
    after_clitic = before is not None and before.text[0] in "'’"  # 's Avonds
    if not token.is_capital or token.text.isupper() or shouting or after_clitic:
        return 0, 0.0
    if token.lower in MONTHS or token.lower in WEEKDAYS or token.lower in TITLES:
        return 0, 0.0
    if before is None or not (before.is_word or before.text in {",", "("} or before.text.isdigit()):
        return _opening(tokens, place)
    return _inside(tokens, place, before)


def _inside(tokens: tuple[Token, ...], place: int, before: Token) -> tuple[int, float]:
    """Judge a capital inside a sentence, which Dutch gives to names only."""
    token = tokens[place]
    if before.text in {"de", "het", "een"}:
        return 0, 0.0  # "de Linde" is a house or a street
    if token.lower in first_names():
        return _full_length(tokens, place), 0.9
    if before.lower in BEFORE_PLACES or (before.is_capital and place > 1):
        return 0, 0.0
    if token.lower in BETWEEN:
        length = _full_length(tokens, place)
        if length > 1 and before.lower not in BEFORE_PLACES:
            return length, 0.7
        return 0, 0.0
    plain = any(form in lexicon().words for form in forms(token.lower))
    return _full_length(tokens, place), 0.6 if plain else 0.7


def _opening(tokens: tuple[Token, ...], place: int) -> tuple[int, float]:
    """Judge the first word, which has a capital whatever it is."""
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    plain = any(form in lexicon().words for form in forms(token.lower))
    if token.lower in first_names():
        plain = _is_word(token.lower)
        acts = following is None or following.lower in _AFTER_NAMES or following.text == ","
        if not plain or acts or (following is not None and following.is_capital):
            return _full_length(tokens, place), 0.85
        return 0, 0.0
    unknown = not plain and not is_known(token.lower) and len(token.text) < 12
    if unknown and following is not None and following.lower in _AFTER_NAMES:
        return _full_length(tokens, place), 0.6
    return 0, 0.0


def _is_word(word: str) -> bool:
    """Tell whether a first name is a plain word too: Roos, Ben, Wil."""
    words = lexicon().words
    return word in words or word in EXCEPTIONS or lemma(word) in words


def _full_length(tokens: tuple[Token, ...], place: int) -> int:
    """Count the tokens of a name from here: Jan, Jan de Boer, De Wit."""
    end = place + 1
    start = place
    if tokens[place].lower in BETWEEN:
        start = place - 1
    while end < len(tokens) and end - place < 5:
        ahead = end
        while ahead < len(tokens) and tokens[ahead].lower in BETWEEN and ahead - end < 2:
            ahead += 1
        if ahead == len(tokens) or not tokens[ahead].is_word or not tokens[ahead].is_capital:
            break
        if ahead > end and tokens[end].lower == "in":
            break
        end = ahead + 1
    return end - max(start, place)
