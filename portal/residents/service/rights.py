"""What a person may: the roles, the houses and the councils nearby, as they are at this moment."""

from typing import Any

import sqlalchemy as sa

from portal import clock, looks
from portal.councils.models import Council, CouncilKind, CouncilState
from portal.database import rows
from portal.identity import MEMBER_ROLES, Actor, Proof, Role
from portal.people.models import HouseStaff, Membership, Person
from portal.residents.models import Device

_NEAR, _STAFF = "near", "staff"


def _rights() -> sa.CompoundSelect[Any]:
    """What gives a person rights today: roles in councils, houses worked in, councils nearby.

    Each row says why, where, and which parent council shares in a role held in a deelraad.
    """
    person = sa.bindparam("person", type_=sa.Integer)
    today = sa.bindparam("today", type_=sa.Date)
    living = Council.state != CouncilState.DISSOLVED
    sharing = sa.and_(Council.kind == CouncilKind.SUBCOUNCIL, Council.shares_rights)
    works = sa.select(HouseStaff.house_id).where(HouseStaff.person_id == person)
    return sa.union_all(
        sa.select(Membership.role, Council.id, sa.case((sharing, Council.parent_id)))
        .join(Membership.council)
        .where(
            Membership.person_id == person,
            Membership.confirmed_at.is_not(None),
            Membership.since <= today,
            sa.or_(Membership.until.is_(None), Membership.until >= today),
            living,
        ),
        sa.select(sa.literal(_STAFF), HouseStaff.house_id, sa.null()).where(
            HouseStaff.person_id == person
        ),
        sa.select(sa.literal(_NEAR), Council.id, sa.null()).where(
            sa.or_(Council.house_id == sa.bindparam("house"), Council.house_id.in_(works)),
            living,
        ),
    )


_RIGHTS = _rights()


KNOWN = (
    Person.id,
    Person.name,
    Person.call_name,
    Person.house_id,
    Person.view,
    Person.own_view,
    Person.administers,
    Person.photo_key,
)
"""What is asked of a person to make an actor."""


def actor_of(
    person: Person | sa.Row[Any],
    *,
    proof: Proof,
    helper: Person | None = None,
    device: Device | None = None,
    session_id: int | None = None,
) -> Actor:
    """The person, or a row of what is `KNOWN`, with the rights of this moment: one statement."""
    today = clock.local(clock.now()).date()
    roles: set[tuple[Role, int]] = set()
    near: set[int] = set()
    staff: set[int] = set()
    found = rows(_RIGHTS, person=person.id, house=person.house_id, today=today)
    for why, found_id, parent_id in found:
        if why == _NEAR:
            near.add(found_id)
        elif why == _STAFF:
            staff.add(found_id)
        else:
            roles.add((Role(why), found_id))
            if parent_id and Role(why) in MEMBER_ROLES:
                roles.add((Role.MEMBER, parent_id))
    return Actor(
        person_id=person.id,
        name=person.call_name,
        proof=proof,
        helper_id=helper.id if helper else None,
        helper_name=helper.call_name if helper else "",
        session_id=session_id,
        device_id=device.id if device else None,
        device_house=device.house_id if device else None,
        view=person.view,
        own_view=looks.read(person.own_view),
        administers=person.administers,
        full_name=person.name,
        photo_key=person.photo_key,
        roles=frozenset(roles),
        house_councils=frozenset(near),
        houses=frozenset({person.house_id} if person.house_id else ()),
        staff_of=frozenset(staff),
    )
