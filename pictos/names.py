"""People's names: drawn as initials or a photo, never looked up as a word."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pictos.lemmas import EXCEPTIONS, forms, is_known, lemma
from pictos.lexicon import first_names, lexicon
from pictos.patterns import MONTHS, WEEKDAYS
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
# Bodies and people that council papers like to give a capital.
_BODIES = word_set("raad raden leden lid bewoner cliënt directie manager wet ouders team kerst")
LONGEST_SURNAME = 7
UNSURE = 0.4
"""Perhaps the name of a person, perhaps of a house: neither drawn nor looked up."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: its first and last token, initials and how sure we are."""

    first: int
    last: int
    initials: str
    confidence: float


def find_names(
    tokens: tuple[Token, ...], known: Collection[str] = (), *, guess: bool = True
) -> Iterator[Name]:
    """Yield the names among the tokens, in order; `known` names are certain.

    Without `guess` only those: in another language than Dutch a capital tells nothing.
    """
    certain = _certain(tuple(known))
    shouting = _is_heading(tokens)
    place = 0
    while place < len(tokens):
        length, confidence = _known_here(tokens, place, certain), 0.98
        if not length and guess:
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
    """Tell whether all words have capitals for show; a list of names has commas."""
    if any(token.text == "," for token in tokens):
        return False
    words = [token for token in tokens if token.is_word]
    return len(words) > 3 and sum(token.is_capital for token in words) > 0.6 * len(words)


def _guess(tokens: tuple[Token, ...], place: int, *, shouting: bool) -> tuple[int, float]:
    token = tokens[place]
    if not token.is_word:
        return 0, 0.0
    if len(token.text) < 2:
        return _with_initials(tokens, place)
    before = tokens[place - 1] if place else None
    titled = before is not None and before.lower.rstrip(".") in TITLES
    if before is not None and before.text == "." and place > 1:
        titled = tokens[place - 2].lower in TITLES
    if titled:
        length = _full_length(tokens, place)
        if tokens[place + length - 1].is_capital:
            return length, 0.95
    after_clitic = before is not None and before.text[0] in "'’"  # 's Avonds
    if not token.is_capital or token.text.isupper() or after_clitic:
        return 0, 0.0
    if shouting and not (_first_name(token) and not _is_word(token.lower)):
        return 0, 0.0
    if token.lower in MONTHS or token.lower in WEEKDAYS or token.lower in TITLES:
        return 0, 0.0
    if before is None or not (before.is_word or before.text in {",", "("} or before.text.isdigit()):
        return _opening(tokens, place)
    return _inside(tokens, place, before)


def _with_initials(tokens: tuple[Token, ...], place: int) -> tuple[int, float]:
    """Judge a single letter: the first of "J. de Groot"."""
    end = place
    while end + 1 < len(tokens) and len(tokens[end].text) == 1 and tokens[end].is_capital:
        if tokens[end + 1].text != ".":
            break
        end += 2
    if end == place or end == len(tokens) or not tokens[end].is_word:
        return 0, 0.0
    length = _full_length(tokens, end)
    if not tokens[end + length - 1].is_capital or tokens[end + length - 1].lower in BETWEEN:
        return 0, 0.0
    return end - place + length, 0.85


def _inside(tokens: tuple[Token, ...], place: int, before: Token) -> tuple[int, float]:
    """Judge a capital inside a sentence, which Dutch gives to names only."""
    token = tokens[place]
    if before.lower in {"de", "een"}:
        # "de Linde" is a house, De Wit a person, but "de Voorzitter" is the chair
        titled = len(token.text) > LONGEST_SURNAME or token.lower in _BODIES
        return (0, 0.0) if titled else (1, UNSURE)
    if _first_name(token):
        return _full_length(tokens, place), 0.9
    if before.lower == "het":
        return 0, 0.0
    if before.lower in BEFORE_PLACES or (before.is_capital and place > 1):
        return 0, 0.0
    if token.lower in BETWEEN:
        length = _full_length(tokens, place)
        if length > 1 and before.lower not in BEFORE_PLACES:
            return length, 0.7
        return 0, 0.0
    plain = any(form in lexicon().words for form in forms(token.lower))
    if plain and before.lower == "van" and tokens[place - 2].lower in lexicon().words:
        return 0, 0.0  # Raad van Bestuur
    return _full_length(tokens, place), 0.6 if plain else 0.7


def _opening(tokens: tuple[Token, ...], place: int) -> tuple[int, float]:
    """Judge the first word, which has a capital whatever it is."""
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    plain = any(form in lexicon().words for form in forms(token.lower))
    if _first_name(token):
        length = _full_length(tokens, place)
        acts = following is None or following.text == "," or _acts(following.lower)
        if length > 1 or acts or not _is_word(token.lower):
            return length, 0.85
        return 0, 0.0
    unknown = not plain and not is_known(token.lower) and len(token.text) < 12
    if unknown and following is not None and following.lower in _AFTER_NAMES:
        return _full_length(tokens, place), 0.6
    return 0, 0.0


def _acts(word: str) -> bool:
    """Tell whether somebody does this: "bakt" after "Roos", but not "en" or "bloeien"."""
    if word in _AFTER_NAMES:
        return True
    if not word.endswith(("t", "de", "te")):
        return False
    table = lexicon().words
    return any(entry.kind == "v" for form in forms(word) for entry in table.get(form, ()))


def _first_name(token: Token) -> bool:
    """Tell whether this is a first name: Anne, Anne-Marie, Fatima's."""
    return token.lower.removesuffix("'s").partition("-")[0] in first_names()


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
