"""A line of what was agreed: drafted by the supporter too, confirmed by chair or secretary."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from portal import audit, clock
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError, check_version
from portal.facilities.models import Facility, FacilityKind, FacilityUse, Measure
from portal.facilities.service.quantities import of_measure
from portal.i18n import gettext as _
from portal.identity import Actor

USUAL_MEASURES: Mapping[FacilityKind, Measure] = {
    FacilityKind.SUPPORT: Measure.MINUTES,
    FacilityKind.TRAINING: Measure.CENTS,
    FacilityKind.HEARING: Measure.CENTS,
    FacilityKind.ROOM: Measure.CENTS,
    FacilityKind.YEARLY: Measure.CENTS,
}
COUNTED = frozenset({FacilityKind.SUPPORT, FacilityKind.YEARLY})
"""Kinds that are hours or money always; the others can be agreed in words alone."""


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What was agreed: a quantity as it was typed, or words, and where it stands."""

    amount: str = ""
    words: str = ""
    source: str = ""


def agree(
    actor: Actor, council: Council, year: int, kind: FacilityKind, agreed: Agreement
) -> Facility:
    """Write down what was agreed of a kind in a year. Raises `RefusedError`."""
    there = sa.select(Facility.id).where(
        Facility.council_id == council.id, Facility.year == year, Facility.kind == kind
    )
    if session.scalar(there) is not None:
        raise RefusedError(_("This stands there for this year already. Change that."), field="kind")
    measure, amount = _counted(kind, agreed)
    facility = Facility(
        council=council,
        year=year,
        kind=kind,
        measure=measure,
        amount=amount,
        words=agreed.words,
        source=agreed.source,
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    session.add(facility)
    session.flush()
    _record(actor, facility, "facility:agreed")
    return facility


def change(actor: Actor, facility: Facility, agreed: Agreement, version: int) -> None:
    """Change a line; it is to be confirmed anew. Raises `RefusedError`, `ConflictError`."""
    check_version(facility, version, ("words", "source"))
    measure, amount = _counted(FacilityKind(facility.kind), agreed)
    if measure != facility.measure and _is_used(facility):
        raise RefusedError(
            _("Something of it was used already. It stays counted as it is."), field="amount"
        )
    facility.measure, facility.amount = measure, amount
    facility.words, facility.source = agreed.words, agreed.source
    facility.confirmed_by_id = facility.confirmed_at = None
    session.flush()
    _record(actor, facility, "facility:changed")


def confirm(actor: Actor, facility: Facility, version: int) -> None:
    """Chair or secretary says that this was agreed. Raises `RefusedError`, `ConflictError`."""
    check_version(facility, version, ("words", "source"))
    if facility.confirmed_at:
        raise RefusedError(_("This was confirmed already."))
    facility.confirmed_by_id, facility.confirmed_at = actor.person_id, clock.now()
    session.flush()
    _record(actor, facility, "facility:confirmed")


def remove(actor: Actor, facility: Facility) -> None:
    """Throw a line away that was not confirmed and of which nothing was used: `RefusedError`."""
    if facility.confirmed_at or _is_used(facility):
        raise RefusedError(_("This was confirmed or used. It stays."))
    _record(actor, facility, "facility:removed")
    session.delete(facility)
    session.flush()


def _counted(kind: FacilityKind, agreed: Agreement) -> tuple[Measure, int | None]:
    if agreed.amount:
        measure = USUAL_MEASURES[kind]
        return measure, of_measure(measure, agreed.amount)
    if kind in COUNTED:
        raise RefusedError(_("Fill in how much was agreed."), field="amount")
    if not agreed.words:
        raise RefusedError(_("Fill in an amount, or say it in words."), field="words")
    return Measure.WORDS, None


def _is_used(facility: Facility) -> bool:
    used = sa.select(FacilityUse.id).where(FacilityUse.facility_id == facility.id).limit(1)
    return session.scalar(used) is not None


def _record(actor: Actor, facility: Facility, what: str) -> None:
    detail = f"facility {facility.id}"
    audit.record(actor, what, council_id=facility.council_id, detail=detail)
