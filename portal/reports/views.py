"""A delegate reports back."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import RefusedError
from portal.i18n import day
from portal.i18n import gettext as _
from portal.meetings.models import Meeting
from portal.rendering import FormPage, render
from portal.reports import service
from portal.reports.forms import ReportForm

bp = Blueprint("reports", __name__)


@bp.route("/meetings/<int:meeting_id>/report", methods=["GET", "POST"])
@requires(Permission.REPORT_MAKE, subject="meeting_id")
def make(meeting: Meeting) -> ResponseReturnValue:
    """Tell the council what the working group or committee did."""
    form = ReportForm(request.form)
    where = url_for("portal.meetings.show", meeting_id=meeting.id)
    if form.sent():
        try:
            service.write(current_actor(), meeting, form.text.data or "")
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(where, 303)
    page = FormPage(
        title=_("Report back to the council"),
        lede=f"{meeting.council.name}, {day(meeting.starts_at)}",
        symbol="own:tell",
        council=meeting.council,
        section="meetings",
        back=where,
        crumbs=[(meeting.title, where)],
        form=form,
    )
    return render(page, 422 if request.method == "POST" else 200)
