"""The outer blueprint: the features' blueprints, headers, error pages, what templates see."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, cast

from flask import Blueprint, Response, current_app, g, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, NotFound, default_exceptions

from portal import (
    clock,
    concepts,
    cookies,
    database,
    drawing,
    fields,
    i18n,
    limits,
    navigation,
    onpaper,
    outages,
    pictures,
    returning,
    screens,
)
from portal.access import policy
from portal.access.permissions import Permission
from portal.compression import compress
from portal.context import current_actor
from portal.forms import csrf_token, new_act
from portal.numbers import ENVIRON, number
from portal.paths import STATIC, TEMPLATES
from portal.rendering import in_layout, render
from portal.residents import service as residents_service
from portal.residents.pages import ErrorPage

log = logging.getLogger("portal.numbers")

EVERY_METHOD = ("GET", "POST", "PUT", "PATCH", "DELETE")
OPTIONAL = ("archive", "imports", "wishes")
"""Features that a host may leave out: no other leans on them."""
GOES_WITH = {"topics": "wishes", "priorities": "wishes", "handedon": "wishes"}
"""What is left out together with another: a topic begins with a wish."""
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
CSP_IN_LAYOUT = "frame-ancestors 'none'; object-src 'none'"
"""What else a host's own layout may load is the host's to say."""


def make_blueprint(
    parts: Sequence[Blueprint] = (), without: frozenset[str] = frozenset()
) -> Blueprint:
    """A fresh outer blueprint, since one object cannot be registered on two apps."""
    from portal.agenda.views import bp as agenda
    from portal.archive.views import bp as archive
    from portal.attendance.views import bp as attendance
    from portal.ballots.views import bp as ballots
    from portal.calendars.views import bp as calendars
    from portal.carried.views import bp as carried
    from portal.cashbook.views import bp as cashbook
    from portal.coaching.views import bp as coaching
    from portal.consents.views import bp as consents
    from portal.councils.views import bp as councils
    from portal.datepolls.views import bp as datepolls
    from portal.decisions.views import bp as decisions
    from portal.disputes.views import bp as disputes
    from portal.dossiers.views import bp as dossiers
    from portal.easytext.views import bp as easytext
    from portal.encounters.views import bp as encounters
    from portal.exports.views import bp as exports
    from portal.facilities.views import bp as facilities
    from portal.handedon.views import bp as handedon
    from portal.houses.views import bp as houses
    from portal.imports.views import bp as imports
    from portal.jobs.views import bp as jobs
    from portal.leading.views import bp as leading
    from portal.letters.views import bp as letters
    from portal.mail.views import bp as mail
    from portal.meetings.views import bp as meetings
    from portal.memberships.views import bp as memberships
    from portal.minutes.views import bp as minutes
    from portal.modelpapers.views import bp as modelpapers
    from portal.news.views import bp as news
    from portal.nominations.views import bp as nominations
    from portal.notes.views import bp as notes
    from portal.offline.views import bp as offline
    from portal.outbox.views import bp as outbox
    from portal.ownphotos.views import bp as ownphotos
    from portal.ownview.views import bp as ownview
    from portal.papers.views import bp as papers
    from portal.people.views import bp as people
    from portal.pictures import bp as pictures
    from portal.planning.views import bp as planning
    from portal.practice.views import bp as practice
    from portal.preparation.views import bp as preparation
    from portal.printing.views import bp as printing
    from portal.priorities.views import bp as priorities
    from portal.regulation.views import bp as regulation
    from portal.reports.views import bp as reports
    from portal.residents.views import bp as residents
    from portal.rights.views import bp as rights
    from portal.search.views import bp as search
    from portal.series.views import bp as series
    from portal.speech.views import bp as speech
    from portal.start.views import bp as start
    from portal.support.views import bp as support
    from portal.symbolsets.views import bp as symbolsets
    from portal.topics.views import bp as topics
    from portal.vacancies.views import bp as vacancies
    from portal.wishes.views import bp as wishes
    from portal.yearly.views import bp as yearly
    from portal.yearreport.views import bp as yearreport

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
        rights,
        regulation,
        houses,
        people,
        consents,
        memberships,
        meetings,
        agenda,
        planning,
        series,
        datepolls,
        attendance,
        leading,
        calendars,
        papers,
        archive,
        imports,
        disputes,
        dossiers,
        yearreport,
        nominations,
        facilities,
        yearly,
        vacancies,
        notes,
        letters,
        easytext,
        ballots,
        decisions,
        minutes,
        news,
        exports,
        offline,
        printing,
        wishes,
        handedon,
        search,
        topics,
        priorities,
        encounters,
        practice,
        preparation,
        cashbook,
        modelpapers,
        coaching,
        support,
        reports,
        residents,
        ownphotos,
        ownview,
        outbox,
        carried,
        mail,
        jobs,
        symbolsets,
        speech,
        pictures,
        *parts,
    ):
        if GOES_WITH.get(feature.name, feature.name) not in without:
            outer.register_blueprint(feature)
    outer.add_url_rule("/<path:anything>", "missing", _missing, methods=EVERY_METHOD)
    outer.url_value_preprocessor(_check_ourselves)
    outer.before_request(limits.hold)
    outer.after_request(_headers)
    outer.after_request(cookies.keep_form_secret)
    outer.after_request(residents_service.keep_awake)
    outer.after_request(outages.remember_view)
    outer.after_request(compress)
    outer.register_error_handler(HTTPException, _http_error)
    for code in default_exceptions:  # a host's own page for a code would come first
        outer.register_error_handler(code, _http_error)
    outer.register_error_handler(Exception, outages.answer)
    return outer


def _check_ourselves(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Keep a host's Flask-WTF off forms that carry a token of ours; runs before it looks."""
    if csrf := current_app.extensions.get("csrf"):
        csrf.exempt(current_app.blueprints[str(request.blueprint)])


def _missing(anything: str) -> Any:
    """Whatever is sent to an address that is not there, the answer is the reader's own page."""
    database.begin(writes=False)
    raise NotFound


_missing.permission = Permission.PUBLIC  # type: ignore[attr-defined]


def _http_error(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    if error.code == 500 or "portal_session" not in g:
        database.begin(writes=False)  # what a mistake left behind is not to be read
    try:
        return render(ErrorPage.of(error.code), error.code)
    except outages.KINDS as outage:
        return outages.answer(outage)


def _headers(response: Response) -> Response:
    policy = CSP_IN_LAYOUT if g.get("portal_in_layout") else CSP
    response.headers.setdefault("Content-Security-Policy", policy)
    if request.endpoint == "portal.static" and response.status_code < 400:
        pictures.keep_static(response)
    response.headers["X-Request-ID"] = number()
    if response.status_code >= 500 and ENVIRON not in request.environ:
        log.error("What went wrong has the number %s.", number())  # a host's log has none
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(self)"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response


def _act_fields(pairs: Sequence[tuple[str, str]] = ()) -> Markup:
    """The hidden fields of a button that only sends: one CSRF token a page, an act key each."""
    fields = g.get("portal_token_field")
    if fields is None:
        fields = g.portal_token_field = drawing.unseen("csrf_token", csrf_token())
    fields += drawing.unseen("act", new_act())
    for name, value in pairs:
        fields += drawing.unseen(name, value)
    return cast(Markup, fields)


NAMES: Mapping[str, Any] = {
    "_": i18n.gettext,
    "url_for": url_for,
    "gettext": i18n.gettext,
    "ngettext": i18n.ngettext,
    "concept": concepts.concept,
    "here": returning.here,
    "page_path": returning.page_path,
    "draw": drawing,
    "kept": drawing.kept,
    "local": clock.local,
    "may": lambda permission, council_id: policy.may(
        current_actor(), Permission(permission), council_id
    ),
    "act_fields": _act_fields,
    "languages_known": i18n.LANGUAGES,
    "day": i18n.day,
    "hour": i18n.hour,
    "aloud": i18n.aloud,
    "static_url": pictures.static_url,
    "bundle_url": pictures.bundle_url,
    "picto_url": pictures.picto_url,
    "photo_url": pictures.photo_url,
    "paper_ways": onpaper.ways,
    "picture_credits": pictures.picture_credits,
    "screen_of": screens.screen_of,
    "navigation": lambda page: navigation.navigation(current_actor(), page),
    "near": residents_service.near,
    "tablet": residents_service.tablet,
    "idle_seconds": residents_service.idle_seconds,
    "sign_out_action": lambda: navigation.sign_out(current_actor()),
    "kind_of": fields.kind_of,
    "in_sight": fields.in_sight,
    "most_in_sight": fields.most_in_sight,
    "choices_of": fields.choices_of,
    "first_id": fields.first_id,
    "in_layout": in_layout,
    "message_of": fields.message_of,
    "has_file": fields.has_file,
}
"""What templates may call, beside what the host's templates may."""
