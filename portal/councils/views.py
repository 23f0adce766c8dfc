"""The addresses of councils, their trail, and the page that tells who may what."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy, words
from portal.access.guard import before, requires
from portal.access.permissions import Permission
from portal.choosing import emblem_answer
from portal.coached import support_cards
from portal.context import current_actor, current_view, offers
from portal.councils import pages
from portal.councils import service as councils
from portal.councils.forms import CouncilForm, NewCouncilForm, OwnCouncilForm
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.forms import offered
from portal.houses import service as houses
from portal.i18n import gettext as _
from portal.memberships import service as memberships
from portal.people import service as people
from portal.rendering import Action, FormPage, render

bp = Blueprint("councils", __name__)


@bp.get("/councils")
@requires(Permission.COUNCIL_VIEW)
def index() -> ResponseReturnValue:
    """The tree of the councils that the reader sees; the administrator sees all."""
    actor = current_actor()
    seen = councils.found(policy.where(actor, Permission.COUNCIL_VIEW))
    may_make = policy.anywhere(actor, Permission.COUNCIL_MAKE)
    return render(pages.tree_page(councils.tree(seen), view=current_view(), may_make=may_make))


@bp.route("/councils/new", methods=["GET", "POST"])
@requires(Permission.COUNCIL_MAKE)
def make() -> ResponseReturnValue:
    """Make a council."""
    form = _choices(NewCouncilForm(request.form, accent="petrol"), None)
    if form.sent():
        try:
            council = councils.make_council(current_actor(), form.design())
            return redirect(url_for(".show", council_id=council.id), 303)
        except RefusedError as error:
            form.refuse(error)
    page = FormPage(
        title=_("New council"),
        symbol="own:council",
        section="administer",
        back=url_for(".index"),
        form=form,
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/councils/<int:council_id>")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def show(council: Council) -> ResponseReturnValue:
    """Who is in the council."""
    roster = memberships.roster(council)
    staff = houses.staff_of(council.house_id)
    staff_ids = {one.person_id for one in staff}
    may_confirm = _may(Permission.MEMBERSHIP_EDIT, council)
    if not (may_confirm or _may(Permission.MEMBERSHIP_PROPOSE, council)):
        roster = roster.without_waiting()
    return render(
        pages.council_page(
            council,
            roster,
            staff,
            people.helps([one.person_id for one in roster.members]),
            view=current_view(),
            actions=_offered(council, _usual(council)),
            besides=_offered(council, _SELDOM),
            support=support_cards(council, roster.supporters),
            may_confirm=may_confirm,
            warning=any(one.person_id in staff_ids for one in roster.supporters),
        )
    )


@bp.route("/councils/<int:council_id>/edit", methods=["GET", "POST"])
@requires(Permission.COUNCIL_EDIT, subject="council_id")
def edit(council: Council) -> ResponseReturnValue:
    """Change a council: the administrator all of it, its officers what is their own."""
    actor = current_actor()
    everything = policy.anywhere(actor, Permission.COUNCIL_MAKE)
    kind = CouncilForm if everything else OwnCouncilForm
    form: Any = kind(request.form, data=OwnCouncilForm.filled(council))
    if everything:
        _choices(form, council)
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        try:
            if everything:
                councils.change_council(actor, council, form.design(), form.version.data)
            else:
                councils.rename_council(
                    actor,
                    council,
                    name=form.name.data,
                    accent=form.accent.data,
                    role_names=form.role_names,
                    skin=form.skin.data,
                    notice_days=form.notice_days.data,
                    reminder_days=form.reminder_days.data,
                    version=form.version.data,
                )
            return redirect(url_for(".show", council_id=council.id), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    page = FormPage(
        title=_("Change the council"),
        symbol=council.symbol,
        council=council,
        section="people",
        back=url_for(".show", council_id=council.id),
        form=form,
        theirs=theirs,
    )
    return render(page, status)


@bp.route("/councils/<int:council_id>/picture", methods=["GET", "POST"])
@requires(Permission.COUNCIL_EDIT, subject="council_id")
def picture(council: Council) -> ResponseReturnValue:
    """Choose the picture by which the council is known."""
    done = url_for(".show", council_id=council.id)
    return emblem_answer(council, done=done, council=council, section="people")


@bp.get("/councils/<int:council_id>/trail")
@requires(Permission.AUDIT_VIEW, subject="council_id")
def trail(council: Council) -> ResponseReturnValue:
    """What happened in the council and what was refused."""
    return render(pages.trail_page(council, councils.trail(council, before())))


@bp.get("/who-may-what")
@requires(Permission.SIGNED_IN)
def who_may_what() -> ResponseReturnValue:
    """The table of rights, in words."""
    return render(pages.policy_page(words.table(), current_view(), request.args.get("who", "")))


def _may(permission: Permission, council: Council) -> bool:
    return policy.may(current_actor(), permission, council.id)


_Way = tuple[Permission, str, str]
_SELDOM: Sequence[_Way] = (
    (Permission.NOTES_VIEW, "priorities", "portal.priorities.index"),
    (Permission.NOTES_VIEW, "encounters", "portal.encounters.index"),
    (Permission.COUNCIL_EDIT, "edit", "portal.councils.edit"),
    (Permission.COUNCIL_EDIT, "picture", "portal.councils.picture"),
    (Permission.COUNCIL_EDIT, "ballot.rules", "portal.ballots.rules"),
    (Permission.COUNCIL_EDIT, "leading.rules", "portal.leading.rules"),
    (Permission.AUDIT_VIEW, "audit", "portal.councils.trail"),
    (Permission.MESSAGE_PRINT, "messages", "portal.mail.paper"),
)
"""What is set once, or looked up now and then."""


def _usual(council: Council) -> Sequence[_Way]:
    propose = "membership.propose"
    if _may(Permission.MEMBERSHIP_EDIT, council):
        propose = "membership.add"
    archive = (Permission.ARCHIVE_LIST, "archive", "portal.archive.index")
    if not _may(Permission.ARCHIVE_LIST, council):
        archive = (Permission.ARCHIVE_FILL, "archive.add", "portal.archive.add")
    return (
        (Permission.MEMBERSHIP_PROPOSE, propose, "portal.memberships.add"),
        (Permission.PERSON_MAKE, "person.make", "portal.people.make"),
        archive,
        (Permission.FEEDBACK_VIEW, "feedback", "portal.yearreport.feedback"),
        (Permission.YEAR_REPORT_VIEW, "year-reports", "portal.yearreport.index"),
        (Permission.FACILITY_LIST, "facilities", "portal.facilities.index"),
        _cash(council),
        (Permission.NEWS_MAKE, "news", "portal.news.of_council"),
    )


def _cash(council: Council) -> _Way:
    if _may(Permission.CASHBOOK_VIEW, council):
        return (Permission.CASHBOOK_VIEW, "cashbook", "portal.cashbook.index")
    return (Permission.CASHBOOK_TOTALS, "cash.totals", "portal.cashbook.totals")


def _offered(council: Council, ways: Sequence[_Way]) -> list[Action]:
    return [
        Action(concept=concept, href=url_for(endpoint, council_id=council.id))
        for permission, concept, endpoint in ways
        if _may(permission, council) and offers(endpoint)
    ]


def _choices(form: Any, council: Council | None) -> Any:
    """Fill in what can be chosen now."""
    parents = councils.possible_parents(council)
    form.parent.choices = offered(
        [(0, _("none: it stands on its own")), *((one.id, one.name) for one in parents)]
    )
    form.parent.symbols = {str(one.id): one.symbol for one in parents}
    every = houses.found(policy.where(current_actor(), Permission.HOUSE_VIEW))
    form.house.symbols = {str(one.id): one.picture for one in every}
    form.house.choices = offered([(0, _("of no house")), *((one.id, one.name) for one in every)])
    return form
