"""Year reports on paper, and as tables to keep."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from flask import Response
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.files import given_to_keep
from portal.printing import service as printing
from portal.spreadsheets import as_csv
from portal.yearreport import pages
from portal.yearreport import service as reporting
from portal.yearreport.models import YearReport
from portal.yearreport.views.blueprint import bp
from portal.yearreport.views.everywhere import year_asked
from portal.yearreport.views.reports import reader_of


@bp.get("/year-reports/<int:report_id>/pdf")
@requires(Permission.YEAR_REPORT_VIEW, subject="report_id")
def pdf(report: YearReport) -> ResponseReturnValue:
    """The report as a PDF, in the reader's own view."""
    printing.not_on_a_tablet()
    content = reporting.content_of(report)
    large = current_view() is View.PICTO
    document = pages.printed(report, content, reader_of(report, content), large=large)
    return printing.given(document)


@bp.get("/year-reports/<int:report_id>/table")
@requires(Permission.YEAR_REPORT_VIEW, subject="report_id")
def table(report: YearReport) -> ResponseReturnValue:
    """The requests of the year, a row each."""
    rows = pages.report_table(reporting.content_of(report))
    return _kept(rows, f"jaarverslag-{report.year}-{report.council_id}.csv")


@bp.get("/dossiers/year/table")
@requires(Permission.SIGNED_IN)
def everywhere_table() -> ResponseReturnValue:
    """The year of all councils that the reader may see, a row each."""
    year = year_asked()
    sums = reporting.everywhere(current_actor(), year)
    return _kept(pages.everywhere_table(sums), f"raden-{year}.csv")


def _kept(rows: Iterable[Sequence[str]], name: str) -> Response:
    """The rows as a file to keep; not on a shared tablet, where it would stay."""
    printing.not_on_a_tablet()
    return given_to_keep(BytesIO(as_csv(rows)), "text/csv", name)
