"""The addresses of requests: one with its stations, and each of its steps."""

from collections.abc import Callable
from typing import Any

from flask import redirect, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.dossiers import forms, pages
from portal.dossiers import service as dossiers
from portal.dossiers.models import Kind, Outcome, Request
from portal.dossiers.views.blueprint import bp, letter_address, request_place, status
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.letters import service as letters
from portal.rendering import render

OF_A_REQUEST = frozenset(
    {
        Permission.REQUEST_VIEW,
        Permission.REQUEST_TREAT,
        Permission.REQUEST_DECIDE,
        Permission.REQUEST_OUTCOME,
        Permission.FEEDBACK_MAKE,
        Permission.REQUEST_ENCLOSE,
    }
)


@bp.get("/requests/<int:asked_id>")
@requires(Permission.REQUEST_VIEW, subject="asked_id")
def show_request(asked: Request) -> ResponseReturnValue:
    """One request, as far as the reader may see it."""
    actor = current_actor()
    asked = dossiers.find(asked.id)
    inside = policy.may(actor, Permission.DOSSIER_VIEW, asked.council_id)
    held = policy.held(actor, OF_A_REQUEST, asked.id)
    steps = dossiers.trail(asked, inside=inside)
    written = letters.at(asked, policy.where(actor, Permission.LETTER_VIEW))
    return render(pages.request_page(asked, held, steps, written, inside=inside))


def step(
    asked: Request, form: Any, concept: str, do: Callable[[int], None], **more: Any
) -> ResponseReturnValue:
    """The question before a step, and the step when it is answered; ``do`` takes the version."""
    code = status()
    if form.sent():
        try:
            do(form.version.data or 0)
            return redirect(request_place(asked), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            code = 409
            form.version.process_data(error.version)
            form.form_errors.append(_("Somebody else was here first. Look how far it is now."))
    return render(pages.asking_page(asked, form, concept, **more), code)


def begun(asked: Request, **more: Any) -> dict[str, Any]:
    return {"version": asked.version, "on": dossiers.today(), **more}


@bp.route("/requests/<int:asked_id>/receive", methods=["GET", "POST"])
@requires(Permission.REQUEST_TREAT, subject="asked_id")
def receive(asked: Request) -> ResponseReturnValue:
    """What was announced or given back has come in writing."""
    form, actor = forms.DayForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.receive",
        lambda version: dossiers.receive(actor, asked, form.on.data, version),
    )


@bp.route("/requests/<int:asked_id>/return", methods=["GET", "POST"])
@requires(Permission.REQUEST_DECIDE, subject="asked_id")
def give_back(asked: Request) -> ResponseReturnValue:
    """Give a request back, with what is missing."""
    form, actor = forms.ReturnForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.return",
        lambda version: dossiers.return_(actor, asked, form.missing.data or "", version),
    )


@bp.route("/requests/<int:asked_id>/ask", methods=["GET", "POST"])
@requires(Permission.REQUEST_TREAT, subject="asked_id")
def ask(asked: Request) -> ResponseReturnValue:
    """Ask the provider something; the term can stand still meanwhile."""
    form, actor = forms.AskForm(request.form, data=begun(asked)), current_actor()
    if asked.kind == Kind.UNSOLICITED or dossiers.is_paused(asked):
        del form.waits  # no term runs that could stand still
    return step(
        asked,
        form,
        "request.ask",
        lambda version: dossiers.ask(
            actor,
            asked,
            form.question.data or "",
            version,
            waits="waits" in form and form.waits.data,
        ),
    )


@bp.route("/requests/<int:asked_id>/answered", methods=["GET", "POST"])
@requires(Permission.REQUEST_OUTCOME, subject="asked_id")
def answered(asked: Request) -> ResponseReturnValue:
    """The answer has come, or the provider gives it here."""
    form, actor = forms.AnsweredForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.answered",
        lambda version: dossiers.answer_came(
            actor, asked, form.on.data, form.said.data or "", version
        ),
    )


@bp.route("/requests/<int:asked_id>/discuss", methods=["GET", "POST"])
@requires(Permission.REQUEST_TREAT, subject="asked_id")
def discuss(asked: Request) -> ResponseReturnValue:
    """The council talked about it."""
    form, actor = forms.DiscussForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.discuss",
        lambda version: dossiers.discuss(actor, asked, form.on.data, form.said.data or "", version),
    )


@bp.route("/requests/<int:asked_id>/talk", methods=["GET", "POST"])
@requires(Permission.REQUEST_TREAT, subject="asked_id")
def talk(asked: Request) -> ResponseReturnValue:
    """The talk with the provider, or why there was none."""
    form, actor = forms.TalkForm(request.form, data={"version": asked.version}), current_actor()
    return step(
        asked,
        form,
        "request.talk",
        lambda version: dossiers.talk(
            actor, asked, form.on.data, form.said.data or "", form.impossible.data or "", version
        ),
    )


@bp.route("/requests/<int:asked_id>/agree", methods=["GET", "POST"])
@requires(Permission.REQUEST_DECIDE, subject="asked_id")
def agree(asked: Request) -> ResponseReturnValue:
    """Both sides agreed on another last day."""
    form, actor = forms.DayForm(request.form, data={"version": asked.version}), current_actor()
    return step(
        asked,
        form,
        "request.agree",
        lambda version: dossiers.agree(actor, asked, form.on.data, version),
    )


@bp.route("/requests/<int:asked_id>/adopt", methods=["GET", "POST"])
@requires(Permission.REQUEST_DECIDE, subject="asked_id")
def adopt(asked: Request) -> ResponseReturnValue:
    """Record what the council adopted: its members do, never the supporter."""
    kind = forms.ConsentForm if asked.kind == Kind.CONSENT else forms.AdoptForm
    form: Any = kind(request.form, data=begun(asked, advice=asked.advice))
    actor = current_actor()

    def do(version: int) -> None:
        answer = form.answer.data if "answer" in form else ""
        advice = form.advice.data or ""
        dossiers.adopt(actor, asked, form.on.data, advice, answer or "", version)

    return step(asked, form, "request.adopt", do)


@bp.route("/requests/<int:asked_id>/unadopt", methods=["GET", "POST"])
@requires(Permission.REQUEST_DECIDE, subject="asked_id")
def unadopt(asked: Request) -> ResponseReturnValue:
    """Talk about it once more: nothing was sent yet."""
    form, actor = forms.StepForm(request.form, data=begun(asked)), current_actor()
    return step(
        asked,
        form,
        "request.unadopt",
        lambda version: dossiers.unadopt(actor, asked, version),
        save="go-on",
    )


@bp.route("/requests/<int:asked_id>/send", methods=["GET", "POST"])
@requires(Permission.REQUEST_DECIDE, subject="asked_id")
def send(asked: Request) -> ResponseReturnValue:
    """Sign what was adopted and send it: chair or secretary."""
    form, actor = forms.StepForm(request.form, data=begun(asked)), current_actor()
    lede = _("It goes as a letter, with a number. You sign for the council.")
    return step(
        asked,
        form,
        "request.send",
        lambda version: letters.answer(actor, asked, version, letter_address),
        lede=lede,
        save="request.sign",
    )


@bp.route("/requests/<int:asked_id>/decide", methods=["GET", "POST"])
@requires(Permission.REQUEST_OUTCOME, subject="asked_id")
def decide(asked: Request) -> ResponseReturnValue:
    """What the provider decided: written down by it, or by the council."""
    form, actor = forms.OutcomeForm(request.form, data=begun(asked)), current_actor()
    if asked.kind == Kind.CONSENT:
        form.only(one for one in Outcome if one is not Outcome.PARTLY)
    return step(
        asked,
        form,
        "request.decide",
        lambda version: dossiers.decide(
            actor, asked, form.on.data, form.outcome.data, form.reasons.data or "", version
        ),
    )
