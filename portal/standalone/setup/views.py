"""The addresses of the set-up. They are there until somebody is administrator."""

from threading import Event
from typing import Any

from flask import Blueprint, Flask, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import database
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_view
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.rendering import render
from portal.standalone.accounts.service import hash_password
from portal.standalone.accounts.views import let_in
from portal.standalone.setup import service
from portal.standalone.setup.pages import FORMS, STEPS, step_page, wait_page

bp = Blueprint("setup", __name__)

OPEN_BEFORE = ("portal.setup.", "portal.trust.", "portal.pictures.", "portal.start.switch_")
"""What answers already while nobody has set up the portal."""


@bp.get("/set-up")
@requires(Permission.PUBLIC)
def wait() -> ResponseReturnValue:
    """What everybody sees who has not got the address of the set-up."""
    if service.is_done():
        abort(404)
    return render(wait_page(_("Whoever started Huisraad has an address to set it up.")))


@bp.route(
    "/set-up/<string(maxlength=60):token>", defaults={"step": STEPS[0]}, methods=["GET", "POST"]
)
@bp.route(
    "/set-up/<string(maxlength=60):token>/<any(council, administrator):step>",
    methods=["GET", "POST"],
)
@requires(Permission.PUBLIC, alone=True)
def step(token: str, step: str) -> ResponseReturnValue:
    """Ask what this step asks; the last one makes everything, and signs in."""
    row = service.find(token)
    if row is None:
        return _over()
    behind = next(name for name in STEPS if name == STEPS[-1] or name not in row.answers)
    if STEPS.index(step) > STEPS.index(behind):
        return redirect(url_for(".step", token=token, step=behind), 303)
    form = FORMS[step](request.form, data=row.answers)
    if form.sent():
        try:
            if step == STEPS[-1]:
                return _finish(token, form)
            database.begin(writes=True)
            service.keep(token, {field.name: field.data or "" for field in form.fields})
            onward = STEPS[STEPS.index(step) + 1]
            return redirect(url_for(".step", token=token, step=onward), 303)
        except service.OverError:
            return _over()
        except RefusedError as error:
            form.refuse(error)
    page = step_page(token, step, form, current_view())
    return render(page, 422 if request.method == "POST" else 200)


def _finish(token: str, form: Any) -> ResponseReturnValue:
    password_hash = hash_password(str(form.password.data))
    database.begin(writes=True)
    account_id = service.finish(
        token,
        service.Administrator(
            name=str(form.name.data),
            email=str(form.email.data),
            password_hash=password_hash,
            supports=form.supports.data == "yes",
            view=current_view(),
        ),
    )
    response = let_in(account_id, url_for("portal.start.show"))
    g.portal_not_an_act = False  # tapped twice, the second time finds it done
    return response


def _over() -> ResponseReturnValue:
    if service.is_done():
        abort(404)
    sentence = _("This address does not work any more. Start Huisraad again for a new one.")
    return render(wait_page(sentence), 404)


def hold_back(app: Flask) -> None:
    """Until somebody is administrator, lead everybody to one plain page."""
    done = Event()

    @app.before_request
    def first_the_set_up() -> ResponseReturnValue | None:
        open_before = (request.endpoint or "").startswith(OPEN_BEFORE)
        if done.is_set() or open_before or request.endpoint in ("healthz", "portal.static"):
            return None
        with database.reading() as own:
            if service.is_done(own):
                done.set()
                return None
        return redirect(url_for("portal.setup.wait"), 303)
