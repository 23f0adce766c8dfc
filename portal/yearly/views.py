"""The addresses of what there is each year."""

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import bounded, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils import service as councils
from portal.councils.models import Council
from portal.deadlines import Duty
from portal.errors import RefusedError
from portal.rendering import render
from portal.yearly import pages
from portal.yearly import service as yearly
from portal.yearly.forms import HappenedForm

bp = Blueprint("yearly", __name__)


@bp.get("/yearly")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """The councils of the reader for which this is."""
    mine = councils.by_id(policy.councils(current_actor(), Permission.YEARLY_VIEW))
    every = {one for ours in {own.organisation_id for own in mine} for one in yearly.holders(ours)}
    return render(pages.index_page([one for one in mine if one in every]))


@bp.get("/councils/<int:council_id>/yearly")
@requires(Permission.YEARLY_VIEW, subject="council_id")
def show(council: Council) -> ResponseReturnValue:
    """By when each is to happen again, and why."""
    page = pages.council_page(
        council,
        yearly.standings(council),
        holds=yearly.holds(council),
        records=policy.may(current_actor(), Permission.YEARLY_RECORD, council.id),
    )
    return render(page)


@bp.route("/councils/<int:council_id>/yearly/<duty>", methods=["GET", "POST"])
@requires(Permission.YEARLY_RECORD, subject="council_id")
def record(council: Council, duty: str) -> ResponseReturnValue:
    """Write down that it happened."""
    if duty not in tuple(Duty):
        abort(404)
    form = HappenedForm(request.form)
    if form.sent():
        try:
            day = form.on.data or yearly.today()
            yearly.happened(current_actor(), council, Duty(duty), day, form.text.data or "")
            return redirect(pages.address(council), 303)
        except RefusedError as error:
            form.refuse(error)
    page = pages.form_page(council, Duty(duty), form)
    return render(page, 422 if request.method == "POST" else 200)


@bp.post("/councils/<int:council_id>/yearly/done/<int:done_id>/remove")
@requires(Permission.YEARLY_RECORD, subject="council_id")
def forget(council: Council, done_id: int) -> ResponseReturnValue:
    """Take away what was written down by mistake."""
    yearly.forget(current_actor(), council, bounded(done_id))
    return redirect(pages.address(council), 303)
