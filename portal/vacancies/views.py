"""The addresses of free places."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.rendering import Chip, render
from portal.vacancies import pages
from portal.vacancies import service as vacancies
from portal.vacancies.forms import ChangeVacancyForm, VacancyForm
from portal.vacancies.models import Vacancy

bp = Blueprint("vacancies", __name__)
EVERY = frozenset({Permission.VACANCY_WANT, Permission.VACANCY_EDIT, Permission.VACANCY_PUBLISH})


@bp.get("/councils/<int:council_id>/vacancies")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def of_council(council: Council) -> ResponseReturnValue:
    """The free places of a council, with drafts for who draws them up."""
    actor = current_actor()
    found = vacancies.of_council(policy.where(actor, Permission.VACANCY_VIEW), council)
    drafts = policy.may(actor, Permission.VACANCY_DRAFT, council.id)
    return render(pages.council_page(council, found, drafts=drafts))


@bp.route("/councils/<int:council_id>/vacancies/new", methods=["GET", "POST"])
@requires(Permission.VACANCY_DRAFT, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Draft one."""
    form = VacancyForm(request.form)
    if form.sent():
        try:
            made = vacancies.draft(current_actor(), council, form.written())
            return redirect(_place(made), 303)
        except RefusedError as error:
            form.refuse(error)
    back = url_for(".of_council", council_id=council.id)
    page = pages.form_page(council, form, _("Tell that a place is free"), back)
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/vacancies/<int:vacancy_id>")
@requires(Permission.VACANCY_VIEW, subject="vacancy_id")
def show(vacancy: Vacancy) -> ResponseReturnValue:
    """One free place."""
    return _shown(vacancy)


def _shown(vacancy: Vacancy, message: str = "", status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    held = policy.held(actor, EVERY, vacancy.id)
    edits = Permission.VACANCY_EDIT in held
    seen = pages.Seen(
        vacancy=vacancy,
        may_want=Permission.VACANCY_WANT in held,
        wants=vacancies.wants(actor, vacancy) if actor.proven else False,
        people=vacancies.interested(vacancy) if edits else None,
        edits=edits,
        publishes=Permission.VACANCY_PUBLISH in held,
    )
    banner = Chip(text=message, tone="alarm", mark="warning") if message else None
    return render(pages.vacancy_page(seen, banner=banner), status)


@bp.route("/vacancies/<int:vacancy_id>/edit", methods=["GET", "POST"])
@requires(Permission.VACANCY_EDIT, subject="vacancy_id")
def change(vacancy: Vacancy) -> ResponseReturnValue:
    """Change a draft."""
    form = ChangeVacancyForm(request.form, data=vacancies.values(vacancy))
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        try:
            seen = form.version.data or 0
            vacancies.change(current_actor(), vacancy, form.written(), seen)
            return redirect(_place(vacancy), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    title = _("Change what is told")
    page = pages.form_page(vacancy.council, form, title, _place(vacancy), theirs=theirs)
    return render(page, status)


@bp.post("/vacancies/<int:vacancy_id>/publish")
@requires(Permission.VACANCY_PUBLISH, subject="vacancy_id")
def publish(vacancy: Vacancy) -> ResponseReturnValue:
    """Tell the house."""
    try:
        vacancies.publish(current_actor(), vacancy, request.form.get("version", 0, type=int))
    except RefusedError as error:
        return _shown(vacancy, error.message, 422)
    except ConflictError:
        return _shown(vacancy, _("Somebody else was here first. This is how it is now."), 409)
    return redirect(_place(vacancy), 303)


@bp.post("/vacancies/<int:vacancy_id>/take-back")
@requires(Permission.VACANCY_PUBLISH, subject="vacancy_id")
def take_back(vacancy: Vacancy) -> ResponseReturnValue:
    """Make it a draft again."""
    vacancies.take_back(current_actor(), vacancy)
    return redirect(_place(vacancy), 303)


@bp.post("/vacancies/<int:vacancy_id>/filled")
@requires(Permission.VACANCY_PUBLISH, subject="vacancy_id")
def fill(vacancy: Vacancy) -> ResponseReturnValue:
    """Somebody was found."""
    try:
        vacancies.fill(current_actor(), vacancy)
    except RefusedError as error:
        return _shown(vacancy, error.message, 422)
    return redirect(_place(vacancy), 303)


@bp.post("/vacancies/<int:vacancy_id>/want")
@requires(Permission.VACANCY_WANT, subject="vacancy_id")
def want(vacancy: Vacancy) -> ResponseReturnValue:
    """Say that one wants the place."""
    try:
        vacancies.want(current_actor(), vacancy)
    except RefusedError as error:
        return _shown(vacancy, error.message, 422)
    return redirect(_place(vacancy), 303)


@bp.post("/vacancies/<int:vacancy_id>/want-no-more")
@requires(Permission.VACANCY_WANT, subject="vacancy_id")
def want_no_more(vacancy: Vacancy) -> ResponseReturnValue:
    """Take that back."""
    vacancies.want_no_more(current_actor(), vacancy)
    return redirect(_place(vacancy), 303)


def _place(vacancy: Vacancy) -> str:
    return url_for(".show", vacancy_id=vacancy.id)
