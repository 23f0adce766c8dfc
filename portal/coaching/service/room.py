"""The room of all supporters of the organisation: their calendar, and tips for each other.

Nothing in it is of a council: what is told here, supporters of every council read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.coaching.models import Gathering, RoomEvent, RoomTip
from portal.database import session
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor

MOST = 30
LASTS = timedelta(hours=12)
"""How long after its beginning something still stands in the calendar."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """Something for supporters: what, when, and where or on which screen."""

    kind: Gathering
    title: str
    begins_at: datetime
    place: str = ""
    link: str = ""


def coming(seen: sa.ColumnElement[bool]) -> Sequence[RoomEvent]:
    """What is still to come, the first first."""
    query = (
        sa.select(RoomEvent)
        .options(joinedload(RoomEvent.added_by))
        .where(seen, RoomEvent.begins_at > clock.now() - LASTS)
        .order_by(RoomEvent.begins_at, RoomEvent.id)
    )
    return session.scalars(query.limit(MOST)).all()


def tips(seen: sa.ColumnElement[bool]) -> Sequence[RoomTip]:
    """What supporters tell each other, the newest first."""
    query = sa.select(RoomTip).options(joinedload(RoomTip.writer)).where(seen)
    newest = query.order_by(RoomTip.written_at.desc(), RoomTip.id.desc())
    return session.scalars(newest.limit(MOST)).all()


def add(actor: Actor, planned: Planned) -> RoomEvent:
    """Put something in the calendar. Raises `RefusedError` beside the field that is wrong."""
    _check(planned)
    event = RoomEvent(added_by_id=actor.person_id, **vars(planned))
    session.add(event)
    session.flush()
    _record(actor, "room:added", event)
    return event


def change(actor: Actor, event: RoomEvent, planned: Planned, version: int) -> None:
    """Put it right. Raises `RefusedError` as `add` does, and `ConflictError`."""
    _check(planned)
    check_version(event, version, ("title", "place", "link"))
    for name, value in vars(planned).items():
        setattr(event, name, value)
    session.flush()
    _record(actor, "room:changed", event)


def tell(actor: Actor, text: str) -> RoomTip:
    """Write a tip for the others."""
    tip = RoomTip(text=text, writer_id=actor.person_id, written_at=clock.now())
    session.add(tip)
    session.flush()
    _record(actor, "room:told", tip)
    return tip


def retell(actor: Actor, tip: RoomTip, text: str, version: int) -> None:
    """Say it in other words. Raises `ConflictError`."""
    check_version(tip, version, ("text",))
    tip.text, tip.written_at = text, clock.now()
    session.flush()
    _record(actor, "room:retold", tip)


def remove(actor: Actor, row: RoomEvent | RoomTip) -> None:
    """Take something away: nothing of it is kept."""
    _record(actor, "room:removed", row)
    session.delete(row)
    session.flush()


def _check(planned: Planned) -> None:
    if planned.begins_at < clock.now():
        raise RefusedError(_("Choose a moment that is still to come."), field="day")
    if not (planned.place or planned.link):
        raise RefusedError(_("Write where it is, or paste the link."), field="place")
    if planned.link and not _is_whole(planned.link):
        message = _("Paste the whole link of the meeting; it begins with https://.")
        raise RefusedError(message, field="link")


def _is_whole(link: str) -> bool:
    try:
        parts = urlsplit(link)
        named = "." in (parts.hostname or "") and not parts.username
    except ValueError:
        return False
    return named and link.startswith("https://") and not any(map(str.isspace, link))


def _record(actor: Actor, what: str, row: RoomEvent | RoomTip) -> None:
    audit.record(actor, what, detail=f"{type(row).__name__} {row.id}")
