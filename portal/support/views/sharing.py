"""The addresses of the tasks in a period."""

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.memberships.service import today
from portal.rendering import render
from portal.support import pages
from portal.support.forms import PeriodForm, ShareForm
from portal.support.models import SupportPeriod
from portal.support.service import sharing
from portal.support.views.blueprint import bp, status, step


@bp.get("/support/tasks")
@requires(Permission.PERIOD_EDIT)
def running() -> ResponseReturnValue:
    """What support is given now, council by council."""
    seen = policy.where(current_actor(), Permission.PERIOD_EDIT)
    return render(pages.running_page(sharing.running(seen)))


@bp.route("/councils/<int:council_id>/support/tasks/new", methods=["GET", "POST"])
@requires(Permission.SUPPORT_DRAFT, subject="council_id")
def begin_period(council: Council) -> ResponseReturnValue:
    """Begin a list of tasks."""
    form = PeriodForm(request.form)
    if form.sent():
        try:
            made = sharing.begin(current_actor(), council, form.begins_on.data or today())
            return redirect(pages.period_address(made), 303)
        except RefusedError as error:
            form.refuse(error)
    return render(pages.form_page(council, form, "period.begin"), status())


@bp.get("/support-periods/<int:period_id>")
@requires(Permission.PERIOD_VIEW, subject="period_id")
def period(period: SupportPeriod) -> ResponseReturnValue:
    """What the supporter does from a day on."""
    edits = policy.has(current_actor(), Permission.PERIOD_EDIT, period.id)
    return render(pages.period_page(period, sharing.until(period), edits=edits))


@bp.route("/support-periods/<int:period_id>/tasks/<task>", methods=["GET", "POST"])
@requires(Permission.PERIOD_EDIT, subject="period_id")
def share(period: SupportPeriod, task: str) -> ResponseReturnValue:
    """How much of a task the supporter does."""
    line = next((one for one in period.tasks if one.task == task), None)
    if line is None:
        abort(404)
    begun = {"share": line.share, "remark": line.remark, "version": line.version}
    form = ShareForm(request.form, data=begun)
    return step(
        period.council,
        (pages.period_title(period), pages.period_address(period)),
        form,
        "period.share",
        lambda version: sharing.share(
            current_actor(), period, line, (form.share.data, form.remark.data or ""), version
        ),
        lede=pages.task_words(task),
    )
