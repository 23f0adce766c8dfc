"""The paper list of a council."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import LARGEST_ID, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.mail import service
from portal.mail.pages import paper_page
from portal.rendering import render

bp = Blueprint("mail", __name__)


@bp.route("/councils/<int:council_id>/paper-list", methods=["GET", "POST"])
@requires(Permission.MESSAGE_PRINT, subject="council_id")
def paper(council: Council) -> ResponseReturnValue:
    """Show what is to be printed; or take off the list what is printed now."""
    if request.method == "POST":
        sent = request.form.getlist("message", type=int)
        ids = [number for number in sent if 0 < number <= LARGEST_ID]
        service.print_out(current_actor(), council.id, ids)
        return redirect(url_for("portal.mail.paper", council_id=council.id), 303)
    return render(
        paper_page(council, service.on_paper(council.id), service.printed_lately(council.id))
    )
