"""The addresses of the start page, the decisions and the switches."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import VIEW_COOKIE, View, current_actor, current_view
from portal.cookies import keep_cookie
from portal.councils.models import House
from portal.database import session
from portal.i18n import LANGUAGE_COOKIE, LANGUAGES
from portal.people.models import Person
from portal.rendering import render
from portal.residents import service as residents
from portal.returning import own_path
from portal.start import pages
from portal.start import service as start

bp = Blueprint("start", __name__)
YEAR = timedelta(days=365)


@bp.get("/")
@requires(Permission.TABLET)
def show() -> ResponseReturnValue:
    """What is next, what asks something of you, what was decided."""
    actor = current_actor()
    if not actor.known:
        return redirect(url_for("portal.residents.faces"), 303)
    lists = current_view() is View.STANDARD
    return render(pages.start_page(actor, start.home(actor, lists=lists)))


@bp.get("/asks")
@requires(Permission.SIGNED_IN)
def asks() -> ResponseReturnValue:
    """What asks something of me: the supporter's first screen in the picto view."""
    actor = current_actor()
    return render(pages.asks_page(start.waiting(actor)))


@bp.get("/screen")
@requires(Permission.PUBLIC)
def screen() -> ResponseReturnValue:
    """What a screen in the hall shows; any other browser goes to the door of tablets."""
    house_id = current_actor().screen_house
    if house_id is None:
        return redirect(url_for("portal.residents.door"), 303)
    response = make_response(_of_house(session.get_one(House, house_id)))
    secret = request.cookies.get(residents.DEVICE_COOKIE, "")
    keep_cookie(response, residents.DEVICE_COOKIE, secret, residents.DEVICE_LASTS)
    return response


@bp.get("/houses/<int:house_id>/screen")
@requires(Permission.HOUSE_VIEW, subject="house_id")
def screen_of(house: House) -> ResponseReturnValue:
    """The same, for who lives there or looks after it."""
    return _of_house(house)


def _of_house(house: House) -> ResponseReturnValue:
    return render(pages.ScreenPage.of(house, start.on_screen(house)))


@bp.post("/view")
@requires(Permission.PUBLIC)
def switch_view() -> ResponseReturnValue:
    """Show the same page in the other view: a person's setting, a visitor's cookie."""
    chosen = request.form.get("view", "")
    if chosen not in tuple(View):
        abort(400)
    actor, tablet = current_actor(), residents.tablet()
    response: Any = redirect(own_path(request.form.get("next")), 303)
    if actor.known:
        person = session.get_one(Person, actor.person_id)
        person.view = chosen
    elif not (tablet and tablet.locked):
        keep_cookie(response, VIEW_COOKIE, chosen, YEAR)
    g.portal_not_an_act = True
    return response  # type: ignore[no-any-return]


@bp.post("/language")
@requires(Permission.PUBLIC)
def switch_language() -> ResponseReturnValue:
    """Show the words in Dutch or English, on this browser."""
    chosen = request.form.get("language", "")
    if chosen not in LANGUAGES:
        abort(400)
    response: Any = redirect(own_path(request.form.get("next")), 303)
    tablet = residents.tablet()
    if not (tablet and tablet.locked):
        keep_cookie(response, LANGUAGE_COOKIE, chosen, YEAR)
    g.portal_not_an_act = True
    return response  # type: ignore[no-any-return]
