"""Papers with an agenda item: added, removed, taken home."""

from pathlib import PurePosixPath

from flask import Blueprint, abort, after_this_request, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import database
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import RefusedError
from portal.files import given_to_keep
from portal.forms import clean
from portal.i18n import gettext as _
from portal.limits import takes
from portal.meetings.models import AgendaItem, Paper
from portal.papers import service
from portal.papers.forms import PaperForm
from portal.rendering import FormPage, render

bp = Blueprint("papers", __name__)


@bp.route("/items/<int:item_id>/papers/new", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, subject="item_id", alone=True)
@takes(megabytes=12)
def add(item: AgendaItem) -> ResponseReturnValue:
    """Add a paper; the file is cleaned and stored before the database is asked to write."""
    form = PaperForm(CombinedMultiDict([request.files, request.form]))
    if form.sent():
        try:
            return _add(item, form)
        except RefusedError as error:
            form.refuse(error)
    page = FormPage(
        title=_("Add a paper"),
        symbol="openmoji:1F4C4",
        council=item.meeting.council,
        section="meetings",
        lede=item.title,
        back=url_for("portal.meetings.item", item_id=item.id),
        form=form,
        save="paper.add",
    )
    return render(page, 422 if request.method == "POST" else 200)


def _add(item: AgendaItem, form: PaperForm) -> ResponseReturnValue:
    actor = current_actor()
    upload = form.file.data
    try:
        key, media_type = service.store(upload.stream)
    finally:
        upload.close()
    title = form.title.data or _title_of(upload.filename)
    try:
        database.begin(writes=True)
        held = ensure(actor, Permission.ITEM_EDIT, item.id)
        service.add_paper(actor, held, title, key, media_type)
    except BaseException:
        service.discard(key)
        raise
    return redirect(url_for("portal.meetings.item", item_id=item.id), 303)


def _title_of(filename: str) -> str:
    name = str(clean(PurePosixPath(filename.replace("\\", "/")).stem)).replace("_", " ")
    return name.strip(". ")[:160] or _("Paper")


@bp.post("/items/<int:item_id>/papers/remove")
@requires(Permission.ITEM_EDIT, subject="item_id")
def remove(item: AgendaItem) -> ResponseReturnValue:
    """Take a paper away; its file goes once that is kept."""
    paper_id = request.form.get("paper", 0, type=int)
    paper = service.paper_of(item, paper_id) if 0 < paper_id < 2**31 else None
    if paper is None:
        abort(404)
    key = service.remove_paper(current_actor(), item, paper)

    @after_this_request
    def _gone(response):  # type: ignore[no-untyped-def]
        if response.status_code < 400:
            service.discard(key)
        return response

    return redirect(url_for("portal.meetings.item", item_id=item.id), 303)


@bp.get("/papers/<int:paper_id>")
@requires(Permission.PAPER_VIEW, subject="paper_id")
def download(paper: Paper) -> ResponseReturnValue:
    """The file, to keep: never opened inside the portal."""
    path = service.file_of(paper)
    if path is None:
        abort(404)
    return given_to_keep(path, paper.media_type, service.name_of(paper))
