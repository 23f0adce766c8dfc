"""Hours and money: as people write them, as they are kept, and as they are said."""

import re
from collections.abc import Mapping
from decimal import Decimal

from portal.errors import RefusedError
from portal.facilities.models import MOST, FacilityKind, Measure
from portal.i18n import gettext as _
from portal.i18n import language
from portal.law import Source, law

QUARTER = 15
LAW: Mapping[FacilityKind, Source] = {
    FacilityKind.SUPPORT: law("art. 6 lid 3"),
    FacilityKind.TRAINING: law("art. 6 lid 3"),
    FacilityKind.HEARING: law("art. 6 lid 2"),
    FacilityKind.ROOM: law("art. 6 lid 2"),
    FacilityKind.YEARLY: law("art. 6 lid 4"),
}
"""On which article each kind rests; how much it is, the law does not say."""
_HOURS = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?\s*(?:uur|uren|hours?)?", re.IGNORECASE)
_MONEY = re.compile(r"(?:€\s*)?(\d{1,5})(?:[.,](\d{2}|-))?\s*(?:euro)?", re.IGNORECASE)


def hours_of(text: str) -> int:
    """The minutes of hours such as "12,5". Raises `RefusedError` for what is no quarter hours."""
    found = _HOURS.fullmatch(text.strip())
    minutes = Decimal(f"{found[1]}.{found[2] or 0}") * 60 if found else Decimal(0)
    if not 0 < minutes <= MOST or minutes % QUARTER:
        raise RefusedError(_("Fill in hours in quarters, like 12,5 or 0,25."), field="amount")
    return int(minutes)


def money_of(text: str) -> int:
    """The cents of an amount such as "12,50". Raises `RefusedError` for what is none."""
    found = _MONEY.fullmatch(text.strip())
    cents = int(found[1]) * 100 + int((found[2] or "0").replace("-", "0")) if found else 0
    if not 0 < cents <= MOST:
        raise RefusedError(_("Fill in an amount, like 100 or 12,50."), field="amount")
    return cents


def of_measure(measure: str, text: str) -> int:
    """The quantity of a text, in what is counted in. Raises `RefusedError`."""
    return hours_of(text) if measure == Measure.MINUTES else money_of(text)


def plain(measure: str, amount: int) -> str:
    """The quantity as a number in the reader's language, as it can be filled in again."""
    if measure == Measure.MINUTES:
        text = f"{Decimal(amount) / 60:.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{amount // 100}.{amount % 100:02}" if amount % 100 else str(amount // 100)
    return text.replace(".", ",") if language() == "nl" else text


def said(measure: str, amount: int) -> str:
    """The quantity in words: "12,5 hours", "100 euro"."""
    number = plain(measure, amount)
    if measure == Measure.MINUTES:
        return _("1 hour") if amount == 60 else _("%(number)s hours", number=number)
    return _("%(number)s euro", number=number)
