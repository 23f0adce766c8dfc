"""Who comes: a member answers, the council sees it."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.attendance import service
from portal.attendance.forms import AnswerForm
from portal.attendance.pages import AttendancePage
from portal.context import current_actor
from portal.errors import RefusedError
from portal.i18n import day
from portal.i18n import gettext as _
from portal.meetings.models import Coming, Meeting
from portal.rendering import FormPage, render

bp = Blueprint("attendance", __name__)


@bp.get("/meetings/<int:meeting_id>/attendance")
@requires(Permission.ATTENDANCE_VIEW, subject="meeting_id")
def show(meeting: Meeting) -> ResponseReturnValue:
    """Who comes."""
    return render(AttendancePage.of(service.who_comes(meeting), **_frame(meeting)))


@bp.route("/meetings/<int:meeting_id>/answer", methods=["GET", "POST"])
@requires(Permission.ATTENDANCE_ANSWER, subject="meeting_id")
def answer(meeting: Meeting) -> ResponseReturnValue:
    """Say whether one comes; to be changed until the meeting is over."""
    actor = current_actor()
    form = AnswerForm(request.form, coming=service.answer_of(meeting, actor.person_id))
    if form.sent():
        try:
            service.answer(actor, meeting, Coming(form.coming.data))
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(_place(meeting), 303)
    at = clock.local(meeting.starts_at)
    when = {"title": day(at).capitalize(), "symbol": f"leaf:{at:%Y-%m-%d}"}
    page = FormPage(form=form, **_frame(meeting) | when)
    return render(page, 422 if request.method == "POST" else 200)


def _place(meeting: Meeting) -> str:
    return url_for("portal.meetings.show", meeting_id=meeting.id)


def _frame(meeting: Meeting) -> dict[str, Any]:
    return {
        "title": _("Who comes?"),
        "symbol": "own:group",
        "council": meeting.council,
        "section": "meetings",
        "back": _place(meeting),
        "crumbs": [(meeting.title, _place(meeting))],
    }
