"""The addresses of the models to begin with: for everybody who is signed in."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.modelpapers import pages
from portal.modelpapers.service import MODELS, Model
from portal.printing import service as printing
from portal.rendering import render

bp = Blueprint("modelpapers", __name__)


@bp.get("/models")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """All models."""
    return render(pages.index_page())


@bp.get("/models/<key>")
@requires(Permission.SIGNED_IN)
def show(key: str) -> ResponseReturnValue:
    """One model, to read."""
    return render(pages.model_page(key, _model(key)))


@bp.get("/models/<key>/word")
@requires(Permission.SIGNED_IN)
def word(key: str) -> ResponseReturnValue:
    """One model as a Word file, to go on writing in."""
    printing.not_on_a_tablet()
    return printing.given_as_word(pages.printed(_model(key)))


@bp.get("/models/<key>/pdf")
@requires(Permission.SIGNED_IN)
def pdf(key: str) -> ResponseReturnValue:
    """One model as a PDF."""
    printing.not_on_a_tablet()
    return printing.given(pages.printed(_model(key)))


def _model(key: str) -> Model:
    if key not in MODELS:
        abort(404)
    return MODELS[key]
