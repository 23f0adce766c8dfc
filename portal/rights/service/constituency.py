"""For whom a council speaks: the house, how many live there, and who comes together there."""

from collections.abc import Sequence

import sqlalchemy as sa

from portal.access.rows import Expression
from portal.councils import service as councils
from portal.councils.models import Council, CouncilKind, House
from portal.database import session
from portal.people.models import Person


def house_of(council: Council) -> tuple[House, int] | None:
    """The house that the council is of, with how many people live there now.

    A council that is part of another is of the house of that one.
    """
    living = sa.select(sa.func.count(Person.id)).where(
        Person.house_id == House.id, Person.left_at.is_(None)
    )
    own = sa.select(Council.house_id).where(Council.id == council.parent_id)
    wanted = council.house_id or own.scalar_subquery()
    found = session.execute(
        sa.select(House, living.scalar_subquery()).where(House.id == wanted)
    ).first()
    return (found[0], found[1]) if found else None


def living_rooms(council: Council, seen: Expression) -> Sequence[Council]:
    """The living-room meetings of the council that its reader may see."""
    theirs = sa.and_(Council.parent_id == council.id, Council.kind == CouncilKind.LIVING_ROOM)
    return councils.found(sa.and_(theirs, seen))
