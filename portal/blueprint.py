"""The outer blueprint: the features' blueprints, headers, error pages, what templates see."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, g, request
from flask_babel import get_locale
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, NotFound, ServiceUnavailable

from portal import clock, concepts, database, drawing, fields, i18n, navigation, pictures, screens
from portal.access import policy
from portal.access.permissions import Permission
from portal.compression import compress
from portal.context import current_actor, current_view
from portal.forms import PortalForm, new_act
from portal.paths import STATIC, TEMPLATES
from portal.rendering import render
from portal.residents import service as residents_service
from portal.residents.pages import ErrorPage

EVERY_METHOD = ("GET", "POST", "PUT", "PATCH", "DELETE")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def make_blueprint(parts: Sequence[Blueprint] = ()) -> Blueprint:
    """A fresh outer blueprint, since one object cannot be registered on two apps."""
    from portal.agenda.views import bp as agenda
    from portal.attendance.views import bp as attendance
    from portal.ballots.views import bp as ballots
    from portal.councils.views import bp as councils
    from portal.easytext.views import bp as easytext
    from portal.houses.views import bp as houses
    from portal.meetings.views import bp as meetings
    from portal.memberships.views import bp as memberships
    from portal.papers.views import bp as papers
    from portal.people.views import bp as people
    from portal.pictures import bp as pictures
    from portal.residents.views import bp as residents
    from portal.start.views import bp as start
    from portal.wishes.views import bp as wishes

    outer = Blueprint(
        "portal",
        "portal",
        template_folder=str(TEMPLATES),
        static_folder=str(STATIC),
        static_url_path="/static",
    )
    for feature in (
        start,
        councils,
        houses,
        people,
        memberships,
        meetings,
        agenda,
        attendance,
        papers,
        easytext,
        ballots,
        wishes,
        residents,
        pictures,
        *parts,
    ):
        outer.register_blueprint(feature)
    outer.add_url_rule("/<path:anything>", "missing", _missing, methods=EVERY_METHOD)
    outer.context_processor(_context)
    outer.after_request(_headers)
    outer.after_request(residents_service.keep_awake)
    outer.after_request(compress)
    outer.register_error_handler(HTTPException, _http_error)
    outer.register_error_handler(OperationalError, lambda error: _http_error(ServiceUnavailable()))
    return outer


def _missing(anything: str) -> Any:
    """Whatever is sent to an address that is not there, the answer is the reader's own page."""
    database.begin(writes=False)
    raise NotFound


_missing.permission = Permission.PUBLIC  # type: ignore[attr-defined]


def _http_error(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    return render(ErrorPage.of(error.code), error.code)


def _headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", CSP)
    if request.endpoint == "portal.static" and request.args.get("v"):
        response.headers["Cache-Control"] = pictures.FOR_GOOD
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response


_FIELDS = {
    "kind_of": fields.kind_of,
    "in_sight": fields.in_sight,
    "choices_of": fields.choices_of,
    "first_id": fields.first_id,
    "message_of": fields.message_of,
    "has_file": fields.has_file,
}


def _context() -> dict[str, Any]:
    return {
        "_": i18n.gettext,
        "gettext": i18n.gettext,
        "ngettext": i18n.ngettext,
        "actor": current_actor(),
        "view": current_view(),
        "concept": concepts.concept,
        "draw": drawing,
        "local": clock.local,
        "may": lambda permission, council_id: policy.may(
            current_actor(), Permission(permission), council_id
        ),
        "post_form": _post_form,
        "language": str(get_locale() or "nl"),
        "day": i18n.day,
        "hour": i18n.hour,
        "static_url": pictures.static_url,
        "bundle_url": pictures.bundle_url,
        "picto_url": pictures.picto_url,
        "photo_url": pictures.photo_url,
        "picture_credits": pictures.picture_credits,
        "screen_of": screens.screen_of,
        "navigation": lambda page: navigation.navigation(current_actor(), page),
        "helper_of": navigation.helper_of,
        "someone_coming": navigation.someone_coming,
        "idle_seconds": int(residents_service.IDLE.total_seconds()),
        "sign_out_url": lambda: navigation.sign_out_url(current_actor()),
        **_FIELDS,
    }


def _post_form() -> PortalForm:
    """A form for buttons that only send; one CSRF token a page, an act key each."""
    if "portal_post_form" not in g:
        g.portal_post_form = PortalForm()
    form: PortalForm = g.portal_post_form
    form.act.process_data(new_act())
    return form
