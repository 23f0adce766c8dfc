"""The addresses of people and who helps them."""

from collections.abc import Collection

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import bounded, ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor, current_view, offers
from portal.councils import service as councils
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.forms import offered
from portal.houses import service as houses
from portal.i18n import gettext as _
from portal.identity import Actor, Role
from portal.memberships import service as memberships
from portal.people import pages
from portal.people import service as people
from portal.people.forms import HelperForm, NewPersonForm, PersonForm
from portal.people.models import Person
from portal.rendering import render

bp = Blueprint("people", __name__)
ASKED = (
    Permission.PERSON_EDIT,
    Permission.PHOTO_EDIT,
    Permission.CARD_MANAGE,
    Permission.CHANNEL_EDIT,
    Permission.OWN_VIEW,
)
"""What the page of a person asks of its reader."""


@bp.get("/people")
@requires(Permission.PERSON_VIEW)
def index() -> ResponseReturnValue:
    """Everybody the reader sees."""
    actor = current_actor()
    page = pages.index_page(
        people.found(policy.where(actor, Permission.PERSON_VIEW)),
        councils.found(policy.where(actor, Permission.COUNCIL_VIEW)),
        view=current_view(),
    )
    return render(page)


@bp.route("/councils/<int:council_id>/people/new", methods=["GET", "POST"])
@requires(Permission.PERSON_MAKE, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Write down a new person of this council or its house."""
    form = NewPersonForm(request.form, data={"house": council.house_id or 0})
    form.house.choices = offered(_houses(council.house_id))
    if form.sent():
        try:
            return redirect(_made(council, form), 303)
        except RefusedError as error:
            form.refuse(error)
    back = url_for("portal.councils.show", council_id=council.id)
    page = pages.form_page(_("New person"), form, back)
    return render(page, _status())


def _made(council: Council, form: NewPersonForm) -> str:
    """Make the person, and the membership that was asked with it; where to go then."""
    actor = current_actor()
    role = form.role.data
    own = form.house.data and form.house.data == council.house_id
    if not role and not own and not policy.anywhere(actor, Permission.ADMINISTER):
        raise RefusedError(
            _("Choose the house, or what this person will be in the council."), field="role"
        )
    person = people.make_person(actor, form.portrait())
    if role:
        term = memberships.Term(
            role=Role(role),
            since=memberships.today(),
            client=not form.represents.data,
            represents=form.represents.data or "",
        )
        confirms = policy.may(actor, Permission.MEMBERSHIP_EDIT, council.id)
        memberships.add(actor, council, person, term, confirmed=confirms)
    return url_for(".show", person_id=person.id)


@bp.get("/people/<int:person_id>")
@requires(Permission.PERSON_VIEW, subject="person_id")
def show(person: Person) -> ResponseReturnValue:
    """Who this is."""
    actor = current_actor()
    seen = councils.ids(policy.where(actor, Permission.COUNCIL_VIEW))
    held = policy.held(actor, ASKED, person.id)
    page = pages.person_page(
        person,
        [one for one in memberships.of_person(person) if one.council_id in seen],
        people.helpers_of(person),
        actor=actor,
        today=memberships.today(),
        may_edit=Permission.PERSON_EDIT in held,
        may_photo=Permission.PHOTO_EDIT in held,
        also=_also(actor, person, held),
    )
    return render(page)


def _also(actor: Actor, person: Person, held: Collection[Permission]) -> list[tuple[str, str]]:
    """What else the actor does for the person, where there is a page for it."""
    found = []
    if Permission.CARD_MANAGE in held:
        found.append(("card", "portal.residents.card_of"))
    if Permission.CHANNEL_EDIT in held:
        found.append(("channel", "portal.attendance.channel"))
    if Permission.OWN_VIEW in held:
        mine = "own-view" if person.id == actor.person_id else "own-view.of"
        found.append((mine, "portal.ownview.show"))
    if person.id == actor.person_id and actor.proven and actor.device_id is None:
        found.append(("calendar.mine", "portal.calendars.mine"))
    if policy.may(actor, Permission.ADMINISTER, 0) and offers("portal.accounts.show"):
        found.append(("account", "portal.accounts.show"))
    if Permission.CARD_MANAGE in held:
        found.append(("own-photos", "portal.ownphotos.show"))
    return found


@bp.route("/people/<int:person_id>/edit", methods=["GET", "POST"])
@requires(Permission.PERSON_EDIT, subject="person_id")
def edit(person: Person) -> ResponseReturnValue:
    """Change a person."""
    form = PersonForm(request.form, data=PersonForm.filled(person))
    form.house.choices = offered(_houses(person.house_id))
    theirs, status = None, _status()
    if form.sent():
        try:
            people.change_person(current_actor(), person, form.portrait(), form.version.data or 0)
            return redirect(_show(person), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    title = _("Change %(name)s", name=person.call_name)
    return render(pages.form_page(title, form, _show(person), theirs=theirs), status)


@bp.route("/people/<int:person_id>/helpers/new", methods=["GET", "POST"])
@requires(Permission.PERSON_EDIT, subject="person_id")
def add_helper(person: Person) -> ResponseReturnValue:
    """Say who comes when this person asks for help."""
    actor = current_actor()
    form = HelperForm(request.form)
    seen = people.found(policy.where(actor, Permission.PERSON_VIEW))
    form.helper.choices = offered(
        [(0, _("choose")), *((one.id, one.name) for one in seen if one.id != person.id)]
    )
    if form.sent():
        helper = ensure(actor, Permission.PERSON_VIEW, form.helper.data)
        try:
            people.add_helper(actor, person, helper)
            return redirect(_show(person), 303)
        except RefusedError as error:
            form.refuse(error)
    title = _("Who helps %(name)s?", name=person.call_name)
    return render(pages.form_page(title, form, _show(person), symbol="own:help"), _status())


@bp.post("/people/<int:person_id>/helpers/<int:helper_id>/remove")
@requires(Permission.PERSON_EDIT, subject="person_id")
def remove_helper(person: Person, helper_id: int) -> ResponseReturnValue:
    """Say that somebody does not help this person any more."""
    people.remove_helper(current_actor(), person, bounded(helper_id))
    return redirect(_show(person), 303)


def _houses(present: int | None) -> list[tuple[int, str]]:
    """The houses somebody can be written down in: those the actor may change, and the present."""
    allowed = houses.found(policy.where(current_actor(), Permission.HOUSE_EDIT))
    choices = [(0, _("in no house of ours"))] + [(one.id, one.name) for one in allowed]
    if present and present not in {value for value, _name in choices}:
        choices += [(one.id, one.name) for one in houses.found(houses.is_house(present))]
    return choices


def _show(person: Person) -> str:
    return url_for("portal.people.show", person_id=person.id)


def _status() -> int:
    return 422 if request.method == "POST" else 200
