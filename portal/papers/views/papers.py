"""Papers: added to an agenda item, seen, given a newer file, removed, taken home; old ones too."""

from collections.abc import Sequence

from flask import abort, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import database
from portal.access import policy
from portal.access.guard import ensure, refused, requires
from portal.access.permissions import Permission
from portal.archive.models import ArchivedPaper
from portal.context import current_actor
from portal.easytext import service as easytext
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.limits import takes
from portal.meetings.models import AgendaItem, Paper
from portal.papers import pages, service
from portal.papers.forms import NewerForm, PaperForm
from portal.papers.models import PaperVersion, PreviewState
from portal.papers.views.blueprint import bp, brought, file_answer, picture_answer
from portal.rendering import FormPage, Line, render
from portal.returning import look_again


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
    item_id = item.id
    brought(form, Permission.ITEM_EDIT, item_id, service.add_paper)
    return redirect(url_for("portal.meetings.item", item_id=item_id), 303)


@bp.post("/items/<int:item_id>/papers/remove")
@requires(Permission.ITEM_EDIT, subject="item_id")
def remove(item: AgendaItem) -> ResponseReturnValue:
    """Take a paper away; its files go once that is kept."""
    paper_id = request.form.get("paper", 0, type=int)
    paper = service.paper_of(item, paper_id) if 0 < paper_id < 2**31 else None
    if paper is None:
        abort(404)
    service.remove_paper(current_actor(), item, paper)
    return redirect(url_for("portal.meetings.item", item_id=item.id), 303)


@bp.get("/papers/<int:paper_id>")
@requires(Permission.PAPER_VIEW, subject="paper_id")
def show(paper: Paper) -> ResponseReturnValue:
    """The paper: its easy text, its pages as pictures, its versions."""
    actor = current_actor()
    versions = service.versions_of(paper)
    former = _asked(versions)
    easy = easytext.shown_lines(paper.easy_text, easytext.text_of(paper))
    lines = [Line(**line._asdict()) for line in easy.lines] if easy.checked and not former else []
    keeps = actor.device_id is None
    council_id = paper.item.meeting.council_id
    edits = policy.may(actor, Permission.PAPER_EDIT, council_id)
    asks = not lines and policy.may(actor, Permission.EASY_WANT, council_id)
    preview = service.of_file((former or paper).file_key)
    shown = pages.of_meeting(paper, former, preview)
    page = pages.paper_page(
        shown,
        number=request.args.get("page", 0, type=int),
        lines=lines,
        actions=pages.actions_of(paper, edits=edits, keeps=keeps, asks=asks),
        side=pages.version_rows(paper, versions, former, keeps=keeps),
    )
    response = make_response(render(page))
    waits = preview is not None and preview.state == PreviewState.WAITING
    return look_again(response) if waits else response


def _asked(versions: Sequence[PaperVersion]) -> PaperVersion | None:
    """The former version that the address names; the present one without."""
    number = request.args.get("version", type=int)
    if number is None:
        return None
    found = next((one for one in versions if one.number == number), None)
    return found or abort(404)


@bp.get("/papers/<int:paper_id>/file")
@requires(Permission.PAPER_VIEW, subject="paper_id")
def download(paper: Paper) -> ResponseReturnValue:
    """The file, to keep: never opened inside the portal, and not kept on a shared tablet."""
    former = _asked(service.versions_of(paper))
    media_type = (former or paper).media_type
    return file_answer(former or paper, media_type, service.name_of(paper, media_type))


@bp.get("/papers/<int:paper_id>/pages/<int:number>")
@requires(Permission.PAPER_VIEW, subject="paper_id")
def leaf(paper: Paper, number: int) -> ResponseReturnValue:
    """The picture of a page."""
    former = _asked(service.versions_of(paper))
    return picture_answer((former or paper).file_key, number)


@bp.route("/papers/<int:paper_id>/version", methods=["GET", "POST"])
@requires(Permission.PAPER_EDIT, subject="paper_id", alone=True)
@takes(megabytes=12)
def newer(paper: Paper) -> ResponseReturnValue:
    """Give the paper a newer file."""
    council = paper.item.meeting.council  # asked now: the writing is a transaction of its own
    form = NewerForm(CombinedMultiDict([request.files, request.form]), version=paper.number)
    status = 200
    if form.sent():
        try:
            return _replace(paper.id, form)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            form.form_errors.append(_("Somebody else brought a newer file meanwhile."))
            status = 409
    page = FormPage(
        title=_("A newer file"),
        symbol="openmoji:1F4C4",
        council=council,
        section="meetings",
        lede=paper.title,
        back=url_for(".show", paper_id=paper.id),
        form=form,
        save="paper.newer",
    )
    return render(page, status if status != 200 or request.method == "GET" else 422)


def _replace(paper_id: int, form: NewerForm) -> ResponseReturnValue:
    actor = current_actor()
    upload = form.file.data
    try:
        key, media_type = service.store(upload.stream)
    finally:
        upload.close()
    try:
        database.begin(writes=True)
        held = ensure(actor, Permission.PAPER_EDIT, paper_id)
        service.replace_file(actor, held, key, media_type, form.version.data or 0)
    except BaseException:
        service.discard(key)
        raise
    return redirect(url_for(".show", paper_id=paper_id), 303)


@bp.post("/papers/<int:paper_id>/want")
@requires(Permission.PAPER_VIEW, subject="paper_id")
def want(paper: Paper) -> ResponseReturnValue:
    """Ask the supporter for an easy summary, who may ask that of the item as well."""
    actor, council_id = current_actor(), paper.item.meeting.council_id
    if not policy.may(actor, Permission.EASY_WANT, council_id):
        refused(actor, Permission.EASY_WANT, f"Paper {paper.id}", council_id)
    easytext.want(paper)
    return redirect(url_for(".show", paper_id=paper.id, asked=1), 303)


@bp.get("/archive/<int:paper_id>")
@requires(Permission.ARCHIVE_VIEW, subject="paper_id")
def old(paper: ArchivedPaper) -> ResponseReturnValue:
    """A paper of the archive, its pages as pictures."""
    page = pages.paper_page(
        pages.of_archive(paper, service.of_file(paper.file_key)),
        number=request.args.get("page", 1, type=int),
        actions=pages.actions_of_old(paper, keeps=current_actor().device_id is None),
    )
    return render(page)


@bp.get("/archive/<int:paper_id>/pages/<int:number>")
@requires(Permission.ARCHIVE_VIEW, subject="paper_id")
def old_leaf(paper: ArchivedPaper, number: int) -> ResponseReturnValue:
    """The picture of a page of it."""
    return picture_answer(paper.file_key, number)


@bp.get("/archive/<int:paper_id>/file")
@requires(Permission.ARCHIVE_VIEW, subject="paper_id")
def old_file(paper: ArchivedPaper) -> ResponseReturnValue:
    """Its file, to keep; not on a shared tablet."""
    return file_answer(paper, paper.media_type, service.name_of(paper))
