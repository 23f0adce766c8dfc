"""The addresses of disputes."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.disputes import pages
from portal.disputes import service as disputes
from portal.disputes.forms import (
    AppealForm,
    DisputeForm,
    EditDisputeForm,
    HearingForm,
    ResultForm,
    SendForm,
)
from portal.disputes.models import Dispute
from portal.dossiers import service as dossiers
from portal.dossiers.models import Dossier, Request
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.rendering import render

bp = Blueprint("disputes", __name__)
OF_A_DISPUTE = frozenset({Permission.DISPUTE_EDIT, Permission.DISPUTE_SEND})


@bp.route("/dossiers/<int:dossier_id>/disputes/new", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def at_dossier(dossier: Dossier) -> ResponseReturnValue:
    """Draft a dispute in a dossier."""
    return _drafted(dossier)


@bp.route("/requests/<int:asked_id>/disputes/new", methods=["GET", "POST"])
@requires(Permission.REQUEST_TREAT, subject="asked_id")
def at_request(asked: Request) -> ResponseReturnValue:
    """Draft a dispute on a request."""
    return _drafted(asked)


def _drafted(place: Dossier | Request) -> ResponseReturnValue:
    form = DisputeForm(request.form, data={"title": place.title})
    if form.sent():
        try:
            made = disputes.draft(current_actor(), place, *_words(form))
            return redirect(_place(made), 303)
        except RefusedError as error:
            form.refuse(error)
    lede = _("The council votes before it is sent.")
    return render(pages.form_page(place, form, "dispute.make", lede=lede), _status())


def _words(form: Any) -> tuple[str, str, str]:
    return form.title.data or "", form.about.data or "", form.way.data


@bp.get("/disputes/<int:dispute_id>")
@requires(Permission.DISPUTE_VIEW, subject="dispute_id")
def show(dispute: Dispute) -> ResponseReturnValue:
    """One dispute."""
    held = policy.held(current_actor(), OF_A_DISPUTE, dispute.id)
    return render(pages.dispute_page(dispute, held))


@bp.route("/disputes/<int:dispute_id>/edit", methods=["GET", "POST"])
@requires(Permission.DISPUTE_EDIT, subject="dispute_id")
def change(dispute: Dispute) -> ResponseReturnValue:
    """Change the draft."""
    form = EditDisputeForm(request.form, obj=dispute)
    return _step(
        dispute,
        form,
        "edit",
        lambda version: disputes.change(current_actor(), dispute, *_words(form), version),
    )


@bp.route("/disputes/<int:dispute_id>/send", methods=["GET", "POST"])
@requires(Permission.DISPUTE_SEND, subject="dispute_id")
def send(dispute: Dispute) -> ResponseReturnValue:
    """It goes to the committee, after a vote of the council."""
    begun = {"version": dispute.version, "on": dossiers.today()}
    form = SendForm(request.form, data=begun)
    return _step(
        dispute,
        form,
        "dispute.send",
        lambda version: disputes.send(
            current_actor(), dispute, form.voted_on.data, form.on.data, version
        ),
        lede=_("The council voted for it, and you sign. It goes to the committee in writing."),
    )


@bp.route("/disputes/<int:dispute_id>/hearing", methods=["GET", "POST"])
@requires(Permission.DISPUTE_EDIT, subject="dispute_id")
def hearing(dispute: Dispute) -> ResponseReturnValue:
    """When the committee hears both sides."""
    form = HearingForm(request.form, data={"version": dispute.version, "on": dispute.hearing_on})
    return _step(
        dispute,
        form,
        "dispute.hearing",
        lambda version: disputes.hear(current_actor(), dispute, form.on.data, version),
    )


@bp.route("/disputes/<int:dispute_id>/result", methods=["GET", "POST"])
@requires(Permission.DISPUTE_EDIT, subject="dispute_id")
def result(dispute: Dispute) -> ResponseReturnValue:
    """What came of it."""
    form = ResultForm(request.form, data={"version": dispute.version, "on": dossiers.today()})
    return _step(
        dispute,
        form,
        "dispute.result",
        lambda version: disputes.end(
            current_actor(), dispute, form.result.data, form.on.data, form.said.data or "", version
        ),
    )


@bp.route("/disputes/<int:dispute_id>/appeal", methods=["GET", "POST"])
@requires(Permission.DISPUTE_SEND, subject="dispute_id")
def appeal(dispute: Dispute) -> ResponseReturnValue:
    """What the council does after the ruling."""
    form = AppealForm(request.form, data={"version": dispute.version, "on": dossiers.today()})
    return _step(
        dispute,
        form,
        "dispute.appeal",
        lambda version: disputes.conclude(
            current_actor(), dispute, form.appeal.data, form.on.data, version
        ),
    )


def _step(
    dispute: Dispute, form: Any, concept: str, do: Callable[[int], None], lede: str = ""
) -> ResponseReturnValue:
    theirs, code = None, _status()
    if form.sent():
        try:
            do(form.version.data or 0)
            return redirect(_place(dispute), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = error.theirs, 409
            form.version.process_data(error.version)
    lede = lede or dispute.title
    return render(pages.form_page(dispute, form, concept, lede=lede, theirs=theirs), code)


def _place(dispute: Dispute) -> str:
    return url_for(".show", dispute_id=dispute.id)


def _status() -> int:
    return 422 if request.method == "POST" else 200
