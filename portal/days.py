"""Days as people write them in the Netherlands."""

import re
from datetime import date, timedelta

MONTHS = ("jan", "feb", "maart", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
_SHORT = {"mrt": 3, "mar": 3, "jun": 6, "jul": 7}
_EXCEL_BEGINS = date(1899, 12, 30)
_EXCEL_DAYS = range(10_000, 80_000)

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_WRITTEN = tuple(
    re.compile(rf"(?<!\d){pattern}(?!\d)", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}[-._/](?P<m>\d\d?)[-._/](?P<d>\d\d?)",
        rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)",
        rf"(?P<d>\d\d?)[-._/](?P<m>\d\d?)[-._/]{_YEAR}",
        rf"(?P<d>\d\d?)[-._ ]*(?P<word>[a-z]{{3,9}})\.?[-._ ]*{_YEAR}",
    )
)
_WEEKDAY = re.compile(r"^(?:ma|di|woens|donder|vrij|zater|zon)[a-z]*,? +", re.IGNORECASE)


def day_of(text: str) -> date | None:
    """The day that the text says and nothing else, or none.

    Reads 2026-03-03, 3-3-2026, "3 maart 2026" and the number that Excel keeps for a day. A year
    of two figures is no day: nobody knows which century, or which part is the month.
    """
    text = _WEEKDAY.sub("", text.strip())
    if text.isascii() and text.isdigit() and len(text) == 5 and int(text) in _EXCEL_DAYS:
        return _EXCEL_BEGINS + timedelta(days=int(text))
    found, rest = day_within(text)
    return found if not rest.strip() else None


def day_within(text: str) -> tuple[date | None, str]:
    """The first day that stands in the text, and the text without it."""
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            if day := _made(match.groupdict()):
                return day, f"{text[: match.start()]} {text[match.end() :]}"
    return None, text


def _made(parts: dict[str, str]) -> date | None:
    month = int(parts["m"]) if "m" in parts else _month(parts["word"].lower())
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


def _month(word: str) -> int:
    """The number of a month written in full or cut short; 0 for another word."""
    for number, begin in enumerate(MONTHS, 1):
        if word.startswith(begin):
            return number
    return _SHORT.get(word, 0)
