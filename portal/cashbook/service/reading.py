"""What stands in the cash book of a council: entries, sums of a year, checks, and ceilings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.cashbook.models import CashCheck, CashEntry, Category, Way
from portal.councils.models import Council
from portal.database import session
from portal.facilities import service as facilities
from portal.facilities.models import FacilityKind, Measure

today = facilities.today
STANDS = CashEntry.confirmed_at.is_not(None)


def said(cents: int) -> str:
    """An amount in words; what is less than nothing has a minus."""
    text = facilities.said(Measure.CENTS, abs(cents))
    return f"-{text}" if cents < 0 else text


@dataclass(frozen=True, kw_only=True)
class Sums:
    """A year in cents: what was there before it, what came in and what went out by category."""

    before: int
    came: Mapping[Category, int] = field(default_factory=dict)
    went: Mapping[Category, int] = field(default_factory=dict)

    @property
    def came_in(self) -> int:
        """All that came in."""
        return sum(self.came.values())

    @property
    def went_out(self) -> int:
        """All that went out."""
        return sum(self.went.values())

    @property
    def left(self) -> int:
        """What is left at the end."""
        return self.before + self.came_in - self.went_out


@dataclass(frozen=True, kw_only=True)
class Ceiling:
    """An amount that was agreed for the year, and what was spent of it."""

    kind: FacilityKind
    agreed: int
    spent: int

    @property
    def passed(self) -> bool:
        """Whether more was spent."""
        return self.spent > self.agreed

    @property
    def near(self) -> bool:
        """Whether the end comes near; at four fifths, as in what was agreed."""
        return not self.passed and self.spent * 5 >= self.agreed * 4


_SIGNED = sa.case((CashEntry.way == Way.IN, CashEntry.amount), else_=-CashEntry.amount)


def total(council_id: int, *holds: sa.ColumnElement[bool]) -> tuple[int, int]:
    """What there is after the entries of which this holds, and how many these are."""
    query = sa.select(sa.func.coalesce(sa.func.sum(_SIGNED), 0), sa.func.count())
    query = query.select_from(CashEntry).where(CashEntry.council_id == council_id, STANDS, *holds)
    cents, number = session.execute(query).one()
    return int(cents), int(number)


def sums_of(council: Council, year: int, until: date | None = None) -> Sums:
    """A year of the book, or the part of it up to and including a day."""
    held = [CashEntry.council_id == council.id, CashEntry.year == year, STANDS]
    if until is not None:
        held.append(CashEntry.on <= until)
    query = (
        sa.select(CashEntry.way, CashEntry.category, sa.func.sum(CashEntry.amount))
        .where(*held)
        .group_by(CashEntry.way, CashEntry.category)
    )
    found: dict[str, dict[Category, int]] = {Way.IN: {}, Way.OUT: {}}
    for way, category, cents in session.execute(query):
        found[way][Category(category)] = int(cents)
    before, _number = total(council.id, CashEntry.year < year)
    return Sums(before=before, came=_ordered(found[Way.IN]), went=_ordered(found[Way.OUT]))


def _ordered(sums: Mapping[Category, int]) -> dict[Category, int]:
    return {one: sums[one] for one in Category if sums.get(one)}


def entries_of(council: Council, year: int) -> Sequence[CashEntry]:
    """What stands in the book of a year, the last number first."""
    return _entries(STANDS, council, CashEntry.year == year, CashEntry.number.desc())


def drafts_of(council: Council) -> Sequence[CashEntry]:
    """What nobody confirmed yet, of whatever year."""
    return _entries(~STANDS, council, sa.true(), CashEntry.id)


def _entries(
    stands: sa.ColumnElement[bool], council: Council, holds: sa.ColumnElement[bool], order: Any
) -> Sequence[CashEntry]:
    who = joinedload(CashEntry.entered_by), joinedload(CashEntry.corrects)
    query = sa.select(CashEntry).options(*who)
    query = query.where(CashEntry.council_id == council.id, stands, holds).order_by(order)
    return session.scalars(query).all()


def correction_of(entry: CashEntry) -> CashEntry | None:
    """The counter-entry that takes it back, if there is one."""
    return session.scalar(sa.select(CashEntry).where(CashEntry.corrects_id == entry.id))


def checks_of(council: Council) -> Sequence[CashCheck]:
    """What two people signed, the last day first."""
    query = sa.select(CashCheck).options(
        joinedload(CashCheck.first_by), joinedload(CashCheck.second_by)
    )
    signed = CashCheck.council_id == council.id, CashCheck.second_at.is_not(None)
    return session.scalars(query.where(*signed).order_by(CashCheck.until.desc())).all()


def open_check(council_id: int) -> CashCheck | None:
    """The check that waits for a second person, if there is one."""
    waits = CashCheck.council_id == council_id, CashCheck.second_at.is_(None)
    return session.scalar(sa.select(CashCheck).where(*waits))


def checked_until(council_id: int) -> date | None:
    """The last day that two people checked."""
    signed = CashCheck.council_id == council_id, CashCheck.second_at.is_not(None)
    return session.scalar(sa.select(sa.func.max(CashCheck.until)).where(*signed))


def ceilings(council: Council, year: int, sums: Sums) -> list[Ceiling]:
    """What was agreed in money and confirmed, with what was spent of it.

    Lawsuits do not count for the yearly amount (art. 6 lid 4), nor does what was agreed apart.
    """
    agreed = {
        FacilityKind(one.facility.kind): one.facility.amount
        for one in facilities.of_council(council, year)
        if one.facility.confirmed_at and one.facility.measure == Measure.CENTS
    }
    training = sums.went.get(Category.TRAINING, 0)
    spent = {
        FacilityKind.TRAINING: training,
        FacilityKind.YEARLY: sums.went_out
        - sums.went.get(Category.DISPUTE, 0)
        - (training if FacilityKind.TRAINING in agreed else 0),
    }
    return [
        Ceiling(kind=kind, agreed=amount, spent=spent[kind])
        for kind, amount in agreed.items()
        if amount and kind in spent
    ]
