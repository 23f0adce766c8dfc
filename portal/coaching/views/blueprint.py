"""The blueprint that all addresses of supporters share, and how each of their forms is answered."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from portal.errors import ConflictError, RefusedError
from portal.rendering import Page, render

bp = Blueprint("coaching", __name__)


def written(
    form: Any, save: Callable[[], object], done: str, page: Callable[[Any], Page]
) -> ResponseReturnValue:
    """Save what was sent and go on to ``done``; else the page, with what others saved meanwhile."""
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        try:
            save()
            return redirect(done, 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    return render(page(theirs), status)
