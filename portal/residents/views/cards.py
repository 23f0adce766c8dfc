"""Cards: who has one, a new one on paper, a lost one made worthless."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import House
from portal.people.models import Person
from portal.rendering import render
from portal.residents import service
from portal.residents.pages import CardsPage, NewCardPage
from portal.residents.views import bp


@bp.get("/houses/<int:house_id>/cards")
@requires(Permission.TABLET_MANAGE, subject="house_id")
def cards(house: House) -> ResponseReturnValue:
    """The residents of the house whose cards the reader keeps."""
    theirs = policy.where(current_actor(), Permission.CARD_MANAGE)
    people = service.faces_of(house.id, theirs)
    devices = [device.id for device in service.tablets_of(house)]
    waiting = service.waiting_people(people, devices)
    return render(CardsPage.of(house, people, service.live_cards(people), waiting))


@bp.get("/cards/<int:person_id>")
@requires(Permission.CARD_MANAGE, subject="person_id")
def card_of(person: Person) -> ResponseReturnValue:
    """The card of one person, wherever that person lives."""
    waiting = service.waiting_people([person], _tablets(person))
    return render(CardsPage.of_person(person, service.live_cards([person]), waiting))


@bp.post("/cards/<int:person_id>")
@requires(Permission.CARD_MANAGE, subject="person_id")
def make_card(person: Person) -> ResponseReturnValue:
    """A new card, shown once: its token is not stored, so printing again is a new card."""
    token = service.make_card(current_actor(), person)
    return render(NewCardPage.of(person, token, back=_list_of(person)))


@bp.post("/cards/<int:person_id>/revoke")
@requires(Permission.CARD_MANAGE, subject="person_id")
def revoke_card(person: Person) -> ResponseReturnValue:
    """A lost card opens nothing from now on."""
    service.revoke_card(current_actor(), person)
    return _back(person)


@bp.post("/cards/<int:person_id>/lift")
@requires(Permission.CARD_MANAGE, subject="person_id")
def lift_card(person: Person) -> ResponseReturnValue:
    """Let somebody try again who must wait after wrong cards."""
    service.lift_card(current_actor(), person, _tablets(person))
    return _back(person)


def _tablets(person: Person) -> list[int]:
    return [device.id for device in service.tablets_of(person.house)] if person.house else []


def _back(person: Person) -> ResponseReturnValue:
    return redirect(_list_of(person), 303)


def _list_of(person: Person) -> str:
    """The cards of the person's house where the reader keeps those, else the person's own."""
    if person.house_id and policy.has(current_actor(), Permission.TABLET_MANAGE, person.house_id):
        return url_for("portal.residents.cards", house_id=person.house_id)
    return url_for("portal.residents.card_of", person_id=person.id)
