"""What the addresses of support share."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.rendering import render
from portal.support.pages import form_page

bp = Blueprint("support", __name__)


def status() -> int:
    """What a page with a form is answered with."""
    return 422 if request.method == "POST" else 200


def step(
    council: Council,
    of: tuple[str, str],
    form: Any,
    concept: str,
    do: Callable[[int], Any],
    lede: str = "",
) -> ResponseReturnValue:
    """Ask, do, and go back to the page ``of`` this title and address; what was refused or saved by
    another is shown with the form. ``do`` gets the version that was shown."""
    theirs, code = None, status()
    if form.sent():
        try:
            do(form.version.data or 0)
            return redirect(of[1], 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = error.theirs, 409
            form.version.process_data(error.version)
    page = form_page(council, form, concept, of=of, lede=lede, theirs=theirs)
    return render(page, code)
