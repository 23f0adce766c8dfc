"""The addresses of a binding nomination, in its dossier."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import bounded, requires
from portal.access.permissions import Permission
from portal.concepts import concept
from portal.context import current_actor
from portal.dossiers.models import Dossier
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.nominations import pages
from portal.nominations import service as nominations
from portal.nominations.forms import (
    AnsweredForm,
    CandidateForm,
    NewSeatForm,
    NominateForm,
    SeatForm,
)
from portal.nominations.models import NominationState
from portal.rendering import Chip, render

bp = Blueprint("nominations", __name__, url_prefix="/dossiers/<int:dossier_id>/nomination")


@bp.get("")
@requires(Permission.DOSSIER_VIEW, subject="dossier_id")
def show(dossier: Dossier) -> ResponseReturnValue:
    """How far it is, and who was considered."""
    return _shown(dossier)


def _shown(dossier: Dossier, message: str = "", status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    page = pages.nomination_page(
        dossier,
        nominations.of_dossier(dossier),
        edits=policy.may(actor, Permission.DOSSIER_EDIT, dossier.council_id),
        decides=policy.may(actor, Permission.NOMINATION_DECIDE, dossier.council_id),
        banner=Chip(text=message, tone="alarm", mark="warning") if message else None,
    )
    return render(page, status)


@bp.route("/seat", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def describe(dossier: Dossier) -> ResponseReturnValue:
    """Write down which seat is free."""
    found = nominations.of_dossier(dossier)
    form: Any = NewSeatForm(request.form)
    if found:
        filled = {"seat": found.seat, "since": found.free_since, "version": found.version}
        form = SeatForm(request.form, data=filled)

    def act(actor: Any) -> None:
        seen = form.version.data or 0 if found else 0
        nominations.describe(actor, dossier, form.seat.data, form.since.data, seen)

    return _asked(dossier, form, "nomination.seat", act)


@bp.route("/candidates", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def consider(dossier: Dossier) -> ResponseReturnValue:
    """Write down somebody whom the council considers."""
    form = CandidateForm(request.form)
    return _asked(
        dossier,
        form,
        "nomination.consider",
        lambda actor: nominations.consider(
            actor, dossier, form.name.data or "", form.text.data or ""
        ),
    )


@bp.post("/candidates/<int:candidate_id>/remove")
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def drop(dossier: Dossier, candidate_id: int) -> ResponseReturnValue:
    """Take a name away."""
    try:
        nominations.drop(current_actor(), dossier, bounded(candidate_id))
    except RefusedError as error:
        return _shown(dossier, error.message, 422)
    return redirect(pages.address(dossier), 303)


@bp.route("/nominate", methods=["GET", "POST"])
@requires(Permission.NOMINATION_DECIDE, subject="dossier_id")
def nominate(dossier: Dossier) -> ResponseReturnValue:
    """Record whom the council nominates."""
    found = nominations.of_dossier(dossier)
    if found is None:
        status = 422 if request.method == "POST" else 200
        return _shown(dossier, _("First write down which seat is free."), status)
    form = NominateForm(request.form, data={"why": found.why, "version": found.version})
    form.offer(found.candidates)

    def act(actor: Any) -> None:
        chosen, why = int(form.candidate.data or 0), form.why.data or ""
        nominations.nominate(actor, dossier, chosen, why, form.version.data or 0)

    return _asked(dossier, form, "nomination.nominate", act)


@bp.post("/send")
@requires(Permission.NOMINATION_DECIDE, subject="dossier_id")
def send(dossier: Dossier) -> ResponseReturnValue:
    """Sign and send it."""
    try:
        nominations.send(current_actor(), dossier, request.form.get("version", 0, type=int))
    except RefusedError as error:
        return _shown(dossier, error.message, 422)
    except ConflictError:
        return _shown(dossier, _("Somebody else was here first. This is how it is now."), 409)
    return redirect(pages.address(dossier), 303)


@bp.route("/answer", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def answer(dossier: Dossier) -> ResponseReturnValue:
    """Write down what came of it."""
    found = nominations.of_dossier(dossier)
    form = AnsweredForm(request.form, data={"version": found.version if found else 1})

    def act(actor: Any) -> None:
        nominations.answered(
            actor,
            dossier,
            form.on.data or nominations.today(),
            form.reasons.data or "",
            form.version.data or 0,
            appointed=form.outcome.data == NominationState.APPOINTED,
        )

    return _asked(dossier, form, "request.answered", act)


def _asked(
    dossier: Dossier, form: Any, name: str, act: Callable[[Any], None]
) -> ResponseReturnValue:
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        try:
            act(current_actor())
            return redirect(pages.address(dossier), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    about = concept(name)
    page = pages.form_page(dossier, form, str(about.label), about.symbol, theirs)
    return render(page, status)
