"""Meetings: the list, making and changing one, one meeting and its items."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.attendance import service as attendance
from portal.ballots import service as ballots
from portal.context import View, current_actor, current_view
from portal.councils.models import Council
from portal.decisions import service as decisions
from portal.easytext import service as easytext
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.identity import GUEST_ROLES, Actor, Role
from portal.meetings import service
from portal.meetings.forms import (
    EditMeetingForm,
    MakeMeetingForm,
    filled,
    present,
)
from portal.meetings.models import AgendaItem, Meeting
from portal.meetings.pages import MeetingsPage, WallPage, item_page, meeting_page
from portal.meetings.pages.frame import frame_of
from portal.meetings.pages.held import held_actions
from portal.meetings.pages.minuted import adopting_actions, minutes_actions
from portal.meetings.pages.notices import clash_banner
from portal.meetings.pages.shelf import planning_of, ways_of
from portal.meetings.pages.words import title_of, when_of
from portal.meetings.views.beside import beside
from portal.meetings.views.blueprint import bp
from portal.planning import service as planning
from portal.preparation import service as preparation
from portal.rendering import Action, Chip, FormPage, render
from portal.reports import service as reports
from portal.returning import page_path

AHEAD = timedelta(weeks=10)


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
    days = [clock.local(one.starts_at).date() for one in (*shelf.upcoming, *shelf.past)]
    away = planning.away(council, min(days), max(days)) if days else ()
    keep = ""
    if actor.device_id is None and policy.may(actor, Permission.YEAR_KEEP, council.id):
        keep = url_for("portal.offline.year", council_id=council.id, year=shelf.year)
    page = MeetingsPage.of(
        shelf,
        here=page_path(),
        council=council,
        make=make,
        keep=keep,
        ways=ways_of(council, actor),
        besides=planning_of(council, actor),
        away=away,
    )
    return render(page)


def _year() -> int | None:
    return request.args.get("year", type=int)


@bp.route("/councils/<int:council_id>/meetings/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MAKE, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Make a meeting; from the last one unless something else is chosen."""
    actor = current_actor()
    last = service.last_meeting(council.id)
    form = MakeMeetingForm(
        request.form,
        data=filled(service.usual(council, last)),
        council=council,
        decides=service.may_leave_out(actor, council.id),
        last=title_of(last) if last else "",
        own=agenda.own_sources(council.id),
        away=planning.away(council, *_ahead()),
    )
    if form.sent():
        try:
            meeting = service.make_meeting(actor, council, form.when, form.source.data or "")
        except RefusedError as error:
            form.refuse(error)
        else:
            planning.bring(actor, meeting)
            return redirect(place_of(meeting, overlap=_clashing(actor, meeting)), 303)
    page = FormPage(
        title=_("New meeting"),
        symbol="own:meeting",
        council=council,
        section="meetings",
        back=url_for("portal.meetings.of_council", council_id=council.id),
        form=form,
    )
    return render(page, 422 if request.method == "POST" else 200)


def _ahead() -> tuple[date, date]:
    """The days in which the next meeting likely falls."""
    today = clock.local(clock.now()).date()
    return today, today + AHEAD


@bp.get("/meetings/<int:meeting_id>")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def show(meeting: Meeting) -> ResponseReturnValue:
    """One meeting: the agenda, who comes, the papers."""
    return shown(meeting)


def shown(
    meeting: Meeting, error: RefusedError | None = None, status: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    people = []
    if policy.may(actor, Permission.ATTENDANCE_VIEW, meeting.council_id):
        people = attendance.who_comes(meeting, frozenset(Role))
    guest = meeting.council_id in actor.councils_as(GUEST_ROLES)
    words = current_view() is View.STANDARD
    items = agenda.outline(meeting, papers=words, topics=not words)
    notice = Chip(text=error.message, tone="alarm", mark="warning") if error else None
    there = beside(meeting, actor)
    held = held_actions(meeting, actor, there.sitting, opens=there.opens)
    edits = policy.may(actor, Permission.MEETING_EDIT, meeting.council_id)
    came = edits and any(one.progress.proposed and one.progress.source_hash for one in items)
    return render(
        meeting_page(
            meeting,
            actor,
            items,
            people,
            notice=notice or _overlap(actor, meeting),
            undo=_undo(meeting),
            mine=attendance.answer_of(meeting, actor.person_id) if guest else None,
            reports=reports.is_due(actor, meeting),
            held=[*held, *minutes_actions(meeting, actor, there.minutes_id)],
            news=attendance.unheard(meeting, there.told) if meeting.invited_at else None,
            helpers=there.helpers if meeting.invited_at else (),
            same=easytext.same_on_agenda(meeting.id) if came else 0,
        ),
        status,
    )


def place_of(meeting: Meeting, overlap: bool = False) -> str:
    return url_for("portal.meetings.show", meeting_id=meeting.id, overlap=1 if overlap else None)


def place_from_outside(meeting: Meeting) -> str:
    return url_for("portal.meetings.show", meeting_id=meeting.id, _external=True)


def told_or(meeting: Meeting, overlap: bool = False) -> str:
    """Where an officer goes after a change: on to letting people know, if there is whom to tell."""
    actor = current_actor()
    asked = policy.may(actor, Permission.MEETING_FIX, meeting.council_id)
    if asked and not overlap and attendance.news(meeting):
        return url_for("portal.meetings.tell", meeting_id=meeting.id)
    return place_of(meeting, overlap=overlap)


def _clashing(actor: Actor, meeting: Meeting) -> bool:
    return bool(service.overlapping(meeting) or service.clashes(actor, meeting))


def _overlap(actor: Actor, meeting: Meeting) -> Chip | None:
    """The warning that goes with a meeting made or moved to a time already taken."""
    if "overlap" not in request.args or not policy.may(
        actor, Permission.MEETING_EDIT, meeting.council_id
    ):
        return None
    return clash_banner(service.overlapping(meeting), service.clashes(actor, meeting))


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
    supporters = attendance.invited(meeting, {Role.SUPPORTER})
    items = agenda.outline(meeting, topics=True)
    return render(WallPage.of(meeting, items, supporters[0] if supporters else None))


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def edit(meeting: Meeting) -> ResponseReturnValue:
    """Change who meet, when and where."""
    actor = current_actor()
    form = EditMeetingForm(
        request.form,
        data=present(meeting),
        council=meeting.council,
        decides=service.may_leave_out(actor, meeting.council_id),
    )
    page: dict[str, Any] = frame_of(meeting, _("Change day or place")) | {"form": form}
    if form.sent():
        try:
            service.change_meeting(actor, meeting, form.when, form.version.data)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            theirs = {"title": meeting.title, "date": when_of(meeting)}
            return render(FormPage(theirs=theirs, **page), 409)
        else:
            attendance.moved(meeting, place_from_outside(meeting))
            return redirect(told_or(meeting, overlap=_clashing(actor, meeting)), 303)
    return render(FormPage(**page), 422 if request.method == "POST" else 200)


@bp.get("/items/<int:item_id>")
@requires(Permission.ITEM_VIEW, subject="item_id")
def item(item: AgendaItem) -> ResponseReturnValue:
    """One item of the agenda; in the picto view three lines a screen."""
    number = request.args.get("screen", 1, type=int)
    item = agenda.whole(item)
    ballot = None if item.is_break else ballots.find_for_item(item)
    actor = current_actor()
    made = None if item.is_break else decisions.seen_at(item, actor)
    sheet = None if item.is_break else preparation.mine(actor, item.id)
    steps, minutes = agenda.steps(item), adopting_actions(item, actor)
    page = item_page(item, actor, steps, ballot, made, sheet, number=number, minutes=minutes)
    return render(page)
