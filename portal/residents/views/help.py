"""Help: one tap calls a person, and that person says to be coming."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import bounded, requires
from portal.access.permissions import Permission
from portal.arriving import Kept
from portal.context import current_actor
from portal.councils.models import House
from portal.rendering import render
from portal.residents import service
from portal.residents.pages import CallsPage, KnockPage
from portal.residents.views import bp
from portal.returning import is_secret, own_path


@bp.post("/help/call")
@requires(Permission.TABLET, kept=Kept.FRESH)
def call_help() -> ResponseReturnValue:
    """Ring for help, from any page, also before anybody said who they are."""
    page = request.form.get("page")
    back = own_path(None if is_secret(page) else page)
    rang = service.ask_for_help(current_actor(), back)
    return redirect(url_for("portal.residents.knock", back=back, rang=1 if rang else None), 303)


@bp.get("/help/coming")
@requires(Permission.TABLET)
def knock() -> ResponseReturnValue:
    """Whose door to knock on, and the way back to the page one was on."""
    near = service.near(current_actor())
    page = KnockPage.of(
        near.comer,
        near.coming,
        rang=bool(request.args.get("rang")),
        back=own_path(request.args.get("back")),
    )
    return render(page)


@bp.get("/help")
@requires(Permission.SIGNED_IN)
def calls() -> ResponseReturnValue:
    """Who asks for help in the houses where the reader is begeleider or supporter."""
    return render(CallsPage.of(service.open_calls(current_actor())))


@bp.post("/houses/<int:house_id>/help/<int:call_id>")
@requires(Permission.HELP_ANSWER, subject="house_id")
def answer_call(house: House, call_id: int) -> ResponseReturnValue:
    """I am coming: the resident sees who."""
    call = service.call_of(house, bounded(call_id))
    if call is None:
        abort(404)
    service.answer(current_actor(), call)
    return redirect(url_for("portal.residents.calls"), 303)
