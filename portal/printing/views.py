"""The addresses of papers: each for who may see what stands on it."""

from collections.abc import Sequence

import sqlalchemy as sa
from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import database
from portal.access import policy
from portal.access.guard import LARGEST_ID, bounded, requires
from portal.access.permissions import Permission
from portal.ballots.models import Ballot
from portal.context import View, current_actor, current_view
from portal.councils.models import Council, House
from portal.database import session
from portal.decisions import service as deciding
from portal.decisions.models import Decision
from portal.mail import service as mail
from portal.meetings.models import AgendaItem, Meeting
from portal.people.models import Person
from portal.printing import pages, service
from portal.rendering import render
from portal.residents import service as residents

bp = Blueprint("printing", __name__)

DECIDED = (Permission.DECISION_VIEW, Permission.ACTION_VIEW)
OF_MEETING = {
    "pictures": service.in_pictures,
    "words": service.in_words,
    "booklet": service.booklet,
    "poster": service.poster,
}


@bp.get("/meetings/<int:meeting_id>/print")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def meeting(meeting: Meeting) -> ResponseReturnValue:
    """What can be printed of the meeting."""
    service.not_on_a_tablet()
    actor = current_actor()
    found = session.scalars(
        sa.select(Ballot)
        .join(Ballot.item)
        .where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.removed_at.is_(None),
            policy.where(actor, Permission.BALLOT_VIEW),
        )
        .order_by(AgendaItem.position)
    ).all()
    names = policy.may(actor, Permission.ATTENDANCE_VIEW, meeting.council_id)
    return render(pages.print_page(meeting, found, names=names))


@bp.get("/meetings/<int:meeting_id>/paper/<kind>")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def paper(meeting: Meeting, kind: str) -> ResponseReturnValue:
    """The agenda on paper, as far as the reader sees it; or the poster."""
    if kind not in OF_MEETING:
        abort(404)
    return service.given(OF_MEETING[kind](meeting, current_actor()))


@bp.get("/meetings/<int:meeting_id>/name-cards")
@requires(Permission.ATTENDANCE_VIEW, subject="meeting_id")
def name_cards(meeting: Meeting) -> ResponseReturnValue:
    """A name to put on the table for each member."""
    return service.given(service.name_cards(meeting))


@bp.get("/ballots/<int:ballot_id>/paper")
@requires(Permission.BALLOT_VIEW, subject="ballot_id")
def ballot(ballot: Ballot) -> ResponseReturnValue:
    """A paper to vote on."""
    return service.given(service.ballot_paper(ballot, ballot.item.meeting.council))


@bp.get("/councils/<int:council_id>/letters")
@requires(Permission.MESSAGE_PRINT, subject="council_id")
def letters(council: Council) -> ResponseReturnValue:
    """What is to be printed today: every letter, or with ``message`` one of them."""
    wanted = bounded(request.args.get("message", 0, type=int))
    found = [one for one in mail.on_paper(council.id) if wanted in (0, one.id)]
    if not found:
        abort(404)
    return service.given(service.letters(council, found))


@bp.get("/councils/<int:council_id>/decisions/paper")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def decisions(council: Council) -> ResponseReturnValue:
    """What the council decided in a year, in the reader's own view."""
    actor = current_actor()
    seen, agreed = (policy.where(actor, one) for one in DECIDED)
    year = request.args.get("year", type=int)
    shelf = deciding.shelf((Decision.council_id == council.id) & seen, agreed, year)
    large = current_view() is View.PICTO
    return service.given(service.decision_list(council, shelf.year, shelf.decisions, large=large))


@bp.post("/houses/<int:house_id>/cards/paper")
@requires(Permission.TABLET_MANAGE, subject="house_id", alone=True)
def cards(house: House) -> ResponseReturnValue:
    """New cards for the residents that are named, on one paper; their old ones stop.

    It is drawn before anything is written. Sent twice, the last paper is the one that works.
    """
    wanted = {one for one in request.form.getlist("person", type=int) if 0 < one <= LARGEST_ID}
    house_id = house.id
    people = [one for one in _whose_cards(house_id) if one.id in wanted]
    if not people:
        return redirect(url_for("portal.residents.cards", house_id=house_id), 303)
    tokens = {one.id: residents.new_card_token() for one in people}
    drawn = service.given(service.person_cards([(one, tokens[one.id]) for one in people]))
    database.begin(writes=True)
    for person in _whose_cards(house_id):
        if person.id in tokens:
            residents.make_card(current_actor(), person, tokens[person.id])
    return drawn


def _whose_cards(house_id: int) -> Sequence[Person]:
    """The residents of the house whose cards this reader keeps."""
    return residents.faces_of(house_id, policy.where(current_actor(), Permission.CARD_MANAGE))
