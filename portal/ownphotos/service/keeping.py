"""The photos of somebody's things, and whether the tablet asks for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from portal import audit, clock, photos
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.ownphotos.models import OTHERS, ROUNDS, OwnPhoto, OwnPhotoAmong, OwnPhotoCheck
from portal.people.models import Person

SIDE = 400
"""A photo in a square of nine is never larger, and all nine are quickly there."""

LIVES_HERE = sa.and_(Person.left_at.is_(None), Person.house_id.is_not(None))
"""Whose photos are shown: from the moment somebody leaves, nobody sees them any more."""


@dataclass(frozen=True)
class Lacks:
    """How many photos there are too few: own ones, and those of others to put them among."""

    own: int
    others: int

    def __bool__(self) -> bool:
        return bool(self.own or self.others)


def photos_of(person_id: int) -> Mapping[int, OwnPhoto]:
    """The photos of the person's things, by their place."""
    mine = sa.select(OwnPhoto).where(OwnPhoto.person_id == person_id).order_by(OwnPhoto.place)
    return {one.place: one for one in session.scalars(mine)}


def of_others(person_id: int) -> sa.Select[OwnPhoto]:
    """The photos of what other people have who live here."""
    others = sa.and_(OwnPhoto.person_id != person_id, LIVES_HERE)
    return sa.select(OwnPhoto).join(OwnPhoto.person).where(others)


def lacks(person_id: int) -> Lacks:
    """What is missing before the tablet can ask this person. Each round needs others of its own:
    what stays the same from round to round would tell what does not."""
    mine = sa.select(sa.func.count()).where(OwnPhoto.person_id == person_id)
    theirs = sa.select(sa.func.count()).select_from(of_others(person_id).subquery())
    others = session.scalar(theirs) or 0
    return Lacks(ROUNDS - (session.scalar(mine) or 0), max(0, ROUNDS * OTHERS - others))


def place(actor: Actor, person: Person, at: int, key: str, word: str) -> None:
    """Keep a photo of a thing at this place, instead of the one that was there."""
    if before := photos_of(person.id).get(at):
        _forget([before])
    session.add(
        OwnPhoto(
            person_id=person.id,
            place=at,
            word=word,
            photo_key=key,
            added_by_id=actor.person_id,
            added_at=clock.now(),
        )
    )
    session.flush()
    audit.record(actor, "own photo:added", detail=f"person {person.id} place {at}")


def remove(actor: Actor, person: Person, at: int) -> None:
    """Remove the photo at this place with its file; the tablet does not ask any more."""
    if gone := photos_of(person.id).get(at):
        _forget([gone])
        audit.record(actor, "own photo:removed", detail=f"person {person.id} place {at}")
        turn_off(actor, person)


def check_of(person_id: int) -> OwnPhotoCheck | None:
    """The check of the person, where somebody turned it on."""
    return session.get(OwnPhotoCheck, person_id)


def turn_on(actor: Actor, person: Person) -> None:
    """Let the tablet ask the person. Raises `RefusedError` when there are too few photos."""
    if lacks(person.id):
        raise RefusedError(_("There are not enough photos yet."))
    if check_of(person.id) is None:
        session.add(
            OwnPhotoCheck(
                person_id=person.id, turned_on_by_id=actor.person_id, turned_on_at=clock.now()
            )
        )
        session.flush()
        audit.record(actor, "own photos:on", detail=f"person {person.id}")


def turn_off(actor: Actor, person: Person) -> None:
    """Do not ask any more: a tap on the face is enough again."""
    if check := check_of(person.id):
        session.delete(check)
        session.flush()
        audit.record(actor, "own photos:off", detail=f"person {person.id}")


def let_in(actor: Actor, person: Person) -> None:
    """Let the person try again after too many wrong tries."""
    if (check := check_of(person.id)) and check.wrong:
        check.wrong = 0
        session.flush()
        audit.record(actor, "own photos:opened again", detail=f"person {person.id}")


def forget_who_left() -> None:
    """Throw away the photos and the check of who does not live here any more."""
    gone = sa.select(Person.id).where(~LIVES_HERE)
    _forget(session.scalars(sa.select(OwnPhoto).where(OwnPhoto.person_id.in_(gone))).all())
    session.execute(sa.delete(OwnPhotoCheck).where(OwnPhotoCheck.person_id.in_(gone)))


def _forget(some: Collection[OwnPhoto]) -> None:
    """Delete photos, their files too, also where they stand among those of somebody else."""
    ids = [one.id for one in some]
    session.execute(
        sa.delete(OwnPhotoAmong).where(
            OwnPhotoAmong.photo_id.in_(ids) | OwnPhotoAmong.other_id.in_(ids)
        )
    )
    for one in some:
        photos.remove_after_commit(one.photo_key)
        session.delete(one)
    session.flush()
