"""The addresses of what was agreed on the means of a council."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import bounded, requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.facilities import pages
from portal.facilities import service as facilities
from portal.facilities.forms import KINDS, AgreeForm, ChangeAgreedForm, UseForm
from portal.facilities.models import Facility, FacilityKind
from portal.facilities.service import Agreement
from portal.files import given_to_keep
from portal.i18n import gettext as _
from portal.rendering import Action, Chip, render

bp = Blueprint("facilities", __name__)
YEARS = range(2000, 2201)


@bp.get("/councils/<int:council_id>/facilities")
@requires(Permission.FACILITY_LIST, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """What was agreed for a year, what was used and what is left."""
    actor, year = current_actor(), _year()
    turns = [
        Action(
            concept=concept,
            href=url_for(".index", council_id=council.id, year=one),
            label=str(one),
            tone="quiet",
        )
        for concept, one in (("back", year - 1), ("next", year + 1))
        if one in YEARS and (one <= facilities.this_year() or current_view() is View.STANDARD)
    ]
    page = pages.year_page(
        council,
        facilities.of_council(council, year),
        year,
        drafts=policy.may(actor, Permission.FACILITY_DRAFT, council.id),
        keeps=actor.device_id is None,
        turns=turns,
    )
    return render(page)


@bp.get("/councils/<int:council_id>/facilities/<int:year>/table")
@requires(Permission.FACILITY_LIST, subject="council_id")
def export(council: Council, year: int) -> ResponseReturnValue:
    """A year as a table to keep; not on a shared tablet."""
    if current_actor().device_id is not None:
        abort(403)
    if year not in YEARS:
        abort(404)
    words = {kind: str(label) for kind, (label, _symbol) in KINDS.items()}
    table = facilities.exported(council, year, words)
    return given_to_keep(table, facilities.CSV, f"{council.name} {year}.csv")


@bp.route("/councils/<int:council_id>/facilities/new", methods=["GET", "POST"])
@requires(Permission.FACILITY_DRAFT, subject="council_id")
def agree(council: Council) -> ResponseReturnValue:
    """Write down what was agreed of a kind."""
    year, form = _year(), AgreeForm(request.form)
    if form.sent():
        try:
            kind = FacilityKind(form.kind.data)
            made = facilities.agree(current_actor(), council, year, kind, form.agreed)
            return redirect(pages.address(made), 303)
        except RefusedError as error:
            form.refuse(error)
    back = url_for(".index", council_id=council.id, year=year)
    return render(pages.form_page(council, form, "facility.agree", back), _status())


@bp.get("/facilities/<int:facility_id>")
@requires(Permission.FACILITY_VIEW, subject="facility_id")
def show(facility: Facility) -> ResponseReturnValue:
    """One line with what was used of it."""
    return _shown(facility)


def _shown(facility: Facility, message: str = "", status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    page = pages.facility_page(
        facilities.standing(facility),
        facilities.uses_of(facility),
        edits=policy.may(actor, Permission.FACILITY_EDIT, facility.council_id),
        confirms=policy.may(actor, Permission.FACILITY_CONFIRM, facility.council_id),
        banner=Chip(text=message, tone="alarm", mark="warning") if message else None,
    )
    return render(page, status)


@bp.route("/facilities/<int:facility_id>/edit", methods=["GET", "POST"])
@requires(Permission.FACILITY_EDIT, subject="facility_id")
def change(facility: Facility) -> ResponseReturnValue:
    """Change what was agreed; then it is to be confirmed anew."""
    filled = {"words": facility.words, "source": facility.source, "version": facility.version}
    if facility.amount:
        filled["amount"] = facilities.plain(facility.measure, facility.amount)
    form = ChangeAgreedForm(request.form, data=filled)
    theirs, status = None, _status()
    if form.sent():
        try:
            agreed: Agreement = form.agreed
            facilities.change(current_actor(), facility, agreed, form.version.data or 0)
            return redirect(pages.address(facility), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    page = pages.form_page(facility.council, form, "edit", pages.address(facility), theirs=theirs)
    return render(page, status)


@bp.post("/facilities/<int:facility_id>/confirm")
@requires(Permission.FACILITY_CONFIRM, subject="facility_id")
def confirm(facility: Facility) -> ResponseReturnValue:
    """Chair or secretary says that it was agreed so."""
    try:
        facilities.confirm(current_actor(), facility, request.form.get("version", 0, type=int))
    except RefusedError as error:
        return _shown(facility, error.message, 422)
    except ConflictError:
        return _shown(facility, _("Somebody else was here first. This is how it is now."), 409)
    return redirect(pages.address(facility), 303)


@bp.post("/facilities/<int:facility_id>/remove")
@requires(Permission.FACILITY_EDIT, subject="facility_id")
def remove(facility: Facility) -> ResponseReturnValue:
    """Throw away a line that nobody confirmed or used."""
    back = pages.year_address(facility)
    try:
        facilities.remove(current_actor(), facility)
    except RefusedError as error:
        return _shown(facility, error.message, 422)
    return redirect(back, 303)


@bp.route("/facilities/<int:facility_id>/uses/new", methods=["GET", "POST"])
@requires(Permission.FACILITY_EDIT, subject="facility_id")
def use(facility: Facility) -> ResponseReturnValue:
    """Write down what was used."""
    actor = current_actor()
    form = UseForm(facility, request.form, data={"person": str(actor.person_id)})
    if form.sent():
        try:
            facilities.use(actor, facility, form.used)
            return redirect(pages.address(facility), 303)
        except RefusedError as error:
            form.refuse(error)
    page = pages.form_page(facility.council, form, "facility.use", pages.address(facility))
    return render(page, _status())


@bp.post("/facilities/<int:facility_id>/uses/<int:use_id>/remove")
@requires(Permission.FACILITY_EDIT, subject="facility_id")
def put_back(facility: Facility, use_id: int) -> ResponseReturnValue:
    """Take away what was written down by mistake."""
    if not facilities.put_back(current_actor(), facility, bounded(use_id)):
        abort(404)
    return redirect(pages.address(facility), 303)


def _year() -> int:
    year = request.args.get("year", type=int) or facilities.this_year()
    if year not in YEARS:
        abort(404)
    return year


def _status() -> int:
    return 422 if request.method == "POST" else 200
