"""Following: the present item, cards, the wall, and what their screens ask every few seconds."""

from flask import abort, jsonify, make_response, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.arriving import Kept
from portal.context import current_actor
from portal.database import session
from portal.easytext.models import EasyText
from portal.errors import RefusedError
from portal.identity import Actor
from portal.leading import service as leading
from portal.leading.models import Sign, Sitting
from portal.leading.pages import follow_page, screen_page
from portal.leading.views.blueprint import LARGEST, bp, place
from portal.meetings.models import AgendaItem, Meeting
from portal.preparation import service as preparation
from portal.rendering import render


@bp.get("/meetings/<int:meeting_id>/follow")
@requires(Permission.MEETING_FOLLOW, subject="meeting_id")
def follow(meeting: Meeting) -> ResponseReturnValue:
    """Where the meeting is, or with ``item`` what one looks up oneself."""
    actor, sitting = current_actor(), leading.sitting_of(meeting.id)
    wanted = request.args.get("item", 0, type=int)
    item = _item(actor, meeting, wanted) if 0 < wanted <= LARGEST else None
    beside = agenda.steps(item) if item else None
    pulse = leading.pulse(actor, meeting.id) or abort(404)
    if sitting is not None and item is None:
        item = _item(actor, meeting, sitting.item_id)
    sheet = preparation.mine(actor, item.id) if item else None
    return render(
        follow_page(
            meeting,
            sitting,
            item,
            actor,
            leading.table_of(meeting.id, actor.person_id),
            step=pulse.step,
            ballot_id=pulse.ballot_id,
            sheet_id=sheet.id if sheet else 0,
            is_here=leading.is_here(meeting.id, actor.person_id),
            beside=beside,
            seconds=leading.seconds_before(sitting),
        )
    )


def _item(actor: Actor, meeting: Meeting, item_id: int | None) -> AgendaItem | None:
    """The item with its easy text, when it is of this meeting and this person may see it."""
    query = policy.one_row(actor, Permission.ITEM_VIEW).options(
        joinedload(AgendaItem.easy_text).selectinload(EasyText.lines)
    )
    found = session.scalar(query, {"row": item_id or 0})
    return found if found is not None and found.meeting_id == meeting.id else None


@bp.get("/meetings/<int:meeting_id>/screen")
@requires(Permission.MEETING_FOLLOW, subject="meeting_id")
def screen(meeting: Meeting) -> ResponseReturnValue:
    """The wall: for a beamer or a television."""
    actor, sitting = current_actor(), leading.sitting_of(meeting.id)
    pulse = leading.pulse(actor, meeting.id) or abort(404)
    item = _item(actor, meeting, sitting.item_id) if sitting else None
    table = leading.table_of(meeting.id)
    seconds = leading.seconds_before(sitting)
    page = screen_page(meeting, sitting, item, table, step=pulse.step, seconds=seconds)
    return render(page)


@bp.get("/meetings/<int:meeting_id>/now")
@requires(Permission.MEETING_FOLLOW)
def now(meeting_id: int) -> ResponseReturnValue:
    """Is anything new? A line of numbers, or 304; one statement besides who asks."""
    if meeting_id > LARGEST:
        abort(404)
    pulse = leading.pulse(current_actor(), meeting_id) or abort(404)
    response = make_response(jsonify(step=pulse.step, all=pulse.all))
    response.set_etag(f"{pulse.step}-{pulse.all}")
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)


@bp.post("/meetings/<int:meeting_id>/signal")
@requires(Permission.MEETING_FOLLOW, subject="meeting_id", kept=Kept.FRESH)
def signal(meeting: Meeting) -> ResponseReturnValue:
    """Hold up a card, show the name with it, or put it down."""
    actor, sitting = current_actor(), _running(meeting)
    sign, do = request.form.get("sign", ""), request.form.get("do")
    if sitting is not None and sign in tuple(Sign):
        if do == "down":
            leading.take_back(actor, sitting, Sign(sign))
        else:
            leading.give(actor, sitting, Sign(sign), named=do == "name")
    return redirect(place(meeting, "follow"), 303)


@bp.post("/meetings/<int:meeting_id>/here")
@requires(Permission.ATTENDANCE_ANSWER, subject="meeting_id")
def here(meeting: Meeting) -> ResponseReturnValue:
    """Say oneself that one is here."""
    actor, sitting = current_actor(), _running(meeting)
    if sitting is not None:
        leading.set_presence(actor, sitting, actor.person_id or 0, "here")
    return redirect(place(meeting, "follow"), 303)


def _running(meeting: Meeting) -> Sitting | None:
    try:
        return leading.running(leading.sitting_of(meeting.id))
    except RefusedError:
        return None
