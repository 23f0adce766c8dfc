"""Values in a sentence as pictograms: drawn from what they are, never looked up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pictos.patterns import MONTHS, WEEKDAYS
from pictos.symbols import Symbol, UnknownSymbolError
from pictos.values import find_values

ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
ENGLISH_NTH = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth",
)  # fmt: skip
ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Moment:
    """A value in a sentence: where it stands, what it is and how it is drawn.

    What cannot be drawn, such as an address or a day that does not exist, has no symbol: its words
    are no words to look up either.
    """

    start: int
    end: int
    concept: str
    label: str
    labels: tuple[str, ...]
    symbol: Symbol | None


def find_moments(sentence: str) -> Iterator[Moment]:
    """Yield the values in the sentence, in order and without overlap."""
    for value in find_values(sentence):
        words = sentence[value.start : value.end]
        try:
            drawn = _DRAWERS[value.kind](value.amount, words)
        except (KeyError, UnknownSymbolError):
            drawn = (value.kind, words, (), None)
        yield Moment(value.start, value.end, *drawn)


_Drawn = tuple[str, str, tuple[str, ...], Symbol | None]


def _date(amount: tuple[int, ...], words: str) -> _Drawn:
    day, month, year = amount
    english = ENGLISH_MONTHS[month - 1]
    code = f"{month:02}-{day:02}" if year else f"{day:02}-{month:02}"
    labels = (f"{day} {english}", f"{english} {day}", "date", "calendar")
    symbol = Symbol("leaf", f"{year}-{code}" if year else code)
    return "date", f"{day} {MONTHS[month - 1]}", labels, symbol


def _weekday(amount: tuple[int, ...], words: str) -> _Drawn:
    english = ENGLISH_DAYS[amount[0]]
    labels = (english, "weekday", "day")
    return english, WEEKDAYS[amount[0]], labels, Symbol("weekday", english)


def _month(amount: tuple[int, ...], words: str) -> _Drawn:
    month = MONTHS[amount[0] - 1]
    return (
        "month",
        month,
        (ENGLISH_MONTHS[amount[0] - 1], "month", "calendar"),
        Symbol("month", month),
    )


def _money(amount: tuple[int, ...], words: str) -> _Drawn:
    euros, cents = divmod(amount[0], 100)
    text = f"{euros}.{cents:02}" if cents else f"{euros}"
    labels = (f"{text} euro", "euro", "money")
    return "money", f"€ {text}".replace(".", ","), labels, Symbol("money", str(amount[0]))


def _clock(amount: tuple[int, ...], words: str) -> _Drawn:
    hour, minute = amount[:2]
    code, twelve = f"{hour:02}:{minute:02}", hour % 12 or 12
    labels = (code, f"{twelve}:{minute:02}", _in_english(twelve, minute), "clock", "time")
    return "clock", words, tuple(dict.fromkeys(labels)), Symbol("clock", code)


def _in_english(hour: int, minute: int) -> str:
    if minute == 0:
        return f"{ENGLISH[hour]} o'clock"
    if minute == 45:
        return f"quarter to {ENGLISH[hour % 12 + 1]}"
    words = {15: "quarter past", 30: "half past"}.get(minute, f"{minute} past")
    return f"{words} {ENGLISH[hour]}"


def _number(amount: tuple[int, ...], words: str) -> _Drawn:
    count = amount[0]
    labels = (*ENGLISH[count : count + 1], str(count), f"number {count}")
    return "number", str(count), labels, Symbol("number", str(count))


def _ordinal(amount: tuple[int, ...], words: str) -> _Drawn:
    name, label, labels, symbol = _number(amount, words)
    return name, label, (*ENGLISH_NTH[amount[0] : amount[0] + 1], *labels), symbol


_DRAWERS: dict[str, Callable[[tuple[int, ...], str], _Drawn]] = {
    "date": _date,
    "weekday": _weekday,
    "month": _month,
    "money": _money,
    "clock": _clock,
    "number": _number,
    "ordinal": _ordinal,
}
