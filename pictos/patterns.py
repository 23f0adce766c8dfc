"""The forms of dates, times, amounts, numbers and addresses, as regular expressions."""

import re
from functools import cache

from pictos import numbers
from pictos.words import ADDRESS

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTH_OF = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_OF |= {name[:3]: number for name, number in MONTH_OF.items()} | {"mrt": 3, "sept": 9}
WEEKDAY_OF = {name: number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_OF |= {name[:2]: number for name, number in WEEKDAY_OF.items()}
NTH = {numbers.nth_in_words(number): number for number in range(2, 21)}

_DAY = r"0?[1-9]|[12]\d|3[01]"
_N = r"\d{1,2}|een|één|" + "|".join((*numbers.UNITS[2:], *numbers.TEENS[:3]))
_MANY = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+"
_MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_UNITS = r"x|km|kg|mg|gr?|cm|mm|ml|m|l"
_HOUR = r"\s*(?:uur|u|h)\b"
POSTCODE = r"\b\d{4}\s?[A-Z]{2}\b"
PATTERNS = (
    ("address", ADDRESS),
    ("postcode", POSTCODE),
    (
        "date",
        rf"(?P<day>{_DAY})(?:e|de|ste)?\s+(?P<month>{_MONTH})\b(?:\.?\s+(?P<year>\d{{4}})\b)?",
    ),
    (
        "date",
        rf"(?P<day2>{_DAY})[-/](?P<month2>0?[1-9]|1[0-2])[-/](?P<year2>\d{{4}}|\d\d)(?![-/\d])",
    ),
    ("date", rf"(?P<day3>{_DAY})\.(?P<month3>0?[1-9]|1[0-2])\.(?P<year3>\d{{4}})(?!\d)"),
    ("date", rf"(?P<year4>\d{{4}})-(?P<month4>0[1-9]|1[0-2])-(?P<day4>{_DAY})(?!\d)"),
    ("date", rf"(?:(?<=\bop )|(?<=dag ))(?P<day5>{_DAY})[-/](?P<month5>0?[1-9]|1[0-2])(?![-/\d])"),
    (
        "phone",
        r"(?:(?:\+|00)\d\d[ -]?(?:\(0\))?|0)\d(?:[ -]?\d){7,9}(?!\d)|0[89]00[ -]?\d{4}(?!\d)",
    ),
    (
        "weekday",
        rf"(?P<weekday>{'|'.join(WEEKDAYS)}|(?:ma|di|wo|do|vr|za|zo)(?=\.?\s+\d+(?:[-/]\d|\s+(?:{_MONTH})\b)))"
        r"(?:en|s|avond|nacht|middag|ochtend|morgen|voormiddag|namiddag)?\b",
    ),
    ("month", rf"(?P<alone>{'|'.join(MONTHS)})\b(?:\s+(?P<in_year>\d{{4}})\b)?"),
    (
        "money",
        rf"(?:€|eur\b)\s?(?P<euro>{_MANY})(?:[,.](?P<cent>\d\d|-+)(?!\d))?(?:\s+euro\b)?"
        r"(?P<times>\s+(?:duizend|miljoen|miljard)\b)?",
    ),
    (
        "money",
        rf"(?P<euro2>{_MANY}|{numbers.PATTERN}|een)(?:[,.](?P<cent2>\d\d|-+))?"
        rf"(?P<times2>\s+(?:duizend|miljoen|miljard))?\s+euro(?:'s)?\b"
        rf"(?:\s+(?:en\s+)?(?P<cent3>\d\d|{numbers.PATTERN})\b(?:\s+cent\b|(?!\s+\w)))?",
    ),
    ("money", rf"(?P<cent4>\d{{1,2}}|{numbers.PATTERN}|een)\s+cent\b"),
    ("clock", rf"half\s+(?P<half>{_N})\b(?:{_HOUR})?"),
    ("clock", rf"kwart\s+(?P<quarter>over|voor|vóór)\s+(?P<after_quarter>{_N})\b"),
    (
        "clock",
        rf"(?:(?P<minutes>{_N})\s+minuten|(?P<fives>5|10|20|25|vijf|tien|twintig))\s+"
        rf"(?P<side>over|voor|vóór)\s+(?P<by_half>half\s+)?(?P<by_hour>{_N})\b"
        r"(?!\s+(?:euro|cent|tegen|mensen|weken|dagen|maanden|jaar|keer))",
    ),
    (
        "clock",
        rf"(?P<digital>[01]?\d|2[0-4])(?P<dot>[:.]|\s?[uh])(?P<minute>[0-5]\d)(?!\d|[,:.]\d)(?P<said>{_HOUR})?",
    ),
    (
        "clock",
        rf"(?P<hour>{_N})(?:\s*(?P<until>-|–|tot|en)\s*(?P<to_hour>{_N}))?{_HOUR}",
    ),
    ("fraction", r"\d{1,3}/\d{1,3}(?![-/\d])"),
    ("fraction", r"(?:een|twee|drie)\s+(?:derde|vierde|vijfde|tiende)\b"),
    ("score", r"\d+(?:\s?[-–]\s?\d+){1,3}(?![-/\d])"),
    ("percent", rf"(?P<share>\d+(?:[.,]\d+)?|{numbers.PATTERN})\s?(?:%|procent\b)"),
    ("ordinal", r"(?P<nth>\d{1,3})(?:e|de|ste)\b"),
    ("ordinal", rf"(?P<nth2>{'|'.join(NTH)})\b(?!\s+kamer\b)"),
    ("decimal", r"\d+(?:[.,]\d+)*[.,]\d+(?!\d)(?<!\.\d\d\d)"),
    ("number", rf"(?P<count>{_MANY})(?:(?=(?:{_UNITS})\b)|(?!\w|[:.,]\d))"),
    ("number", rf"(?P<count2>{numbers.PATTERN})\b"),
)
# Some letters of every value; most sentences have none of them, and this is the fastest to see.
HINT = re.compile(
    r"[\d€@]|www\.|://|\w\.\w|euro|cent|half|kwart|uur|één|eén|éen|dag|derde|tweede|tig|tien|"
    r"honderd|duizend|procent|twee|drie|vier|vijf|zes|zeven|acht|negen|elf|twaalf|"
    + "|".join(MONTHS)
)


@cache
def finder() -> re.Pattern[str]:
    """Return the expression for any value, in lower case but for a postcode."""
    kinds = (f"(?P<k{place}>{pattern})" for place, (_, pattern) in enumerate(PATTERNS))
    before = r"(?:(?<![\w€.,:/@-])|(?<=\d-)(?=\d\d?[:.]\d\d(?!\d)))"  # or from 9:00-11:00
    return re.compile(rf"{before}(?:{'|'.join(kinds)})")
