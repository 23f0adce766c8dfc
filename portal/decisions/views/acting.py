"""Actions: one's own, those of the council, and what is said of one."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.complaints import is_personal
from portal.context import current_actor
from portal.councils.models import Council
from portal.decisions import pages
from portal.decisions import service as decisions
from portal.decisions.forms import ActionForm, EditActionForm, ReasonForm
from portal.decisions.models import Action, ActionState
from portal.decisions.views.blueprint import about, asked, bp, found, onward
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.rendering import render
from portal.returning import own_path, page_path


@bp.get("/actions")
@requires(Permission.ACTION_DO)
def mine() -> ResponseReturnValue:
    """What do I do? In all my councils."""
    actor = current_actor()
    seen = policy.where(actor, Permission.ACTION_VIEW)
    return render(pages.mine_page(decisions.of_person(actor.person_id or 0, seen), page_path()))


@bp.get("/councils/<int:council_id>/actions")
@requires(Permission.NOTES_VIEW, subject="council_id")
def actions(council: Council) -> ResponseReturnValue:
    """What is to be done in a council, and what was done of late."""
    actor = current_actor()
    tasks = decisions.open_actions(council.id)
    done = decisions.done_lately(council.id, policy.where(actor, Permission.ACTION_VIEW))
    return render(pages.actions_page(actor, council, tasks, done, page_path()))


@bp.post("/councils/<int:council_id>/actions/reminders")
@requires(Permission.ACTION_MAKE, subject="council_id")
def reminders(council: Council) -> ResponseReturnValue:
    """Let people be reminded of their actions, or not."""
    decisions.set_reminding(current_actor(), council, bool(request.form.get("reminds")))
    return redirect(url_for(".actions", council_id=council.id), 303)


@bp.route("/councils/<int:council_id>/actions/new", methods=["GET", "POST"])
@requires(Permission.ACTION_MAKE, subject="council_id")
def make_action(council: Council) -> ResponseReturnValue:
    """Write down who does what: at an item, from a decision, or by itself."""
    form = ActionForm(request.form, data=asked())
    form.offer(decisions.people_for(council))
    item, decision = found(form, Permission.ITEM_VIEW), found(form, Permission.DECISION_VIEW)
    if form.sent():
        try:
            made = decisions.make_action(
                current_actor(), council, form.action, item=item, decision=decision
            )
            return redirect(onward(form, _at(made)), 303)
        except RefusedError as error:
            form.refuse(error)
    back = onward(form, url_for(".actions", council_id=council.id))
    page = pages.action_form_page(council, form, back, about=about(item, decision))
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/actions/<int:action_id>")
@requires(Permission.ACTION_VIEW, subject="action_id")
def action(action: Action) -> ResponseReturnValue:
    """One action: what, who, before when, and how far it is."""
    actor = current_actor()
    task = decisions.find_task(action)
    mine = any(one.id == actor.person_id for one in action.people) and actor.proven
    council_id = action.council_id
    if mine:
        back = url_for(".mine")
    elif policy.may(actor, Permission.NOTES_VIEW, council_id):
        back = url_for(".actions", council_id=council_id)
    else:
        back = url_for(".of_council", council_id=council_id)
    may_do = mine or policy.may(actor, Permission.ACTION_EDIT, council_id)
    return render(pages.action_page(actor, task, may_do=may_do, back=back))


@bp.route("/actions/<int:action_id>/edit", methods=["GET", "POST"])
@requires(Permission.ACTION_EDIT, subject="action_id")
def change_action(action: Action) -> ResponseReturnValue:
    """Change what, who or when."""
    shown = {
        "what": action.what,
        "people": [one.id for one in action.people],
        "due_on": action.due_on,
        "version": action.version,
    }
    form = EditActionForm(request.form, data=shown)
    form.offer(decisions.people_for(action.council, action.people))
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        try:
            version = form.version.data or 0
            decisions.change_action(current_actor(), action, form.action, version)
            return redirect(_at(action), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    page = pages.action_form_page(action.council, form, _at(action), theirs=theirs)
    return render(page, status)


@bp.post("/actions/<int:action_id>/state")
@requires(Permission.ACTION_DO, subject="action_id")
def state(action: Action) -> ResponseReturnValue:
    """Say how far it is, in one tap; another tap takes it back."""
    said = request.form.get("state", "")
    if said not in (ActionState.OPEN, ActionState.BUSY, ActionState.DONE):
        raise BadRequest
    decisions.set_state(current_actor(), action, ActionState(said))
    there = request.form.get("next")
    return redirect(own_path(there) if there else _at(action), 303)


@bp.route("/actions/<int:action_id>/drop", methods=["GET", "POST"])
@requires(Permission.ACTION_EDIT, subject="action_id")
def drop(action: Action) -> ResponseReturnValue:
    """Say that it will not be done, and why."""
    form = ReasonForm(request.form)
    if form.sent():
        decisions.drop_action(current_actor(), action, form.reason.data or "")
        return redirect(_at(action), 303)
    title = _("This will not be done")
    page = pages.reason_page(action.council, form, _at(action), title=title, about=action.what)
    return render(page, 422 if request.method == "POST" else 200)


@bp.route("/actions/<int:action_id>/tell", methods=["GET", "POST"])
@requires(Permission.ACTION_TELL, subject="action_id")
def tell_action(action: Action) -> ResponseReturnValue:
    """Tell the house that it is done, or do not tell it any more."""
    if request.form.get("back"):
        decisions.take_back_action(current_actor(), action)
        return redirect(_at(action), 303)
    if request.method == "GET":
        return render(pages.personal_page(action.council, action.what, page_path(), _at(action)))
    if is_personal(action.what) and not request.form.get("common"):
        return redirect(page_path(), 303)
    try:
        decisions.tell_action(current_actor(), action)
    except RefusedError as error:
        raise BadRequest(error.message) from error
    return redirect(_at(action), 303)


def _at(action: Action) -> str:
    return url_for(".action", action_id=action.id)
