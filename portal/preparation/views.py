"""The addresses of private preparation."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.arriving import Kept
from portal.context import current_actor
from portal.easytext import service as easytext
from portal.errors import ConflictError, RefusedError
from portal.forms import heed
from portal.meetings.models import AgendaItem, Meeting
from portal.preparation import pages
from portal.preparation import service as preparation
from portal.preparation.forms import SheetForm
from portal.preparation.models import PreparationSheet
from portal.rendering import render

bp = Blueprint("preparation", __name__)


@bp.get("/meetings/<int:meeting_id>/preparation")
@requires(Permission.SHEET_LIST, subject="meeting_id")
def index(meeting: Meeting) -> ResponseReturnValue:
    """A member's own preparation for a meeting; a supporter sees what is shared."""
    sheets = preparation.of_meeting(meeting, policy.where(current_actor(), Permission.SHEET_VIEW))
    if not policy.may(current_actor(), Permission.SHEET_WRITE, meeting.council_id):
        return render(pages.shared_page(meeting, sheets))
    items, easy = preparation.items_of(meeting), easytext.topics_of_meeting(meeting.id)
    return render(pages.mine_page(meeting, items, sheets, easy))


@bp.get("/meetings/<int:meeting_id>/preparation/paper")
@requires(Permission.SHEET_LIST, subject="meeting_id")
def paper(meeting: Meeting) -> ResponseReturnValue:
    """One's own sheets on paper."""
    actor = current_actor()
    own = policy.where(actor, Permission.SHEET_SHARE)
    return render(pages.paper_page(meeting, actor.name, preparation.of_meeting(meeting, own)))


@bp.route("/items/<int:item_id>/preparation", methods=["GET", "POST"])
@requires(Permission.SHEET_WRITE, subject="item_id", kept=Kept.EACH)
def write(item: AgendaItem) -> ResponseReturnValue:
    """Prepare one item."""
    actor = current_actor()
    sheet = preparation.mine(actor, item.id)
    now: dict[str, Any] = {"version": 1}
    if sheet is not None:
        now = {
            "opinion": sheet.opinion,
            "pictures": [symbol for symbol, _words in sheet.pictures],
            "thought": sheet.thought,
            "question": sheet.question,
            "version": sheet.version,
        }
    form = SheetForm(request.form, data=now)
    pictures = preparation.pictures_of(item)
    form.offer(pictures)
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        try:
            words = form.written(pictures)
            if sheet and sheet.shared_with_id:
                heed(words.thought, words.question)
            sheet = preparation.write(actor, item, words, form.version.data or 0)
            return redirect(_place(sheet), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    return render(pages.write_page(item, form, theirs), status)


@bp.get("/preparation/<int:sheet_id>")
@requires(Permission.SHEET_VIEW, subject="sheet_id")
def show(sheet: PreparationSheet) -> ResponseReturnValue:
    """One sheet."""
    sheet = preparation.with_item(sheet.id)
    own = sheet.person_id == current_actor().person_id
    people = preparation.supporters(sheet.item.meeting.council_id) if own else ()
    return render(pages.sheet_page(sheet, own=own, supporters=people))


@bp.post("/preparation/<int:sheet_id>/share")
@requires(Permission.SHEET_SHARE, subject="sheet_id")
def share(sheet: PreparationSheet) -> ResponseReturnValue:
    """Let one's supporter read it."""
    heed(sheet.thought, sheet.question)
    person_id = request.form.get("supporter", 0, type=int)
    try:
        preparation.share(sheet, sheet.item.meeting.council_id, person_id)
    except RefusedError:
        return redirect(_place(sheet), 303)
    return redirect(_place(sheet), 303)


@bp.post("/preparation/<int:sheet_id>/keep")
@requires(Permission.SHEET_SHARE, subject="sheet_id")
def keep(sheet: PreparationSheet) -> ResponseReturnValue:
    """Take the sharing back."""
    preparation.keep_alone(sheet)
    return redirect(_place(sheet), 303)


@bp.post("/preparation/<int:sheet_id>/remove")
@requires(Permission.SHEET_SHARE, subject="sheet_id")
def remove(sheet: PreparationSheet) -> ResponseReturnValue:
    """Throw a sheet away."""
    meeting_id = sheet.item.meeting_id
    preparation.throw_away(sheet)
    return redirect(url_for(".index", meeting_id=meeting_id), 303)


def _place(sheet: PreparationSheet) -> str:
    return url_for(".show", sheet_id=sheet.id)
