"""A dispute: drafted, sent after a vote of the council, heard, and ended (art. 14).

The supporter drafts; only chair or secretary sends it to the committee.
"""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from portal import audit, clock, deadlines
from portal.database import session
from portal.deadlines import Deadline
from portal.disputes.models import Dispute, Result, Way
from portal.dossiers.models import Dossier, Request
from portal.dossiers.service import today
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor

FIELDS = ("title", "about", "way")


def draft(actor: Actor, place: Dossier | Request, title: str, about: str, way: str) -> Dispute:
    """Write down what the council cannot agree on with the provider. Raises `RefusedError`."""
    request = place if isinstance(place, Request) else None
    dossier = place.dossier if isinstance(place, Request) else place
    if dossier.closed_at:
        raise RefusedError(_("This dossier is closed."))
    dispute = Dispute(
        council_id=place.council_id,
        dossier_id=dossier.id,
        request_id=request.id if request else None,
        title=title,
        about=about,
        way=Way(way),
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    session.add(dispute)
    return _noted(actor, dispute, "dispute:made")


def change(actor: Actor, dispute: Dispute, title: str, about: str, way: str, version: int) -> None:
    """Change the draft. Raises `RefusedError` once it is sent, `ConflictError`."""
    check_version(dispute, version, FIELDS)
    if dispute.sent_on:
        raise RefusedError(_("It was sent. What is in it stays as it is."))
    dispute.title, dispute.about, dispute.way = title, about, Way(way)
    _noted(actor, dispute, "dispute:edit")


def send(actor: Actor, dispute: Dispute, voted: date | None, on: date | None, version: int) -> None:
    """The council voted for it, and its chair or secretary sent it in writing to the committee.

    Raises `RefusedError`, `ConflictError`.
    """
    check_version(dispute, version, FIELDS)
    if dispute.sent_on:
        raise RefusedError(_("It was sent already."))
    voted_on = _past(voted, "voted_on", None)
    if on is not None and on < voted_on:
        raise RefusedError(_("First the council votes, then it is sent."), field="on")
    sent_on = _past(on, "on", None)
    dispute.voted_on, dispute.sent_on = voted_on, sent_on
    _noted(actor, dispute, "dispute:sent")


def hear(actor: Actor, dispute: Dispute, on: date | None, version: int) -> None:
    """The committee hears both sides on this day. Raises `RefusedError`, `ConflictError`."""
    sent = _open(dispute, version)
    if on is None:
        raise RefusedError(_("Fill in the day."), field="on")
    if on < sent:
        raise RefusedError(_("This day is before it was sent."), field="on")
    dispute.hearing_on = on
    _noted(actor, dispute, "dispute:hearing")


def end(
    actor: Actor, dispute: Dispute, result: str, on: date | None, said: str, version: int
) -> None:
    """What came of it: what was agreed, or what was ruled, from when three months to appeal run
    (art. 14 lid 5). Raises `RefusedError`, `ConflictError`."""
    sent = _open(dispute, version)
    if result not in tuple(Result):
        raise RefusedError(_("Choose one."), field="result")
    if not said:
        raise RefusedError(_("Write down what came of it."), field="said")
    day = _past(on, "on", sent)
    dispute.result, dispute.result_on, dispute.said = result, day, said
    _noted(actor, dispute, "dispute:ended")


def appeal(dispute: Dispute) -> Deadline | None:
    """Until when one can appeal against the ruling (art. 14 lid 5); none without a ruling."""
    if dispute.result != Result.RULED or dispute.result_on is None:
        return None
    return deadlines.appeal(dispute.result_on)


def at(place: Dossier | Request) -> Sequence[Dispute]:
    """The disputes of a dossier, or on a request, the first first; who asks may see them."""
    column = Dispute.request_id if isinstance(place, Request) else Dispute.dossier_id
    return session.scalars(sa.select(Dispute).where(column == place.id).order_by(Dispute.id)).all()


def _open(dispute: Dispute, version: int) -> date:
    check_version(dispute, version, FIELDS)
    if dispute.sent_on is None:
        raise RefusedError(_("First it is sent to the committee."))
    if dispute.result:
        raise RefusedError(_("This dispute is over."))
    return dispute.sent_on


def _past(on: date | None, field: str, since: date | None) -> date:
    if on is None:
        raise RefusedError(_("Fill in the day."), field=field)
    if on > today():
        raise RefusedError(_("This day is still to come."), field=field)
    if since is not None and on < since:
        raise RefusedError(_("This day is before it was sent."), field=field)
    return on


def _noted(actor: Actor, dispute: Dispute, what: str) -> Dispute:
    session.flush()
    audit.record(actor, what, council_id=dispute.council_id, detail=f"dispute {dispute.id}")
    return dispute
