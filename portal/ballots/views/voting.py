"""Showing a ballot, voting in it, and the result."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock, database
from portal.access import policy
from portal.access.conditions import SUPPORTER
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.arriving import Kept
from portal.ballots import service as ballots
from portal.ballots.forms import OpenBallotForm, OwnCodeForm, VoteForm
from portal.ballots.models import Ballot, Vote
from portal.ballots.pages import (
    NOBODY_SEES,
    BallotPage,
    CodePage,
    ConfirmPage,
    OwnCodePage,
    ResultPage,
    VotedPage,
    turnout,
    voter_rows,
)
from portal.ballots.views.blueprint import address, bp, frame, in_words, keeping, on_screen
from portal.ballots.views.leading import following
from portal.ballots.views.preparing import show_prepared
from portal.context import current_actor, portal
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.i18n import written
from portal.identity import Actor, AskingHost, Proof
from portal.outbox import service as outbox
from portal.people.models import Person
from portal.rendering import Action, Chip, Line, render
from portal.residents import service as residents
from portal.tries import TooSoonError


@bp.get("/ballots/<int:ballot_id>")
@requires(Permission.BALLOT_VIEW, subject="ballot_id")
def show(ballot: Ballot) -> ResponseReturnValue:
    """The ballot as it stands: as it will be, to vote in, or its result."""
    actor = current_actor()
    if ballots.is_prepared(ballot):
        return show_prepared(ballot, OpenBallotForm())
    if ballots.is_closed(ballot):
        return _show_result(ballot)
    votes = policy.may(actor, Permission.VOTE, ballot.council_id)
    actions = keeping(ballot)
    if policy.may(actor, Permission.BALLOT_OPEN, ballot.council_id):
        href = url_for("portal.ballots.lead", ballot_id=ballot.id)
        actions.append(Action(concept="ballot.lead", href=href))
    mine = None if ballot.secret else ballots.my_vote(ballot, actor)
    banner = None if votes else Chip(text=_("Only members of the council vote."), mark="info")
    if mine and mine.entered_by:
        banner = Chip(text=typed_for_you(mine), mark="info")
    shown = on_screen(ballot, ballots.choices_of(ballot))
    if votes and ballot.secret and ballots.has_code_card(ballot, actor):
        votes, shown = False, {"choices": ()}
        banner = Chip(text=_("You have a card with a code. Vote with that."), mark="card")
        actions.append(Action(concept="code.vote", href=url_for("portal.ballots.by_code")))
    closes = clock.local(ballot.closes_at) if ballot.closes_at else None
    return render(
        BallotPage(
            mine=ballots.choice_of(ballot, mine) if mine else None,
            votes=votes,
            so_far=ballots.count_votes(ballot),
            closes=written(closes, "EEEE d MMMM, HH.mm") if closes else "",
            actions=actions,
            banner=banner,
            notes=NOBODY_SEES if ballot.secret else (),
            **frame(ballot) | shown,
        )
    )


def typed_for_you(vote: Vote) -> str:
    """Who typed in this vote, told to the member."""
    name = vote.entered_by.call_name if vote.entered_by else ""
    return _("%(name)s typed this in for you. You can change it.", name=name)


def _show_result(ballot: Ballot) -> ResponseReturnValue:
    result = ballots.result_of(ballot)
    council = policy.may(current_actor(), Permission.NOTES_VIEW, ballot.council_id)
    return render(
        ResultPage(
            result=result,
            turnout=turnout(result),
            actions=[*keeping(ballot), *following(ballot, result)],
            late=_late(ballot),
            voter_rows=(
                voter_rows(ballots.voters_of(ballot), result.choices)
                if council and not ballot.secret and not ballot.void
                else ()
            ),
            **frame(ballot) | in_words(ballot, result),
        )
    )


def _late(ballot: Ballot) -> list[Line]:
    """Who was too late, for the supporter; what they chose is nowhere."""
    if ballot.council_id not in SUPPORTER.councils(current_actor()):
        return []
    return [
        Line(text=_("The vote of %(name)s came too late.", name=one.call_name), photo_of=one)
        for one in outbox.late_for(ballot)
    ]


@bp.route("/ballots/<int:ballot_id>/vote", methods=["GET", "POST"])
@requires(Permission.VOTE, subject="ballot_id", kept=Kept.LAST)
def vote(ballot: Ballot) -> ResponseReturnValue:
    """Show the choice back; sent, it counts. In a secret ballot the card goes with it.

    Secretly a choice is sent and never linked to, so that no log of a proxy holds it.
    """
    actor = current_actor()
    form = VoteForm(request.form, choice=request.args.get("choice", ""))
    if not ballot.secret:
        del form.token
    key = form.choice.data or ""
    choice = ballots.find_choice(ballot, key)
    if request.method == "GET" and (choice is None or not ballots.is_open(ballot)):
        return redirect(address(ballot), 303)
    asked = ballot.secret and "token" not in request.form
    if not asked and form.sent():
        card = form.token.data if ballot.secret else ""
        try:
            ballots.cast_vote(ballot, actor, key, card=str(card))
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(url_for("portal.ballots.voted", ballot_id=ballot.id), 303)
    if request.method == "POST" and (choice is None or not ballots.is_open(ballot)):
        return _too_late(ballot)
    ways = [Action(concept="vote.change", href=address(ballot))]
    if _may_make_code(ballot, actor):
        href = url_for("portal.ballots.code", ballot_id=ballot.id)
        ways.append(Action(concept="code.make", href=href, post=True, fields=[("choice", key)]))
    return render(
        ConfirmPage(
            form=form,
            save="vote.confirm",
            choice=choice or abort(404),
            person=session.get(Person, actor.person_id),
            helper=actor.helper_name,
            looks=actor.device_id is not None and not form.errors,
            ways=ways,
            **frame(ballot) | {"back": address(ballot)},
        ),
        422 if request.method == "POST" and not asked else 200,
    )


def _may_make_code(ballot: Ballot, actor: Actor) -> bool:
    """Whether somebody can vote secretly with a code made now: with an own account, on an own
    device, and before voting, since a vote is found again only with the card it was cast with.
    """
    return (
        ballot.secret
        and actor.proof is Proof.ACCOUNT
        and actor.device_id is None
        and isinstance(portal().adapter, AskingHost)
        and not ballots.has_voted(ballot, actor)
    )


@bp.route("/ballots/<int:ballot_id>/code", methods=["GET", "POST"])
@requires(Permission.VOTE, subject="ballot_id", alone=True)
def code(ballot: Ballot) -> ResponseReturnValue:
    """Make a code of one's own to vote with in secret: a card, shown to its owner once."""
    actor, adapter = current_actor(), portal().adapter
    form = OwnCodeForm(request.form, choice=request.args.get("choice", ""))
    choice = ballots.find_choice(ballot, form.choice.data or "")
    possible = ballots.is_open(ballot) and _may_make_code(ballot, actor)
    if choice is None or not possible or not isinstance(adapter, AskingHost):
        return redirect(address(ballot), 303)
    asked = "password" not in request.form
    status = 200 if asked else 422
    if not asked and form.sent():
        try:
            adapter.confirm(str(form.password.data))
        except RefusedError as error:
            form.refuse(error)
            status = 429 if isinstance(error, TooSoonError) else 422
        else:
            status = 303
        database.begin(writes=status == 303)
        ballot = session.get_one(Ballot, ballot.id)
    person = session.get_one(Person, actor.person_id)
    if status == 303:
        token = residents.make_card(actor, person)
        return render(CodePage.of(VoteForm(choice=choice.key), choice, person, token, ballot))
    back = address(ballot)
    renews = bool(residents.live_cards([person]))
    return render(OwnCodePage.of(form, ballot, back, renews=renews), status)


def _too_late(ballot: Ballot) -> ResponseReturnValue:
    if not ballots.is_closed(ballot):
        abort(404)
    result = ballots.result_of(ballot)
    late = _("This vote is closed. Your vote did not count.")
    banner = Chip(text=late, tone="alarm", mark="warning")
    page = ResultPage(result=result, banner=banner, **frame(ballot) | in_words(ballot, result))
    return render(page, 409)


@bp.get("/ballots/<int:ballot_id>/voted")
@requires(Permission.VOTE, subject="ballot_id")
def voted(ballot: Ballot) -> ResponseReturnValue:
    """The receipt of a vote, with the way to change it."""
    actor = current_actor()
    if not ballots.has_voted(ballot, actor):
        return redirect(address(ballot), 303)
    own = None if ballot.secret else ballots.my_vote(ballot, actor)
    actions = []
    if ballots.is_open(ballot):
        actions.append(Action(concept="vote.change", href=address(ballot)))
    return render(
        VotedPage(
            choice=ballots.choice_of(ballot, own) if own else None,
            person=session.get(Person, actor.person_id),
            helper=own.helper.call_name if own and own.helper else "",
            actions=actions,
            notes=[Line(text=typed_for_you(own), symbol="own:say")]
            if own and own.entered_by
            else (),
            banner=Chip(text=_("Your vote counts."), mark="check"),
            **frame(ballot),
        )
    )
