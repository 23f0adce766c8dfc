"""A Dutch text as a voice is to say it: values, abbreviations and letter words in full."""

import re
from collections.abc import Callable
from functools import lru_cache

from pictos.numbers import LARGEST, in_words, nth_in_words, value
from pictos.patterns import MONTHS, WEEKDAYS
from pictos.values import Value, find_values
from pictos.words import ABBREVIATIONS, sentence_spans, word_set

# Said letter by letter, however they are written; any other capitals without a vowel are too.
_LETTER_WORDS = word_set(
    """aed avg awbz bhv cao cve ehbo emb ggd ggz igj lsr lvb mdo or pgb pvb rvb rvt uwv vg vgn
    vog vwo wao wc wia wlz wmcz wmo wvggz wzd zzp"""
)
_UNITS = {
    "x": "keer", "km": "kilometer", "kg": "kilo", "g": "gram", "gr": "gram", "mg": "milligram",
    "m": "meter", "cm": "centimeter", "mm": "millimeter", "l": "liter", "ml": "milliliter",
    "°c": "graden",
}  # fmt: skip
_UNIT = re.compile(rf"\s?({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![\w²'’])", re.I)
_SIGNS = {"@": " apenstaartje ", ".": " punt ", "/": " schuine streep ", "-": " streepje "}
_FRACTIONS = {"1/2": "een halve", "1/3": "een derde", "1/4": "een kwart", "3/4": "driekwart"}
_AND_SO_ON = "|".join(re.escape(each) for each in sorted(ABBREVIATIONS, key=len, reverse=True))
_ABBREVIATION = re.compile(rf"(?<![\w.])(?:{_AND_SO_ON})(?!\w)", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<![\w.@])[^\W\d_]{2,5}(?![\w@])")
_VOWEL = re.compile(r"[aeiouyà-ü]", re.IGNORECASE)
_BETWEEN_WORDS = (
    (re.compile(r"\ben/of\b"), "en of"),
    (re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])"), " of "),
    (re.compile(r"\s&\s"), " en "),
    (re.compile(r"\s\+\s"), " plus "),
)


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """Return the text as a Dutch person says it, for a voice: "€ 5,-" is "vijf euro".

    Marks stay, since a voice pauses at them. Any text is accepted.
    """
    said: list[str] = []
    done = 0
    for start, end in sentence_spans(text):
        said += text[done:start], _sentence(text[start:end])
        done = end
    return "".join(said) + text[done:]


def _sentence(sentence: str) -> str:
    sentence = _ABBREVIATION.sub(_in_full, sentence)
    said: list[str] = []
    done, before = 0, ""
    for found in find_values(sentence):
        between, words = sentence[done : found.start], sentence[found.start : found.end]
        until = found.kind == before and between.strip() in {"-", "–"}
        say = _SAYERS.get(found.kind)
        said += " tot " if until else _words(between), say(found, words) if say else words
        done, before = found.end, found.kind
        if found.kind in {"number", "decimal"} and (unit := _UNIT.match(sentence, done)):
            said.append(" " + _UNITS[unit.group(1).lower()])
            done = unit.end()
    return "".join(said) + _words(sentence[done:])


def _words(text: str) -> str:
    for sign, words in _BETWEEN_WORDS:
        text = sign.sub(words, text)
    return _CAPITALS.sub(_letters, text)


def _in_full(match: re.Match[str]) -> str:
    short, before = match.group(), match.string[: match.start()].rstrip()
    full = ABBREVIATIONS[short.lower()]
    if short == "min." and before[-1:].isdigit():
        full = "minuten"
    if short[0].isupper() and not before:
        full = full.capitalize()
    last = short.endswith(".") and not match.string[match.end() :].strip()
    return full + "." * last


def _letters(match: re.Match[str]) -> str:
    word = match.group()
    written = word.isupper() or (word[0].isupper() and len(word) > 2)
    if written and word.lower() in _LETTER_WORDS:
        return " ".join(word.upper())
    return " ".join(word) if word.isupper() and not _VOWEL.search(word) else word


def _number(found: Value, words: str) -> str:
    return in_words(found.amount[0]) if found.amount[0] <= LARGEST else words


def _decimal(found: Value, words: str) -> str:
    whole, comma, part = words.partition(",")
    number = value(whole)
    if not comma or number is None or not part.isdigit() or max(number, int(part)) > LARGEST:
        return words
    digits = [in_words(int(digit)) for digit in part] if part[0] == "0" else [in_words(int(part))]
    return " ".join((in_words(number), "komma", *digits))


def _percent(found: Value, words: str) -> str:
    number = re.sub(r"\s?(?:%|procent)$", "", words, flags=re.IGNORECASE)
    whole = value(number)
    said = in_words(whole) if whole is not None and whole <= LARGEST else _decimal(found, number)
    return f"{said} procent"


def _ordinal(found: Value, words: str) -> str:
    return nth_in_words(found.amount[0])


def _date(found: Value, words: str) -> str:
    day, month, year = found.amount
    return f"{in_words(day)} {MONTHS[month - 1]}" + (f" {in_words(year)}" if year else "")


def _month(found: Value, words: str) -> str:
    name, _, year = words.partition(" ")
    return f"{name} {in_words(found.amount[1])}" if year else name


def _weekday(found: Value, words: str) -> str:
    return WEEKDAYS[found.amount[0]] if len(words) == 2 else words


def _money(found: Value, words: str) -> str:
    euros, cents = divmod(found.amount[0], 100)
    if euros > LARGEST:
        millions, rest = divmod(euros, 10**6)
        return words if rest or millions > LARGEST else f"{in_words(millions)} miljoen euro"
    if not euros:
        return f"{in_words(cents)} cent"
    said = f"{in_words(euros)} euro"
    if not cents:
        return said
    return f"{said} {in_words(cents)}" if cents > 9 else f"{said} en {in_words(cents)} cent"


def _clock(found: Value, words: str) -> str:
    hour, minute, *end = found.amount
    said = _time(hour, minute)
    if end:
        between = " en " if " en " in words else " tot "
        return said.removesuffix(" uur") + between + _time(*end)
    return said


def _time(hour: int, minute: int) -> str:
    this, following = in_words((hour - 1) % 12 + 1), in_words(hour % 12 + 1)
    if minute == 0:
        return f"{this} uur"
    if minute in {15, 45}:
        return f"kwart over {this}" if minute == 15 else f"kwart voor {following}"
    if minute == 30:
        return f"half {following}"
    if minute < 16:
        return f"{in_words(minute)} over {this}"
    if minute > 45:
        return f"{in_words(60 - minute)} voor {following}"
    side = "voor" if minute < 30 else "over"
    return f"{in_words(abs(minute - 30))} {side} half {following}"


def _fraction(found: Value, words: str) -> str:
    return _FRACTIONS.get(words, words)


def _phone(found: Value, words: str) -> str:
    """Say the digits one by one, in groups of two or three with a pause between."""
    groups: list[str] = []
    for part in re.findall(r"\d+", words):
        while len(part) > 4 or (groups and len(part) == 4):
            groups.append(part[:2])
            part = part[2:]
        groups.append(part)
    plus = "plus " if words.startswith("+") else ""
    return plus + ", ".join(" ".join(in_words(int(digit)) for digit in each) for each in groups)


def _address(found: Value, words: str) -> str:
    for start in ("https://", "http://"):
        words = words.removeprefix(start)
    words = re.sub(r"^www(?=\.)", "w w w", words)
    return re.sub(r"[@./-]", lambda sign: _SIGNS[sign.group()], words)


_SAYERS: dict[str, Callable[[Value, str], str]] = {
    "number": _number,
    "decimal": _decimal,
    "percent": _percent,
    "ordinal": _ordinal,
    "date": _date,
    "month": _month,
    "weekday": _weekday,
    "money": _money,
    "clock": _clock,
    "fraction": _fraction,
    "phone": _phone,
    "address": _address,
}
