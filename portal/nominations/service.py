"""A binding nomination: a free seat, who was considered, who is nominated, and what came of it.

Chair and secretary record whom the council nominates and send it; the supporter only drafts.
"""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from portal import audit, clock
from portal.database import session
from portal.dossiers.models import Dossier
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.nominations.models import Candidate, Nomination, NominationState

OPEN = frozenset({NominationState.LOOKING, NominationState.NOMINATED, NominationState.REFUSED})
"""While the council can still consider somebody else."""


def today() -> date:
    """The day by the organisation's own clock."""
    return clock.local(clock.now()).date()


def of_dossier(dossier: Dossier) -> Nomination | None:
    """The nomination of a dossier with who was considered, if one was begun."""
    found = sa.select(Nomination).options(selectinload(Nomination.candidates))
    return session.scalar(found.where(Nomination.dossier_id == dossier.id))


def describe(actor: Actor, dossier: Dossier, seat: str, since: date, version: int) -> None:
    """Write down which seat is free since when. Raises `RefusedError`, `ConflictError`."""
    if since > today():
        raise RefusedError(_("This day is still to come."), field="since")
    nomination = of_dossier(dossier)
    if nomination is None:
        nomination = Nomination(dossier_id=dossier.id, seat=seat, free_since=since)
        session.add(nomination)
    else:
        check_version(nomination, version, ("seat",))
        nomination.seat, nomination.free_since = seat, since
    session.flush()
    _record(actor, dossier, "nomination:described")


def consider(actor: Actor, dossier: Dossier, name: str, text: str) -> None:
    """Write down somebody whom the council considers. Raises `RefusedError`."""
    nomination = _open(dossier)
    if name in {one.name for one in nomination.candidates}:
        raise RefusedError(_("This name stands there already."), field="name")
    session.add(Candidate(nomination_id=nomination.id, name=name, text=text))
    session.flush()
    _record(actor, dossier, "nomination:considered")


def drop(actor: Actor, dossier: Dossier, candidate_id: int) -> None:
    """Take a candidate away; nothing of the name is kept. Raises `RefusedError`."""
    nomination = _open(dossier)
    found = next((one for one in nomination.candidates if one.id == candidate_id), None)
    if found is None:
        return
    if found.nominated:
        raise RefusedError(_("The council nominated this person."))
    session.delete(found)
    session.flush()
    _record(actor, dossier, "nomination:dropped")


def nominate(actor: Actor, dossier: Dossier, candidate_id: int, why: str, version: int) -> None:
    """The council nominates one of them, with its reasons. Raises as `describe` does."""
    nomination = _open(dossier)
    check_version(nomination, version, ("why",))
    chosen = next((one for one in nomination.candidates if one.id == candidate_id), None)
    if chosen is None:
        raise RefusedError(_("Choose whom the council nominates."), field="candidate")
    for one in nomination.candidates:
        one.nominated = False
    session.flush()
    chosen.nominated = True
    nomination.why, nomination.state = why, NominationState.NOMINATED
    nomination.sent_on = nomination.decided_on = None
    session.flush()
    _record(actor, dossier, "nomination:nominated")


def send(actor: Actor, dossier: Dossier, version: int) -> None:
    """It goes to the supervisory body today, signed. Raises as `describe` does."""
    nomination = _there(dossier)
    check_version(nomination, version, ("why",))
    if nomination.state != NominationState.NOMINATED:
        raise RefusedError(_("First the council nominates somebody."))
    nomination.state, nomination.sent_on = NominationState.SENT, today()
    session.flush()
    _record(actor, dossier, "nomination:sent")


def answered(
    actor: Actor, dossier: Dossier, on: date, reasons: str, version: int, *, appointed: bool
) -> None:
    """Whether the person was appointed; a refusal has reasons. Raises as `describe` does."""
    nomination = _there(dossier)
    check_version(nomination, version, ("reasons",))
    if nomination.state != NominationState.SENT or nomination.sent_on is None:
        raise RefusedError(_("It was not sent yet."))
    if not nomination.sent_on <= on <= today():
        raise RefusedError(_("Choose a day since it was sent."), field="on")
    if not appointed and not reasons:
        raise RefusedError(_("A refusal needs a reason. Write down theirs."), field="reasons")
    nomination.state = NominationState.APPOINTED if appointed else NominationState.REFUSED
    nomination.decided_on, nomination.reasons = on, reasons
    session.flush()
    _record(actor, dossier, "nomination:answered")


def _there(dossier: Dossier) -> Nomination:
    nomination = of_dossier(dossier)
    if nomination is None:
        raise RefusedError(_("First write down which seat is free."))
    return nomination


def _open(dossier: Dossier) -> Nomination:
    nomination = _there(dossier)
    if nomination.state not in OPEN:
        raise RefusedError(_("The nomination was sent already."))
    return nomination


def _record(actor: Actor, dossier: Dossier, what: str) -> None:
    audit.record(actor, what, council_id=dossier.council_id, detail=f"dossier {dossier.id}")
