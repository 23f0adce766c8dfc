"""Who comes: a member answers, the council sees it; who heard of it, and by which channel."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access.guard import LARGEST_ID, requires
from portal.access.permissions import Permission
from portal.arriving import Kept
from portal.attendance import service
from portal.attendance.forms import FITS, AnswerForm, ChannelForm
from portal.attendance.pages import AttendancePage, HeardPage
from portal.context import current_actor
from portal.errors import RefusedError
from portal.i18n import day
from portal.i18n import gettext as _
from portal.mail import service as mail
from portal.meetings.models import Coming, Meeting
from portal.people.models import Channel, Person
from portal.rendering import Chip, FormPage, render

bp = Blueprint("attendance", __name__)


@bp.get("/meetings/<int:meeting_id>/attendance")
@requires(Permission.ATTENDANCE_VIEW, subject="meeting_id")
def show(meeting: Meeting) -> ResponseReturnValue:
    """Who comes."""
    return render(AttendancePage.of(service.who_comes(meeting), **_frame(meeting)))


@bp.route("/meetings/<int:meeting_id>/answer", methods=["GET", "POST"])
@requires(Permission.ATTENDANCE_ANSWER, subject="meeting_id", kept=Kept.LAST)
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


@bp.route("/meetings/<int:meeting_id>/heard", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def heard(meeting: Meeting) -> ResponseReturnValue:
    """Who was told what of the meeting; or say that a mail did not arrive."""
    here = url_for(".heard", meeting_id=meeting.id)
    frame = _frame(meeting) | {"title": _("Who heard of it?"), "symbol": "own:invitation"}
    status = 200
    if request.method == "POST":
        number = request.form.get("message", 0, type=int)
        try:
            bounded = number if 0 < number <= LARGEST_ID else 0
            mail.came_back(current_actor(), meeting.id, bounded)
        except RefusedError as error:
            frame["banner"], status = Chip(text=error.message, tone="alarm", mark="warning"), 422
        else:
            return redirect(here, 303)
    return render(HeardPage.of(mail.of_meeting(meeting.id), here, **frame), status)


@bp.route("/people/<int:person_id>/channel", methods=["GET", "POST"])
@requires(Permission.CHANNEL_EDIT, subject="person_id")
def channel(person: Person) -> ResponseReturnValue:
    """Say how this person wants to hear of a meeting."""
    actor = current_actor()
    form = ChannelForm(request.form, channel=person.channel or FITS)
    back = url_for("portal.people.show", person_id=person.id)
    if person.id != actor.person_id:
        form.channel.label.text = _("How do we invite %(name)s?", name=person.call_name)
    if form.sent():
        chosen = form.channel.data
        mail.choose(actor, person, None if chosen == FITS else Channel(chosen))
        return redirect(back, 303)
    page = FormPage(
        title=_("How to invite"),
        symbol="own:invitation",
        section="people",
        back=back,
        crumbs=[(person.name, back)],
        form=form,
    )
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
