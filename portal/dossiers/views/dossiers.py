"""The addresses of dossiers: what runs, one dossier, and what is written down of it."""

from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils import service as councils
from portal.councils.models import CHILD_KINDS, Council, CouncilKind
from portal.dossiers import pages
from portal.dossiers import service as dossiers
from portal.dossiers.forms import (
    DossierForm,
    EditDossierForm,
    HeardForm,
    WishesForm,
)
from portal.dossiers.models import Dossier
from portal.dossiers.service import About
from portal.dossiers.views.blueprint import bp, dossier_place, status
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.letters import service as letters
from portal.rendering import Action, Chip, render
from portal.topics.models import Topic

YEARS = range(2000, 2201)
MOST_COUNCILS = 25
FIRST_STEPS = {
    "make": (Permission.DOSSIER_MAKE, "dossier.make"),
    "file": (Permission.REQUEST_FILE, "request.file"),
}
ASKED_KINDS = frozenset(CouncilKind) - CHILD_KINDS | {CouncilKind.SUBCOUNCIL}
"""A working group, a committee and a living-room meeting are no council in the law."""


@bp.get("/dossiers")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """What runs, in every council of the reader."""
    actor, year = current_actor(), _year()
    page = max(request.args.get("page", 1, type=int), 1)
    seen = policy.where(actor, Permission.REQUEST_VIEW)
    runs, more = dossiers.running(seen, min(page, 1000))
    turns = [
        Action(concept=concept, href=url_for(".index", year=one), label=str(one), tone="quiet")
        for concept, one in (("back", year - 1), ("next", year + 1))
        if one in YEARS and one <= _this_year()
    ]
    if more:
        turns.append(Action(concept="next", href=url_for(".index", year=year, page=page + 1)))
    inside = policy.councils(actor, Permission.DOSSIER_VIEW)
    shown = pages.index_page(
        runs,
        dossiers.without_request(policy.where(actor, Permission.DOSSIER_VIEW)) if inside else (),
        dossiers.ended(seen, year),
        makes=_with_rights(policy.councils(actor, Permission.DOSSIER_MAKE)),
        asks=_with_rights(policy.councils(actor, Permission.REQUEST_FILE)),
        year=year,
        turns=turns,
        inside=inside,
    )
    return render(shown)


def _with_rights(council_ids: frozenset[int]) -> list[Council]:
    """Those of these councils that are asked for advice and consent."""
    return [one for one in councils.by_id(council_ids) if one.kind in ASKED_KINDS]


@bp.get("/dossiers/new")
@requires(Permission.SIGNED_IN)
def whose() -> ResponseReturnValue:
    """For which council is the dossier, or which one is asked?"""
    what = request.args.get("what", "make")
    if what not in FIRST_STEPS:
        abort(404)
    permission, concept = FIRST_STEPS[what]
    councils = _with_rights(policy.councils(current_actor(), permission))
    return render(pages.whose_page(councils, what, concept))


@bp.get("/dossiers/overview")
@requires(Permission.SIGNED_IN)
def overview() -> ResponseReturnValue:
    """What runs, what is late, and what came of the answers of a year, council by council."""
    actor, year = current_actor(), _year()
    page = min(max(request.args.get("page", 1, type=int), 1), 1000)
    seen = policy.where(actor, Permission.REQUEST_VIEW)
    mine = councils.by_id(policy.councils(actor, Permission.DOSSIER_VIEW))
    first = (page - 1) * MOST_COUNCILS
    turns = [
        Action(concept=concept, href=url_for(".overview", year=one), label=str(one), tone="quiet")
        for concept, one in (("back", year - 1), ("next", year + 1))
        if one in YEARS and one <= _this_year()
    ]
    more = ""
    if len(mine) > first + MOST_COUNCILS:
        more = url_for(".overview", year=year, page=page + 1)
    tallies = dossiers.tallies(seen, mine[first : first + MOST_COUNCILS], year)
    return render(pages.overview_page(tallies, year, turns=turns, more=more))


def _this_year() -> int:
    return clock.local(clock.now()).year


def _year() -> int:
    asked = request.args.get("year", type=int) or _this_year()
    if asked not in YEARS:
        abort(404)
    return asked


@bp.route("/councils/<int:council_id>/dossiers/new", methods=["GET", "POST"])
@requires(Permission.DOSSIER_MAKE, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Begin a dossier."""
    form = DossierForm(request.form)
    if form.sent():
        actor = current_actor()
        dossier = dossiers.begin_dossier(actor, council, form.title.data or "")
        dossiers.edit(actor, dossier, _words(form, dossier), dossier.version)
        return redirect(dossier_place(dossier), 303)
    return render(pages.asking_page(council, form, "dossier.make"), status())


@bp.route("/topics/<int:topic_id>/dossier", methods=["GET", "POST"])
@requires(Permission.TOPIC_EDIT, subject="topic_id")
def from_topic(topic: Topic) -> ResponseReturnValue:
    """Make a dossier of a topic, which has one from then on."""
    ensure(current_actor(), Permission.DOSSIER_MAKE, topic.council_id)
    if there := dossiers.of_topic(topic.id):
        return redirect(dossier_place(there[0]), 303)
    form = DossierForm(request.form, data={"title": topic.title, "text": topic.text})
    if form.sent():
        actor, title = current_actor(), form.title.data or ""
        dossier = dossiers.begin_dossier(
            actor, topic.council, title, symbol=topic.symbol, topic_id=topic.id
        )
        dossiers.edit(actor, dossier, _words(form, dossier), dossier.version)
        return redirect(dossier_place(dossier), 303)
    return render(pages.asking_page(topic.council, form, "dossier.of_topic"), status())


@bp.get("/dossiers/<int:dossier_id>")
@requires(Permission.DOSSIER_VIEW, subject="dossier_id")
def show(dossier: Dossier) -> ResponseReturnValue:
    """One dossier with what is asked in it."""
    return _shown(dossier)


def _shown(
    dossier: Dossier, error: RefusedError | None = None, code: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    banner = Chip(text=error.message, tone="alarm", mark="warning") if error else None
    requests = dossiers.of_dossier(policy.where(actor, Permission.REQUEST_VIEW), dossier)
    written = letters.at(dossier, policy.where(actor, Permission.LETTER_VIEW))
    page = pages.dossier_page(
        dossier, actor, requests, dossiers.wishes(dossier), written, banner=banner
    )
    return render(page, code)


@bp.route("/dossiers/<int:dossier_id>/edit", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def edit(dossier: Dossier) -> ResponseReturnValue:
    """Change what a dossier is about."""
    form = EditDossierForm(request.form, obj=dossier)
    return _edited(dossier, form, "edit", lambda: _words(form, dossier))


@bp.route("/dossiers/<int:dossier_id>/heard", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def heard(dossier: Dossier) -> ResponseReturnValue:
    """Write down how the residents were heard, or why not."""
    form = HeardForm(request.form, obj=dossier)
    return _edited(dossier, form, "dossier.heard", lambda: form.about(dossier))


def _edited(dossier: Dossier, form: Any, concept: str, words: Any) -> ResponseReturnValue:
    theirs, code = None, status()
    if form.sent():
        try:
            dossiers.edit(current_actor(), dossier, words(), form.version.data or 0)
            return redirect(dossier_place(dossier), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = error.theirs, 409
            form.version.process_data(error.version)
    return render(pages.asking_page(dossier, form, concept, theirs=theirs), code)


def _words(form: Any, dossier: Dossier) -> About:
    names = ("title", "text", "means", "tags", "early")
    kept = {name: getattr(dossier, name) for name in ("symbol", "heard", "unheard")}
    return About(**kept, **{name: form[name].data or "" for name in names})


@bp.route("/dossiers/<int:dossier_id>/wishes", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def wishes(dossier: Dossier) -> ResponseReturnValue:
    """Write down what each party wants."""
    known = dossiers.wishes(dossier)
    form = WishesForm(request.form, data={**known, "version": dossier.version})
    theirs, code = None, status()
    if form.sent():
        try:
            dossiers.set_wishes(current_actor(), dossier, form.said, form.version.data or 0)
            return redirect(dossier_place(dossier), 303)
        except ConflictError as error:
            theirs, code = known, 409
            form.version.process_data(error.version)
    return render(pages.asking_page(dossier, form, "dossier.wishes", theirs=theirs), code)


@bp.post("/dossiers/<int:dossier_id>/close")
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def close(dossier: Dossier) -> ResponseReturnValue:
    """Close a dossier in which nothing runs."""
    try:
        version = request.form.get("version", 0, type=int)
        dossiers.close_dossier(current_actor(), dossier, version)
    except RefusedError as error:
        return _shown(dossier, error, 422)
    except ConflictError:
        meanwhile = _("Somebody else was here first. This is how it is now.")
        return _shown(dossier, RefusedError(meanwhile), 409)
    return redirect(dossier_place(dossier), 303)


@bp.post("/dossiers/<int:dossier_id>/reopen")
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def reopen(dossier: Dossier) -> ResponseReturnValue:
    """Go on with a dossier that was closed."""
    dossiers.reopen(current_actor(), dossier)
    return redirect(dossier_place(dossier), 303)
