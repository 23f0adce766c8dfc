"""The addresses of the regulation."""

from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import database
from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor, current_view
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.errors import ConflictError, RefusedError
from portal.files import given_to_keep
from portal.i18n import gettext as _
from portal.law import LOCKED, SUBJECTS
from portal.limits import takes
from portal.papers import service as papers
from portal.regulation import pages, service
from portal.regulation.forms import (
    ARRANGED,
    NOT_YET,
    SETTINGS,
    ChangeVersionForm,
    PointForm,
    PowerForm,
    SettingsForm,
    VersionForm,
)
from portal.regulation.models import Regulation
from portal.regulation.views.blueprint import bp
from portal.rendering import render


@bp.get("/councils/<int:council_id>/regulation")
@requires(Permission.REGULATION_VIEW, subject="council_id")
def show(council: Council) -> ResponseReturnValue:
    """The regulation that is in force, as this council tells it."""
    actor = current_actor()
    versions = service.versions(council.organisation_id)
    here = service.holding(versions)
    ours = pages.Ours(
        council=council,
        regulation=here,
        face=service.face_of(here, council) if here else None,
        versions=versions,
        powers=service.powers(council.organisation_id),
        view=current_view(),
        keeps=actor.device_id is None,
        eases=policy.may(actor, Permission.REGULATION_EASY, council.id),
        divides=policy.has(actor, Permission.POWERS_EDIT, council.id),
        files=policy.anywhere(actor, Permission.REGULATION_EDIT),
        yearly=policy.may(actor, Permission.YEARLY_VIEW, council.id),
    )
    return render(pages.regulation_page(ours))


@bp.get("/councils/<int:council_id>/regulation/<int:regulation_id>/file")
@requires(Permission.REGULATION_VIEW, subject="council_id")
def file(council: Council, regulation_id: int) -> ResponseReturnValue:
    """The document of a version, to keep; not on a shared tablet."""
    if current_actor().device_id is not None:
        abort(403)
    of_ours = service.versions(council.organisation_id)
    found = next((one for one in of_ours if one.id == regulation_id), None)
    path = service.file_of(found) if found else None
    if found is None or path is None:
        abort(404)
    name = service.name_of(found, "medezeggenschapsregeling")
    return given_to_keep(path, found.media_type or "", name)


@bp.post("/councils/<int:council_id>/regulation/easy-text")
@requires(Permission.REGULATION_EASY, subject="council_id")
def easy(council: Council) -> ResponseReturnValue:
    """The editor of the easy text of the version in force, of this council."""
    here = service.in_force(council.organisation_id)
    if here is None or not here.summary:
        return redirect(url_for(".show", council_id=council.id), 303)
    begun = easytext.begin(service.ensure_face(here, council))
    return redirect(url_for("portal.easytext.edit", easy_text_id=begun.id), 303)


@bp.get("/regulations")
@requires(Permission.REGULATION_EDIT)
def index() -> ResponseReturnValue:
    """Every version, for who files them."""
    versions = service.versions(service.organisation_id())
    return render(pages.index_page(versions, service.holding(versions)))


@bp.route("/regulations/new", methods=["GET", "POST"])
@requires(Permission.REGULATION_EDIT, alone=True)
@takes(megabytes=12)
def add() -> ResponseReturnValue:
    """File a version; its document is stored before the database is asked to write."""
    form = VersionForm(CombinedMultiDict([request.files, request.form]))
    if form.sent():
        try:
            return _save(form, None)
        except RefusedError as error:
            form.refuse(error)
    return render(pages.form_page(form, _("New version")), _status())


@bp.get("/regulations/<int:regulation_id>")
@requires(Permission.REGULATION_EDIT, subject="regulation_id")
def version(regulation: Regulation) -> ResponseReturnValue:
    """What a version says, and what the law wants in it."""
    return render(pages.version_page(regulation))


@bp.route("/regulations/<int:regulation_id>/edit", methods=["GET", "POST"])
@requires(Permission.REGULATION_EDIT, subject="regulation_id", alone=True)
@takes(megabytes=12)
def change(regulation: Regulation) -> ResponseReturnValue:
    """Change the day, the words or the document of a version."""
    form = ChangeVersionForm(CombinedMultiDict([request.files, request.form]), obj=regulation)
    theirs, status = None, _status()
    if form.sent():
        try:
            return _save(form, regulation.id)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    page = pages.form_page(form, _("Change this version"), regulation, theirs=theirs)
    return render(page, status)


def _save(form: Any, regulation_id: int | None) -> ResponseReturnValue:
    """Keep a version with its document; when it is refused, the document is gone again."""
    stored = ("", "")
    if upload := form.upload:
        try:
            stored = service.store(upload.filename, upload.stream)
        finally:
            upload.close()
    try:
        database.begin(writes=True)
        held = _written(form, regulation_id)
        if stored[0]:
            service.put_file(held, *stored)
    except BaseException:
        if stored[0]:
            papers.discard(stored[0])
        raise
    return redirect(url_for(".version", regulation_id=held.id), 303)


def _written(form: Any, regulation_id: int | None) -> Regulation:
    actor, since, summary = current_actor(), form.since.data, form.summary.data or ""
    if regulation_id is None:
        return service.add(actor, service.organisation_id(), since, summary)
    held: Regulation = ensure(actor, Permission.REGULATION_EDIT, regulation_id)
    said = {"since": since, "summary": summary}
    service.change(actor, held, said, form.version.data or 0)
    return held


@bp.route("/regulations/<int:regulation_id>/settings/<part>", methods=["GET", "POST"])
@requires(Permission.REGULATION_EDIT, subject="regulation_id")
def settings(regulation: Regulation, part: str) -> ResponseReturnValue:
    """Say what the regulation says of weeks, or of members and votes."""
    form = _form_of(part)(request.form, obj=regulation)
    theirs, status = None, _status()
    if form.sent():
        try:
            service.change(current_actor(), regulation, form.said, form.version.data or 0)
            return redirect(url_for(".version", regulation_id=regulation.id), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    title = _("How many weeks") if part == "weeks" else _("Members and votes")
    return render(pages.form_page(form, title, regulation, theirs=theirs), status)


def _form_of(part: str) -> type[SettingsForm]:
    if part not in SETTINGS:
        abort(404)
    return SETTINGS[part]


@bp.route("/regulations/<int:regulation_id>/points/<point>", methods=["GET", "POST"])
@requires(Permission.REGULATION_EDIT, subject="regulation_id")
def point(regulation: Regulation, point: str) -> ResponseReturnValue:
    """Say whether a point that the law wants stands in it, and where."""
    if point not in tuple(service.Point):
        abort(404)
    here, wanted = regulation.points.get(point), service.Point(point)
    state = NOT_YET if here is None else ARRANGED
    filled = {"state": state, "article": here, "version": regulation.version}
    form = PointForm(request.form, data=filled)
    theirs, status = None, _status()
    if form.sent():
        try:
            actor, seen = current_actor(), form.version.data or 0
            service.set_point(actor, regulation, wanted, form.place, seen)
            return redirect(url_for(".version", regulation_id=regulation.id), 303)
        except ConflictError as error:
            theirs = {"article": regulation.points.get(point, "")}
            status = 409
            form.version.process_data(error.version)
    words, symbol, source = pages.POINTS[wanted]
    page = pages.form_page(
        form, str(words), regulation, symbol=symbol, lede=str(source), theirs=theirs
    )
    return render(page, status)


@bp.get("/councils/<int:council_id>/powers")
@requires(Permission.POWERS_EDIT, subject="council_id")
def powers(council: Council) -> ResponseReturnValue:
    """Which councils treat which subject."""
    among = service.councils_that_treat(council.organisation_id)
    now = service.powers(council.organisation_id)
    return render(pages.powers_page(council, among, now, current_view()))


@bp.route("/councils/<int:council_id>/powers/<subject>", methods=["GET", "POST"])
@requires(Permission.POWERS_EDIT, subject="council_id")
def power(council: Council, subject: str) -> ResponseReturnValue:
    """Say which councils treat one subject."""
    if subject not in SUBJECTS or subject in LOCKED:
        abort(404)
    form = PowerForm(request.form)
    now = service.powers(council.organisation_id).get(subject, ())
    form.offer(service.councils_that_treat(council.organisation_id), now)
    if form.sent():
        chosen = form.councils.data or ()
        service.divide(current_actor(), council.organisation_id, subject, chosen)
        return redirect(url_for(".powers", council_id=council.id), 303)
    return render(pages.power_page(council, subject, form, current_view()), _status())


def _status() -> int:
    return 422 if request.method == "POST" else 200
