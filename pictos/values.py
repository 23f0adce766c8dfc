"""Values in a Dutch sentence: dates, times, amounts, numbers, addresses.

They are found by their form, in one place, and never looked up as words. `moments` draws them and
`speech` says them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pictos import numbers
from pictos.patterns import HINT, MONTH_OF, NTH, PATTERNS, POSTCODE, WEEKDAY_OF, finder

_POSTCODE = re.compile(POSTCODE)
_LASTING = re.compile(r"\b(?:duurt?|duren|duurde|lang|per uur|elk uur)\b")
_LASTS_BEFORE = re.compile(
    r"\s+(?:per|hulp|zorg|begeleiding|vrij|werk|tijd|later|geleden|lopen|rijden|reizen)\b",
)
_LASTS_AFTER = re.compile(
    r"\b(?:om de|over|binnen|elke|ieder|ongeveer|bijna|nog|al|ruim|minder dan|meer dan)\s*$",
)
_AT = re.compile(r"\b(?:om|tot|vanaf|rond|tegen|voor|vóór|na)\s*$")
_EVENING = re.compile(r"\b\w*avonds?\b")
_NIGHT = re.compile(r"\b(?:nachts?|middernacht)\b")
_AFTERNOON = re.compile(r"\b\w*middags?\b")
_CALLS = re.compile(r"\b(?:bel|belt|bellen|gebeld)\b")
_CELEBRATES = re.compile(r"\b(?:ik|je|jij)\s+$|^\s+(?:ik|je|jij)\b")
# How many letters before and after a time belong to it: "avond" does when it is near.
NEAR_BEFORE, NEAR_AFTER, FAR = 24, 14, 60


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a sentence: its place, its kind and its amount.

    The amount is a date (day, month, year or 0), a weekday (0 is Monday), a month (month, year or
    0), money (cents), a clock time (hour, minute, and the same of an end), a number or an ordinal;
    it is empty where only the words tell.
    """

    start: int
    end: int
    kind: str
    amount: tuple[int, ...] = ()


def find_values(sentence: str) -> Iterator[Value]:
    """Yield the values in the sentence, in order and without overlap."""
    low = _lowered(sentence)
    if not HINT.search(low):
        return
    for match in finder().finditer(low):
        kind = PATTERNS[int(str(match.lastgroup)[1:])][0]
        found = {
            name.rstrip("0123456789"): text for name, text in match.groupdict().items() if text
        }
        value = _READERS.get(kind, _plain)(Found(kind, found, low, *match.span()))
        if value is None or (value.start and sentence[value.start : value.end] == "Maart"):
            continue  # Maart is a name
        yield value


def _lowered(sentence: str) -> str:
    """Return the sentence in lower case, as long as it was, with the capitals of postcodes."""
    low = sentence.lower()
    if len(low) != len(sentence):  # a few letters of other languages become two
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in sentence)
    if not _POSTCODE.search(sentence):
        return low
    letters = list(low)
    for code in _POSTCODE.finditer(sentence):
        letters[code.start() : code.end()] = code.group()
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class Found:
    """What the patterns found, in lower case: the kind, the parts by name, and where."""

    kind: str
    parts: dict[str, str]
    sentence: str
    start: int
    end: int

    def number(self, name: str) -> int:
        """Return a part as a number, 0 when it is missing."""
        return numbers.value(self.parts.get(name, "0")) or 0

    def value(self, *amount: int) -> Value:
        """Return the whole match as a value of this amount."""
        return Value(self.start, self.end, self.kind, amount)


def _plain(found: Found) -> Value:
    return found.value()


def _date(found: Found) -> Value:
    month, year = found.parts["month"], found.number("year")
    number = MONTH_OF.get(month) or int(month)
    if len(found.parts.get("year", "")) == 2:
        year += 2000
    return found.value(found.number("day"), number, year)


def _weekday(found: Found) -> Value:
    return found.value(WEEKDAY_OF[found.parts["weekday"]])


def _month(found: Found) -> Value:
    return found.value(MONTH_OF[found.parts["alone"]], found.number("in_year"))


def _money(found: Found) -> Value:
    cents = found.number("euro") * 100 + (numbers.value(found.parts.get("cent", "0")) or 0)
    size = found.parts.get("times", "").strip()
    return found.value(cents * {"": 1, "duizend": 10**3, "miljoen": 10**6}.get(size, 10**9))


def _clock(found: Found) -> Value | None:
    before = found.sentence[max(0, found.start - NEAR_BEFORE) : found.start]
    parts = found.parts
    if _is_decimal(found, before):
        return None
    if "hour" in parts and "to_hour" not in parts and _lasts(found, before):
        if parts["hour"] == "een":
            return None
        stop = found.start + len(parts["hour"])
        return Value(found.start, stop, "number", (found.number("hour"),))
    if parts.get("until") == "en" and not (_AT.search(before) or "tussen" in before):
        return None
    hour, minute = _hour_and_minute(found)
    if hour > 24:
        return None
    near = before + found.sentence[found.start : found.end + NEAR_AFTER]
    if "digital" not in parts and (
        (5 <= hour < 12 and _EVENING.search(near)) or (1 <= hour < 7 and _AFTERNOON.search(near))
    ):
        hour += 12
    if hour == 12 and _NIGHT.search(near):
        hour = 0
    end = (found.number("to_hour"), 0) if "to_hour" in parts else ()
    return found.value(hour % 24, minute, *end)


def _is_decimal(found: Found, before: str) -> bool:
    """Tell "hoofdstuk 2.15" from "om 2.15"."""
    parts = found.parts
    if parts.get("dot") != "." or "said" in parts:
        return False
    return not _AT.search(before) and "uur" not in found.sentence[found.end : found.end + FAR]


def _lasts(found: Found, before: str) -> bool:
    """Tell "het duurt twee uur" from "om twee uur"."""
    if found.parts["hour"] == "een" and not _AT.search(before):
        return True
    return bool(
        _LASTING.search(found.sentence, max(0, found.start - FAR), found.end + FAR)
        or _LASTS_AFTER.search(before)
        or _LASTS_BEFORE.match(found.sentence, found.end)
    )


def _hour_and_minute(found: Found) -> tuple[int, int]:
    parts = found.parts
    if "digital" in parts:
        return int(parts["digital"]), int(parts["minute"])
    if "half" in parts:
        return _shift(found.number("half"), -30)
    after = parts.get("quarter", parts.get("side", "")) == "over"
    if "quarter" in parts:
        return _shift(found.number("after_quarter"), 15 if after else -15)
    if "side" in parts:
        minutes = found.number("minutes") or found.number("fives")
        by_half = 30 if "by_half" in parts else 0
        return _shift(found.number("by_hour"), (minutes if after else -minutes) - by_half)
    return found.number("hour"), 0


def _shift(hour: int, minutes: int) -> tuple[int, int]:
    if hour > 12:
        return hour + minutes // 60, minutes % 60
    total = (hour * 60 + minutes) % 720
    return total // 60 or 12, total % 60


def _ordinal(found: Found) -> Value:
    return found.value(NTH.get(found.parts["nth"]) or found.number("nth"))


def _count(found: Found) -> Value | None:
    text, sentence = found.parts["count"], found.sentence
    if found.start == 0 and sentence[found.end : found.end + 1] in {".", ")"}:
        return None  # the number of an item of a list
    if text == "vier" and (
        _CELEBRATES.search(sentence[max(0, found.start - 5) : found.start])
        or _CELEBRATES.match(sentence[found.end : found.end + 6])
    ):
        return None
    if text == "112" and _CALLS.search(sentence, max(0, found.start - FAR), found.start):
        return Value(found.start, found.end, "phone")
    count = numbers.value(text)
    return None if count is None else found.value(count)


_READERS: dict[str, Callable[[Found], Value | None]] = {
    "date": _date,
    "weekday": _weekday,
    "month": _month,
    "money": _money,
    "clock": _clock,
    "ordinal": _ordinal,
    "number": _count,
}
