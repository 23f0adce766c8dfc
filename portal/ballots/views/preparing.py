"""Making a ballot ready, opening and closing it."""

from collections.abc import Sequence
from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

import pictos
from pictos.symbols import Symbol, UnknownSymbolError
from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.ballots import service as ballots
from portal.ballots.forms import OpenBallotForm, PrepareBallotForm
from portal.ballots.models import Ballot, BallotKind, Rule, Subject
from portal.ballots.pages import PreparedPage, rule_in_words
from portal.ballots.views.blueprint import address, bp, frame, keeping
from portal.context import current_actor
from portal.database import session
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.meetings.models import AgendaItem
from portal.rendering import Action, Chip, FormPage, Line, render
from portal.symbolsets import service as symbolsets

AGREED = "agreed"


@bp.route("/items/<int:item_id>/ballot", methods=["GET", "POST"])
@requires(Permission.BALLOT_PREPARE, subject="item_id")
def prepare(item: AgendaItem) -> ResponseReturnValue:
    """Make or change the ballot of an item, while nobody can vote yet."""
    ballot = ballots.find_for_item(item)
    form = PrepareBallotForm(request.form, data=_filled(item, ballot))
    if ballot is not None and request.method == "GET" and not ballots.is_prepared(ballot):
        return redirect(address(ballot), 303)
    if ballot is not None and ballots.is_election(ballot) and request.method == "GET":
        return redirect(url_for("portal.ballots.elect", item_id=item.id), 303)
    elect = url_for("portal.ballots.elect", item_id=item.id)
    page: dict[str, Any] = {
        "title": _("Prepare a vote"),
        "symbol": "openmoji:1F5F3",
        "form": form,
        "council": item.meeting.council,
        "section": "meetings",
        "back": url_for("portal.meetings.item", item_id=item.id),
        "lede": item.title,
        "actions": [Action(concept="ballot.elect", href=elect)],
    }
    if form.sent():
        kept = {o.label: o.symbol for o in ballot.options} if ballot else {}
        labels = form.labels if form.kind.data == BallotKind.CHOICE else []
        first = symbolsets.offer().first
        try:
            saved = ballots.prepare_ballot(
                item,
                question=form.question.data or "",
                symbol=_first_symbol(form.question.data or "", first),
                kind=BallotKind(form.kind.data),
                secret=form.secret.data or form.subject.data == Subject.PERSON,
                options=[
                    (label, kept.get(label) or _first_symbol(label, first)) for label in labels
                ],
                subject=Subject(form.subject.data),
                rule=None if form.rule.data == AGREED else Rule(form.rule.data),
                version=form.version.data or 0,
            )
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            return render(FormPage(theirs=conflict.theirs, **page), 409)
        else:
            return redirect(address(saved), 303)
    return render(FormPage(**page), 422 if request.method == "POST" else 200)


def _filled(item: AgendaItem, ballot: Ballot | None) -> dict[str, Any]:
    if ballot is None:
        return {"question": item.title, "kind": BallotKind.YES_NO, "version": 1}
    filled: dict[str, Any] = {f"option_{o.position}": o.label for o in ballot.options}
    return filled | {
        "question": ballot.question,
        "kind": ballot.kind,
        "secret": ballot.secret,
        "subject": ballot.subject,
        "rule": ballot.rule,
        "version": ballot.version,
    }


def _first_symbol(text: str, sets: Sequence[str]) -> str:
    found = pictos.candidates(text, limit=1, prefer=sets)
    return str(found[0].symbol) if found else ""


def show_prepared(ballot: Ballot, form: OpenBallotForm, status: int = 200) -> ResponseReturnValue:
    """The ballot as it will be, and the way to open it."""
    actor, first = current_actor(), symbolsets.offer().first
    edit = "elect" if ballots.is_election(ballot) else "prepare"
    actions = keeping(ballot)
    if ballot.round == 1:
        href = url_for(f"portal.ballots.{edit}", item_id=ballot.item_id)
        actions.insert(0, Action(concept="edit", href=href))
    return render(
        PreparedPage(
            choices=ballots.choices_of(ballot),
            candidates={
                o.id: pictos.candidates(o.label, limit=4, prefer=first)
                for o in ballot.options
                if o.person_id is None
            },
            open_form=form,
            may_open=policy.may(actor, Permission.BALLOT_OPEN, ballot.council_id),
            actions=actions,
            notes=[Line(text=rule_in_words(ballot), symbol="own:rule")],
            banner=Chip(text=_("Nobody can vote yet."), mark="info"),
            **frame(ballot),
        ),
        status,
    )


@bp.post("/items/<int:item_id>/ballot/picture")
@requires(Permission.BALLOT_PREPARE, subject="item_id")
def picture(item: AgendaItem) -> ResponseReturnValue:
    """Give an option another picture, or none, while nobody can vote yet."""
    ballot = ballots.find_for_item(item)
    if ballot is None or not ballots.is_prepared(ballot):
        abort(404)
    option = next((o for o in ballot.options if str(o.id) == request.form.get("option")), None)
    symbol = request.form.get("symbol", "")
    if option is None:
        abort(404)
    if symbol:
        try:
            symbol = str(Symbol.parse(symbol))
        except UnknownSymbolError:
            abort(404)
    option.symbol = symbol
    session.flush()
    return redirect(address(ballot), 303)


@bp.post("/ballots/<int:ballot_id>/open")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def open_(ballot: Ballot) -> ResponseReturnValue:
    """Let the members vote."""
    form = OpenBallotForm(request.form)
    if form.sent():
        try:
            ballots.open_ballot(ballot, current_actor(), minutes=form.minutes.data)
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(address(ballot), 303)
    return show_prepared(ballot, form, 422)


@bp.post("/ballots/<int:ballot_id>/close")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def close(ballot: Ballot) -> ResponseReturnValue:
    """Close the vote before its time."""
    try:
        ballots.close_ballot(ballot, current_actor())
    except RefusedError:
        return redirect(url_for("portal.ballots.lead", ballot_id=ballot.id), 303)
    return redirect(address(ballot), 303)
