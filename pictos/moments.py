"""Dates, weekdays, clock times, amounts and numbers: drawn from their value, never looked up."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from pictos.symbols import Symbol, UnknownSymbolError

NUMBERS = {
    "nul": 0, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14,
    "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
    "tachtig": 80, "negentig": 90, "honderd": 100, "duizend": 1000,
}  # fmt: skip
ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
MONTHS = {
    "januari": "january", "februari": "february", "maart": "march", "april": "april",
    "mei": "may", "juni": "june", "juli": "july", "augustus": "august",
    "september": "september", "oktober": "october", "november": "november",
    "december": "december",
}  # fmt: skip
WEEKDAYS = {
    "maandag": "monday", "dinsdag": "tuesday", "woensdag": "wednesday", "donderdag": "thursday",
    "vrijdag": "friday", "zaterdag": "saturday", "zondag": "sunday",
}  # fmt: skip
_SHORT_MONTHS = {name[:3]: name for name in MONTHS} | {"mrt": "maart", "sept": "september"}

_N = r"\d{1,2}|één|een|" + "|".join(list(NUMBERS)[2:13])
_MONTH = "|".join(sorted((*MONTHS, *_SHORT_MONTHS), key=len, reverse=True))
_WEEKDAY = "|".join(WEEKDAYS)
_AMOUNT = r"\d{1,3}(?:\.\d{3})+|\d+"
_PATTERNS = (
    ("date", rf"(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\b(?:\s+(?P<year>\d{{4}}))?"),
    ("date", r"(?P<nday>\d{1,2})[-/](?P<nmonth>\d{1,2})[-/](?P<nyear>\d{4})"),
    ("weekday", rf"(?P<weekday>{_WEEKDAY})(?:en|s|avond|middag|ochtend|morgen)?\b"),
    ("month", rf"(?P<alone>{'|'.join(MONTHS)})\b"),
    ("money", rf"€\s?(?P<euro>{_AMOUNT})(?:,(?P<cent>\d{{2}}|-+))?"),
    ("money", rf"(?P<euro2>{_AMOUNT}|{_N})(?:,(?P<cent2>\d{{2}}))?\s+euro\b"),
    ("money", rf"(?P<cent3>{_N})\s+cent\b"),
    ("clock", rf"half\s+(?P<half>{_N})\b(?:\s+uur\b)?"),
    ("clock", rf"kwart\s+(?P<quarter>over|voor)\s+(?P<qhour>{_N})\b"),
    (
        "clock",
        rf"(?P<min>{_N})\s+(?:minuten\s+)?(?P<side>over|voor)\s+(?P<mhalf>half\s+)?(?P<mhour>{_N})\b",
    ),
    ("clock", r"(?P<dhour>[01]?\d|2[0-4])[:.](?P<dmin>[0-5]\d)(?![\d,])(?:\s*(?:uur|u)\b)?"),
    ("clock", rf"(?P<hour>{_N})\s*(?:uur|u)\b"),
    ("number", r"\d+(?:[.,]\d+)*%?"),
    ("number", rf"(?:{'|'.join(name for name in NUMBERS if name != 'nul')})\b"),
)
_LASTING = re.compile(r"\b(?:duurt?|duren|duurde|lang|per uur|elk uur)\b", re.IGNORECASE)
_EVENING = re.compile(r"\b\w*avonds?\b", re.IGNORECASE)
_AFTERNOON = re.compile(r"\b\w*middags?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A value found in a sentence: where it stands, what it is and how it is drawn."""

    start: int
    end: int
    concept: str
    label: str
    labels: tuple[str, ...]
    symbol: Symbol


@cache
def _finder() -> re.Pattern[str]:
    kinds = (f"(?P<k{place}>{pattern})" for place, (_, pattern) in enumerate(_PATTERNS))
    return re.compile(rf"(?<![\w€.,:/-])(?:{'|'.join(kinds)})", re.IGNORECASE)


def find_moments(sentence: str) -> Iterator[Moment]:
    """Yield the values in the sentence, in order and without overlap; impossible ones are left."""
    for match in _finder().finditer(sentence):
        groups = {key: value for key, value in match.groupdict().items() if value is not None}
        place = next(int(key[1:]) for key in groups if re.fullmatch(r"k\d+", key))
        kind = _PATTERNS[place][0]
        try:
            made = _MAKERS[kind](groups, sentence, match)
        except UnknownSymbolError:
            continue
        start, end = match.span()
        if made is None and "hour" in groups:  # "2 uur" that lasts: the number counts, not a clock
            start, end = match.span("hour")
            made = _count(groups["hour"])
        if made is not None:
            yield Moment(start, end, *made)


_Groups = dict[str, str]
_Made = tuple[str, str, tuple[str, ...], Symbol] | None


def _value(text: str) -> int:
    text = text.lower().replace(".", "")
    return int(text) if text.isdigit() else NUMBERS.get(text, 1)


def _date(groups: _Groups, sentence: str, match: re.Match[str]) -> _Made:
    if "nday" in groups:
        day, month, year = int(groups["nday"]), int(groups["nmonth"]), groups["nyear"]
        if not 1 <= month <= 12:
            return None
        name = list(MONTHS)[month - 1]
    else:
        name = groups["month"].lower()
        name = _SHORT_MONTHS.get(name, name)
        day, month = int(groups["day"]), list(MONTHS).index(name) + 1
        year = groups.get("year", "")
    code = f"{year}-{month:02}-{day:02}" if year else f"{day:02}-{month:02}"
    english = MONTHS[name]
    labels = (f"{day} {english}", f"{english} {day}", "date", "calendar")
    return "date", f"{day} {name}", labels, Symbol("leaf", code)


def _weekday(groups: _Groups, sentence: str, match: re.Match[str]) -> _Made:
    name = groups["weekday"].lower()
    english = WEEKDAYS[name]
    return english, name, (english, "weekday", "day"), Symbol("weekday", english)


def _month(groups: _Groups, sentence: str, match: re.Match[str]) -> _Made:
    name = groups["alone"].lower()
    if name == "maart" and match.group()[0] == "M" and match.start() > 0:
        return None
    labels = (MONTHS[name], "month", "calendar")
    return "month", name, labels, Symbol("openmoji", "1F4C5")


def _money(groups: _Groups, sentence: str, match: re.Match[str]) -> _Made:
    euros = _value(groups.get("euro") or groups.get("euro2") or "0")
    cents = (groups.get("cent") or groups.get("cent2") or "0").strip("-") or "0"
    total = euros * 100 + (_value(groups["cent3"]) if "cent3" in groups else int(cents))
    amount = f"{total // 100}" + (f".{total % 100:02}" if total % 100 else "")
    label = f"€ {amount}".replace(".", ",")
    return "money", label, (f"{amount} euro", "euro", "money"), Symbol("money", str(total))


def _clock(groups: _Groups, sentence: str, match: re.Match[str]) -> _Made:
    found = _hour_and_minute(groups)
    spoken = "dhour" not in groups
    if "hour" in groups and _LASTING.search(sentence):
        return None
    if not spoken and "." in match.group() and "uur" not in sentence.lower():
        return None
    hour, minute = found
    if hour > 24 or (spoken and hour == 0 and "half" not in groups):
        return None
    plain = f"{hour % 12 or 12}:{minute:02}"
    if spoken and (
        (5 <= hour < 12 and _EVENING.search(sentence))
        or (1 <= hour < 7 and _AFTERNOON.search(sentence))
    ):
        hour += 12
    code = f"{hour % 24:02}:{minute:02}"
    labels = (code, plain, _in_english(hour % 12 or 12, minute), "clock", "time")
    return "clock", match.group(), tuple(dict.fromkeys(labels)), Symbol("clock", code)


def _hour_and_minute(groups: _Groups) -> tuple[int, int]:
    if "half" in groups:
        return _shift(_value(groups["half"]), -30)
    if "quarter" in groups:
        return _shift(_value(groups["qhour"]), 15 if groups["quarter"].lower() == "over" else -15)
    if "min" in groups:
        minutes = _value(groups["min"]) * (1 if groups["side"].lower() == "over" else -1)
        return _shift(_value(groups["mhour"]), minutes - (30 if "mhalf" in groups else 0))
    if "dhour" in groups:
        return int(groups["dhour"]), int(groups["dmin"])
    return _value(groups["hour"]), 0


def _shift(hour: int, minutes: int) -> tuple[int, int]:
    if hour > 12:
        return hour, minutes % 60
    total = (hour * 60 + minutes) % 720
    return total // 60 or 12, total % 60


def _in_english(hour: int, minute: int) -> str:
    if minute == 0:
        return f"{ENGLISH[hour]} o'clock"
    if minute == 45:
        return f"quarter to {ENGLISH[hour % 12 + 1]}"
    words = {15: "quarter past", 30: "half past"}.get(minute, f"{minute} past")
    return f"{words} {ENGLISH[hour]}"


def _number(groups: _Groups, sentence: str, match: re.Match[str]) -> _Made:
    text = match.group()
    before = sentence[: match.start()].strip()
    if not before and sentence[match.end() : match.end() + 1] in {".", ")"}:
        return None  # the number of an item of a list
    if not text.isdigit() and text.lower() not in NUMBERS:
        return None
    return _count(text)


def _count(text: str) -> _Made:
    value = _value(text)
    name = (ENGLISH[value],) if value < len(ENGLISH) else ()
    return (
        "number",
        str(value),
        (*name, str(value), f"number {value}"),
        Symbol("number", str(value)),
    )


_MAKERS: dict[str, Callable[[_Groups, str, re.Match[str]], _Made]] = {
    "date": _date,
    "weekday": _weekday,
    "month": _month,
    "money": _money,
    "clock": _clock,
    "number": _number,
}
