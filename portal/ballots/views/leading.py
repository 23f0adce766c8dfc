"""Leading a vote: typing in for members, counting hands, code cards, and what follows."""

from typing import Any

from flask import abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import database
from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.ballots import service as ballots
from portal.ballots.forms import CodesForm, EnterForm, HandsForm
from portal.ballots.models import Ballot, Rule
from portal.ballots.pages import BallotPage, CodeCardsPage, codes_page, enter_page, lead_page
from portal.ballots.service import Result, Verdict
from portal.ballots.views.blueprint import address, bp, frame, on_screen
from portal.context import current_actor, current_view
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.printing import service as printing
from portal.rendering import Action, Chip, FormPage, render
from portal.residents import service as residents


def _frame(ballot: Ballot, title: str = "") -> dict[str, Any]:
    """What a page of leading has: it goes back to where the vote is led."""
    lead = url_for("portal.ballots.lead", ballot_id=ballot.id)
    own = {"title": title, "lede": ballot.question, "back": lead} if title else {}
    return {**frame(ballot), "back": address(ballot), **own}


def _plain(ballot: Ballot, title: str = "") -> dict[str, Any]:
    """The same for a page that does not hold the ballot itself."""
    return {key: value for key, value in _frame(ballot, title).items() if key != "ballot"}


@bp.get("/ballots/<int:ballot_id>/lead")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def lead(ballot: Ballot) -> ResponseReturnValue:
    """How the open vote stands, and what whoever leads it can do."""
    if not ballots.is_open(ballot):
        return redirect(address(ballot), 303)
    tally = None if ballot.secret else ballots.tally_of(ballot)
    return render(
        lead_page(
            ballot,
            voted=ballots.count_votes(ballot),
            members=len(ballots.members_of(ballot.council_id)),
            hands=tally.total if tally else 0,
            why_not=ballots.why_not(ballot),
            frame=_plain(ballot),
        )
    )


@bp.post("/ballots/<int:ballot_id>/stop")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def stop(ballot: Ballot) -> ResponseReturnValue:
    """End the vote without a result, for instance when too few members are left."""
    ballots.stop_ballot(ballot, current_actor())
    return redirect(address(ballot), 303)


@bp.get("/ballots/<int:ballot_id>/enter")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def enter(ballot: Ballot) -> ResponseReturnValue:
    """Whose vote can be typed in."""
    if not ballots.is_open(ballot) or ballot.secret:
        return redirect(address(ballot), 303)
    votes = {vote.person_id: vote for vote in ballots.voters_of(ballot)}
    members, choices = ballots.members_of(ballot.council_id), ballots.choices_of(ballot)
    own = _plain(ballot, _("Type in for a member"))
    return render(enter_page(ballot, members, votes, choices, current_view(), own))


@bp.route("/ballots/<int:ballot_id>/enter/<int:person_id>", methods=["GET", "POST"])
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def enter_for(ballot: Ballot, person_id: int) -> ResponseReturnValue:
    """What this member said or showed by hand, typed in at the member's own request."""
    members = {one.id: one for one in ballots.members_of(ballot.council_id)}
    person = members.get(person_id) or abort(404)
    form = EnterForm(request.form)
    everybody = redirect(url_for("portal.ballots.enter", ballot_id=ballot.id), 303)
    if ballot.secret or not ballots.is_open(ballot):
        return everybody
    if form.sent():
        try:
            ballots.enter_vote(ballot, current_actor(), person_id, form.choice.data or "")
        except RefusedError as error:
            form.refuse(error)
        else:
            return everybody
    wrong = [str(message) for message in form.form_errors]
    own = _frame(ballot, _("What does %(name)s choose?", name=person.call_name))
    page = BallotPage(
        votes=True,
        types_for=person,
        banner=Chip(text=wrong[0], tone="alarm", mark="warning") if wrong else None,
        **own
        | {"back": url_for("portal.ballots.enter", ballot_id=ballot.id)}
        | on_screen(ballot, ballots.choices_of(ballot), for_id=person_id),
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.post("/ballots/<int:ballot_id>/enter/<int:person_id>/back")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def untype(ballot: Ballot, person_id: int) -> ResponseReturnValue:
    """Take back a vote that was typed in for the wrong member."""
    if ballots.is_open(ballot) and not ballot.secret:
        ballots.remove_entered(ballot, current_actor(), person_id)
    return redirect(url_for("portal.ballots.enter", ballot_id=ballot.id), 303)


@bp.route("/ballots/<int:ballot_id>/hands", methods=["GET", "POST"])
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def hands(ballot: Ballot) -> ResponseReturnValue:
    """How many hands went up for each choice, of who did not vote by screen."""
    if not ballots.is_open(ballot) or ballot.secret:
        return redirect(address(ballot), 303)
    tally = ballots.tally_of(ballot)
    counts = {f"hand_{key}": n for key, n in tally.counts.items()} if tally else {}
    choices = ballots.choices_of(ballot)
    form = HandsForm.of(choices)(request.form, data={"seen": tally.id if tally else 0, **counts})
    for choice in choices:
        field: Any = form[f"hand_{choice.key}"]
        field.pictured = choice
    if form.sent():
        try:
            seen = form.seen.data or 0
            ballots.tally(ballot, current_actor(), form.counts, seen=seen)
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(url_for("portal.ballots.lead", ballot_id=ballot.id), 303)
    voted = [vote.person.call_name for vote in ballots.voters_of(ballot)]
    told = _("Do not count the hand of: %(names)s.", names=", ".join(voted)) if voted else ""
    page = FormPage(
        form=form,
        banner=Chip(
            text=told or _("Nobody has voted by screen yet."),
            mark="info",
        ),
        **_plain(ballot, _("Count hands"))
        | {"lede": _("After this nobody votes by screen any more. Give 0 everywhere to undo it.")},
    )
    return render(page, 422 if request.method == "POST" else 200)


# --- code cards ---------------------------------------------------------------------------------


@bp.route("/ballots/<int:ballot_id>/codes", methods=["GET", "POST"])
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def codes(ballot: Ballot) -> ResponseReturnValue:
    """Make code cards, shown once to print; and see who got one."""
    if not ballots.is_open(ballot) or not ballot.secret:
        return redirect(address(ballot), 303)
    form = CodesForm(request.form)
    if form.sent():
        try:
            made = ballots.make_codes(ballot, current_actor(), form.number.data or 0)
        except RefusedError as error:
            form.refuse(error)
        else:
            cards = [(code, residents.square_of(code)) for code in made]
            where = url_for("portal.ballots.by_code", _external=True)
            own = _frame(ballot, _("Cards with a code"))
            back = url_for("portal.ballots.codes", ballot_id=ballot.id)
            paper = Action(
                concept="print",
                href=url_for(".code_paper", ballot_id=ballot.id),
                post=True,
                fields=[("token", code) for code in made],
                tone="main",
            )
            shown = own | {"back": back, "actions": [paper]}
            return render(CodeCardsPage(codes=cards, where=where, **shown))
    own = _plain(ballot, _("Cards with a code"))
    members, voters = ballots.members_of(ballot.council_id), ballots.voters(ballot)
    page = codes_page(ballot, members, voters, ballots.count_codes(ballot), form, own)
    return render(page, 422 if request.method == "POST" else 200)


@bp.post("/ballots/<int:ballot_id>/codes/paper")
@requires(Permission.BALLOT_OPEN, subject="ballot_id", alone=True)
def code_paper(ballot: Ballot) -> ResponseReturnValue:
    """The cards that were just made, as a paper; the codes come from the page that showed them."""
    codes = ballots.codes_among(ballot, request.form.getlist("token"))
    if not codes:
        abort(404)
    council = database.session.get_one(Council, ballot.council_id)
    where = url_for("portal.ballots.by_code", _external=True)
    document = printing.code_cards(council, ballot.question, codes, where)
    g.portal_not_an_act = True
    return printing.given(document)


@bp.post("/ballots/<int:ballot_id>/codes/<int:person_id>")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def give_code(ballot: Ballot, person_id: int) -> ResponseReturnValue:
    """Write down that a member got a card; which one, nobody knows."""
    at = url_for("portal.ballots.codes", ballot_id=ballot.id)
    try:
        ballots.hand_out(ballot, current_actor(), person_id)
    except RefusedError as error:
        database.session.rollback()
        own = _plain(ballot, _("Cards with a code"))
        members, voters = ballots.members_of(ballot.council_id), ballots.voters(ballot)
        form = CodesForm()
        form.refuse(error)
        page = codes_page(ballot, members, voters, ballots.count_codes(ballot), form, own)
        return render(page, 409)
    return redirect(at, 303)


# --- what follows a result ----------------------------------------------------------------------


def following(ballot: Ballot, result: Result) -> list[Action]:
    """What an officer can do after this result, and the way to the rounds before and after."""
    rounds = ballots.rounds_of(ballot)
    last = rounds[-1].id == ballot.id
    actions = [
        Action(
            concept="ballot.round",
            label=_("Round %(number)s", number=one.round),
            href=address(one),
            tone="quiet",
        )
        for one in rounds
        if one.id != ballot.id
    ]
    if not last or not policy.may(current_actor(), Permission.BALLOT_OPEN, ballot.council_id):
        return actions
    verdict = result.outcome.verdict
    if verdict in ballots.OPEN_ENDED:
        href = url_for("portal.ballots.again", ballot_id=ballot.id)
        actions.append(Action(concept="ballot.again", href=href, post=True))
        if ballot.rule == Rule.CONSENSUS:
            fields = (("by_rule", "1"),)
            actions.append(Action(concept="ballot.by-rule", href=href, post=True, fields=fields))
    if verdict is Verdict.LOT:
        href = url_for("portal.ballots.lot", ballot_id=ballot.id)
        actions += [_about(one, "ballot.lot", href) for one in result.outcome.between]
    if verdict is Verdict.CHOSEN and ballot.office and ballots.is_election(ballot):
        href = url_for("portal.ballots.appoint", ballot_id=ballot.id)
        actions += [_about(one, "ballot.appoint", href) for one in result.winners]
    return actions


def _about(choice: ballots.Choice, concept: str, href: str) -> Action:
    word = _("The lot chose %(name)s") if concept == "ballot.lot" else _("Propose %(name)s")
    return Action(
        concept=concept,
        label=word % {"name": choice.label},
        href=href,
        post=True,
        fields=(("option", str(choice.option_id)),),
        photo_of=choice.photo_of,
        confirm=_("Is that right?"),
    )


@bp.post("/ballots/<int:ballot_id>/again")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def again(ballot: Ballot) -> ResponseReturnValue:
    """Make the next round ready."""
    try:
        made = ballots.vote_again(
            ballot, current_actor(), by_rule=request.form.get("by_rule") == "1"
        )
    except RefusedError:
        made = ballot
    return redirect(address(made), 303)


@bp.post("/ballots/<int:ballot_id>/lot")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def lot(ballot: Ballot) -> ResponseReturnValue:
    """Write down whom the lot chose."""
    try:
        ballots.draw(ballot, current_actor(), request.form.get("option", 0, type=int))
    except RefusedError:
        abort(404)
    return redirect(address(ballot), 303)


@bp.post("/ballots/<int:ballot_id>/appoint")
@requires(Permission.BALLOT_OPEN, subject="ballot_id")
def appoint(ballot: Ballot) -> ResponseReturnValue:
    """Propose the term of who was elected, on the page of the council, where it is confirmed."""
    council = redirect(url_for("portal.councils.show", council_id=ballot.council_id), 303)
    try:
        ballots.appoint(ballot, current_actor(), request.form.get("option", 0, type=int))
    except RefusedError:
        database.session.rollback()  # has the office already: the page shows it
    return council
