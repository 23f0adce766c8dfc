"""The address where one looks for what was written."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.cleaning import clean
from portal.context import current_actor
from portal.councils import service as councils
from portal.rendering import render
from portal.search import pages, service
from portal.search.forms import MOST_LETTERS, SearchForm

bp = Blueprint("search", __name__)


@bp.route("/search", methods=["GET", "POST"])
@requires(Permission.SIGNED_IN, alone=True)
def show() -> ResponseReturnValue:
    """Ask for words, and show what this reader may see of what has them.

    Nothing is written, so nobody can read back who looked for what.
    """
    actor = current_actor()
    known = councils.found(policy.where(actor, Permission.COUNCIL_VIEW))
    asked = service.Asked(
        words=clean(request.args.get("words", ""))[:MOST_LETTERS],
        council_id=_number("council"),
        kind=request.args.get("kind", ""),
        year=_number("year"),
    )
    form = SearchForm(request.form, data=vars(asked))
    form.offer(known)
    if form.sent():
        again = form.asked
        return redirect(
            url_for(
                ".show",
                words=again.words,
                council=again.council_id,
                kind=again.kind or None,
                year=again.year,
            ),
            303,
        )
    if request.method == "POST" or not asked.words:
        return render(pages.ask_page(form), 422 if request.method == "POST" else 200)
    number = max(_number("page") or 1, 1)
    hits, more = service.find(actor, asked, number)
    return render(pages.found_page(form, asked, hits, number=number, more=more))


def _number(name: str) -> int | None:
    number = request.args.get(name, type=int)
    return number if number is not None and 0 < number < 2**31 else None
