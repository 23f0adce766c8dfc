"""The addresses of what is agreed on the support of a council."""

from collections.abc import Callable
from typing import Any

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.memberships.service import today
from portal.printing import service as printing
from portal.rendering import Chip, render
from portal.support import pages
from portal.support.forms import (
    AgreeForm,
    ApproveForm,
    DaysForm,
    MeansForm,
    PartiesForm,
    TaskForm,
    WordsForm,
)
from portal.support.models import SupportAgreement
from portal.support.service import agreeing
from portal.support.views.blueprint import bp, step

OF_AN_AGREEMENT = frozenset(
    {Permission.SUPPORT_EDIT, Permission.SUPPORT_RECORD, Permission.SUPPORT_AGREE}
)


@bp.post("/councils/<int:council_id>/support/agreements")
@requires(Permission.SUPPORT_DRAFT, subject="council_id")
def begin(council: Council) -> ResponseReturnValue:
    """Begin a version, or go on with the draft that is there."""
    made = agreeing.begin(current_actor(), council)
    return redirect(pages.address_of(made), 303)


@bp.get("/support-agreements/<int:agreement_id>")
@requires(Permission.SUPPORT_VIEW, subject="agreement_id")
def agreement(agreement: SupportAgreement) -> ResponseReturnValue:
    """One version."""
    return render(pages.agreement_page(agreement, _reader(agreement)))


@bp.get("/support-agreements/<int:agreement_id>/pdf")
@requires(Permission.SUPPORT_VIEW, subject="agreement_id")
def pdf(agreement: SupportAgreement) -> ResponseReturnValue:
    """It as a PDF, in the reader's own view."""
    return printing.given(pages.printed(agreement, large=current_view() is View.PICTO))


@bp.route("/support-agreements/<int:agreement_id>/parts/<part>", methods=["GET", "POST"])
@requires(Permission.SUPPORT_EDIT, subject="agreement_id")
def part(agreement: SupportAgreement, part: str) -> ResponseReturnValue:
    """A part of the draft: who agree, time and money, days, or the words."""
    if part not in _PARTS:
        abort(404)
    form, do = _PARTS[part](agreement)
    return _step(agreement, form, f"support.{part}", do)


def _parties(one: SupportAgreement) -> tuple[Any, Callable[[int], None]]:
    form = PartiesForm(request.form, obj=one)
    form.offer([officer.person for officer in agreeing.officers(one.council)])

    def do(version: int) -> None:
        parties = agreeing.Parties(
            council_by=int(form.council_by.data or 0),
            provider_name=form.provider_name.data or "",
            provider_function=form.provider_function.data or "",
            supporter=form.supporter.data or "",
        )
        agreeing.set_parties(current_actor(), one, parties, version)

    return form, do


def _means(one: SupportAgreement) -> tuple[Any, Callable[[int], None]]:
    form = MeansForm(request.form, data={**agreeing.in_figures(one), "version": one.version})

    def do(version: int) -> None:
        said = form.hours.data or "", form.budget.data or ""
        agreeing.set_means(current_actor(), one, *said, version)

    return form, do


def _days(one: SupportAgreement) -> tuple[Any, Callable[[int], None]]:
    form = DaysForm(request.form, obj=one)

    def do(version: int) -> None:
        begins = form.begins_on.data or today()
        days = (begins, form.review_on.data or begins, form.ends_on.data)
        agreeing.set_days(current_actor(), one, days, version)

    return form, do


def _words(one: SupportAgreement) -> tuple[Any, Callable[[int], None]]:
    form = WordsForm(request.form, obj=one)

    def do(version: int) -> None:
        said = form.text.data or "", form.independence.data or ""
        agreeing.set_words(current_actor(), one, *said, version)

    return form, do


_PARTS: dict[str, Callable[[SupportAgreement], tuple[Any, Callable[[int], None]]]] = {
    "parties": _parties,
    "means": _means,
    "days": _days,
    "words": _words,
}


@bp.route("/support-agreements/<int:agreement_id>/tasks/<task>", methods=["GET", "POST"])
@requires(Permission.SUPPORT_EDIT, subject="agreement_id")
def task(agreement: SupportAgreement, task: str) -> ResponseReturnValue:
    """Whether a kind of help belongs to it."""
    line = next((one for one in agreement.tasks if one.task == task), None)
    if line is None:
        abort(404)
    begun = {"agreed": "yes" if line.agreed else "no", "remark": line.remark}
    form = TaskForm(request.form, data={**begun, "version": line.version})
    return _step(
        agreement,
        form,
        "support.task",
        lambda version: agreeing.set_task(
            current_actor(),
            agreement,
            line,
            (form.agreed.data == "yes", form.remark.data or ""),
            version,
        ),
        lede=pages.task_words(task),
    )


@bp.post("/support-agreements/<int:agreement_id>/show")
@requires(Permission.SUPPORT_RECORD, subject="agreement_id")
def show_provider(agreement: SupportAgreement) -> ResponseReturnValue:
    """Let the provider read it."""
    return _done(agreement, agreeing.show)


@bp.post("/support-agreements/<int:agreement_id>/take-back")
@requires(Permission.SUPPORT_RECORD, subject="agreement_id")
def take_back(agreement: SupportAgreement) -> ResponseReturnValue:
    """Make it a draft again."""
    return _done(agreement, agreeing.take_back)


@bp.route("/support-agreements/<int:agreement_id>/approve", methods=["GET", "POST"])
@requires(Permission.SUPPORT_RECORD, subject="agreement_id")
def approve(agreement: SupportAgreement) -> ResponseReturnValue:
    """Record that the council voted for it."""
    form = ApproveForm(request.form, data={"version": agreement.version, "voted_on": today()})
    return _step(
        agreement,
        form,
        "support.approve",
        lambda version: agreeing.approve(
            current_actor(), agreement, form.voted_on.data or today(), version
        ),
        lede=_("The council voted for it. You write that down."),
    )


@bp.route("/support-agreements/<int:agreement_id>/agree", methods=["GET", "POST"])
@requires(Permission.SUPPORT_AGREE, subject="agreement_id")
def agree(agreement: SupportAgreement) -> ResponseReturnValue:
    """The provider approves it."""
    form = AgreeForm(request.form, data={"version": agreement.version})
    return _step(
        agreement,
        form,
        "support.agree",
        lambda version: agreeing.agree(current_actor(), agreement, version),
        lede=_("It is in force when council and organisation both said yes."),
    )


def _done(one: SupportAgreement, do: Callable[..., None]) -> ResponseReturnValue:
    try:
        do(current_actor(), one)
    except RefusedError as error:
        banner = Chip(text=error.message, tone="alarm", mark="warning")
        return render(pages.agreement_page(one, _reader(one), banner), 422)
    return redirect(pages.address_of(one), 303)


def _reader(one: SupportAgreement) -> pages.Reader:
    actor = current_actor()
    held = policy.held(actor, OF_AN_AGREEMENT, one.id)
    return pages.Reader(held=held, prints=actor.device_id is None)


def _step(
    one: SupportAgreement, form: Any, concept: str, do: Callable[[int], Any], lede: str = ""
) -> ResponseReturnValue:
    of = pages.version_of(one), pages.address_of(one)
    return step(one.council, of, form, concept, do, lede)
