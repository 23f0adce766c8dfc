"""The addresses of choosing what goes first."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access import policy
from portal.access.guard import before, requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.priorities import pages
from portal.priorities import service as priorities
from portal.priorities.forms import OpenForm, PlanForm
from portal.priorities.models import FEWEST, PriorityRound, Weight
from portal.rendering import Chip, render
from portal.topics import service as topics

bp = Blueprint("priorities", __name__)
A_PAGE = 20


@bp.get("/councils/<int:council_id>/priorities")
@requires(Permission.NOTES_VIEW, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """What a council chose together, the newest first."""
    actor = current_actor()
    seen = policy.where(actor, Permission.PRIORITY_VIEW)
    found = priorities.of_council(seen, council.id, before(), A_PAGE + 1)
    shown, older = found[:A_PAGE], ""
    if len(found) > A_PAGE:
        older = url_for(".index", council_id=council.id, before=shown[-1].id)
    opens = policy.may(actor, Permission.PRIORITY_OPEN, council.id)
    return render(pages.list_page(council, shown, opens=opens, older=older))


@bp.route("/councils/<int:council_id>/priorities/new", methods=["GET", "POST"], endpoint="open_")
@requires(Permission.PRIORITY_OPEN, subject="council_id")
def open_(council: Council) -> ResponseReturnValue:
    """Let the members choose what goes first."""
    form = OpenForm(request.form)
    offered = priorities.eligible(council.id)
    if len(offered) < FEWEST and request.method == "GET":
        return render(pages.nothing_page(council))
    form.offer_topics(offered)
    if form.sent() and form.closes_on.data:
        try:
            until = form.closes_on.data
            made = priorities.open_round(current_actor(), council, form.chosen, until)
            return redirect(_place(made), 303)
        except RefusedError as error:
            form.refuse(error)
    back = url_for(".index", council_id=council.id)
    title = _("Choose together")
    page = pages.form_page(council, form, back, title=title, save="priorities.open")
    return render(page, _status())


@bp.get("/priorities/<int:asked_id>")
@requires(Permission.PRIORITY_VIEW, subject="asked_id")
def show(asked: PriorityRound) -> ResponseReturnValue:
    """A round: to answer while it is open, with its order afterwards."""
    return _shown(asked)


def _shown(
    asked: PriorityRound, error: RefusedError | None = None, status: int = 200
) -> ResponseReturnValue:
    actor, asked = current_actor(), priorities.find(asked.id)
    banner = Chip(text=error.message, tone="alarm", mark="warning") if error else None
    members = priorities.how_many(asked)
    if priorities.is_open(asked):
        own = priorities.mine(actor, asked)
        return render(pages.open_page(asked, actor, own, members=members, banner=banner), status)
    edits = policy.may(actor, Permission.TOPIC_EDIT, asked.council_id)
    plans = _may_plan(asked) and asked.planned_at is None and bool(priorities.plans(actor, asked))
    page = pages.outcome_page(
        asked,
        actor,
        priorities.outcome(asked),
        members=members,
        meeting=next(iter(topics.coming_meetings(asked.council_id)), None) if edits else None,
        plans=plans,
        banner=banner,
    )
    return render(page, status)


def _may_plan(asked: PriorityRound) -> bool:
    return policy.may(current_actor(), Permission.PRIORITY_PLAN, asked.council_id)


@bp.post("/priorities/<int:asked_id>/answer")
@requires(Permission.PRIORITY_ANSWER, subject="asked_id")
def answer(asked: PriorityRound) -> ResponseReturnValue:
    """Say in one tap how important a topic is; the next topic follows."""
    said = request.form.get("weight", "")
    choice_id = request.form.get("choice", 0, type=int)
    if said not in tuple(Weight):
        abort(400)
    try:
        priorities.answer(current_actor(), asked, choice_id, Weight(said))
    except RefusedError as error:
        return _shown(asked, error, 422)
    card = None
    if current_view() is View.PICTO:
        card = next(n for n, one in enumerate(asked.choices, 1) if one.id == choice_id) + 1
    return redirect(url_for(".show", asked_id=asked.id, card=card), 303)


@bp.post("/priorities/<int:asked_id>/close")
@requires(Permission.PRIORITY_CLOSE, subject="asked_id")
def close(asked: PriorityRound) -> ResponseReturnValue:
    """Close a round before its last day."""
    priorities.close(current_actor(), asked)
    return redirect(_place(asked), 303)


@bp.route("/priorities/<int:asked_id>/plan", methods=["GET", "POST"])
@requires(Permission.PRIORITY_PLAN, subject="asked_id")
def put_in_plan(asked: PriorityRound) -> ResponseReturnValue:
    """Put the topics in the year plan, in the order that was chosen."""
    actor = current_actor()
    plans = priorities.plans(actor, asked)
    if request.method == "GET" and (priorities.is_open(asked) or asked.planned_at or not plans):
        return redirect(_place(asked), 303)
    placed = [one.topic for one in priorities.outcome(asked) if priorities.may_go_on(one.topic)]
    form = PlanForm(request.form)
    form.offer(placed, plans, clock.local(clock.now()).date())
    if form.sent():
        try:
            year, month = form.chosen_month
            plan = priorities.put_in_plan(actor, asked, form.chosen, year, month)
            where = url_for("portal.planning.year", council_id=plan.council_id, year=plan.year)
            return redirect(where, 303)
        except RefusedError as error:
            form.refuse(error)
    title = _("Put it in the year plan")
    page = pages.form_page(asked.council, form, _place(asked), title=title, save="priorities.plan")
    return render(page, _status())


def _place(asked: PriorityRound) -> str:
    return url_for(".show", asked_id=asked.id)


def _status() -> int:
    return 422 if request.method == "POST" else 200
