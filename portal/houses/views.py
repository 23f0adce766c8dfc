"""The addresses of houses and of who works there."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import database, photos
from portal.access import policy
from portal.access.guard import bounded, ensure, requires
from portal.access.permissions import Permission
from portal.choosing import emblem_answer
from portal.context import current_actor
from portal.councils.models import House
from portal.errors import ConflictError, RefusedError
from portal.forms import offered
from portal.houses import pages
from portal.houses import service as houses
from portal.houses.forms import DoorForm, HouseForm, NewHouseForm, StaffForm
from portal.i18n import gettext as _
from portal.limits import takes
from portal.memberships import service as memberships
from portal.people import service as people
from portal.rendering import FormPage, render
from portal.terms import own_house_warning

bp = Blueprint("houses", __name__)


@bp.get("/houses")
@requires(Permission.HOUSE_VIEW)
def index() -> ResponseReturnValue:
    """The houses that the reader sees."""
    actor = current_actor()
    seen = houses.found(policy.where(actor, Permission.HOUSE_VIEW))
    may_make = policy.anywhere(actor, Permission.HOUSE_MAKE)
    return render(pages.index_page(seen, may_make=may_make))


@bp.route("/houses/new", methods=["GET", "POST"])
@requires(Permission.HOUSE_MAKE)
def make() -> ResponseReturnValue:
    """Make a house."""
    form = NewHouseForm(request.form)
    if form.sent():
        try:
            house = houses.make_house(
                current_actor(),
                name=form.name.data or "",
                confidant=form.confidant.data or "",
                complaints_officer=form.complaints_officer.data or "",
            )
            return redirect(url_for(".show", house_id=house.id), 303)
        except RefusedError as error:
            form.refuse(error)
    return _form(_("New house"), form, url_for(".index"))


@bp.get("/houses/<int:house_id>")
@requires(Permission.HOUSE_VIEW, subject="house_id")
def show(house: House) -> ResponseReturnValue:
    """Who lives and works in the house."""
    here = houses.councils_of(house)
    staff = houses.staff_of(house.id)
    both = memberships.supporters_of([one.id for one in here]) & {one.person_id for one in staff}
    page = pages.house_page(
        house,
        here,
        houses.residents_of(house),
        staff,
        warning=own_house_warning() if both else "",
        may_edit=policy.has(current_actor(), Permission.HOUSE_EDIT, house.id),
    )
    return render(page)


@bp.route("/houses/<int:house_id>/edit", methods=["GET", "POST"])
@requires(Permission.HOUSE_EDIT, subject="house_id")
def edit(house: House) -> ResponseReturnValue:
    """Change a house."""
    form = HouseForm(request.form, obj=house)
    back = url_for(".show", house_id=house.id)
    title = _("Change the house")
    if form.sent():
        try:
            houses.change_house(
                current_actor(),
                house,
                name=form.name.data or "",
                confidant=form.confidant.data or "",
                complaints_officer=form.complaints_officer.data or "",
                version=form.version.data or 0,
            )
            return redirect(back, 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            form.version.process_data(error.version)
            return _form(title, form, back, theirs=error.theirs)
    return _form(title, form, back)


@bp.route("/houses/<int:house_id>/picture", methods=["GET", "POST"])
@requires(Permission.HOUSE_EDIT, subject="house_id")
def picture(house: House) -> ResponseReturnValue:
    """Choose the picture by which the house is known."""
    return emblem_answer(house, done=url_for(".show", house_id=house.id), section="people")


@bp.route("/houses/<int:house_id>/photo", methods=["GET", "POST"])
@requires(Permission.HOUSE_EDIT, subject="house_id", alone=True)
@takes(megabytes=12)
def photo(house: House) -> ResponseReturnValue:
    """Show the front door. The photo is decoded before the writing begins."""
    form = DoorForm(CombinedMultiDict([request.form, request.files]))
    back = url_for(".show", house_id=house.id)
    if form.sent():
        try:
            key = photos.store(photos.cleaned(form.photo.data.stream))
            database.begin(writes=True)
            actor = current_actor()
            houses.place_photo(actor, ensure(actor, Permission.HOUSE_EDIT, house.id), key)
            return redirect(back, 303)
        except RefusedError as error:
            form.refuse(error)
    return _form(_("A photo of %(name)s", name=house.name), form, back)


@bp.post("/houses/<int:house_id>/photo/remove")
@requires(Permission.HOUSE_EDIT, subject="house_id")
def remove_photo(house: House) -> ResponseReturnValue:
    """Take the photo of the front door away."""
    houses.remove_photo(current_actor(), house)
    return redirect(url_for(".show", house_id=house.id), 303)


@bp.route("/houses/<int:house_id>/staff/new", methods=["GET", "POST"])
@requires(Permission.HOUSE_EDIT, subject="house_id")
def add_staff(house: House) -> ResponseReturnValue:
    """Say who works in the house."""
    actor = current_actor()
    form = StaffForm(request.form)
    seen = people.found(policy.where(actor, Permission.PERSON_VIEW))
    form.person.choices = offered(
        [(0, _("choose")), *((one.id, one.name) for one in seen if one.house_id != house.id)]
    )
    back = url_for(".show", house_id=house.id)
    if form.sent():
        person = ensure(actor, Permission.PERSON_VIEW, form.person.data)
        try:
            houses.add_staff(actor, house, person, form.place.data or "")
            return redirect(back, 303)
        except RefusedError as error:
            form.refuse(error)
    return _form(_("Add a support worker"), form, back)


@bp.post("/houses/<int:house_id>/staff/<int:staff_id>/remove")
@requires(Permission.HOUSE_EDIT, subject="house_id")
def remove_staff(house: House, staff_id: int) -> ResponseReturnValue:
    """Say that somebody does not work in the house any more."""
    houses.remove_staff(current_actor(), house, bounded(staff_id))
    return redirect(url_for(".show", house_id=house.id), 303)


def _form(title: str, form: Any, back: str, theirs: Any = None) -> ResponseReturnValue:
    status = 409 if theirs else 422 if request.method == "POST" else 200
    page = FormPage(
        title=title,
        symbol="openmoji:1F3E0",
        section="people",
        back=back,
        form=form,
        theirs=theirs,
    )
    return render(page, status)
