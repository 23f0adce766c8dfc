"""A year of what was agreed and used, as a table to keep."""

import csv
import io
from collections.abc import Iterator, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.councils.models import Council
from portal.database import grouped, session
from portal.facilities.models import Facility, FacilityKind, FacilityUse
from portal.facilities.service.quantities import LAW, plain
from portal.facilities.service.reading import of_council
from portal.i18n import gettext as _
from portal.law import Ground

CSV = "text/csv"
_FORMULA = tuple("=+-@\t\r")


def exported(council: Council, year: int, words: Mapping[FacilityKind, str]) -> io.BytesIO:
    """Each line of a year with what was used of it; ``words`` are those of the kinds.

    No cell is a formula to a program that opens it.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    for row in _rows(council, year, words):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return io.BytesIO(text.getvalue().encode("utf-8-sig"))


def _rows(council: Council, year: int, words: Mapping[FacilityKind, str]) -> Iterator[list[str]]:
    yield [
        _("Year"),
        _("What"),
        _("Law"),
        _("Agreed"),
        _("Agreed in words"),
        _("Where it stands"),
        _("Confirmed"),
        _("Day"),
        _("Used for"),
        _("Used"),
        _("By whom"),
        _("Allowed by"),
    ]
    found = of_council(council, year)
    uses = grouped(_uses([one.facility.id for one in found]), "facility_id")
    for one in found:
        line = one.facility
        start = _agreed(line, words)
        if not uses.get(line.id):
            yield [*start, "", "", "", "", ""]
        for used in uses.get(line.id, ()):
            amount = plain(line.measure, used.amount) if used.amount else ""
            by = used.person.name
            yield [*start, used.on.isoformat(), used.what, amount, by, used.permission]


def _agreed(line: Facility, words: Mapping[FacilityKind, str]) -> list[str]:
    kind = FacilityKind(line.kind)
    law = LAW[kind]
    assert law.ground is Ground.LAW
    amount = plain(line.measure, line.amount) if line.amount else ""
    confirmed = _("yes") if line.confirmed_at else _("no")
    place = f"Wmcz 2018 {law.place}"
    return [str(line.year), words[kind], place, amount, line.words, line.source, confirmed]


def _uses(ids: list[int]) -> list[FacilityUse]:
    query = (
        sa.select(FacilityUse)
        .options(joinedload(FacilityUse.person))
        .where(FacilityUse.facility_id.in_(ids))
        .order_by(FacilityUse.on, FacilityUse.id)
    )
    return list(session.scalars(query))
