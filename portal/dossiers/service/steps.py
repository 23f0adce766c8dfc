"""What every step of a request has in common: whose turn it is, its day, and its line."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from portal import audit, clock
from portal.database import session
from portal.dossiers.models import Request, RequestStep, Station, What
from portal.dossiers.service.due import settle
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.i18n import written
from portal.identity import Actor


def today() -> date:
    """This day on the organisation's calendar."""
    return clock.local(clock.now()).date()


def begin(actor: Actor, request: Request, version: int, stations: frozenset[Station]) -> None:
    """Nobody else moves it meanwhile, and who moves it saw how it stands.

    Raises `ConflictError` when somebody moved it first, `RefusedError` when it is not at one of
    these stations; that somebody tried is in the trail.
    """
    session.refresh(request, with_for_update=True)
    check_version(request, version, ("title", "station"))
    if request.station not in stations:
        raise RefusedError(_("This is not the time for it. See how far the request is."))


def check_day(request: Request, on: date | None, field: str = "on") -> date:
    """The day something happened: known, not to come, and not before the request was there.

    Raises `RefusedError`.
    """
    if on is None:
        raise RefusedError(_("Fill in the day."), field=field)
    if on > today():
        raise RefusedError(_("This day is still to come."), field=field)
    if request.received_on and on < request.received_on:
        received = written(request.received_on, "d MMMM y")
        raise RefusedError(
            _("The request came on %(day)s. This day is before it.", day=received), field=field
        )
    if request.sent_on and field == "decided" and on < request.sent_on:
        sent = written(request.sent_on, "d MMMM y")
        raise RefusedError(
            _("We answered on %(day)s. This day is before it.", day=sent), field="on"
        )
    return on


def note(actor: Actor, request: Request, what: What, on: date, **more: Any) -> None:
    """Write the line of a step, count its terms anew, and keep who did it in the trail."""
    request_id = request.id
    session.add(
        RequestStep(
            request_id=request_id,
            what=what,
            on=on,
            at=clock.now(),
            person_id=actor.person_id,
            helper_id=actor.helper_id,
            **more,
        )
    )
    settle(request)
    audit.record(
        actor, f"request:{what}", council_id=request.council_id, detail=f"request {request_id}"
    )


def trail(request: Request, *, inside: bool) -> list[RequestStep]:
    """What happened, in order; without ``inside`` what the provider may see."""
    query = (
        sa.select(RequestStep)
        .where(RequestStep.request_id == request.id)
        .order_by(RequestStep.on, RequestStep.id)
    )
    if not inside:
        query = query.where(~RequestStep.inside)
    return list(session.scalars(query))
