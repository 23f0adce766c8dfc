"""The addresses of imports."""

from contextlib import suppress

from flask import (
    Blueprint,
    Response,
    abort,
    g,
    make_response,
    redirect,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import audit, database
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import RefusedError
from portal.imports import pages
from portal.imports import service as imports
from portal.imports.forms import FileForm
from portal.imports.models import BUSY_STATES, ImportRun, ImportState
from portal.limits import takes
from portal.rendering import render
from portal.returning import look_again

bp = Blueprint("imports", __name__)


@bp.get("/imports")
@requires(Permission.IMPORT)
def index() -> ResponseReturnValue:
    """The files one can have, and what was brought in before."""
    runs = imports.latest()
    return render(pages.index_page(runs, {run.id for run in runs if imports.trouble(run)}))


@bp.get("/imports/empty/<name>")
@requires(Permission.IMPORT)
def empty(name: str) -> ResponseReturnValue:
    """The file to fill in."""
    return _given(name) if name in imports.EMPTY else abort(404)


@bp.post("/imports/export/<name>")
@requires(Permission.IMPORT, alone=True)
def export(name: str) -> ResponseReturnValue:
    """Everybody who is there now; that this was asked for stands in the trail."""
    if name not in imports.FULL:
        abort(404)
    response = _given(name)
    database.begin(writes=True)
    audit.record(current_actor(), "people:exported", detail=name)
    return response


@bp.route("/imports/new", methods=["GET", "POST"])
@requires(Permission.IMPORT, alone=True)
@takes(megabytes=250)
def start() -> ResponseReturnValue:
    """Take a file, to be looked through; it is stored before the database is asked to write."""
    form = FileForm(CombinedMultiDict([request.files, request.form]))
    if not form.sent():
        return render(pages.start_page(form), 422 if request.method == "POST" else 200)
    upload = form.file.data
    key = imports.store(upload.stream)
    upload.close()
    try:
        database.begin(writes=True)
        run = imports.begin(current_actor(), key, upload.filename)
    except BaseException:
        imports.discard(key)
        raise
    return redirect(url_for(".show", run_id=run.id), 303)


@bp.get("/imports/<int:run_id>")
@requires(Permission.IMPORT, subject="run_id")
def show(run: ImportRun) -> ResponseReturnValue:
    """How far it is, what would happen, or what has."""
    if run.state in BUSY_STATES:
        trouble = imports.trouble(run)
        page = pages.busy_page(run, imports.progress_of(run), trouble)
        response = make_response(render(page))
        return response if trouble else look_again(response)
    if run.state != ImportState.READY:
        return render(pages.ended_page(run))
    results = imports.results_of(run)
    wanted = request.args.get("show", "")
    page = pages.preview_page(
        run,
        results,
        imports.open_questions(run, results),
        imports.notes_of(run),
        show=wanted if wanted in list(imports.Outcome) else "",
        begin=max(0, min(request.args.get("begin", 0, type=int), len(results))),
    )
    return render(page)


@bp.get("/imports/<int:run_id>/faults.xlsx")
@requires(Permission.IMPORT, subject="run_id")
def faults(run: ImportRun) -> ResponseReturnValue:
    """The rows as they came, with what is wrong beside each."""
    results = imports.results_of(run)
    if not results:
        abort(404)
    return _attached(imports.with_faults(results), "huisraad-fouten.xlsx", imports.XLSX)


@bp.post("/imports/<int:run_id>/answer")
@requires(Permission.IMPORT, subject="run_id")
def answer(run: ImportRun) -> ResponseReturnValue:
    """Say who a row is about; what is not asked (any more) is shown as it is now."""
    with suppress(RefusedError):
        imports.answer(run, request.form.get("row", ""), request.form.get("said", ""))
    return redirect(url_for(".show", run_id=run.id), 303)


@bp.post("/imports/<int:run_id>/apply")
@requires(Permission.IMPORT, subject="run_id")
def apply(run: ImportRun) -> ResponseReturnValue:
    """Have it done, if that is possible now; the page says how far it is."""
    with suppress(RefusedError):
        imports.apply(run)
    return redirect(url_for(".show", run_id=run.id), 303)


@bp.post("/imports/<int:run_id>/stop")
@requires(Permission.IMPORT, subject="run_id")
def stop(run: ImportRun) -> ResponseReturnValue:
    """Drop what waits for somebody."""
    imports.stop(current_actor(), run)
    return redirect(url_for(".show", run_id=run.id), 303)


@bp.post("/imports/<int:run_id>/halt")
@requires(Permission.IMPORT, subject="run_id", alone=True)
def halt(run: ImportRun) -> ResponseReturnValue:
    """Stop what is being done, without waiting for the database that it holds."""
    imports.ask_to_stop(run)
    if imports.trouble(run):  # then nobody holds it, and nobody would hear
        actor = current_actor()
        database.begin(writes=True)
        imports.stop(actor, ensure(actor, Permission.IMPORT, run.id))
    g.portal_not_an_act = True
    return redirect(url_for(".show", run_id=run.id), 303)


@bp.post("/imports/<int:run_id>/again")
@requires(Permission.IMPORT, subject="run_id")
def again(run: ImportRun) -> ResponseReturnValue:
    """Have what came to a stop tried again now."""
    with suppress(RefusedError):
        imports.again(current_actor(), run)
    return redirect(url_for(".show", run_id=run.id), 303)


def _given(name: str) -> Response:
    content, kind = imports.written(name)
    return _attached(content, name, kind)


def _attached(content: object, name: str, kind: str) -> Response:
    """A file to keep, that nobody else's browser keeps."""
    response = send_file(content, mimetype=kind, as_attachment=True, download_name=name)  # type: ignore[arg-type]
    response.headers["Cache-Control"] = "no-store"
    return response
