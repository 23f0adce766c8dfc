"""Calls for help: they ring in the house first, and the screen shows whose door to knock on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.councils.models import Council, House
from portal.database import UtcDateTime, rows, session
from portal.identity import Actor, Portrait, Role
from portal.people.models import Helper, HouseStaff, Membership, Person
from portal.residents.models import HelpCall
from portal.signals import help_asked, send_after_commit

RINGS = timedelta(minutes=1)
"""Pressed again within this time it does not ring again."""
COMING = timedelta(minutes=15)
LASTS = timedelta(hours=8)


@dataclass(frozen=True, kw_only=True)
class Comer:
    """Whose door to knock on; ``also`` is the own helper who is elsewhere and hears of it."""

    person: Portrait
    place: str = ""
    also: Portrait | None = None


@dataclass(frozen=True, kw_only=True)
class Near:
    """Who can come: who said so already, the own helper (or who sits beside), who works in the
    house and where, and the supporter of the council."""

    coming: Portrait | None = None
    own: Portrait | None = None
    staff: tuple[tuple[Portrait, str], ...] = ()
    supporter: Portrait | None = None

    @property
    def comer(self) -> Comer | None:
        """Whose door to knock on: somebody who works in the house, the own helper before others."""
        if not self.staff:
            asked = self.own or self.supporter
            return Comer(person=asked) if asked else None
        person, place = next((one for one in self.staff if one[0] == self.own), self.staff[0])
        return Comer(person=person, place=place, also=self.own if self.own != person else None)

    @property
    def face(self) -> Portrait | None:
        """Whose face is on the help button: the own helper, else who would be asked first."""
        return self.own or (self.comer.person if self.comer else None)


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


class _Why(IntEnum):
    """Why somebody may come, the nearest first."""

    COMING = 0
    OWN = 1
    STAFF = 2
    SUPPORTER = 3


def _reason(why: _Why, order: Any, place: Any = "") -> sa.Select[Any]:
    return sa.select(
        sa.literal(int(why)),
        order,
        sa.literal(place) if isinstance(place, str) else place,
        Person.id,
        Person.name,
        Person.call_name,
        Person.photo_key,
    ).where(Person.left_at.is_(None))


_PERSON = sa.bindparam("person", type_=sa.Integer)
_council = aliased(Council)
_HOUSE = sa.func.coalesce(
    sa.bindparam("house", type_=sa.Integer),
    sa.select(_council.house_id)
    .where(
        _council.id.in_(sa.bindparam("mine", expanding=True, type_=sa.Integer)),
        _council.house_id.is_not(None),
    )
    .order_by(_council.id)
    .limit(1)
    .scalar_subquery(),
)
"""As `_house_of`, which is asked when somebody rings."""
_TODAY = sa.bindparam("today", type_=sa.Date)
_NEAR = sa.union_all(
    _reason(_Why.COMING, -HelpCall.id)
    .join(HelpCall, HelpCall.answered_by_id == Person.id)
    .where(
        sa.or_(
            HelpCall.person_id == _PERSON,
            sa.and_(_PERSON == 0, HelpCall.person_id.is_(None), HelpCall.house_id == _HOUSE),
        ),
        HelpCall.answered_at > sa.bindparam("since", type_=UtcDateTime),
    ),
    _reason(_Why.OWN, sa.literal(0)).where(Person.id == sa.bindparam("beside", type_=sa.Integer)),
    _reason(_Why.OWN, Helper.id)
    .join(Helper, Helper.helper_id == Person.id)
    .where(Helper.person_id == _PERSON),
    _reason(_Why.STAFF, HouseStaff.id, HouseStaff.place)
    .join(HouseStaff, HouseStaff.person_id == Person.id)
    .where(HouseStaff.house_id == _HOUSE, Person.id != _PERSON),
    _reason(_Why.SUPPORTER, Membership.id)
    .join(Membership, Membership.person_id == Person.id)
    .join(Membership.council)
    .where(
        Membership.role == Role.SUPPORTER,
        Membership.confirmed_at.is_not(None),
        Membership.since <= _TODAY,
        sa.or_(Membership.until.is_(None), Membership.until >= _TODAY),
        sa.or_(
            Council.house_id == _HOUSE,
            Council.id.in_(sa.bindparam("councils", expanding=True, type_=sa.Integer)),
        ),
        Person.id != _PERSON,
    ),
)


def near(actor: Actor) -> Near:
    """Who can come to this person, or to this tablet: one statement."""
    if not actor.known and not actor.device_id:
        return Near()
    found = rows(
        _NEAR,
        person=actor.person_id or 0,
        beside=actor.helper_id or 0,
        house=actor.device_house or min(actor.houses, default=None),
        mine=sorted(actor.councils_as(frozenset(Role))),
        since=clock.now() - COMING,
        today=clock.local(clock.now()).date(),
        councils=sorted(actor.councils_as(frozenset(Role)) | actor.house_councils),
    )
    coming, own, staff, supporter = (
        [(Portrait(*row[3:]), row[2]) for row in sorted(found) if row[0] == why] for why in _Why
    )
    return Near(
        coming=coming[0][0] if coming else None,
        own=own[0][0] if own else None,
        staff=tuple(staff),
        supporter=supporter[0][0] if supporter else None,
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
    send_after_commit(help_asked, call_id=call.id, house_id=house_id)
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
