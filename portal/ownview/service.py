"""What somebody chose, and whom somebody lets help with it."""

from collections.abc import Sequence

import sqlalchemy as sa

from portal import looks
from portal.councils.models import Council, CouncilState
from portal.database import session
from portal.engines import in_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Role
from portal.memberships import service as memberships
from portal.ownview.models import ViewHelper
from portal.people.models import Helper, HouseStaff, Membership, Person


def choose(person: Person, **chosen: str) -> None:
    """Keep these choices with the person; what is no choice changes nothing.

    Nobody who has the person's name or house on the screen is told that something changed: the
    version of the person is about those.
    """
    written = looks.read(person.own_view).with_(**chosen).written
    session.execute(sa.update(Person).where(Person.id == person.id).values(own_view=written))


def can_help(person: Person) -> Sequence[Person]:
    """Whom the person can choose: own helpers, who works in the house, who supports a council."""
    today = memberships.today()
    lives = Council.house_id == (person.house_id or 0)
    member = sa.select(Membership.council_id).where(Membership.person_id == person.id)
    supports = (
        sa.select(Membership.person_id)
        .join(Membership.council)
        .where(
            Membership.role == Role.SUPPORTER,
            Membership.confirmed_at.is_not(None),
            Membership.since <= today,
            sa.or_(Membership.until.is_(None), Membership.until >= today),
            Council.state != CouncilState.DISSOLVED,
            sa.or_(lives, Council.id.in_(member)),
        )
    )
    helps = sa.select(Helper.helper_id).where(Helper.person_id == person.id)
    works = sa.select(HouseStaff.person_id).where(HouseStaff.house_id == (person.house_id or 0))
    return session.scalars(
        sa.select(Person)
        .where(
            Person.id != person.id,
            Person.left_at.is_(None),
            sa.or_(Person.id.in_(helps), Person.id.in_(works), Person.id.in_(supports)),
        )
        .order_by(in_order(Person.call_name), Person.id)
    ).all()


def helping(person: Person) -> frozenset[int]:
    """The ids of whom the person chose."""
    found = sa.select(ViewHelper.helper_id).where(ViewHelper.person_id == person.id)
    return frozenset(session.scalars(found))


def let_help(person: Person, helper_id: int, *, may: bool) -> None:
    """Let somebody see and set the own view, or not any more.

    Raises `RefusedError` for somebody whom the person cannot choose.
    """
    row = session.scalar(
        sa.select(ViewHelper).where(
            ViewHelper.person_id == person.id, ViewHelper.helper_id == helper_id
        )
    )
    if row is not None and not may:
        session.delete(row)
    if row is None and may:
        if helper_id not in {one.id for one in can_help(person)}:
            raise RefusedError(_("Choose somebody who helps you, or who works in your house."))
        session.add(ViewHelper(person_id=person.id, helper_id=helper_id))
    session.flush()
