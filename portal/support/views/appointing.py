"""The addresses of the way to a supporter."""

from collections.abc import Callable
from typing import Any

from flask import redirect, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.memberships import service as memberships
from portal.people import service as people
from portal.rendering import render
from portal.support import pages
from portal.support.forms import (
    ActivateForm,
    AskForm,
    CandidateForm,
    ChangeWishForm,
    LinkForm,
    StepForm,
    StopForm,
    WishForm,
    begun,
)
from portal.support.models import Appointment
from portal.support.service import agreeing, appointing, sharing
from portal.support.views.blueprint import bp, status, step

OF_AN_APPOINTMENT = frozenset(
    {
        Permission.APPOINTMENT_EDIT,
        Permission.APPOINTMENT_PROPOSE,
        Permission.APPOINTMENT_ASK,
        Permission.APPOINTMENT_RECORD,
    }
)


@bp.get("/councils/<int:council_id>/support")
@requires(Permission.SUPPORT_LIST, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """The support of a council, as far as one may see it."""
    actor = current_actor()
    seen = policy.where(actor, Permission.APPOINTMENT_VIEW)
    overview = pages.Overview(
        council=council,
        supporters=memberships.roster(council).supporters,
        appointments=appointing.of_council(seen, council),
        agreements=agreeing.of_council(policy.where(actor, Permission.SUPPORT_VIEW), council),
        periods=sharing.of_council(policy.where(actor, Permission.PERIOD_VIEW), council)
        if policy.may(actor, Permission.PERIOD_VIEW, council.id)
        else None,
        drafts=policy.may(actor, Permission.SUPPORT_DRAFT, council.id),
        makes=policy.may(actor, Permission.APPOINTMENT_MAKE, council.id),
    )
    return render(pages.overview_page(overview))


@bp.route("/councils/<int:council_id>/support/new", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_MAKE, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Begin to look for a supporter."""
    form = WishForm(request.form)
    if form.sent():
        one = appointing.wish(current_actor(), council, form.looking.data or "")
        return redirect(pages.address(one), 303)
    lede = _("Chair or secretary tell the organisation whom you look for.")
    return render(pages.form_page(council, form, "appointment.make", lede=lede), status())


@bp.get("/appointments/<int:appointment_id>")
@requires(Permission.APPOINTMENT_VIEW, subject="appointment_id")
def show(appointment: Appointment) -> ResponseReturnValue:
    """One way to a supporter."""
    actor = current_actor()
    held = policy.held(actor, OF_AN_APPOINTMENT, appointment.id)
    inside = policy.may(actor, Permission.NOTES_VIEW, appointment.council_id)
    return render(pages.appointment_page(appointment, held, inside=inside))


@bp.route("/appointments/<int:appointment_id>/edit", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_EDIT, subject="appointment_id")
def change(appointment: Appointment) -> ResponseReturnValue:
    """Say otherwise whom the council looks for."""
    form = ChangeWishForm(request.form, obj=appointment)
    return _step(
        appointment,
        form,
        "edit",
        lambda version: appointing.change(
            current_actor(), appointment, form.looking.data or "", version
        ),
    )


@bp.route("/appointments/<int:appointment_id>/profile", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_RECORD, subject="appointment_id")
def profile(appointment: Appointment) -> ResponseReturnValue:
    """The council says whom it looks for."""
    form = StepForm(request.form, data=begun(appointment))
    return _step(
        appointment,
        form,
        "appointment.profile",
        lambda version: appointing.profile(current_actor(), appointment, form.day, version),
        lede=_("The organisation then sees whom you look for, and names somebody."),
    )


@bp.route("/appointments/<int:appointment_id>/candidate", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_PROPOSE, subject="appointment_id")
def propose(appointment: Appointment) -> ResponseReturnValue:
    """Name a candidate, or say more of the one that was named."""
    form = CandidateForm(request.form, obj=appointment)
    return _step(
        appointment,
        form,
        "appointment.propose",
        lambda version: appointing.propose(
            current_actor(), appointment, form.candidate, memberships.today(), version
        ),
    )


@bp.route("/appointments/<int:appointment_id>/meet", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_RECORD, subject="appointment_id")
def meet(appointment: Appointment) -> ResponseReturnValue:
    """The council met the candidate."""
    form = StepForm(request.form, data=begun(appointment))
    return _step(
        appointment,
        form,
        "appointment.meet",
        lambda version: appointing.meet(current_actor(), appointment, form.day, version),
    )


@bp.route("/appointments/<int:appointment_id>/ask", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_ASK, subject="appointment_id")
def ask(appointment: Appointment) -> ResponseReturnValue:
    """The provider asks for consent."""
    begins = {**begun(appointment), "plan": pages.plan_of(appointment)}
    form = AskForm(request.form, data=begins)
    return _step(
        appointment,
        form,
        "appointment.ask",
        lambda version: appointing.ask(current_actor(), appointment, form.plan.data or "", version),
        lede=_("What you send here is in writing, and received today."),
    )


@bp.route("/appointments/<int:appointment_id>/request", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_RECORD, subject="appointment_id")
def link(appointment: Appointment) -> ResponseReturnValue:
    """Say with which request consent is asked."""
    form = LinkForm(request.form, data=begun(appointment))
    form.offer(appointing.proposals(appointment))
    return _step(
        appointment,
        form,
        "appointment.link",
        lambda version: appointing.link(
            current_actor(), appointment, int(form.asked.data), version
        ),
        lede=_("Only what they asked on choosing a supporter stands here."),
    )


@bp.route("/appointments/<int:appointment_id>/activate", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_RECORD, subject="appointment_id")
def activate(appointment: Appointment) -> ResponseReturnValue:
    """The supporter begins, once the council said yes."""
    actor = current_actor()
    form = ActivateForm(request.form, data={**begun(appointment), "person": 0})
    form.offer(people.found(policy.where(actor, Permission.PERSON_VIEW)))

    def do(version: int) -> None:
        chosen = form.person.data
        person = ensure(actor, Permission.PERSON_VIEW, chosen) if chosen else None
        appointing.activate(actor, appointment, form.day, person, version)

    return _step(appointment, form, "appointment.activate", do)


@bp.route("/appointments/<int:appointment_id>/stop", methods=["GET", "POST"])
@requires(Permission.APPOINTMENT_RECORD, subject="appointment_id")
def stop(appointment: Appointment) -> ResponseReturnValue:
    """Stop looking, or say what the last day of the support is."""
    form = StopForm(request.form, data=begun(appointment))
    return _step(
        appointment,
        form,
        "appointment.stop",
        lambda version: appointing.stop(
            current_actor(), appointment, form.day, form.why.data or "", version
        ),
        lede=_("Of a candidate who does not begin, only the name is kept."),
    )


def _step(
    one: Appointment, form: Any, concept: str, do: Callable[[int], Any], lede: str = ""
) -> ResponseReturnValue:
    of = pages.title_of(one), pages.address(one)
    return step(one.council, of, form, concept, do, lede)
