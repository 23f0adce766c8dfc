"""Three times nine photos at the tablet: which is yours? What is right is known here only."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from enum import Enum, auto

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.database import session
from portal.identity import Actor
from portal.ownphotos.models import (
    MOST_WRONG,
    OTHERS,
    ROUNDS,
    OwnPhoto,
    OwnPhotoAmong,
    OwnPhotoAsk,
    OwnPhotoCheck,
)
from portal.ownphotos.service.keeping import LIVES_HERE, check_of, lacks, of_others, photos_of
from portal.people.models import Person

LASTS = timedelta(minutes=10)
"""So long after the tap on the face the question stands."""
_RANDOM = secrets.SystemRandom()


class Answered(Enum):
    """What an answer leads to. Whether it was right is known after the last one only."""

    NEXT = auto()
    RIGHT = auto()
    WRONG = auto()


def begin(device_id: int, person: Person) -> bool:
    """Begin asking who tapped this face; False where that is not on, or cannot be done now.

    Who is closed out stays so, whatever photos there are.
    """
    check = check_of(person.id)
    if check is None or (not is_closed(check) and lacks(person.id)):
        return False
    _put_among(person.id)
    session.execute(sa.delete(OwnPhotoAsk).where(OwnPhotoAsk.device_id == device_id))
    session.add(
        OwnPhotoAsk(
            device_id=device_id, person_id=person.id, seed=_new_seed(), began_at=clock.now()
        )
    )
    session.flush()
    return True


def asked(device_id: int | None) -> OwnPhotoAsk | None:
    """What the tablet asks at this moment, of somebody whose check is still on."""
    return session.scalar(
        sa.select(OwnPhotoAsk)
        .options(joinedload(OwnPhotoAsk.person))
        .join(OwnPhotoAsk.person)
        .join(OwnPhotoCheck, OwnPhotoCheck.person_id == Person.id)
        .where(
            OwnPhotoAsk.device_id == (device_id or 0),
            OwnPhotoAsk.began_at > clock.now() - LASTS,
            LIVES_HERE,
        )
    )


def who_is_asked(device_id: int | None) -> Person | None:
    """Of whom the tablet asks the own photos at this moment."""
    ask = asked(device_id)
    return ask.person if ask else None


def is_closed(check: OwnPhotoCheck | None) -> bool:
    """Whether there were so many wrong tries that a supporter has to open it again."""
    return check is not None and check.wrong >= MOST_WRONG


def shown(ask: OwnPhotoAsk) -> Sequence[OwnPhoto]:
    """The nine photos of this round in their order, which is another one each try; nothing when
    photos went away meanwhile."""
    own = photos_of(ask.person_id).get(ask.round)
    if own is None:
        return []
    nine = [own, *session.scalars(_among(own).order_by(OwnPhoto.id).limit(OTHERS))]
    nine.sort(key=lambda one: _mixed(ask.seed, one.photo_key))
    return nine if len(nine) == OTHERS + 1 else []


def mark(ask: OwnPhotoAsk) -> str:
    """A name for this round of this try, in addresses and forms; it tells nothing."""
    return _mixed(ask.seed, f"round {ask.round}")[:20]


def answer(actor: Actor, ask: OwnPhotoAsk, number: int) -> Answered:
    """Take the answer of this round: the number of a photo, from 1. What is none is wrong."""
    chosen = shown(ask)[number - 1 : number] if number > 0 else []
    ask.mistaken |= not any(one.person_id == ask.person_id for one in chosen)
    if ask.round < ROUNDS:
        ask.round += 1
        session.flush()
        return Answered.NEXT
    check = session.get_one(OwnPhotoCheck, ask.person_id)
    if not ask.mistaken and not is_closed(check):
        check.wrong = 0
        session.delete(ask)
        session.flush()
        return Answered.RIGHT
    ask.seed, ask.round, ask.mistaken, ask.again = _new_seed(), 1, False, True
    if not is_closed(check):
        check.wrong += 1
        if is_closed(check):
            detail = f"person {ask.person_id} tablet {ask.device_id}"
            audit.record(actor, "own photos:closed", detail=detail, refused=True)
    session.flush()
    return Answered.WRONG


def _among(own: OwnPhoto) -> sa.Select[OwnPhoto]:
    stands = sa.select(OwnPhotoAmong.other_id).where(OwnPhotoAmong.photo_id == own.id)
    return of_others(own.person_id).where(OwnPhoto.id.in_(stands))


def _put_among(person_id: int) -> None:
    """Choose for each own photo eight of others that no other round shows. What was chosen
    before stays as long as it is there: the one that always returns would be the right one."""
    own = photos_of(person_id).values()
    mine = OwnPhotoAmong.photo_id.in_([one.id for one in own])
    used = set(session.scalars(sa.select(OwnPhotoAmong.other_id).where(mine)))
    free = [one for one in session.scalars(of_others(person_id)) if one.id not in used]
    _RANDOM.shuffle(free)
    for one in own:
        there = len(session.scalars(_among(one)).all())
        for _each in range(min(OTHERS - there, len(free))):
            session.add(OwnPhotoAmong(photo_id=one.id, other_id=free.pop().id))
    session.flush()


def _new_seed() -> str:
    return secrets.token_hex(16)


def _mixed(seed: str, what: str) -> str:
    return hashlib.sha256(f"{seed}:{what}".encode()).hexdigest()
