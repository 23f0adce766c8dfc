"""From draft to invitation; sharing with the guests; on to the screen."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.attendance import service as attendance
from portal.context import View, current_actor, current_view
from portal.errors import RefusedError
from portal.forms import offered
from portal.i18n import gettext as _
from portal.meetings import service
from portal.meetings.forms import (
    ShareForm,
)
from portal.meetings.models import JOIN_BEFORE, AgendaItem, Meeting, MeetingState
from portal.meetings.pages import InvitePage
from portal.meetings.pages.frame import frame_of
from portal.meetings.pages.notices import clash_banner
from portal.meetings.views.blueprint import bp
from portal.meetings.views.showing import place_from_outside, place_of, shown, told_or
from portal.rendering import FormPage, render


@bp.post("/meetings/<int:meeting_id>/fix")
@requires(Permission.MEETING_FIX, subject="meeting_id")
def fix(meeting: Meeting) -> ResponseReturnValue:
    """Fix the agenda."""
    try:
        service.fix(current_actor(), meeting)
    except RefusedError as error:
        return shown(meeting, error, 422)
    return redirect(place_of(meeting), 303)


@bp.route("/meetings/<int:meeting_id>/invite", methods=["GET", "POST"])
@requires(Permission.MEETING_FIX, subject="meeting_id")
def invite(meeting: Meeting) -> ResponseReturnValue:
    """Show who gets what, then invite."""
    if request.method == "POST":
        try:
            service.invite(current_actor(), meeting, place_from_outside(meeting))
        except RefusedError as error:
            return shown(meeting, error, 422)
        return redirect(place_of(meeting), 303)
    page = InvitePage.of(
        attendance.receivers(meeting),
        attendance.preview(meeting),
        concept="meeting.invite",
        href=url_for(".invite", meeting_id=meeting.id),
        banner=clash_banner(None, service.clashes(current_actor(), meeting)),
        **frame_of(meeting, _("Invite")),
    )
    return render(page)


@bp.route("/meetings/<int:meeting_id>/tell", methods=["GET", "POST"])
@requires(Permission.MEETING_FIX, subject="meeting_id")
def tell(meeting: Meeting) -> ResponseReturnValue:
    """Show who hears of a change, of a cancelling or that it goes on; then let them know."""
    about = attendance.news(meeting)
    if request.method == "POST" and about:
        attendance.tell(current_actor(), meeting, place_from_outside(meeting))
    if request.method == "POST" or about is None:
        return redirect(place_of(meeting), 303)
    page = InvitePage.of(
        attendance.receivers(meeting, about),
        attendance.preview(meeting, about),
        concept="meeting.tell",
        href=url_for(".tell", meeting_id=meeting.id),
        **frame_of(meeting, _("Let people know")),
    )
    return render(page)


@bp.post("/meetings/<int:meeting_id>/cancel")
@requires(Permission.MEETING_FIX, subject="meeting_id")
def cancel(meeting: Meeting) -> ResponseReturnValue:
    """Say that the meeting does not go on."""
    service.cancel(current_actor(), meeting)
    return redirect(told_or(meeting), 303)


@bp.post("/meetings/<int:meeting_id>/plan-again")
@requires(Permission.MEETING_FIX, subject="meeting_id")
def plan_again(meeting: Meeting) -> ResponseReturnValue:
    """Take the cancelling back."""
    service.plan_again(current_actor(), meeting, place_from_outside(meeting))
    return redirect(told_or(meeting), 303)


@bp.get("/meetings/<int:meeting_id>/join")
@requires(Permission.ATTENDANCE_ANSWER, subject="meeting_id")
def join(meeting: Meeting) -> ResponseReturnValue:
    """On to the screen where the meeting is held, from some time before until it is over."""
    now = clock.now()
    open_ = meeting.starts_at - JOIN_BEFORE <= now < meeting.ends_at
    going_on = open_ and meeting.link and meeting.state == MeetingState.INVITED
    return redirect(meeting.link if going_on else place_of(meeting), 303)


@bp.route("/meetings/<int:meeting_id>/share", methods=["GET", "POST"])
@requires(Permission.MEETING_FIX, subject="meeting_id")
def share(meeting: Meeting) -> ResponseReturnValue:
    """Choose which items of the whole agenda the guests see."""
    items = agenda.outline(meeting, topics=True)
    shared = [item.id for item in items if item.shared]
    form = ShareForm(request.form, items=shared or [item.id for item in items])
    easy = {item.id: item.topic for item in items if item.topic and current_view() is View.PICTO}
    form.items.choices = offered(
        (item.id, easy[item.id].text if item.id in easy else item.title) for item in items
    )
    form.items.render_kw = {"symbols": {str(id_): one.symbol for id_, one in easy.items()}}
    if form.sent():
        service.share(current_actor(), meeting, form.items.data or ())
        return redirect(place_of(meeting), 303)
    page = FormPage(form=form, **frame_of(meeting, _("Share with the guests")))
    return render(page, 422 if request.method == "POST" else 200)


@bp.post("/items/<int:item_id>/share")
@requires(Permission.ITEM_SHARE, subject="item_id")
def share_item(item: AgendaItem) -> ResponseReturnValue:
    """Share one item with the guests, or do so no longer."""
    service.share_item(current_actor(), item, request.form.get("shared") == "yes")
    return redirect(url_for("portal.meetings.item", item_id=item.id), 303)
