"""What the addresses of support share."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from portal.errors import ConflictError, RefusedError
from portal.rendering import FormPage, render

bp = Blueprint("support", __name__)


def status() -> int:
    """What a page with a form is answered with."""
    return 422 if request.method == "POST" else 200


def step(
    form: Any, do: Callable[[int], Any], after: str, page: Callable[[Any], FormPage]
) -> ResponseReturnValue:
    """Ask, do, and go to ``after``; what was refused or saved by another is shown with the form.

    ``do`` gets the version that was shown, ``page`` what stands there now of another.
    """
    theirs, code = None, status()
    if form.sent():
        try:
            do(form.version.data or 0)
            return redirect(after, 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = error.theirs, 409
            form.version.process_data(error.version)
    return render(page(theirs), code)
