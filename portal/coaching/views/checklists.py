"""The addresses of the lists to tick off."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.coaching.pages import checklists as pages
from portal.coaching.service import checklists
from portal.coaching.service.checklists import Shown
from portal.coaching.views.blueprint import bp
from portal.context import current_actor
from portal.councils.models import Council
from portal.memberships import service as memberships
from portal.rendering import render


@bp.get("/councils/<int:council_id>/lists")
@requires(Permission.NOTES_VIEW, subject="council_id")
def lists(council: Council) -> ResponseReturnValue:
    """The lists of a council: its own, and one of each supporter."""
    return render(pages.lists_page(council, _lists(council)))


@bp.get("/councils/<int:council_id>/lists/<int:whose>")
@requires(Permission.NOTES_VIEW, subject="council_id")
def list_(council: Council, whose: int) -> ResponseReturnValue:
    """One list; ``whose`` is the id of a supporter, or nought."""
    shown = _found(council, whose)
    actor = current_actor()
    open_to = [
        line for line, step in shown.steps.items() if policy.may(actor, step.permission, council.id)
    ]
    ticks = policy.may(actor, Permission.CHECKLIST_TICK, council.id)
    return render(pages.list_page(council, shown, open_to, ticks=ticks))


@bp.post("/councils/<int:council_id>/lists/<int:whose>/lines/<line>")
@requires(Permission.CHECKLIST_TICK, subject="council_id")
def tick(council: Council, whose: int, line: str) -> ResponseReturnValue:
    """Say that a line is done, or not yet."""
    shown = _found(council, whose)
    if line not in shown.steps:
        abort(404)
    done = bool(request.form.get("done"))
    checklists.tick(current_actor(), council, shown, line, done=done)
    card = [*shown.steps].index(line) + 1
    place = url_for(".list_", council_id=council.id, whose=whose, card=card)
    return redirect(place, 303)


@bp.post("/councils/<int:council_id>/lists/<int:whose>/away")
@requires(Permission.CHECKLIST_TICK, subject="council_id")
def put_away(council: Council, whose: int) -> ResponseReturnValue:
    """Put a list away, or take it out again."""
    away = bool(request.form.get("away"))
    checklists.put_away(current_actor(), council, _found(council, whose), away=away)
    return redirect(url_for(".lists", council_id=council.id), 303)


def _lists(council: Council) -> list[Shown]:
    return checklists.of_council(council, memberships.roster(council).supporters)


def _found(council: Council, whose: int) -> Shown:
    found = checklists.find(_lists(council), whose)
    if found is None:
        abort(404)
    return found
