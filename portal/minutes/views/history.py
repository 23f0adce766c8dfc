"""Who wrote what, two versions beside each other, and an earlier one put back."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import before, bounded, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import RefusedError
from portal.minutes import pages
from portal.minutes import service as minuting
from portal.minutes.models import Change, Minutes
from portal.minutes.service.changing import MOST_CHANGES
from portal.minutes.views.blueprint import bp, shown
from portal.rendering import render


@bp.get("/minutes/<int:minutes_id>/changes")
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def changes(minutes: Minutes) -> ResponseReturnValue:
    """Who wrote what and when, newest first."""
    found = minuting.changes_of(minutes, before())
    some = found[:MOST_CHANGES]
    older = some[-1].id if len(found) > MOST_CHANGES else None
    page = pages.changes_page(minutes, current_actor(), some, older=older)
    return render(page)


@bp.get("/minutes/<int:minutes_id>/changes/<int:change_id>")
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def change(minutes: Minutes, change_id: int) -> ResponseReturnValue:
    """A version beside the one before it, or beside the text as it is now."""
    one = _found(minutes, change_id)
    with_now = request.args.get("with") == "now"
    if with_now:
        parts = minuting.compared(one.text, one.section.text)
    else:
        before = minuting.latest(one, before=True)
        parts = minuting.compared(before.text if before else "", one.text)
    return render(pages.change_page(minutes, current_actor(), one, parts, with_now=with_now))


@bp.post("/minutes/<int:minutes_id>/changes/<int:change_id>/restore")
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def restore(minutes: Minutes, change_id: int) -> ResponseReturnValue:
    """Put an earlier version back."""
    try:
        minuting.restore(current_actor(), minutes, _found(minutes, change_id))
    except RefusedError as error:
        return shown(minutes, wrong=error.message, status=422)
    return redirect(url_for(".changes", minutes_id=minutes.id), 303)


def _found(minutes: Minutes, change_id: int) -> Change:
    return minuting.find_change(minutes, bounded(change_id)) or abort(404)
