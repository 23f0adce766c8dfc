"""The blueprint of year reports, and what their addresses have in common."""

from flask import Blueprint, request, url_for

from portal.yearreport.models import YearReport

bp = Blueprint("yearreport", __name__)


def status() -> int:
    """Of a page with a form: it was refused when it was sent."""
    return 422 if request.method == "POST" else 200


def place_of(report: YearReport) -> str:
    """Where the report is."""
    return url_for(".show", report_id=report.id)
