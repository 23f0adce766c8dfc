"""Numbers in Dutch words, both ways."""

from functools import cache, lru_cache

UNITS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien",
    "achttien", "negentien",
)  # fmt: skip
TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
LARGEST = 999_999

_ONE = "één|eén|éen"
_UNIT = "twee|drie|vier|vijf|zes|zeven|acht|negen"
_SMALL = rf"(?:(?:een|{_UNIT})[eë]n)?(?:{'|'.join(TENS)})|{'|'.join(TEENS)}|{_UNIT}|{_ONE}"
_HUNDREDS = rf"(?:{_SMALL})?honderd(?:en)?(?:{_SMALL})?|{_SMALL}"
PATTERN = rf"(?:(?:{_HUNDREDS})?duizend(?:\s?(?:en)?(?:{_HUNDREDS}))?|{_HUNDREDS})"
"""A regular expression for a number in words, "een" excepted: that is an article."""


@lru_cache(maxsize=4096)
def in_words(number: int) -> str:
    """Return a whole number from 0 to 999,999 in words: 1250 is "twaalfhonderdvijftig"."""
    if number < 1100 or (number < 2000 and number % 1000 >= 100):
        return _below_1100(number)
    thousands, rest = divmod(number, 1000)
    head = "duizend" if thousands == 1 else in_words(thousands) + "duizend"
    return f"{head} {in_words(rest)}" if rest else head


def _below_1100(number: int) -> str:
    if number < 10:
        return UNITS[number]
    if number < 20:
        return TEENS[number - 10]
    if number < 100:
        unit, ten = number % 10, TENS[number // 10 - 2]
        return (UNITS[unit].replace("é", "e") + _and(unit) + ten) if unit else ten
    if number == 1000:
        return "duizend"
    hundreds, rest = divmod(number, 100)
    if hundreds == 10:
        return f"duizend {in_words(rest)}"
    head = ("" if hundreds == 1 else in_words(hundreds)) + "honderd"
    return head + (in_words(rest) if rest else "")


def _and(unit: int) -> str:
    return "ën" if unit in {2, 3} else "en"


def nth_in_words(number: int) -> str:
    """Return the ordinal of a whole number in words: 3 is "derde", 21 "eenentwintigste"."""
    words, last = in_words(number), number % 100
    for special, cardinal, ordinal in ((1, "één", "eerste"), (3, "drie", "derde")):
        if last == special:
            return words.removesuffix(cardinal) + ordinal
    return words + ("de" if 0 < last < 20 and last != 8 else "ste")


def value(text: str) -> int | None:
    """Return the number that digits ("1.250") or words stand for, or None when they do not."""
    digits = text.replace(".", "")
    if digits.isascii() and digits.isdigit():
        return int(digits) if len(digits) < 16 else None
    return _spelt(text.lower())


def _spelt(words: str) -> int | None:
    for name, size in (("duizend", 1000), ("honderd", 100)):
        many, found, rest = words.partition(name)
        if found:
            rest = rest.strip()
            times = _spelt(many) if many else 1
            more = _spelt(rest if rest in _small() else rest.removeprefix("en")) if rest else 0
            return None if times is None or more is None else times * size + more
    return _small().get(words)


@cache
def _small() -> dict[str, int]:
    found = {in_words(number): number for number in range(100)}
    return found | dict.fromkeys(("een", "eén", "éen"), 1)
