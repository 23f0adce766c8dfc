"""The lines of the demo's council, each by what it has to show, and the central council."""

import sqlalchemy as sa

from portal.councils.models import Council, CouncilKind
from portal.database import session
from portal.facilities.models import Facility, FacilityKind


def means() -> dict[str, int]:
    """The line that nobody confirmed yet, and the council that others talk with once a year."""
    of_kind = sa.select(Facility.id).where(Facility.kind == FacilityKind.ROOM)
    central = sa.select(Council.id).where(Council.kind == CouncilKind.CENTRAL)
    return {"room_line": session.scalars(of_kind).one(), "central": session.scalars(central).one()}
