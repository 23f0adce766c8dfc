"""What was used of a line: written down by chair, secretary or supporter."""

from dataclasses import dataclass
from datetime import date

from portal import audit, clock
from portal.attendance import service as attendance
from portal.database import session
from portal.errors import RefusedError
from portal.facilities.models import Facility, FacilityKind, FacilityUse, Measure
from portal.facilities.service.quantities import of_measure
from portal.facilities.service.reading import standing, today
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor, Role
from portal.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Used:
    """What was used: on which day, what for, how much as it was typed, by whom, and who allowed
    more than a yearly amount."""

    on: date
    what: str
    person_id: int
    amount: str = ""
    permission: str = ""


def users(facility: Facility) -> list[Person]:
    """Who can have used it: members and supporters of the council."""
    return attendance.people_of(facility.council_id, MEMBER_ROLES | {Role.SUPPORTER})


def use(actor: Actor, facility: Facility, used: Used) -> FacilityUse:
    """Write down what was used of a confirmed line.

    Above a yearly amount there is spent only with permission (art. 6 lid 4). Raises
    `RefusedError`.
    """
    if not facility.confirmed_at:
        raise RefusedError(_("First chair or secretary confirms what was agreed."))
    if used.on > today() or used.on.year != facility.year:
        raise RefusedError(
            _("Choose a day of %(year)s that is over.", year=facility.year), field="on"
        )
    if used.person_id not in {one.id for one in users(facility)}:
        raise RefusedError(_("Choose who used it."), field="person")
    amount = None
    if facility.measure != Measure.WORDS:
        amount = of_measure(facility.measure, used.amount)
        passes = facility.kind == FacilityKind.YEARLY and standing(facility).left < amount
        if passes and not used.permission:
            raise RefusedError(
                _("This is more than was agreed. Say who allowed it (art. 6 lid 4)."),
                field="permission",
            )
    written = FacilityUse(
        facility_id=facility.id,
        on=used.on,
        what=used.what,
        amount=amount,
        permission=used.permission,
        person_id=used.person_id,
        written_by_id=actor.person_id,
        written_at=clock.now(),
    )
    session.add(written)
    session.flush()
    _record(actor, facility, "facility:used")
    return written


def put_back(actor: Actor, facility: Facility, use_id: int) -> bool:
    """Take away what was written down by mistake; whether it was there."""
    found = session.get(FacilityUse, use_id)
    if found is None or found.facility_id != facility.id:
        return False
    session.delete(found)
    session.flush()
    _record(actor, facility, "facility:unused")
    return True


def _record(actor: Actor, facility: Facility, what: str) -> None:
    detail = f"facility {facility.id}"
    audit.record(actor, what, council_id=facility.council_id, detail=detail)
