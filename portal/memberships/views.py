"""The addresses of memberships: proposing, confirming, ending."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.memberships import service as memberships
from portal.memberships.forms import EndForm, MembershipForm
from portal.memberships.pages import add_page, end_page
from portal.people import service as people
from portal.people.models import Membership
from portal.rendering import render

bp = Blueprint("memberships", __name__)


@bp.route("/councils/<int:council_id>/memberships/new", methods=["GET", "POST"])
@requires(Permission.MEMBERSHIP_PROPOSE, subject="council_id")
def add(council: Council) -> ResponseReturnValue:
    """Give somebody a role; a supporter only proposes it, the council confirms."""
    actor = current_actor()
    confirms = policy.may(actor, Permission.MEMBERSHIP_EDIT, council.id)
    form = MembershipForm(
        request.form, person=request.args.get("person", type=int), since=memberships.today()
    )
    form.offer(council, people.found(policy.where(actor, Permission.PERSON_VIEW)))
    if form.sent():
        person = ensure(actor, Permission.PERSON_VIEW, form.person.data)
        try:
            memberships.add(actor, council, person, form.term(), confirmed=confirms)
            return redirect(_council(council), 303)
        except RefusedError as error:
            form.refuse(error)
    return render(add_page(council, form, confirms=confirms), _status())


@bp.post("/memberships/<int:membership_id>/confirm")
@requires(Permission.MEMBERSHIP_EDIT, subject="membership_id")
def confirm(membership: Membership) -> ResponseReturnValue:
    """Confirm what a supporter proposed."""
    memberships.confirm(current_actor(), membership)
    return redirect(_council(membership.council), 303)


@bp.route("/memberships/<int:membership_id>/end", methods=["GET", "POST"])
@requires(Permission.MEMBERSHIP_EDIT, subject="membership_id")
def end(membership: Membership) -> ResponseReturnValue:
    """Set the last day of a term, or stop right away."""
    actor = current_actor()
    form = EndForm(request.form, until=membership.until or memberships.today())
    council = membership.council
    if form.sent():
        try:
            if form.at_once.data:
                memberships.stop(actor, membership)
            else:
                memberships.set_last_day(actor, membership, form.until.data)
            return redirect(_council(council), 303)
        except RefusedError as error:
            form.refuse(error)
    return render(end_page(membership, form), _status())


@bp.post("/memberships/<int:membership_id>/stop")
@requires(Permission.MEMBERSHIP_EDIT, subject="membership_id")
def stop(membership: Membership) -> ResponseReturnValue:
    """Say no to a proposal."""
    back = _council(membership.council)
    memberships.stop(current_actor(), membership)
    return redirect(back, 303)


def _council(council: Council) -> str:
    return url_for("portal.councils.show", council_id=council.id)


def _status() -> int:
    return 422 if request.method == "POST" else 200
