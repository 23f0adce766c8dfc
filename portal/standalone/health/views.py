"""``/healthz`` for programs that watch, and the page for the administrator."""

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from portal import __version__
from portal.access.guard import ensure_administrator, requires
from portal.access.permissions import Permission
from portal.context import current_actor, portal
from portal.numbers import number
from portal.rendering import render
from portal.standalone import doctor
from portal.standalone.health import service
from portal.standalone.health.pages import health_page

bp = Blueprint("health", __name__)


@bp.get("/health")
@requires(Permission.SIGNED_IN)
def show() -> ResponseReturnValue:
    """What is off and what to do: for the administrator."""
    ensure_administrator(current_actor())
    return render(health_page([*doctor.inside(), doctor.of_mail(try_it=False)]))


def check() -> ResponseReturnValue:
    """C4: 200 with status ok, 503 with the reason in words when nobody can work."""
    found = service.outage(portal().engine, portal().folder)
    if found is None:
        response = jsonify(status="ok", version=__version__)
    else:
        response = jsonify(status="down", reason=service.in_words(found))
        response.status_code = 503
    response.headers["Cache-Control"] = "no-store"
    return response


def unknown_name(error: Exception) -> ResponseReturnValue:
    """The portal was called by a name that is not its own: no page that trusts this name."""
    response = Response(
        render_template("portal/pages/health/unknown_name.html", number=number()), 400
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
