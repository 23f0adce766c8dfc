"""A year report from its first words to adopted, and corrected later."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from portal import audit, clock
from portal.councils.models import Council
from portal.database import session
from portal.dossiers.service import today
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.yearreport.models import YearReport
from portal.yearreport.service.content import Content
from portal.yearreport.service.gathering import gathered

YEARS = range(2000, 2201)


def content_of(report: YearReport) -> Content:
    """What the report tells: as it was adopted, or else as it is now."""
    if report.content is not None:
        return Content.of(report.content)
    return gathered(report.council, report.year)


def of_council(council: Council, mine: sa.ColumnElement[bool]) -> Sequence[YearReport]:
    """The reports of a council that ``mine`` lets through, the newest first."""
    found = sa.select(YearReport).where(YearReport.council_id == council.id, mine)
    return session.scalars(
        found.order_by(YearReport.year.desc(), YearReport.number.desc()).limit(60)
    ).all()


def newer(report: YearReport, mine: sa.ColumnElement[bool]) -> YearReport | None:
    """The newest version after this one that ``mine`` lets through, if there is one."""
    return session.scalar(
        sa.select(YearReport)
        .where(
            YearReport.council_id == report.council_id,
            YearReport.year == report.year,
            YearReport.number > report.number,
            mine,
        )
        .order_by(YearReport.number.desc())
        .limit(1)
    )


def begin(actor: Actor, council: Council, year: int) -> YearReport:
    """The report on a year, begun when there is none. Raises `RefusedError` for a year to come."""
    if year > today().year or year not in YEARS:
        raise RefusedError(_("This year is still to come."))
    there = session.scalar(
        sa.select(YearReport)
        .where(YearReport.council_id == council.id, YearReport.year == year)
        .order_by(YearReport.number.desc())
        .limit(1)
    )
    if there is not None:
        return there
    report = YearReport(
        council_id=council.id, year=year, made_by_id=actor.person_id, made_at=clock.now()
    )
    session.add(report)
    session.flush()
    _note(actor, "yearreport:begun", report)
    return report


def write(actor: Actor, report: YearReport, foreword: str, version: int) -> None:
    """Write the foreword anew. Raises `RefusedError` once adopted, and `ConflictError`."""
    _check_open(report)
    check_version(report, version, ("foreword",))
    report.foreword = foreword
    session.flush()
    _note(actor, "yearreport:written", report)


def adopt(actor: Actor, report: YearReport, on: date | None, version: int) -> None:
    """Record that the council adopted the report on a day: nothing in it changes any more.

    Raises `RefusedError` before the year is over and without a foreword, and `ConflictError`.
    """
    _check_open(report)
    check_version(report, version, ("foreword",))
    if on is None:
        raise RefusedError(_("Fill in the day."), field="on")
    if on > today():
        raise RefusedError(_("This day is still to come."), field="on")
    if on.year <= report.year:
        raise RefusedError(_("A report is adopted after its year."), field="on")
    if not report.foreword:
        raise RefusedError(_("Write the words in front first."))
    report.content = gathered(report.council, report.year).as_kept()
    report.adopted_on, report.adopted_at = on, clock.now()
    report.adopted_by_id = actor.person_id
    session.flush()
    _note(actor, "yearreport:adopted", report)


def correct(actor: Actor, report: YearReport, reason: str) -> YearReport:
    """Begin a correction of an adopted report: a new version, to be adopted itself.

    Raises `RefusedError` when this is not the newest adopted one.
    """
    if report.adopted_at is None or newer(report, sa.true()) is not None:
        raise RefusedError(_("There is a newer version of this report."))
    if not reason:
        raise RefusedError(_("Say what was wrong."), field="reason")
    again = YearReport(
        council_id=report.council_id,
        year=report.year,
        number=report.number + 1,
        reason=reason,
        foreword=report.foreword,
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    session.add(again)
    session.flush()
    _note(actor, "yearreport:corrected", again)
    return again


def _check_open(report: YearReport) -> None:
    if report.adopted_at is not None:
        raise RefusedError(_("What was adopted does not change. Make a correction."))


def _note(actor: Actor, what: str, report: YearReport) -> None:
    audit.record(actor, what, council_id=report.council_id, detail=f"Year report {report.id}")
