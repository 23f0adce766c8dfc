"""The addresses of the supporters' room."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.coaching.forms import ChangeEventForm, ChangeTipForm, EventForm, TipForm
from portal.coaching.models import RoomEvent, RoomTip
from portal.coaching.pages import room as pages
from portal.coaching.service import room as rooms
from portal.coaching.views.blueprint import bp, written
from portal.context import current_actor
from portal.i18n import gettext as _
from portal.rendering import render


@bp.get("/supporters")
@requires(Permission.ROOM_VIEW)
def room() -> ResponseReturnValue:
    """Everything for supporters."""
    actor = current_actor()
    events = rooms.coming(policy.where(actor, Permission.ROOM_VIEW))
    tips = rooms.tips(policy.where(actor, Permission.TIP_VIEW))
    return render(pages.room_page(events, tips))


@bp.route("/supporters/calendar/new", methods=["GET", "POST"])
@requires(Permission.ROOM_VIEW)
def add_event() -> ResponseReturnValue:
    """Put something in the calendar."""
    form = EventForm(request.form)
    return written(
        form,
        lambda: rooms.add(current_actor(), form.written()),
        url_for(".room"),
        lambda theirs: pages.form_page(form, _("In the calendar"), pages.CALENDAR, theirs=theirs),
    )


@bp.get("/supporters/calendar/<int:event_id>")
@requires(Permission.ROOM_VIEW, subject="event_id")
def event(event: RoomEvent) -> ResponseReturnValue:
    """One thing for supporters."""
    return render(pages.event_page(event))


@bp.route("/supporters/calendar/<int:event_id>/edit", methods=["GET", "POST"])
@requires(Permission.ROOM_VIEW, subject="event_id")
def change_event(event: RoomEvent) -> ResponseReturnValue:
    """Put it right."""
    here = clock.local(event.begins_at)
    when: dict[str, Any] = {"day": here.date(), "time": here.time()}
    form = ChangeEventForm(request.form, obj=event, data=when)
    back = url_for(".event", event_id=event.id)
    return written(
        form,
        lambda: rooms.change(current_actor(), event, form.written(), form.version.data or 0),
        back,
        lambda theirs: pages.form_page(
            form, _("In the calendar"), pages.CALENDAR, back=back, theirs=theirs
        ),
    )


@bp.post("/supporters/calendar/<int:event_id>/remove")
@requires(Permission.ROOM_VIEW, subject="event_id")
def remove_event(event: RoomEvent) -> ResponseReturnValue:
    """Take it away."""
    rooms.remove(current_actor(), event)
    return redirect(url_for(".room"), 303)


@bp.route("/supporters/tips/new", methods=["GET", "POST"])
@requires(Permission.ROOM_VIEW)
def add_tip() -> ResponseReturnValue:
    """Write a tip."""
    form = TipForm(request.form)
    return written(
        form,
        lambda: rooms.tell(current_actor(), form.text.data or ""),
        url_for(".room"),
        lambda theirs: pages.form_page(form, _("A tip"), pages.TIP, theirs=theirs),
    )


@bp.get("/supporters/tips/<int:tip_id>")
@requires(Permission.TIP_VIEW, subject="tip_id")
def tip(tip: RoomTip) -> ResponseReturnValue:
    """One tip."""
    return render(pages.tip_page(tip, own=tip.writer_id == current_actor().person_id))


@bp.route("/supporters/tips/<int:tip_id>/edit", methods=["GET", "POST"])
@requires(Permission.TIP_EDIT, subject="tip_id")
def change_tip(tip: RoomTip) -> ResponseReturnValue:
    """Say it in other words."""
    form = ChangeTipForm(request.form, obj=tip)
    back = url_for(".tip", tip_id=tip.id)
    return written(
        form,
        lambda: rooms.retell(current_actor(), tip, form.text.data or "", form.version.data or 0),
        back,
        lambda theirs: pages.form_page(form, _("A tip"), pages.TIP, back=back, theirs=theirs),
    )


@bp.post("/supporters/tips/<int:tip_id>/remove")
@requires(Permission.TIP_VIEW, subject="tip_id")
def remove_tip(tip: RoomTip) -> ResponseReturnValue:
    """Take it away."""
    rooms.remove(current_actor(), tip)
    return redirect(url_for(".room"), 303)
