"""Who belongs to a council today, and who of them is invited to a meeting."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import clock
from portal.councils.models import Council, CouncilKind
from portal.database import session
from portal.engines import in_order_key
from portal.identity import Role
from portal.meetings.models import INVITES, Meeting
from portal.people.models import Membership, Person

RANK: dict[str, int] = {
    Role.CHAIR: 0,
    Role.SECRETARY: 1,
    Role.TREASURER: 2,
    Role.SUPPORTER: 4,
    Role.MANAGER: 5,
    Role.SUPERVISOR: 5,
}


def current(day: Any = None) -> sa.ColumnElement[bool]:
    """The memberships that hold today, or on the day."""
    today = clock.local(clock.now()).date() if day is None else day
    return sa.and_(
        Membership.confirmed_at.is_not(None),
        Membership.since <= today,
        sa.or_(Membership.until.is_(None), Membership.until >= today),
    )


def of_council(council_id: sa.ColumnElement[int] | int) -> sa.ColumnElement[bool]:
    """Memberships of the council, and of those deelraden whose members are members of it."""
    sharing = sa.select(Council.id).where(
        Council.parent_id == council_id,
        Council.kind == CouncilKind.SUBCOUNCIL,
        Council.shares_rights,
    )
    return sa.or_(Membership.council_id == council_id, Membership.council_id.in_(sharing))


def people_of(council_id: int, roles: Collection[Role] = frozenset(Role)) -> list[Person]:
    """Who holds one of the roles in the council today, officers first: one statement."""
    return _in_order(_HELD_BY.where(_today_in(council_id, roles)))


def invited(meeting: Meeting, roles: Collection[Role] = frozenset(Role)) -> list[Person]:
    """Who of these roles is invited, as the kind of meeting says: officers first, one statement.

    Only who holds one of `MEMBER_ROLES` counts for a quorum or a vote.
    """
    mine = sa.and_(Meeting.id == meeting.id, INVITES)
    return _in_order(_HELD_BY.join(Meeting, mine).where(_today_in(meeting.council_id, roles)))


_HELD_BY = sa.select(Membership).options(joinedload(Membership.person))


def _today_in(council_id: int, roles: Collection[Role]) -> sa.ColumnElement[bool]:
    return sa.and_(of_council(council_id), Membership.role.in_(sorted(roles)), current())


def _in_order(memberships: sa.Select[Any]) -> list[Person]:
    found = sorted(
        session.scalars(memberships),
        key=lambda m: (RANK.get(Role(m.role), 3), in_order_key(m.person.call_name)),
    )
    return list({m.person_id: m.person for m in found}.values())
