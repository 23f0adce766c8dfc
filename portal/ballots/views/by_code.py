"""Voting with a code card: whoever holds it, at any screen, without saying who that is.

Nobody needs to sign in, so no name is near the vote. Code and choice travel in forms and never in
an address, which a log would keep.
"""

from typing import Any

from flask import g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.ballots import service as ballots
from portal.ballots.forms import CodeForm
from portal.ballots.models import Ballot
from portal.ballots.pages import ByCodePage
from portal.ballots.views.blueprint import bp
from portal.context import current_actor
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.rendering import Chip, Line, Page, render


@bp.route("/code", methods=["GET", "POST"])
@requires(Permission.PUBLIC)
def by_code() -> ResponseReturnValue:
    """Ask for the code, show what can be chosen, show the choice back; sent again it counts."""
    g.portal_not_an_act = True  # it would stand beside the name of who is signed in here
    form = CodeForm(request.form)
    page: dict[str, Any] = {
        "title": _("Vote with a code"),
        "symbol": "own:card",
        "back": url_for("portal.start.show") if current_actor().known else "",
        "form": form,
        "save": "next",
        "looks": current_actor().device_id is not None and not request.form,
    }
    if not form.sent():
        return render(ByCodePage(**page), 422 if request.method == "POST" else 200)
    token, key = form.token.data or "", form.choice.data or ""
    ballot = ballots.ballot_of_code(token)
    if ballot is not None:
        page |= _about(ballot)
    try:
        if ballot is None or form.sure.data:
            ballots.cast_by_code(token, key)
            return redirect(url_for("portal.ballots.by_code_done"), 303)
    except RefusedError as error:
        form.refuse(error)
        return render(ByCodePage(**page), 422)
    if choice := ballots.find_choice(ballot, key):
        page["save"] = "vote.confirm"
    return render(ByCodePage(choices=ballots.choices_of(ballot), choice=choice, **page))


def _about(ballot: Ballot) -> dict[str, Any]:
    return {
        "title": ballot.question,
        "symbol": ballot.symbol or "openmoji:1F5F3",
        "council": ballot.item.meeting.council,
        "back": url_for("portal.ballots.by_code"),
    }


@bp.get("/code/done")
@requires(Permission.PUBLIC)
def by_code_done() -> ResponseReturnValue:
    """The vote counts; of whom it was, nobody knows."""
    page = Page(
        title=_("Your vote counts."),
        symbol="own:secret",
        banner=Chip(text=_("Your vote counts."), mark="check"),
        empty=Line(text=_("Nobody sees what you chose. Keep your card."), symbol="own:secret"),
        back=url_for("portal.start.show" if current_actor().known else "portal.ballots.by_code"),
    )
    return render(page)
