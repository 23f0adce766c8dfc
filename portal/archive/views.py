"""The addresses of the archive."""

from collections.abc import Sequence

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict, FileStorage

from portal import database
from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.archive import pages, service
from portal.archive.forms import FilesForm, form_for
from portal.archive.models import ArchivedPaper
from portal.context import current_actor
from portal.councils.models import Council
from portal.limits import takes
from portal.rendering import render

bp = Blueprint("archive", __name__)


@bp.get("/councils/<int:council_id>/archive")
@requires(Permission.ARCHIVE_LIST, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """A year: its meetings, minutes, decisions, topics and old papers."""
    actor = current_actor()
    keeps = actor.device_id is None and policy.may(actor, Permission.YEAR_KEEP, council.id)
    page = pages.index_page(
        council,
        service.shelf(actor, council, request.args.get("year", type=int)),
        may_fill=policy.may(actor, Permission.ARCHIVE_FILL, council.id),
        keeps=keeps,
        letters=policy.may(actor, Permission.NOTES_VIEW, council.id),
        all_of=request.args.get("all", ""),
    )
    return render(page)


@bp.route("/councils/<int:council_id>/archive/new", methods=["GET", "POST"])
@requires(Permission.ARCHIVE_FILL, subject="council_id", alone=True)
@takes(megabytes=250)
def add(council: Council) -> ResponseReturnValue:
    """Take old papers; they are cleaned and stored before the database is asked to write."""
    form = FilesForm(CombinedMultiDict([request.files, request.form]))
    if form.sent():
        try:
            return _added(council, form.files.data)
        except service.NotKeptError as error:
            form.form_errors.extend(error.messages)
    return render(pages.add_page(council, form, _back(council)), _status())


def _added(council: Council, uploads: Sequence[FileStorage]) -> ResponseReturnValue:
    try:
        found = service.store([(one.filename, one.stream) for one in uploads if one.filename])
    finally:
        for one in uploads:
            one.close()
    try:
        database.begin(writes=True)
        held = ensure(current_actor(), Permission.ARCHIVE_FILL, council.id)
        service.bring(current_actor(), held, found)
    except BaseException:
        service.discard(found)
        raise
    return redirect(url_for("portal.archive.check", council_id=council.id), 303)


@bp.route("/councils/<int:council_id>/archive/check", methods=["GET", "POST"])
@requires(Permission.ARCHIVE_FILL, subject="council_id")
def check(council: Council) -> ResponseReturnValue:
    """Look at titles and days before the papers are kept; as many as wait."""
    actor = current_actor()
    waiting = service.waiting(actor, council)
    if not waiting:
        return redirect(_back(council), 303)
    form = form_for(waiting)(request.form)
    if form.sent():
        service.keep(actor, council, form.seen(waiting))
        return redirect(url_for(".check", council_id=council.id), 303)
    return render(pages.check_page(council, form, _back(council)), _status())


@bp.post("/councils/<int:council_id>/archive/forget")
@requires(Permission.ARCHIVE_FILL, subject="council_id")
def forget(council: Council) -> ResponseReturnValue:
    """Keep none of the papers that wait."""
    actor = current_actor()
    for paper in service.waiting(actor, council):
        service.remove(actor, paper)
    return redirect(url_for(".check", council_id=council.id), 303)


@bp.post("/archive/<int:paper_id>/remove")
@requires(Permission.ARCHIVE_REMOVE, subject="paper_id")
def remove(paper: ArchivedPaper) -> ResponseReturnValue:
    """Take a paper out of the archive."""
    council = paper.council
    service.remove(current_actor(), paper)
    return redirect(_index(council), 303)


def _index(council: Council) -> str:
    return url_for("portal.archive.index", council_id=council.id)


def _back(council: Council) -> str:
    """To the archive; for who fills it without reading it, to the council."""
    if policy.may(current_actor(), Permission.ARCHIVE_LIST, council.id):
        return _index(council)
    return url_for("portal.councils.show", council_id=council.id)


def _status() -> int:
    return 422 if request.method == "POST" else 200
