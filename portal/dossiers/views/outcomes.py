"""The addresses of what comes after the answer: going on without it, the committee, the end."""

from flask import request
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.dossiers import forms
from portal.dossiers import service as dossiers
from portal.dossiers.models import Request
from portal.dossiers.views.blueprint import bp, letter_address
from portal.dossiers.views.requests import begun, step
from portal.i18n import gettext as _
from portal.letters import service as letters


@bp.route("/requests/<int:asked_id>/notice", methods=["GET", "POST"])
@requires(Permission.REQUEST_TREAT, subject="asked_id")
def notice(asked: Request) -> ResponseReturnValue:
    """It is carried out without the council's consent."""
    form, actor = forms.NoticeForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.notice",
        lambda version: dossiers.notice(actor, asked, form.on.data, form.seen.data or "", version),
    )


@bp.route("/requests/<int:asked_id>/nullify", methods=["GET", "POST"])
@requires(Permission.REQUEST_DECIDE, subject="asked_id")
def nullify(asked: Request) -> ResponseReturnValue:
    """Say in writing that a decision is void, after a vote of the council."""
    form, actor = forms.StepForm(request.form, data=begun(asked)), current_actor()
    lede = _("The council voted for it, and you sign. It is in writing and counts from today.")
    return step(
        asked,
        form,
        "request.nullify",
        lambda version: letters.nullify(actor, asked, version, letter_address),
        lede=lede,
        save="request.sign",
    )


@bp.route("/requests/<int:asked_id>/permission", methods=["GET", "POST"])
@requires(Permission.REQUEST_TREAT, subject="asked_id")
def permission(asked: Request) -> ResponseReturnValue:
    """The committee was asked."""
    form, actor = forms.DayForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.permission",
        lambda version: dossiers.ask_permission(actor, asked, form.on.data, version),
    )


@bp.route("/requests/<int:asked_id>/rule", methods=["GET", "POST"])
@requires(Permission.REQUEST_TREAT, subject="asked_id")
def rule(asked: Request) -> ResponseReturnValue:
    """What the committee ruled."""
    form, actor = forms.RulingForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.rule",
        lambda version: dossiers.rule(
            actor,
            asked,
            form.on.data,
            form.text.data or "",
            version,
            permitted=form.permitted.data == "yes",
        ),
    )


@bp.route("/requests/<int:asked_id>/report", methods=["GET", "POST"])
@requires(Permission.REQUEST_DECIDE, subject="asked_id")
def report(asked: Request) -> ResponseReturnValue:
    """The house was told what came of it."""
    form, actor = forms.ReportForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.report",
        lambda version: dossiers.report(actor, asked, form.how.data or "", version),
    )


@bp.route("/requests/<int:asked_id>/close", methods=["GET", "POST"])
@requires(Permission.REQUEST_DECIDE, subject="asked_id")
def close_request(asked: Request) -> ResponseReturnValue:
    """Nothing is to be done any more."""
    form, actor = forms.CloseForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.close",
        lambda version: dossiers.close(actor, asked, form.why.data or "", version),
    )
