"""The list of decisions, one decision, and what becomes of it."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.complaints import is_personal
from portal.context import current_actor
from portal.councils import service as councils
from portal.councils.models import Council
from portal.database import session
from portal.decisions import pages
from portal.decisions import service as decisions
from portal.decisions.forms import DecisionForm, EditDecisionForm, ReasonForm
from portal.decisions.models import Action, Decision
from portal.decisions.views.blueprint import about, asked, bp, found, onward
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.rendering import Chip, render
from portal.returning import page_path

SEEN = (Permission.DECISION_VIEW, Permission.ACTION_VIEW)


@bp.get("/decisions")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """What my councils decided; who has one council sees what there is of that."""
    actor = current_actor()
    mine = policy.councils(actor, Permission.DECISION_VIEW)
    if len(mine) == 1:
        return of_one(session.get_one(Council, next(iter(mine))))
    seen, agreed = (policy.where(actor, one) for one in SEEN)
    shelf = decisions.shelf(seen, agreed, _year())
    known = councils.found(policy.where(actor, Permission.NOTES_VIEW))
    return render(pages.list_page(actor, shelf, page_path(), councils=known))


@bp.get("/councils/<int:council_id>/decisions")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def of_council(council: Council) -> ResponseReturnValue:
    """What one council decided, a year at a time, and what was done of it."""
    return of_one(council)


def of_one(council: Council) -> ResponseReturnValue:
    """The list of one council."""
    actor = current_actor()
    seen, agreed = (policy.where(actor, one) for one in SEEN)
    shelf = decisions.shelf((Decision.council_id == council.id) & seen, agreed, _year())
    told = Action.told_at.is_not(None) & agreed
    page = pages.list_page(
        actor,
        shelf,
        page_path(),
        council=council,
        told=decisions.done_lately(council.id, told) if not shelf.later else (),
    )
    return render(page)


def _year() -> int | None:
    return request.args.get("year", type=int)


@bp.route("/councils/<int:council_id>/decisions/new", methods=["GET", "POST"])
@requires(Permission.DECISION_DRAFT, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Write a decision down: at an item, from a vote, in place of another, or by itself."""
    form = DecisionForm(request.form, data=asked())
    item, ballot = found(form, Permission.ITEM_VIEW), found(form, Permission.BALLOT_VIEW)
    replaced = found(form, Permission.DECISION_EDIT)
    if request.method == "GET" and ballot:
        form.text.data = decisions.proposal_of(ballot)
    if form.sent():
        try:
            made = decisions.make_decision(
                current_actor(),
                council,
                form.text.data or "",
                item=item,
                ballot=ballot,
                replaces=replaced,
            )
            return redirect(onward(form, _at(made)), 303)
        except RefusedError as error:
            form.refuse(error)
    back = onward(form, url_for(".of_council", council_id=council.id))
    officer = policy.may(current_actor(), Permission.DECISION_RECORD, council.id)
    page = pages.decision_form_page(
        council,
        form,
        back,
        about=about(item or (ballot.item if ballot else None), replaced),
        proposals=() if item or ballot or replaced else decisions.proposals([council.id]),
        save="decision.record" if officer else "save",
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/decisions/<int:decision_id>")
@requires(Permission.DECISION_VIEW, subject="decision_id")
def show(decision: Decision) -> ResponseReturnValue:
    """One decision, and who does what because of it."""
    return _shown(decision)


def _shown(
    decision: Decision, error: RefusedError | None = None, status: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    seen = policy.where(actor, Permission.ACTION_VIEW)
    tasks = decisions.tasks_of((Action.decision_id == decision.id) & seen)
    notice = Chip(text=error.message, tone="alarm", mark="warning") if error else None
    page = pages.decision_page(actor, decisions.whole(decision), tasks, notice=notice)
    return render(page, status)


@bp.route("/decisions/<int:decision_id>/edit", methods=["GET", "POST"])
@requires(Permission.DECISION_EDIT, subject="decision_id")
def edit(decision: Decision) -> ResponseReturnValue:
    """Change the words of a draft."""
    form = EditDecisionForm(request.form, obj=decision)
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        text, version = form.text.data or "", form.version.data or 0
        try:
            decisions.change_decision(current_actor(), decision, text, version)
            return redirect(_at(decision), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    page = pages.decision_form_page(decision.council, form, _at(decision), theirs=theirs)
    return render(page, status)


@bp.post("/decisions/<int:decision_id>/record")
@requires(Permission.DECISION_RECORD, subject="decision_id")
def record(decision: Decision) -> ResponseReturnValue:
    """Record a draft as it was read: it gets its number."""
    try:
        decisions.record(current_actor(), decision, request.form.get("version", 0, type=int))
    except ConflictError:
        changed = RefusedError(_("Somebody changed the words meanwhile. Read them once more."))
        return _shown(decision, changed, 409)
    return redirect(_at(decision), 303)


@bp.post("/decisions/<int:decision_id>/discard")
@requires(Permission.DECISION_EDIT, subject="decision_id")
def discard(decision: Decision) -> ResponseReturnValue:
    """Throw a draft away."""
    try:
        decisions.discard(current_actor(), decision)
    except RefusedError as error:
        return _shown(decision, error, 422)
    return redirect(url_for(".of_council", council_id=decision.council_id), 303)


@bp.route("/decisions/<int:decision_id>/tell", methods=["GET", "POST"])
@requires(Permission.DECISION_RECORD, subject="decision_id")
def tell(decision: Decision) -> ResponseReturnValue:
    """Tell the house, or do not tell it any more; what seems personal is asked about first."""
    if request.form.get("back"):
        decisions.take_back(current_actor(), decision)
        return redirect(_at(decision), 303)
    if request.method == "GET":
        here, back = page_path(), _at(decision)
        return render(pages.personal_page(decision.council, decision.text, here, back))
    if is_personal(decision.text) and not request.form.get("common"):
        return redirect(page_path(), 303)
    try:
        decisions.tell(current_actor(), decision)
    except RefusedError as error:
        return _shown(decision, error, 422)
    return redirect(_at(decision), 303)


@bp.route("/decisions/<int:decision_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.DECISION_RECORD, subject="decision_id")
def withdraw(decision: Decision) -> ResponseReturnValue:
    """Say that a decision does not hold any more, and why."""
    form = ReasonForm(request.form)
    if form.sent():
        try:
            decisions.withdraw(current_actor(), decision, form.reason.data or "")
            return redirect(_at(decision), 303)
        except RefusedError as error:
            form.refuse(error)
    title = _("This decision does not hold any more")
    page = pages.reason_page(
        decision.council, form, _at(decision), title=title, about=decision.text
    )
    return render(page, 422 if request.method == "POST" else 200)


def _at(decision: Decision) -> str:
    return url_for(".show", decision_id=decision.id)
