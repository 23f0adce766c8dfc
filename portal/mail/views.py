"""What is done by hand for a council: letters to print, people to tell."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import LARGEST_ID, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.mail import service
from portal.mail.pages import paper_page, tell_page
from portal.people import service as people
from portal.rendering import render

bp = Blueprint("mail", __name__)


@bp.route("/councils/<int:council_id>/paper-list", methods=["GET", "POST"])
@requires(Permission.MESSAGE_PRINT, subject="council_id")
def paper(council: Council) -> ResponseReturnValue:
    """Show what is to be printed; or take off the list what is printed now."""
    if request.method == "POST":
        service.print_out(current_actor(), council.id, _ticked())
        return redirect(url_for("portal.mail.paper", council_id=council.id), 303)
    listed = service.on_paper(council.id)
    lines = [line for one in listed for line in (*one.lines, *one.agenda)]
    faces = people.by_id({int(face) for _text, _symbol, *faces in lines for face in faces if face})
    return render(paper_page(council, listed, service.done_lately(council.id), faces))


@bp.route("/councils/<int:council_id>/tell-list", methods=["GET", "POST"])
@requires(Permission.MESSAGE_PRINT, subject="council_id")
def told(council: Council) -> ResponseReturnValue:
    """Show who is to be told what; or take off the list who was told now."""
    if request.method == "POST":
        service.tell(current_actor(), council.id, _ticked())
        return redirect(url_for("portal.mail.told", council_id=council.id), 303)
    done = service.done_lately(council.id, told=True)
    return render(tell_page(council, service.to_tell(council.id), done))


def _ticked() -> list[int]:
    sent = request.form.getlist("message", type=int)
    return [number for number in sent if 0 < number <= LARGEST_ID]
