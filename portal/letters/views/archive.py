"""The letters of a council, and the words with which they begin."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.letters import pages
from portal.letters import service as letters
from portal.letters.forms import TemplateForm
from portal.letters.models import LetterKind
from portal.letters.views.blueprint import bp, status
from portal.rendering import Action, render

YEARS = range(2000, 2201)


@bp.get("/councils/<int:council_id>/correspondence")
@requires(Permission.NOTES_VIEW, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """What the council writes, and what it sent in a year."""
    now = clock.local(clock.now()).year
    year = request.args.get("year", now, type=int)
    if year not in YEARS:
        abort(404)
    turns = [
        Action(
            concept=concept,
            href=url_for(".index", council_id=council.id, year=one),
            label=str(one),
            tone="quiet",
        )
        for concept, one in (("back", year - 1), ("next", year + 1))
        if one in YEARS and one <= now
    ]
    page = pages.index_page(
        council,
        letters.drafts(council.id),
        letters.sent(council.id, year),
        year=year,
        turns=turns,
        templates=policy.may(current_actor(), Permission.LETTER_TEMPLATE, council.id),
    )
    return render(page)


@bp.get("/councils/<int:council_id>/correspondence/words")
@requires(Permission.LETTER_TEMPLATE, subject="council_id")
def templates(council: Council) -> ResponseReturnValue:
    """With which words the letters of each kind begin."""
    return render(pages.templates_page(council, letters.templates_of(council.id)))


@bp.route("/councils/<int:council_id>/correspondence/words/<kind>", methods=["GET", "POST"])
@requires(Permission.LETTER_TEMPLATE, subject="council_id")
def template(council: Council, kind: str) -> ResponseReturnValue:
    """Change the words with which letters of a kind begin."""
    if kind not in tuple(LetterKind):
        abort(404)
    wanted = LetterKind(kind)
    own = letters.templates_of(council.id).get(wanted)
    text = own.text if own else str(letters.OURS[wanted])
    form = TemplateForm(request.form, data={"text": text, "own": own.version if own else 0})
    theirs, code = None, status()
    if form.sent():
        said = form.text.data or ""
        if not own and said == str(letters.OURS[wanted]):
            said = ""
        try:
            letters.keep_template(current_actor(), council, wanted, said, form.own.data or 0)
            return redirect(url_for(".templates", council_id=council.id), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = error.theirs, 409
            form.own.raw_data = None
            form.own.process_data(error.version)
    places = ", ".join(str(one) for one in letters.PLACES.values())
    page = pages.asking_page(
        council,
        form,
        f"letter.{kind}",
        theirs=theirs,
        lede=_("These are filled in by themselves: %(places)s.", places=places),
    )
    return render(page, code)
