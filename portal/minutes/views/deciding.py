"""Minutes are presented to the council, adopted at a meeting, and corrected afterwards."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.context import current_actor
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.meetings.models import AgendaItem, Purpose
from portal.minutes import service as minuting
from portal.minutes.forms import NEW_ITEM, CorrectForm, PresentForm, VersionForm
from portal.minutes.models import Minutes, MinutesState
from portal.minutes.pages.words import frame, meeting_title
from portal.minutes.views.blueprint import bp, shown
from portal.personal import personal_card
from portal.rendering import FormPage, render


@bp.route("/minutes/<int:minutes_id>/present", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def present(minutes: Minutes) -> ResponseReturnValue:
    """Let the council read the minutes, and put them on the agenda of a meeting to come."""
    actor = current_actor()
    if minutes.state != MinutesState.CONCEPT:
        return redirect(url_for(".show", minutes_id=minutes.id), 303)
    items = minuting.adopting_items(minutes)
    form = PresentForm(
        request.form, data={"version": minutes.version, "item": _proposed(minutes, items)}
    )
    may_add = policy.may(actor, Permission.MEETING_EDIT, minutes.council_id)
    form.offer(items, meeting_title, may_add=may_add)
    personal = minuting.is_personal(minutes)
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent() and personal and not form.common.data:
        return render(_personal_page(minutes, form))
    if form.sent():
        try:
            item = _item(items, form.item.data)
            minuting.present(actor, minutes, form.version.data or 0, item)
            return redirect(url_for(".show", minutes_id=minutes.id), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = {_("State"): error.theirs["state"]}, 409
            form.version.process_data(error.version)
    page = FormPage(
        **frame(minutes, actor, _("Present the minutes to the council")),
        lede=_("Then the council reads them. Nobody writes in them meanwhile."),
        form=form,
        theirs=theirs,
        save="minutes.present",
    )
    return render(page, status)


def _proposed(minutes: Minutes, items: Any) -> int:
    """The item that seems to be about the last meeting, else a new one, else none."""
    if minutes.item_id:
        return minutes.item_id
    if not items:
        return 0
    words = ("verslag", "notulen", "vorige keer", "last time", "minutes")
    soonest = [one for one in items if one.meeting_id == items[0].meeting_id]
    for one in soonest:
        if any(word in one.title.lower() for word in words):
            return int(one.id)
    return NEW_ITEM


def _item(items: Any, chosen: int) -> AgendaItem | None:
    if chosen == NEW_ITEM and items:
        actor = current_actor()
        meeting = ensure(actor, Permission.MEETING_EDIT, items[0].meeting_id)
        text = agenda.ItemText(title=_("Minutes of last time"), purpose=Purpose.DECIDE, minutes=5)
        return agenda.add_item(actor, meeting, text)
    return next((one for one in items if one.id == chosen), None)


def _personal_page(minutes: Minutes, form: Any) -> FormPage:
    """Is this about one person? The writer looks again, or says that it is not."""
    form.common.data = "1"
    return FormPage(
        **frame(minutes, current_actor(), _("Is something in it about one person only?")),
        lede=_("The house can read adopted minutes. A complaint or an illness does not belong."),
        cards=[personal_card(minutes.meeting.council.house)],
        form=form,
        save="minutes.common",
    )


@bp.post("/minutes/<int:minutes_id>/reopen")
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def reopen(minutes: Minutes) -> ResponseReturnValue:
    """Write on in presented minutes."""
    minuting.reopen(current_actor(), minutes)
    return redirect(url_for(".write", minutes_id=minutes.id), 303)


@bp.post("/minutes/<int:minutes_id>/adopt")
@requires(Permission.MINUTES_ADOPT, subject="minutes_id")
def adopt(minutes: Minutes) -> ResponseReturnValue:
    """Record that the council adopted the minutes."""
    form = VersionForm(request.form)
    try:
        minuting.adopt(current_actor(), minutes, form.version.data or 0)
    except RefusedError as error:
        return shown(minutes, wrong=error.message, status=422)
    except ConflictError:
        wrong = _("Somebody changed the minutes meanwhile. Look at them again first.")
        return shown(minutes, wrong=wrong, status=409)
    return redirect(url_for(".show", minutes_id=minutes.id), 303)


@bp.route("/minutes/<int:minutes_id>/correct", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def correct(minutes: Minutes) -> ResponseReturnValue:
    """Begin a correction: a new version of adopted minutes, to be adopted itself."""
    actor = current_actor()
    form = CorrectForm(request.form)
    if form.sent():
        try:
            again = minuting.correct(actor, minutes, form.reason.data or "")
            return redirect(url_for(".write", minutes_id=again.id), 303)
        except RefusedError as error:
            form.refuse(error)
    page = FormPage(
        **frame(minutes, actor, _("Correct the minutes")),
        lede=_("What was adopted stays. The correction is a new version beside it."),
        form=form,
        save="next",
    )
    return render(page, 422 if request.method == "POST" else 200)
