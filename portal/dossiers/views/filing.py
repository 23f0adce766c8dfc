"""The addresses where a request begins: filed by the provider, or written down by the council."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.dossiers import pages
from portal.dossiers import service as dossiers
from portal.dossiers.forms import RegisterForm, RequestForm
from portal.dossiers.models import Dossier, Request
from portal.dossiers.views.blueprint import bp, request_place, status
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.rendering import Card, render


@bp.route("/councils/<int:council_id>/requests/new", methods=["GET", "POST"])
@requires(Permission.REQUEST_FILE, subject="council_id")
def file(council: Council) -> ResponseReturnValue:
    """The provider asks something of a council, in writing."""
    form = RequestForm(request.form)
    cards: list[Card] = []
    if form.sent():
        try:
            asked = dossiers.file(current_actor(), council, form.asked)
            return redirect(_after(asked, form), 303)
        except RefusedError as error:
            form.refuse(error)
            cards = _elsewhere(council, form)
    lede = _(
        "To %(council)s. What you send here is in writing, and received today.",
        council=council.name,
    )
    page = pages.asking_page(council, form, "request.file", lede=lede, cards=cards)
    return render(page, status())


@bp.route("/dossiers/<int:dossier_id>/requests/new", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id")
def register(dossier: Dossier) -> ResponseReturnValue:
    """Write down what was asked on paper, or what the council itself says."""
    form = RegisterForm(request.form, data={"title": dossier.title})
    cards: list[Card] = []
    if form.sent():
        try:
            asked = dossiers.register(current_actor(), dossier, form.asked, form.received.data)
            return redirect(_after(asked, form), 303)
        except RefusedError as error:
            form.refuse(error)
            cards = _elsewhere(dossier.council, form)
    return render(pages.asking_page(dossier, form, "request.register", cards=cards), status())


def _after(asked: Request, form: Any) -> str:
    """To the request, or first to its papers."""
    if form.with_papers.data:
        return url_for("portal.papers.at_request", asked_id=asked.id)
    return request_place(asked)


def _elsewhere(council: Council, form: Any) -> list[Card]:
    """The councils that treat the subject, as far as this person may ask them."""
    asks = policy.councils(current_actor(), Permission.REQUEST_FILE)
    theirs = dossiers.who_treats(council, form.subject.data or "")
    return pages.elsewhere([one for one in theirs if one.id in asks])
