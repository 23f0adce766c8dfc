"""The addresses of what is handed on."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import RefusedError
from portal.handedon import pages
from portal.handedon import service as handedon
from portal.handedon.models import HandedOn
from portal.rendering import render
from portal.wishes.models import Wish

bp = Blueprint("handedon", __name__)


@bp.route("/wishes/<int:wish_id>/hand-on", methods=["GET", "POST"])
@requires(Permission.WISH_HAND_ON, subject="wish_id")
def hand_on(wish: Wish) -> ResponseReturnValue:
    """Ask whether it is only about one person; then hand it on, and keep nothing."""
    if request.method != "POST":
        return render(pages.confirm_page(wish))
    try:
        handedon.hand_on(current_actor(), wish)
    except RefusedError as error:
        return render(pages.confirm_page(wish, error.message), 422)
    return redirect(url_for("portal.wishes.index"), 303)


@bp.get("/handed-on/<int:handed_on_id>")
@requires(Permission.HANDED_ON_VIEW, subject="handed_on_id")
def show(handed_on: HandedOn) -> ResponseReturnValue:
    """Who helps with what one said."""
    return render(pages.told_page(handed_on))


@bp.post("/handed-on/<int:handed_on_id>/seen")
@requires(Permission.HANDED_ON_VIEW, subject="handed_on_id")
def see(handed_on: HandedOn) -> ResponseReturnValue:
    """It was seen: it does not come back."""
    handedon.see(handed_on)
    return redirect(url_for("portal.start.show"), 303)
