"""Leading: one item at a time, who is here, who wants something."""

from collections.abc import Callable

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.leading import service as leading
from portal.leading.forms import AddNowForm
from portal.leading.models import Sign, Sitting
from portal.leading.pages import chair_page, closed_page, lead_page, past_page, presence_page
from portal.leading.pages.stage import frame, stage_of
from portal.leading.views.blueprint import bp, number, place, sitting_or_404
from portal.meetings.models import Meeting
from portal.rendering import Chip, FormPage, render


@bp.get("/meetings/<int:meeting_id>/lead")
@requires(Permission.MEETING_LEAD, subject="meeting_id")
def lead(meeting: Meeting) -> ResponseReturnValue:
    """The meeting as who leads sees it."""
    sitting = leading.sitting_of(meeting.id)
    if sitting is None:
        return redirect(url_for("portal.meetings.show", meeting_id=meeting.id), 303)
    return _shown(meeting, sitting)


def _shown(
    meeting: Meeting, sitting: Sitting, notice: Chip | None = None, status: int = 200
) -> ResponseReturnValue:
    stage = stage_of(meeting, sitting)
    closes = stage.may_close(current_actor())
    if sitting.closed_at is not None:
        return render(closed_page(stage, closes=closes), status)
    seldom = min(max(request.args.get("more", 0, type=int), 0), 9)
    return render(lead_page(stage, closes=closes, seldom=seldom, notice=notice), status)


def _changed(meeting: Meeting, change: Callable[[Sitting], object]) -> ResponseReturnValue:
    """Do it and go back to the page; what somebody else did first is shown, not undone."""
    sitting = sitting_or_404(meeting)
    try:
        change(sitting)
    except ConflictError:
        text = _("Somebody else was just before you. This is how it is now.")
        return _shown(meeting, sitting, Chip(text=text, tone="sun", mark="info"), 409)
    except RefusedError as error:
        notice = Chip(text=error.message, tone="sun", mark="warning")
        return _shown(meeting, sitting, notice, 422)
    return redirect(place(meeting), 303)


@bp.post("/meetings/<int:meeting_id>/lead/move")
@requires(Permission.MEETING_LEAD, subject="meeting_id")
def move(meeting: Meeting) -> ResponseReturnValue:
    """A step: on, back, past the item, to the next meeting, to an item."""
    step = request.form.get("step", "")
    return _changed(
        meeting, lambda sitting: leading.move(current_actor(), sitting, number("version"), step)
    )


@bp.post("/meetings/<int:meeting_id>/lead/break")
@requires(Permission.MEETING_LEAD, subject="meeting_id")
def pause(meeting: Meeting) -> ResponseReturnValue:
    """A break begins, ends, or is not wanted yet."""

    def change(sitting: Sitting) -> None:
        actor, do = current_actor(), request.form.get("do")
        if do == "later":
            leading.no_break_yet(sitting)
        elif do == "end":
            leading.end_break(actor, sitting, number("version"))
        else:
            leading.start_break(actor, sitting, number("version"))

    return _changed(meeting, change)


@bp.post("/meetings/<int:meeting_id>/lead/order")
@requires(Permission.MEETING_LEAD, subject="meeting_id")
def order(meeting: Meeting) -> ResponseReturnValue:
    """Move an item of today one place."""
    up = request.form.get("way") == "up"
    return _changed(
        meeting, lambda sitting: leading.order_now(current_actor(), sitting, number("item"), up=up)
    )


@bp.route("/meetings/<int:meeting_id>/lead/add", methods=["GET", "POST"])
@requires(Permission.MEETING_LEAD, subject="meeting_id")
def add(meeting: Meeting) -> ResponseReturnValue:
    """An item that comes up now, right after the present one."""
    sitting, form = sitting_or_404(meeting), AddNowForm(request.form)
    if form.sent():
        try:
            leading.add_now(current_actor(), sitting, form.item)
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(place(meeting), 303)
    around = {**frame(meeting, _("Add an item now"), "own:agenda-item"), "back": place(meeting)}
    return render(
        FormPage(form=form, save="item.add", **around), 422 if request.method == "POST" else 200
    )


@bp.route("/meetings/<int:meeting_id>/presence", methods=["GET", "POST"])
@requires(Permission.MEETING_LEAD, subject="meeting_id")
def presence(meeting: Meeting) -> ResponseReturnValue:
    """Who is here: one tap a face, and the times."""
    sitting = sitting_or_404(meeting)
    out = "out" in request.values
    if request.method == "POST":
        person, _colon, state = request.form.get("set", "").partition(":")
        person_id = int(person) if person.isdecimal() and len(person) < 10 else 0
        try:
            leading.set_presence(current_actor(), sitting, person_id, state)
        except RefusedError:
            return redirect(place(meeting, "presence"), 303)
        return redirect(place(meeting, "presence") + ("?out=1" if out else ""), 303)
    if sitting.closed_at is not None:
        return render(past_page(meeting, leading.timeline(meeting.id)))
    seats = leading.roll(meeting)
    rule = sitting.agreed or leading.usual_rule(meeting.council_id)
    quorum = leading.quorum_of(meeting, seats, rule)
    times = [] if out else leading.timeline(meeting.id)
    return render(presence_page(meeting, seats, quorum, times, out=out))


@bp.route("/meetings/<int:meeting_id>/lead/chair", methods=["GET", "POST"])
@requires(Permission.MEETING_LEAD, subject="meeting_id")
def chair(meeting: Meeting) -> ResponseReturnValue:
    """Who leads from now on."""
    sitting = sitting_or_404(meeting)
    if request.method == "POST":
        return _changed(
            meeting, lambda one: leading.hand_over(current_actor(), one, number("person"))
        )
    return render(chair_page(meeting, sitting, leading.roll(meeting)))


@bp.post("/meetings/<int:meeting_id>/lead/turns")
@requires(Permission.MEETING_LEAD, subject="meeting_id")
def turns(meeting: Meeting) -> ResponseReturnValue:
    """A card was seen; somebody gets the turn, or had it."""

    def change(sitting: Sitting) -> None:
        do, sign = request.form.get("do"), request.form.get("sign", "")
        if do == "seen" and sign in tuple(Sign):
            leading.acknowledge(sitting, Sign(sign))
        elif do == "give":
            leading.give_turn(sitting, number("hand"))
        elif do == "done":
            leading.end_turn(sitting, number("hand"))

    return _changed(meeting, change)
