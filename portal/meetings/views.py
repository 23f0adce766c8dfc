"""Meetings: the list, one meeting and its items, from draft to invitation."""

from typing import Any

import sqlalchemy as sa
from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.attendance import service as attendance
from portal.ballots import service as ballots
from portal.context import View, current_actor, current_view
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.identity import Role
from portal.meetings import service
from portal.meetings.forms import EditMeetingForm, MakeMeetingForm, filled
from portal.meetings.models import AgendaItem, Meeting
from portal.meetings.pages import InvitePage, MeetingsPage, WallPage, item_page, meeting_page
from portal.meetings.pages.words import leaf_of, title_of, when_of
from portal.rendering import Action, Chip, FormPage, render
from portal.returning import page_path

bp = Blueprint("meetings", __name__)


@bp.get("/meetings")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """The meetings of all councils of this person; of one council it is that council's page."""
    actor = current_actor()
    mine = policy.councils(actor, Permission.MEETING_VIEW)
    if len(mine) == 1:
        return redirect(url_for("portal.meetings.of_council", council_id=next(iter(mine))), 303)
    shelf = service.shelf(policy.where(actor, Permission.MEETING_VIEW), _year())
    return render(MeetingsPage.of(shelf, here=page_path(), many=True))


@bp.get("/councils/<int:council_id>/meetings")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def of_council(council: Council) -> ResponseReturnValue:
    """One council's meetings: to come, and a year of the past at a time."""
    actor = current_actor()
    seen = sa.and_(Meeting.council_id == council.id, policy.where(actor, Permission.MEETING_VIEW))
    make = ""
    if policy.may(actor, Permission.MEETING_MAKE, council.id):
        make = url_for("portal.meetings.make", council_id=council.id)
    shelf = service.shelf(seen, _year())
    return render(MeetingsPage.of(shelf, here=page_path(), council=council, make=make))


def _year() -> int | None:
    return request.args.get("year", type=int)


@bp.route("/councils/<int:council_id>/meetings/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MAKE, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Make a meeting; from the last one unless something else is chosen."""
    last = service.last_meeting(council.id)
    form = MakeMeetingForm(
        request.form,
        data=filled(service.usual(last)),
        last=title_of(last) if last else "",
    )
    if form.sent():
        try:
            meeting = service.make_meeting(
                current_actor(), council, form.when, form.source.data or ""
            )
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(_place(meeting, overlap=service.overlapping(meeting)), 303)
    page = FormPage(
        title=_("New meeting"),
        symbol="own:meeting",
        council=council,
        section="meetings",
        back=url_for("portal.meetings.of_council", council_id=council.id),
        form=form,
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/meetings/<int:meeting_id>")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def show(meeting: Meeting) -> ResponseReturnValue:
    """One meeting: the agenda, who comes, the papers."""
    return _shown(meeting)


def _shown(
    meeting: Meeting, error: RefusedError | None = None, status: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    people = []
    if policy.may(actor, Permission.ATTENDANCE_VIEW, meeting.council_id):
        people = attendance.who_comes(meeting)
    words = current_view() is View.STANDARD
    items = agenda.outline(meeting, papers=words, topics=not words)
    notice = Chip(text=error.message, tone="alarm", mark="warning") if error else None
    return render(
        meeting_page(
            meeting,
            actor,
            items,
            people,
            notice=notice or _overlap(meeting),
            undo=_undo(meeting),
        ),
        status,
    )


def _place(meeting: Meeting, overlap: Meeting | None = None) -> str:
    return url_for("portal.meetings.show", meeting_id=meeting.id, overlap=1 if overlap else None)


def _place_from_outside(meeting: Meeting) -> str:
    return url_for("portal.meetings.show", meeting_id=meeting.id, _external=True)


def _overlap(meeting: Meeting) -> Chip | None:
    """The warning that goes with a meeting made or moved to a time already taken."""
    other = service.overlapping(meeting) if "overlap" in request.args else None
    if other is None:
        return None
    text = _("At this time there is also: %(meeting)s.", meeting=title_of(other))
    return Chip(text=text, tone="sun", mark="warning")


def _undo(meeting: Meeting) -> Action | None:
    """The way back for an item that was just removed."""
    item_id = request.args.get("removed", 0, type=int)
    if not 0 < item_id < 2**31 or not policy.may(
        current_actor(), Permission.MEETING_EDIT, meeting.council_id
    ):
        return None
    item = agenda.removed_item(meeting, item_id)
    if item is None:
        return None
    return Action(
        concept="item.restore",
        href=url_for("portal.agenda.restore", meeting_id=meeting.id),
        label=_("Put “%(item)s” back", item=item.title),
        post=True,
        fields=[("item", str(item.id)), ("place", request.args.get("place", "")[:4])],
    )


@bp.get("/meetings/<int:meeting_id>/wall")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def wall(meeting: Meeting) -> ResponseReturnValue:
    """The agenda on one A4, to print and hang on the wall."""
    supporters = attendance.people_of(meeting.council_id, {Role.SUPPORTER})
    items = agenda.outline(meeting, topics=True)
    return render(WallPage.of(meeting, items, supporters[0] if supporters else None))


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def edit(meeting: Meeting) -> ResponseReturnValue:
    """Change title, day, time or place."""
    now = service.When(
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
    )
    form = EditMeetingForm(request.form, data=filled(now) | {"version": meeting.version})
    page: dict[str, Any] = _frame(meeting, _("Change day or place")) | {"form": form}
    if form.sent():
        try:
            service.change_meeting(current_actor(), meeting, form.when, form.version.data)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            theirs = {"title": meeting.title, "date": when_of(meeting)}
            return render(FormPage(theirs=theirs, **page), 409)
        else:
            return redirect(_place(meeting, overlap=service.overlapping(meeting)), 303)
    return render(FormPage(**page), 422 if request.method == "POST" else 200)


def _frame(meeting: Meeting, title: str) -> dict[str, Any]:
    up = url_for("portal.meetings.of_council", council_id=meeting.council_id)
    return {
        "title": title,
        "symbol": leaf_of(meeting),
        "council": meeting.council,
        "section": "meetings",
        "back": _place(meeting),
        "crumbs": [(_("Meetings"), up), (title_of(meeting), _place(meeting))],
    }


@bp.post("/meetings/<int:meeting_id>/fix")
@requires(Permission.MEETING_FIX, subject="meeting_id")
def fix(meeting: Meeting) -> ResponseReturnValue:
    """Fix the agenda."""
    try:
        service.fix(current_actor(), meeting)
    except RefusedError as error:
        return _shown(meeting, error, 422)
    return redirect(_place(meeting), 303)


@bp.route("/meetings/<int:meeting_id>/invite", methods=["GET", "POST"])
@requires(Permission.MEETING_FIX, subject="meeting_id")
def invite(meeting: Meeting) -> ResponseReturnValue:
    """Show who gets what, then invite."""
    if request.method == "POST":
        try:
            service.invite(current_actor(), meeting, _place_from_outside(meeting))
        except RefusedError as error:
            return _shown(meeting, error, 422)
        return redirect(_place(meeting), 303)
    receivers = service.receivers(meeting)
    return render(InvitePage.of(meeting, receivers, **_frame(meeting, _("Invite"))))


@bp.post("/meetings/<int:meeting_id>/cancel")
@requires(Permission.MEETING_FIX, subject="meeting_id")
def cancel(meeting: Meeting) -> ResponseReturnValue:
    """Say that the meeting does not go on."""
    service.cancel(current_actor(), meeting)
    return redirect(_place(meeting), 303)


@bp.post("/meetings/<int:meeting_id>/plan-again")
@requires(Permission.MEETING_FIX, subject="meeting_id")
def plan_again(meeting: Meeting) -> ResponseReturnValue:
    """Take the cancelling back."""
    service.plan_again(current_actor(), meeting, _place_from_outside(meeting))
    return redirect(_place(meeting), 303)


@bp.get("/items/<int:item_id>")
@requires(Permission.ITEM_VIEW, subject="item_id")
def item(item: AgendaItem) -> ResponseReturnValue:
    """One item of the agenda; in the picto view three lines a screen."""
    number = request.args.get("screen", 1, type=int)
    ballot = None if item.is_break else ballots.find_for_item(item)
    return render(item_page(item, current_actor(), agenda.steps(item), ballot, number=number))
