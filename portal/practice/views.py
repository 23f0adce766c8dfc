"""The addresses of practising. Each is only asked for (GET): all there is stands in the address,
so that no act is written down and no tablet keeps one for later."""

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.ballots import service as ballots
from portal.ballots.models import Ballot
from portal.context import current_actor, current_view
from portal.database import session
from portal.people.models import Person
from portal.practice import pages
from portal.practice import service as practice
from portal.rendering import render

bp = Blueprint("practice", __name__)


@bp.get("/practice")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """What can be practised."""
    return render(pages.index_page())


@bp.get("/practice/votes/<key>")
@requires(Permission.SIGNED_IN)
def vote(key: str) -> ResponseReturnValue:
    """A question with its choices."""
    ballot = _ballot(key)
    return render(pages.vote_page(key, ballot, ballots.choices_of(ballot), current_view()))


@bp.get("/practice/votes/<key>/choice")
@requires(Permission.SIGNED_IN)
def confirm(key: str) -> ResponseReturnValue:
    """The choice shown back, to confirm."""
    ballot, actor = _ballot(key), current_actor()
    if (choice := ballots.find_choice(ballot, request.args.get("choice", ""))) is None:
        return redirect(pages.address(key), 303)
    person = session.get_one(Person, actor.person_id)
    page = pages.confirm_page(key, ballot, choice, person, actor.helper_name, current_view())
    return render(page)


@bp.get("/practice/votes/<key>/voted")
@requires(Permission.SIGNED_IN)
def voted(key: str) -> ResponseReturnValue:
    """What was chosen for practice."""
    ballot, actor = _ballot(key), current_actor()
    if (choice := ballots.find_choice(ballot, request.args.get("choice", ""))) is None:
        return redirect(pages.address(key), 303)
    person = session.get_one(Person, actor.person_id)
    page = pages.voted_page(key, ballot, choice, person, actor.helper_name, current_view())
    return render(page)


@bp.get("/practice/meeting/<int:number>")
@requires(Permission.SIGNED_IN)
def meeting(number: int) -> ResponseReturnValue:
    """A step of the small meeting; ``did`` is what was just tried."""
    if not 0 < number <= len(practice.STEPS):
        abort(404)
    name = practice.STEPS[number - 1]
    if name == "vote":
        return redirect(pages.address(practice.IN_MEETING), 303)
    return render(pages.step_page(name, request.args.get("did", ""), current_view()))


@bp.get("/practice/opinion")
@requires(Permission.SIGNED_IN)
def opinion() -> ResponseReturnValue:
    """How to begin when one says what one thinks."""
    return render(pages.opinion_page())


def _ballot(key: str) -> Ballot:
    if key not in (*practice.QUESTIONS, practice.IN_MEETING):
        abort(404)
    return practice.ballot_of(key)
