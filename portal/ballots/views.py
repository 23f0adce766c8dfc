"""The addresses of ballots."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime

import pictos
from pictos.symbols import Symbol, UnknownSymbolError
from portal import clock
from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.ballots import service as ballots
from portal.ballots.forms import OpenBallotForm, PrepareBallotForm, VoteForm
from portal.ballots.models import Ballot, BallotKind
from portal.ballots.pages import (
    BallotPage,
    ConfirmPage,
    PreparedPage,
    ResultPage,
    VotedPage,
    turnout,
    voter_rows,
)
from portal.context import current_actor
from portal.database import session
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.meetings.models import AgendaItem
from portal.people.models import Person
from portal.rendering import Action, Chip, FormPage, render

bp = Blueprint("ballots", __name__)


@bp.route("/items/<int:item_id>/ballot", methods=["GET", "POST"])
@requires(Permission.BALLOT_PREPARE, subject="item_id")
def prepare(item: AgendaItem) -> ResponseReturnValue:
    """Make or change the ballot of an item, while nobody can vote yet."""
    ballot = ballots.find_for_item(item)
    form = PrepareBallotForm(request.form, data=_filled(item, ballot))
    if ballot is not None and request.method == "GET" and not ballots_prepared(ballot):
        return redirect(_show(ballot), 303)
    page: dict[str, Any] = {
        "title": _("Prepare a vote"),
        "symbol": "openmoji:1F5F3",
        "form": form,
        "council": item.meeting.council,
        "section": "meetings",
        "back": url_for("portal.meetings.item", item_id=item.id),
        "lede": item.title,
    }
    if form.sent():
        kept = {o.label: o.symbol for o in ballot.options} if ballot else {}
        labels = form.labels if form.kind.data == BallotKind.CHOICE else []
        try:
            saved = ballots.prepare_ballot(
                item,
                question=form.question.data or "",
                symbol=_first_symbol(form.question.data or ""),
                kind=BallotKind(form.kind.data),
                secret=form.secret.data,
                options=[(label, kept.get(label) or _first_symbol(label)) for label in labels],
                version=form.version.data or 0,
            )
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            return render(FormPage(theirs=conflict.theirs, **page), 409)
        else:
            return redirect(_show(saved), 303)
    return render(FormPage(**page), 422 if request.method == "POST" else 200)


def ballots_prepared(ballot: Ballot) -> bool:
    """Whether the ballot still can be changed."""
    return not ballots.is_open(ballot) and not ballots.is_closed(ballot)


def _filled(item: AgendaItem, ballot: Ballot | None) -> dict[str, Any]:
    if ballot is None:
        return {"question": item.title, "kind": BallotKind.YES_NO, "version": 1}
    filled: dict[str, Any] = {f"option_{o.position}": o.label for o in ballot.options}
    return filled | {
        "question": ballot.question,
        "kind": ballot.kind,
        "secret": ballot.secret,
        "version": ballot.version,
    }


def _first_symbol(text: str) -> str:
    found = pictos.candidates(text, limit=1)
    return str(found[0].symbol) if found else ""


def _show(ballot: Ballot) -> str:
    return url_for("portal.ballots.show", ballot_id=ballot.id)


def _frame(ballot: Ballot) -> dict[str, Any]:
    return {
        "title": ballot.question,
        "symbol": ballot.symbol or "openmoji:1F5F3",
        "council": ballot.item.meeting.council,
        "section": "meetings",
        "ballot": ballot,
        "back": url_for("portal.meetings.item", item_id=ballot.item_id),
    }


@bp.get("/ballots/<int:ballot_id>")
@requires(Permission.BALLOT_VIEW, subject="ballot_id")
def show(ballot: Ballot) -> ResponseReturnValue:
    """The ballot as it stands: as it will be, to vote in, or its result."""
    actor = current_actor()
    if ballots_prepared(ballot):
        return _show_prepared(ballot, OpenBallotForm())
    if ballots.is_closed(ballot):
        return _show_result(ballot)
    votes = policy.may(actor, Permission.VOTE, ballot.council_id)
    actions = []
    if policy.may(actor, Permission.BALLOT_OPEN, ballot.council_id):
        actions.append(
            Action(
                concept="ballot.close",
                href=url_for("portal.ballots.close", ballot_id=ballot.id),
                post=True,
                confirm=_("Close the vote now? Nobody can vote after that."),
            )
        )
    closes = clock.local(ballot.closes_at) if ballot.closes_at else None
    return render(
        BallotPage(
            choices=ballots.choices_of(ballot),
            mine=None if ballot.secret else ballots.my_choice(ballot, actor),
            voted=ballots.has_voted(ballot, actor),
            votes=votes,
            so_far=ballots.count_votes(ballot),
            closes=format_datetime(closes, "EEEE d MMMM, HH.mm") if closes else "",
            actions=actions,
            banner=None
            if votes
            else Chip(text=_("Only members of the council vote."), mark="info"),
            **_frame(ballot),
        )
    )


def _show_prepared(ballot: Ballot, form: OpenBallotForm, status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    return render(
        PreparedPage(
            choices=ballots.choices_of(ballot),
            candidates={o.id: pictos.candidates(o.label, limit=4) for o in ballot.options},
            open_form=form,
            may_open=policy.may(actor, Permission.BALLOT_OPEN, ballot.council_id),
            actions=[
                Action(
                    concept="edit", href=url_for("portal.ballots.prepare", item_id=ballot.item_id)
                )
            ],
            banner=Chip(text=_("Nobody can vote yet."), mark="info"),
            **_frame(ballot),
        ),
        status,
    )


def _show_result(ballot: Ballot) -> ResponseReturnValue:
    result = ballots.result_of(ballot)
    council = policy.may(current_actor(), Permission.NOTES_VIEW, ballot.council_id)
    return render(
        ResultPage(
            result=result,
            lede=result.sentence,
            turnout=turnout(result),
            voter_rows=(
                voter_rows(ballots.voters_of(ballot), result.choices)
                if council and not ballot.secret
                else ()
            ),
            **_frame(ballot),
        )
    )


@bp.post("/items/<int:item_id>/ballot/picture")
@requires(Permission.BALLOT_PREPARE, subject="item_id")
def picture(item: AgendaItem) -> ResponseReturnValue:
    """Give an option another picture, or none, while nobody can vote yet."""
    ballot = ballots.find_for_item(item)
    if ballot is None or not ballots_prepared(ballot):
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
    return redirect(_show(ballot), 303)


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
            return redirect(_show(ballot), 303)
    return _show_prepared(ballot, form, 422)


@bp.post("/ballots/<int:ballot_id>/close")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def close(ballot: Ballot) -> ResponseReturnValue:
    """Close the vote before its time."""
    ballots.close_ballot(ballot, current_actor())
    return redirect(_show(ballot), 303)


@bp.route("/ballots/<int:ballot_id>/vote", methods=["GET", "POST"])
@requires(Permission.VOTE, subject="ballot_id")
def vote(ballot: Ballot) -> ResponseReturnValue:
    """Show the choice back; sent, it counts."""
    actor = current_actor()
    form = VoteForm(request.form, choice=request.args.get("choice", ""))
    if not ballot.secret:
        del form.card
    key = form.choice.data or ""
    choice = ballots.find_choice(ballot, key)
    if request.method == "GET" and (choice is None or not ballots.is_open(ballot)):
        return redirect(_show(ballot), 303)
    if form.sent():
        card = "" if not ballot.secret else form.card.data or ""
        try:
            ballots.cast_vote(ballot, actor, key, card=card)
        except RefusedError as error:
            form.refuse(error)
            if choice is None or not ballots.is_open(ballot):
                return _too_late(ballot, error)
        else:
            return redirect(url_for("portal.ballots.voted", ballot_id=ballot.id), 303)
    return render(
        ConfirmPage(
            form=form,
            save="vote.confirm",
            choice=choice or abort(404),
            person=session.get(Person, actor.person_id),
            helper=actor.helper_name,
            **_frame(ballot) | {"back": _show(ballot)},
        ),
        422 if request.method == "POST" else 200,
    )


def _too_late(ballot: Ballot, error: RefusedError) -> ResponseReturnValue:
    if not ballots.is_closed(ballot):
        abort(404)
    result = ballots.result_of(ballot)
    banner = Chip(text=error.message, tone="alarm", mark="warning")
    page = ResultPage(result=result, lede=result.sentence, banner=banner, **_frame(ballot))
    return render(page, 409)


@bp.get("/ballots/<int:ballot_id>/voted")
@requires(Permission.VOTE, subject="ballot_id")
def voted(ballot: Ballot) -> ResponseReturnValue:
    """The receipt of a vote, with the way to change it."""
    actor = current_actor()
    if not ballots.has_voted(ballot, actor):
        return redirect(_show(ballot), 303)
    own = None if ballot.secret else ballots.my_vote(ballot, actor)
    actions = []
    if ballots.is_open(ballot):
        actions.append(Action(concept="vote.change", href=_show(ballot)))
    return render(
        VotedPage(
            choice=None if ballot.secret else ballots.my_choice(ballot, actor),
            person=session.get(Person, actor.person_id),
            helper=own.helper.call_name if own and own.helper else "",
            actions=actions,
            banner=Chip(text=_("Your vote counts."), mark="check"),
            **_frame(ballot),
        )
    )
