"""Photos of things: three of one person, and of the others as many as it takes."""

import io
from collections.abc import Iterable

import sqlalchemy as sa
from PIL import Image

from portal import clock, photos
from portal.database import session
from portal.identity import Actor
from portal.ownphotos import service as own_photos
from portal.ownphotos.models import (
    MOST_WRONG,
    OTHERS,
    ROUNDS,
    OwnPhoto,
    OwnPhotoAsk,
    OwnPhotoCheck,
)
from portal.ownphotos.service.keeping import LIVES_HERE
from portal.people.models import Person
from portal.residents import service as residents
from portal.residents.models import Device

WORDS = ("mok", "stoel", "fiets", "kat", "tas")


def a_thing(number: int) -> bytes:
    """A picture that differs from the others."""
    made = io.BytesIO()
    colour = (40 * number % 256, 90 * number % 256, 150 * number % 256)
    Image.new("RGB", (40, 40), colour).save(made, "JPEG")
    return made.getvalue()


def things_of(people: Iterable[Person], keeper: Person) -> list[OwnPhoto]:
    """Three photos of each of these people."""
    made = [
        OwnPhoto(
            person_id=one.id,
            place=at,
            word=WORDS[(one.id + at) % len(WORDS)],
            photo_key=photos.store(a_thing(3 * one.id + at)),
            added_by_id=keeper.id,
            added_at=clock.now(),
        )
        for one in people
        for at in range(1, ROUNDS + 1)
    ]
    session.add_all(made)
    session.flush()
    return made


def others_than(person: Person) -> list[Person]:
    """Just as many other people as it takes."""
    some = sa.select(Person).where(LIVES_HERE, Person.id != person.id).order_by(Person.id)
    return list(session.scalars(some.limit(OTHERS)))


def turned_on(person: Person, keeper: Person) -> None:
    """All photos there, and the tablet asks this person."""
    things_of([person, *others_than(person)], keeper)
    own_photos.turn_on(Actor(person_id=keeper.id), person)


def asking_tablets(asked: Person, closed: Person, keeper: Person) -> dict[str, str]:
    """The secrets of two tablets of the house: one asks, the other says to ask for help."""
    turned_on(asked, keeper)
    if closed not in others_than(asked):
        things_of([closed], keeper)
    own_photos.turn_on(Actor(person_id=keeper.id), closed)
    session.get_one(OwnPhotoCheck, closed.id).wrong = MOST_WRONG
    return {
        name: _asking_tablet(one, keeper) for name, one in (("asked", asked), ("closed", closed))
    }


def _asking_tablet(person: Person, keeper: Person) -> str:
    secret = residents.new_token()
    device = Device(
        house_id=person.house_id,
        name="Gang",
        token_hash=residents.hashed(secret),
        enrolled_by_id=keeper.id,
        enrolled_at=clock.now(),
    )
    session.add(device)
    session.flush()
    assert own_photos.begin(device.id, person)
    return secret


def right_number(ask: OwnPhotoAsk) -> int:
    """Which of the nine is the own one, as only the server knows."""
    owners = [one.person_id for one in own_photos.shown(ask)]
    return owners.index(ask.person_id) + 1
