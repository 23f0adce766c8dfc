"""What was agreed in a year and how much of it is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import clock
from portal.councils.models import Council
from portal.database import session
from portal.facilities.models import Facility, FacilityKind, FacilityUse

NEAR = 80
"""At so many per cent the end comes near: custom, no law."""
MOST_USES = 200
_ORDER = tuple(FacilityKind)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A line with what was used of it: ``used`` in what it is counted in, ``times`` how often."""

    facility: Facility
    used: int = 0
    times: int = 0

    @property
    def left(self) -> int:
        """What is left; less than nothing once more was used than was agreed."""
        return (self.facility.amount or 0) - self.used

    @property
    def passed(self) -> bool:
        """Whether more was used than was agreed."""
        return self.facility.amount is not None and self.left < 0

    @property
    def near(self) -> bool:
        """Whether the end comes near, or is there."""
        amount = self.facility.amount
        return amount is not None and not self.passed and self.used * 100 >= amount * NEAR


def today() -> date:
    """The day by the organisation's own clock."""
    return clock.local(clock.now()).date()


def this_year() -> int:
    """The year of today."""
    return today().year


_SUMS = (
    sa.select(
        FacilityUse.facility_id,
        sa.func.coalesce(sa.func.sum(FacilityUse.amount), 0).label("used"),
        sa.func.count().label("times"),
    )
    .group_by(FacilityUse.facility_id)
    .subquery()
)


def _standings(condition: sa.ColumnElement[bool]) -> list[Standing]:
    query = (
        sa.select(Facility, _SUMS.c.used, _SUMS.c.times)
        .outerjoin(_SUMS, _SUMS.c.facility_id == Facility.id)
        .options(joinedload(Facility.confirmed_by), joinedload(Facility.council))
        .where(condition)
    )
    return [
        Standing(facility=one, used=int(used or 0), times=times or 0)
        for one, used, times in session.execute(query)
    ]


def of_council(council: Council, year: int) -> list[Standing]:
    """What a council agreed on for a year, in the order of the kinds: one statement."""
    found = _standings(sa.and_(Facility.council_id == council.id, Facility.year == year))
    return sorted(found, key=lambda one: _ORDER.index(FacilityKind(one.facility.kind)))


def standing(facility: Facility) -> Standing:
    """How one line stands."""
    return _standings(Facility.id == facility.id)[0]


def uses_of(facility: Facility) -> Sequence[FacilityUse]:
    """What was used of a line, the last first."""
    query = (
        sa.select(FacilityUse)
        .options(joinedload(FacilityUse.person))
        .where(FacilityUse.facility_id == facility.id)
        .order_by(FacilityUse.on.desc(), FacilityUse.id.desc())
    )
    return session.scalars(query.limit(MOST_USES)).all()
