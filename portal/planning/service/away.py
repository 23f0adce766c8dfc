"""Days on which one rather does not meet: public holidays, and the region's school holidays.

Public holidays are those of art. 3 of the Algemene termijnenwet. Our own rule for 5 May: most
employers give it as a day off only in years that can be divided by five, so in other years it
is a day to know about. There is no list of school holidays in the program: the weeks differ by
region and change, so the administrator fills in those of the organisation.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa

from portal import audit
from portal.councils.models import Council, Organisation
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.i18n import language, written
from portal.identity import Actor
from portal.planning.models import SchoolHoliday

LIBERATION_EVERY = 5
_NAMED = 2025
"""A year in which the library has 5 May, by whose name it is called."""
_LANGUAGES: Mapping[str, str] = {"nl": "nl", "en": "en_US"}


class Away(NamedTuple):
    """A day or some days: ``free`` when most people are; ``school`` for a school holiday."""

    first: date
    last: date
    name: str
    free: bool = True
    school: bool = False


@lru_cache(maxsize=64)
def public(year: int, spoken: str) -> tuple[Away, ...]:
    """The public holidays of a year, in a language ("nl", "en"); 5 May is among them each year."""
    from holidays import country_holidays  # loaded when a calendar is first shown

    spoken = _LANGUAGES.get(spoken, "en_US")
    days = dict(country_holidays("NL", years=year, language=spoken))
    liberation = date(year, 5, 5)
    named = country_holidays("NL", years=_NAMED, language=spoken)[date(_NAMED, 5, 5)]
    days.setdefault(liberation, named)
    off = year % LIBERATION_EVERY == 0
    return tuple(Away(day, day, days[day], day != liberation or off) for day in sorted(days))


def away(council: Council, first: date, last: date) -> list[Away]:
    """What falls in these days, in order: one statement."""
    spoken = language()
    found = [one for year in range(first.year, last.year + 1) for one in public(year, spoken)]
    schools = session.execute(
        sa.select(SchoolHoliday.first, SchoolHoliday.last, SchoolHoliday.name).where(
            SchoolHoliday.organisation_id == council.organisation_id,
            SchoolHoliday.last >= first,
            SchoolHoliday.first <= last,
        )
    )
    found += [Away(*row, school=True) for row in schools]
    return sorted(one for one in found if one.last >= first and one.first <= last)


def on(day: date, known: Iterable[Away]) -> list[Away]:
    """What falls on this day."""
    return [one for one in known if one.first <= day <= one.last]


def near(known: Iterable[Away]) -> str:
    """The help beside a day that is asked: "Let op: Goede vrijdag (26 maart)"; "" for none."""
    days = ", ".join(f"{one.name} ({written(one.first, 'd MMMM')})" for one in known)
    return _("Not far away: %(holidays)s.", holidays=days) if days else ""


def school_holidays() -> Sequence[SchoolHoliday]:
    """Those that were filled in, in order."""
    return session.scalars(
        sa.select(SchoolHoliday).order_by(SchoolHoliday.first, SchoolHoliday.id)
    ).all()


def add_holiday(actor: Actor, name: str, first: date, last: date) -> SchoolHoliday:
    """Fill in a school holiday. Raises `RefusedError` when it ends before it begins, or is long."""
    if last < first:
        raise RefusedError(_("The last day comes after the first."), field="last")
    if (last - first).days > 70:
        raise RefusedError(_("A school holiday lasts ten weeks at most."), field="last")
    organisation_id = session.scalars(sa.select(Organisation.id).limit(1)).one()
    holiday = SchoolHoliday(organisation_id=organisation_id, name=name, first=first, last=last)
    session.add(holiday)
    session.flush()
    audit.record(actor, "holiday:add", detail=f"SchoolHoliday {holiday.id}")
    return holiday


def remove_holiday(actor: Actor, holiday: SchoolHoliday) -> None:
    """Take a school holiday out again."""
    audit.record(actor, "holiday:remove", detail=f"SchoolHoliday {holiday.id}")
    session.delete(holiday)
    session.flush()
