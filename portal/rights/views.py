"""The addresses of rights, and of who does what around a council.

Who may do what in the program itself is another page: `portal.councils.pages.rights`.
"""

from dataclasses import replace

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor, current_view
from portal.councils.models import Council
from portal.houses import service as houses
from portal.identity import Proof
from portal.memberships import service as memberships
from portal.rendering import render
from portal.rights import pages
from portal.rights.service import RIGHTS, constituency

bp = Blueprint("rights", __name__)


@bp.get("/rights")
@requires(Permission.COUNCIL_VIEW)
def index() -> ResponseReturnValue:
    """The rights of a council, by question; ``about`` is one of these questions."""
    return render(pages.index_page(request.args.get("about", ""), current_view()))


@bp.get("/rights/we-do-not-agree")
@requires(Permission.COUNCIL_VIEW)
def disagree() -> ResponseReturnValue:
    """When the council and the organisation cannot agree."""
    return render(pages.disagree_page(current_view()))


@bp.get("/rights/<key>")
@requires(Permission.COUNCIL_VIEW)
def show(key: str) -> ResponseReturnValue:
    """One right, by where it stands in the law: ``8.1.h``."""
    if key not in RIGHTS:
        abort(404)
    return render(pages.right_page(key, current_view()))


@bp.get("/councils/<int:council_id>/who-does-what")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def who(council: Council) -> ResponseReturnValue:
    """Who does what in the council and around it."""
    roster, staff = memberships.roster(council), houses.staff_of(council.house_id)
    chosen = request.args.get("who", "")
    return render(pages.who_page(council, roster, staff, view=current_view(), who=chosen))


@bp.get("/councils/<int:council_id>/for-whom")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def for_whom(council: Council) -> ResponseReturnValue:
    """For whom the council speaks."""
    actor = current_actor()
    with_card = replace(actor, proof=Proof.CARD)  # who has one may say a wish
    page = pages.for_whom_page(
        council,
        memberships.roster(council),
        constituency.living_rooms(council, policy.where(actor, Permission.COUNCIL_VIEW)),
        house=constituency.house_of(council),
        may_wish=policy.anywhere(with_card, Permission.WISH_MAKE),
        view=current_view(),
    )
    return render(page)


@bp.get("/councils/<int:council_id>/supporter")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def support(council: Council) -> ResponseReturnValue:
    """What a supporter does, and what not."""
    return render(pages.support_page(council, memberships.roster(council), current_view()))
