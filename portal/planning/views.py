"""The addresses of the year plan and of the school holidays."""

from datetime import date

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from portal import clock
from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.planning import pages
from portal.planning import service as planning
from portal.planning.forms import BeginForm, EditEntryForm, EntryForm, HolidayForm, PutOnForm
from portal.planning.models import EntryState, PlanEntry, SchoolHoliday, YearPlan
from portal.printing import service as printing
from portal.rendering import render

bp = Blueprint("planning", __name__)
YEARS = range(2000, 2201)


@bp.get("/councils/<int:council_id>/year")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def year(council: Council) -> ResponseReturnValue:
    """A council's year, as far as the reader may see it."""
    actor, number = current_actor(), _year()
    plan = planning.find(council.id, number, policy.where(actor, Permission.PLAN_VIEW))
    shown = pages.Year(
        council=council,
        year=number,
        plan=plan,
        entries=planning.entries(plan) if plan else (),
        meetings=planning.meetings_of(
            council.id, number, policy.where(actor, Permission.MEETING_VIEW)
        ),
        away=planning.away(council, date(number, 1, 1), date(number, 12, 31)),
    )
    return render(pages.year_page(actor, shown))


def _year() -> int:
    asked = request.args.get("year", type=int) or clock.local(clock.now()).year
    if asked not in YEARS:
        abort(404)
    return asked


@bp.route("/councils/<int:council_id>/year/new", methods=["GET", "POST"])
@requires(Permission.PLAN_MAKE, subject="council_id")
def begin(council: Council) -> ResponseReturnValue:
    """Begin the plan of a year."""
    number = _year()
    place = url_for(".year", council_id=council.id, year=number)
    form = BeginForm(request.form)
    form.offer(number, last=planning.find(council.id, number - 1) is not None)
    if form.sent():
        try:
            planning.begin(current_actor(), council, number, form.source.data)
            return redirect(place, 303)
        except RefusedError as error:
            form.refuse(error)
    title = _("The plan for %(year)s", year=number)
    return render(pages.form_page(council, form, title, place, save="plan.make"), _status())


@bp.post("/plans/<int:plan_id>/tell")
@requires(Permission.PLAN_TELL, subject="plan_id")
def tell(plan: YearPlan) -> ResponseReturnValue:
    """Show the plan to the house, or do so no longer."""
    planning.tell(current_actor(), plan, told=request.form.get("told") == "yes")
    return redirect(pages.place_of(plan), 303)


@bp.get("/plans/<int:plan_id>/paper")
@requires(Permission.PLAN_VIEW, subject="plan_id")
def paper(plan: YearPlan) -> ResponseReturnValue:
    """The plan on paper, in the reader's own view."""
    large = current_view() is View.PICTO
    return printing.given(printing.year_plan(plan, planning.entries(plan), large=large))


@bp.route("/plans/<int:plan_id>/entries/new", methods=["GET", "POST"])
@requires(Permission.PLAN_EDIT, subject="plan_id")
def add(plan: YearPlan) -> ResponseReturnValue:
    """Put a subject in the plan."""
    month = min(max(request.args.get("month", 1, type=int), 1), 12)
    form = EntryForm(request.form, data={"month": month})
    if form.sent():
        try:
            entry = planning.add(current_actor(), plan, form.words)
            return redirect(_entry(entry), 303)
        except RefusedError as error:
            form.refuse(error)
    page = pages.form_page(
        plan.council, form, _("New subject"), pages.place_of(plan), save="plan.add"
    )
    return render(page, _status())


@bp.get("/plan-entries/<int:entry_id>")
@requires(Permission.ENTRY_VIEW, subject="entry_id")
def entry(entry: PlanEntry) -> ResponseReturnValue:
    """One subject of a year plan."""
    actor = current_actor()
    edits = policy.may(actor, Permission.ENTRY_EDIT, entry.plan.council_id)
    meetings = planning.coming(entry.plan.council_id) if edits else ()
    seen = bool(entry.item_id) and policy.has(actor, Permission.ITEM_VIEW, entry.item_id or 0)
    return render(pages.entry_page(entry, actor, meetings, item_seen=seen))


@bp.route("/plan-entries/<int:entry_id>/edit", methods=["GET", "POST"])
@requires(Permission.ENTRY_EDIT, subject="entry_id")
def edit(entry: PlanEntry) -> ResponseReturnValue:
    """Change a subject; what somebody else saved meanwhile is shown, never overwritten."""
    form = EditEntryForm(request.form, obj=entry)
    theirs, status = None, _status()
    if form.sent():
        try:
            planning.change(current_actor(), entry, form.words, form.version.data or 0)
            return redirect(_entry(entry), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    title = _("Edit: %(item)s", item=entry.title)
    page = pages.form_page(entry.plan.council, form, title, _entry(entry), theirs=theirs)
    return render(page, status)


@bp.route("/plan-entries/<int:entry_id>/put", methods=["GET", "POST"])
@requires(Permission.ENTRY_EDIT, subject="entry_id")
def put(entry: PlanEntry) -> ResponseReturnValue:
    """Put a subject on the agenda of a meeting to come."""
    form = PutOnForm(request.form)
    form.offer(planning.coming(entry.plan.council_id))
    if form.sent():
        meeting = ensure(current_actor(), Permission.MEETING_EDIT, form.meeting.data)
        try:
            item = planning.put_on(current_actor(), entry, meeting)
            return redirect(url_for("portal.meetings.item", item_id=item.id), 303)
        except RefusedError as error:
            form.refuse(error)
    page = pages.form_page(entry.plan.council, form, entry.title, _entry(entry))
    return render(page, _status())


@bp.post("/plan-entries/<int:entry_id>/say")
@requires(Permission.ENTRY_EDIT, subject="entry_id")
def say(entry: PlanEntry) -> ResponseReturnValue:
    """Say how it stands with a subject; another tap takes it back."""
    said = request.form.get("state", "")
    if said not in tuple(EntryState):
        raise BadRequest
    planning.say(current_actor(), entry, EntryState(said))
    return redirect(_entry(entry), 303)


@bp.post("/plan-entries/<int:entry_id>/remove")
@requires(Permission.ENTRY_EDIT, subject="entry_id")
def remove(entry: PlanEntry) -> ResponseReturnValue:
    """Take a subject out of the plan."""
    place = pages.place_of(entry.plan)
    planning.remove(current_actor(), entry)
    return redirect(place, 303)


@bp.get("/school-holidays")
@requires(Permission.HOLIDAYS)
def holidays() -> ResponseReturnValue:
    """The school holidays of the organisation's region."""
    return render(pages.holidays_page(planning.school_holidays()))


@bp.route("/school-holidays/new", methods=["GET", "POST"])
@requires(Permission.HOLIDAYS)
def add_holiday() -> ResponseReturnValue:
    """Fill in a school holiday."""
    form = HolidayForm(request.form)
    place = url_for(".holidays")
    name, first, last = form.name.data or "", form.first.data, form.last.data
    if form.sent() and first and last:
        try:
            planning.add_holiday(current_actor(), name, first, last)
            return redirect(place, 303)
        except RefusedError as error:
            form.refuse(error)
    return render(pages.holiday_form_page(form, place), _status())


@bp.post("/school-holidays/<int:holiday_id>/remove")
@requires(Permission.HOLIDAYS, subject="holiday_id")
def remove_holiday(holiday: SchoolHoliday) -> ResponseReturnValue:
    """Take a school holiday out."""
    planning.remove_holiday(current_actor(), holiday)
    return redirect(url_for(".holidays"), 303)


def _entry(entry: PlanEntry) -> str:
    return url_for(".entry", entry_id=entry.id)


def _status() -> int:
    return 422 if request.method == "POST" else 200
