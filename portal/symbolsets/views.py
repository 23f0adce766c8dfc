"""The addresses of sets of pictograms."""

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from pictos.sets.symbol import Licence
from portal import database
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.limits import takes
from portal.rendering import render
from portal.returning import look_again
from portal.symbolsets import pages
from portal.symbolsets import service as symbolsets
from portal.symbolsets.forms import SetForm
from portal.symbolsets.models import SetState, SymbolSet

bp = Blueprint("symbolsets", __name__)


@bp.get("/symbols")
@requires(Permission.SYMBOLS)
def index() -> ResponseReturnValue:
    """The sets there are."""
    sets = symbolsets.every()
    used = {one.id: symbolsets.uses(one) for one in sets}
    stuck = {one.id for one in sets if symbolsets.trouble(one)}
    return render(pages.index_page(sets, used, symbolsets.choice(), stuck))


@bp.route("/symbols/new", methods=["GET", "POST"])
@requires(Permission.SYMBOLS, alone=True)
@takes(megabytes=250)
def bring() -> ResponseReturnValue:
    """Take a set; it is stored before the database is asked to write."""
    form = SetForm(CombinedMultiDict([request.files, request.form]))
    if form.sent():
        try:
            return _brought(form)
        except RefusedError as error:
            form.refuse(error)
    return render(pages.bring_page(form), 422 if request.method == "POST" else 200)


def _brought(form: SetForm) -> ResponseReturnValue:
    upload, name = form.file.data, form.name.data or ""
    try:
        key, known = symbolsets.store(upload.stream, name)
    finally:
        upload.close()
    try:
        whose = known if known.name else _said(form)
        database.begin(writes=True)
        found = symbolsets.begin(current_actor(), key, name, whose)
    except BaseException:
        symbolsets.discard(key)
        raise
    return redirect(url_for("portal.symbolsets.show", symbol_set_id=found.id), 303)


def _said(form: SetForm) -> Licence:
    """Whose it is, as it was filled in. Raises `RefusedError` where it was not."""
    if not form.author.data:
        raise RefusedError(_("Say who made them."), field="author")
    if not form.licence.data:
        raise RefusedError(_("Say on what terms you may use them."), field="licence")
    return Licence(form.author.data, form.licence.data)


@bp.get("/symbols/<int:symbol_set_id>")
@requires(Permission.SYMBOLS, subject="symbol_set_id")
def show(symbol_set: SymbolSet) -> ResponseReturnValue:
    """One set: how far it is, whose it is, what can be done with it."""
    used, trouble = symbolsets.uses(symbol_set), symbolsets.trouble(symbol_set)
    page = pages.set_page(symbol_set, used, symbolsets.choice(), trouble)
    response = make_response(render(page))
    filling = symbol_set.state == SetState.FILLING and not trouble
    return look_again(response) if filling else response


@bp.post("/symbols/<int:symbol_set_id>/halt")
@requires(Permission.SYMBOLS, subject="symbol_set_id")
def halt(symbol_set: SymbolSet) -> ResponseReturnValue:
    """Stop half way."""
    symbolsets.halt(current_actor(), symbol_set)
    return _to(symbol_set)


@bp.post("/symbols/<int:symbol_set_id>/go-on")
@requires(Permission.SYMBOLS, subject="symbol_set_id")
def go_on(symbol_set: SymbolSet) -> ResponseReturnValue:
    """Go on from there."""
    symbolsets.go_on(current_actor(), symbol_set)
    return _to(symbol_set)


@bp.post("/symbols/<int:symbol_set_id>/first")
@requires(Permission.SYMBOLS, subject="symbol_set_id")
def first(symbol_set: SymbolSet) -> ResponseReturnValue:
    """Propose the pictures of this set before ours."""
    symbolsets.put_first(current_actor(), symbol_set)
    return _to(symbol_set)


@bp.post("/symbols/ours-first")
@requires(Permission.SYMBOLS)
def ours_first() -> ResponseReturnValue:
    """Propose our own pictures first again."""
    symbolsets.put_first(current_actor(), None)
    return _to_all()


@bp.post("/symbols/adapt")
@requires(Permission.SYMBOLS)
def adapt() -> ResponseReturnValue:
    """Let pages name what pictograms mean, or not."""
    symbolsets.set_adapts(current_actor(), bool(request.form.get("on")))
    return _to_all()


@bp.post("/symbols/<int:symbol_set_id>/remove")
@requires(Permission.SYMBOLS, subject="symbol_set_id")
def remove(symbol_set: SymbolSet) -> ResponseReturnValue:
    """Take a set away."""
    symbolsets.remove(current_actor(), symbol_set)
    return _to_all()


def _to(found: SymbolSet) -> ResponseReturnValue:
    return redirect(url_for("portal.symbolsets.show", symbol_set_id=found.id), 303)


def _to_all() -> ResponseReturnValue:
    return redirect(url_for("portal.symbolsets.index"), 303)
