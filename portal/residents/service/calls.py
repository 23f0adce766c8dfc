"""Calls for help: they ring in the house first, and the screen shows whose door to knock on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.councils.models import Council, House
from portal.database import session
from portal.identity import Actor, Role
from portal.people.models import Helper, HouseStaff, Membership, Person
from portal.residents.models import HelpCall

RINGS = timedelta(minutes=1)
"""Pressed again within this time it does not ring again."""
COMING = timedelta(minutes=15)
LASTS = timedelta(hours=8)


@dataclass(frozen=True, kw_only=True)
class Comer:
    """Whose door to knock on; ``also`` is the own helper who is elsewhere and hears of it."""

    person: Person
    place: str = ""
    also: Person | None = None


def _house_of(actor: Actor) -> int | None:
    """Where help is nearest: the tablet's house, the own house, the house of the council."""
    if actor.device_house or actor.houses:
        return actor.device_house or min(actor.houses)
    councils = sorted(actor.councils_as(frozenset(Role)))
    return session.scalar(
        sa.select(Council.house_id)
        .where(Council.id.in_(councils), Council.house_id.is_not(None))
        .order_by(Council.id)
        .limit(1)
    )


def helper_of(actor: Actor) -> Person | None:
    """Whose face is on the help button: who sits beside, else who would be asked first."""
    if not actor.known and not actor.device_id:
        return None
    if own := _own_helper(actor):
        return own
    comer = _comer(actor, None)
    return comer.person if comer else None


def _own_helper(actor: Actor) -> Person | None:
    if actor.helper_id:
        return session.get(Person, actor.helper_id)
    return session.scalar(
        sa.select(Person)
        .join(Helper, Helper.helper_id == Person.id)
        .where(Helper.person_id == (actor.person_id or 0), Person.left_at.is_(None))
        .order_by(Helper.id)
        .limit(1)
    )


def who_comes(actor: Actor) -> Comer | None:
    """Whose door to knock on: somebody who works in the house, the own helper before others."""
    return _comer(actor, _own_helper(actor))


def _comer(actor: Actor, own: Person | None) -> Comer | None:
    house_id = _house_of(actor)
    staff = session.scalars(
        sa.select(HouseStaff)
        .options(joinedload(HouseStaff.person))
        .join(HouseStaff.person)
        .where(
            HouseStaff.house_id == (house_id or 0),
            HouseStaff.person_id != (actor.person_id or 0),
            Person.left_at.is_(None),
        )
        .order_by(HouseStaff.id)
    ).all()
    if staff:
        near = next((one for one in staff if own and one.person_id == own.id), staff[0])
        elsewhere = own if own and own.id != near.person_id else None
        return Comer(person=near.person, place=near.place, also=elsewhere)
    asked = own or _supporter_of(actor, house_id)
    return Comer(person=asked) if asked else None


def _supporter_of(actor: Actor, house_id: int | None) -> Person | None:
    today = clock.local(clock.now()).date()
    councils = sorted(actor.councils_as(frozenset(Role)) | actor.house_councils)
    return session.scalar(
        sa.select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .join(Membership.council)
        .where(
            Membership.role == Role.SUPPORTER,
            Membership.confirmed_at.is_not(None),
            Membership.since <= today,
            sa.or_(Membership.until.is_(None), Membership.until >= today),
            sa.or_(Council.house_id == (house_id or 0), Council.id.in_(councils)),
            Person.id != (actor.person_id or 0),
            Person.left_at.is_(None),
        )
        .order_by(Membership.id)
        .limit(1)
    )


def _mine(actor: Actor) -> sa.ColumnElement[bool]:
    if actor.person_id:
        return HelpCall.person_id == actor.person_id
    return sa.and_(HelpCall.person_id.is_(None), HelpCall.house_id == (actor.device_house or 0))


def ask_for_help(actor: Actor, page: str) -> HelpCall | None:
    """Ring for help; nothing rings where no house is near. Pressed twice it rings once."""
    house_id = _house_of(actor)
    if house_id is None:
        return None
    now = clock.now()
    ringing = session.scalar(
        sa.select(HelpCall)
        .where(
            _mine(actor),
            HelpCall.house_id == house_id,
            HelpCall.answered_at.is_(None),
            HelpCall.called_at > now - RINGS,
        )
        .limit(1)
    )
    if ringing is not None:
        return ringing
    call = HelpCall(person_id=actor.person_id, house_id=house_id, page=page[:200], called_at=now)
    session.add(call)
    session.flush()
    return call


def open_calls(actor: Actor) -> Sequence[HelpCall]:
    """The calls of today that this begeleider or supporter can answer, the oldest first."""
    return session.scalars(
        sa.select(HelpCall)
        .options(joinedload(HelpCall.person), joinedload(HelpCall.house))
        .join(HelpCall.house)
        .where(
            policy.where(actor, Permission.HELP_ANSWER),
            HelpCall.answered_at.is_(None),
            HelpCall.called_at > clock.now() - LASTS,
        )
        .order_by(HelpCall.called_at)
    ).all()


def call_of(house: House, call_id: int) -> HelpCall | None:
    """A call of this house."""
    return session.scalar(
        sa.select(HelpCall).where(HelpCall.id == call_id, HelpCall.house_id == house.id)
    )


def answer(actor: Actor, call: HelpCall) -> None:
    """ "I am coming": the first who says so comes, and the other calls of the person are met."""
    others = HelpCall.person_id == call.person_id if call.person_id else HelpCall.id == call.id
    session.execute(
        sa.update(HelpCall)
        .where(others, HelpCall.house_id == call.house_id, HelpCall.answered_at.is_(None))
        .values(answered_at=clock.now(), answered_by_id=actor.person_id)
    )
    session.expire(call)


def someone_coming(actor: Actor) -> Person | None:
    """Who said to be coming to this person, a short while ago."""
    return session.scalar(
        sa.select(Person)
        .join(HelpCall, HelpCall.answered_by_id == Person.id)
        .where(_mine(actor), HelpCall.answered_at > clock.now() - COMING)
        .order_by(HelpCall.answered_at.desc())
        .limit(1)
    )
