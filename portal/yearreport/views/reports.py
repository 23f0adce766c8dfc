"""The addresses of the report of a council on a year."""

import sqlalchemy as sa
from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.database import session
from portal.dossiers.service import today
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.people.models import Person
from portal.rendering import render
from portal.yearreport import pages
from portal.yearreport import service as reporting
from portal.yearreport.forms import AdoptForm, CorrectForm, ForewordForm
from portal.yearreport.models import YearReport
from portal.yearreport.service import Content
from portal.yearreport.views.blueprint import bp, place_of, status


@bp.get("/councils/<int:council_id>/year-reports")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """The year reports of a council, as far as the reader may see them."""
    actor = current_actor()
    found = reporting.of_council(council, policy.where(actor, Permission.YEAR_REPORT_VIEW))
    there = {one.year for one in found}
    begins: list[int] = []
    if policy.may(actor, Permission.YEAR_REPORT_MAKE, council.id):
        begins = [one for one in (today().year - 1, today().year) if one not in there]
    return render(pages.index_page(council, found, begins))


@bp.post("/councils/<int:council_id>/year-reports/<int:year>")
@requires(Permission.YEAR_REPORT_MAKE, subject="council_id")
def begin(council: Council, year: int) -> ResponseReturnValue:
    """Begin the report on a year, or open it when it was begun."""
    try:
        report = reporting.begin(current_actor(), council, year)
    except RefusedError:
        abort(404)
    return redirect(place_of(report), 303)


@bp.get("/year-reports/<int:report_id>")
@requires(Permission.YEAR_REPORT_VIEW, subject="report_id")
def show(report: YearReport) -> ResponseReturnValue:
    """A report: as it is now, or as it was adopted."""
    content = reporting.content_of(report)
    mine = policy.where(current_actor(), Permission.YEAR_REPORT_VIEW)
    newest = reporting.newer(report, mine)
    return render(pages.report_page(report, content, reader_of(report, content), newest=newest))


def reader_of(report: YearReport, content: Content) -> pages.Reader:
    """What the reader of this request may see and do."""
    actor, council_id = current_actor(), report.council_id
    ids = {one.person_id for one in content.seats}
    seen = sa.select(Person).where(Person.id.in_(ids), policy.where(actor, Permission.PERSON_VIEW))
    follows = policy.may(actor, Permission.REQUEST_VIEW, council_id)
    return pages.Reader(
        writes=policy.may(actor, Permission.YEAR_REPORT_WRITE, council_id),
        adopts=policy.may(actor, Permission.YEAR_REPORT_ADOPT, council_id),
        follows=follows,
        guest=follows and not policy.may(actor, Permission.NOTES_VIEW, council_id),
        people={one.id: one for one in session.scalars(seen)} if ids else {},
    )


@bp.route("/year-reports/<int:report_id>/foreword", methods=["GET", "POST"])
@requires(Permission.YEAR_REPORT_WRITE, subject="report_id")
def foreword(report: YearReport) -> ResponseReturnValue:
    """Write the words in front."""
    form = ForewordForm(request.form, obj=report)
    theirs, code = None, status()
    if form.sent():
        try:
            words = form.foreword.data or ""
            reporting.write(current_actor(), report, words, form.version.data or 0)
            return redirect(place_of(report), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = error.theirs, 409
            form.version.process_data(error.version)
    page = pages.form_page(report, form, _("The words in front"), theirs=theirs)
    return render(page, code)


@bp.route("/year-reports/<int:report_id>/adopt", methods=["GET", "POST"])
@requires(Permission.YEAR_REPORT_ADOPT, subject="report_id")
def adopt(report: YearReport) -> ResponseReturnValue:
    """Record that the council adopted the report."""
    form = AdoptForm(request.form, data={"on": today(), "version": report.version})
    code, theirs = status(), None
    if form.sent():
        try:
            reporting.adopt(current_actor(), report, form.on.data, form.version.data or 0)
            return redirect(place_of(report), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = error.theirs, 409
            form.version.process_data(error.version)
    lede = _("From then on nothing in it changes. The house and the provider can read it.")
    title = _("The council adopted it")
    page = pages.form_page(report, form, title, theirs=theirs, lede=lede, save="yearreport.adopt")
    return render(page, code)


@bp.route("/year-reports/<int:report_id>/correct", methods=["GET", "POST"])
@requires(Permission.YEAR_REPORT_ADOPT, subject="report_id")
def correct(report: YearReport) -> ResponseReturnValue:
    """Begin a correction: a new version, to be adopted itself."""
    form = CorrectForm(request.form)
    if form.sent():
        try:
            again = reporting.correct(current_actor(), report, form.reason.data or "")
            return redirect(place_of(again), 303)
        except RefusedError as error:
            form.refuse(error)
    lede = _("What was adopted stays. The correction is a new version beside it.")
    title = _("Correct the report")
    return render(pages.form_page(report, form, title, lede=lede, save="next"), status())
