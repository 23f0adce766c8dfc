"""Help from outside for councils and supporters, and whether the phone is answered now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from portal import audit, clock
from portal.coaching.models import HelpContact
from portal.database import session
from portal.engines import in_order
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Who helps, with what, and how and when to reach them; ``days`` are 1 (Monday) to 7."""

    name: str
    about: str
    phone: str
    days: Collection[int]
    opens: time
    closes: time


class Standing(NamedTuple):
    """Whether it is open, till when today; else the day on which it opens again, and the time."""

    open: bool
    day: date
    at: time


def found(seen: sa.ColumnElement[bool]) -> Sequence[HelpContact]:
    """All of them, by name."""
    return session.scalars(
        sa.select(HelpContact).where(seen).order_by(in_order(HelpContact.name))
    ).all()


def standing(contact: HelpContact, moment: datetime) -> Standing:
    """How it is at this moment, on the organisation's own clock."""
    here = clock.local(moment)
    now, today = here.time(), here.date()
    if _works(contact, today) and contact.opens <= now < contact.closes:
        return Standing(True, today, contact.closes)
    first = 0 if now < contact.opens else 1
    days = (today + timedelta(days=number) for number in range(first, 9))
    return Standing(False, next(day for day in days if _works(contact, day)), contact.opens)


def _works(contact: HelpContact, day: date) -> bool:
    return str(day.isoweekday()) in contact.days


def add(actor: Actor, reach: Reach) -> HelpContact:
    """Add who helps. Raises `RefusedError` beside the field that is wrong."""
    contact = HelpContact()
    _fill(contact, reach)
    session.add(contact)
    session.flush()
    audit.record(actor, "help:added", detail=f"HelpContact {contact.id}")
    return contact


def change(actor: Actor, contact: HelpContact, reach: Reach, version: int) -> None:
    """Change it. Raises `RefusedError` as `add` does, and `ConflictError`."""
    check_version(contact, version, ("name", "about", "phone"))
    _fill(contact, reach)
    session.flush()
    audit.record(actor, "help:changed", detail=f"HelpContact {contact.id}")


def remove(actor: Actor, contact: HelpContact) -> None:
    """Take it away."""
    audit.record(actor, "help:removed", detail=f"HelpContact {contact.id}")
    session.delete(contact)
    session.flush()


def _fill(contact: HelpContact, reach: Reach) -> None:
    if not reach.days:
        raise RefusedError(_("Choose a day."), field="days")
    if reach.opens >= reach.closes:
        raise RefusedError(_("The end comes after the beginning."), field="closes")
    same = sa.select(HelpContact.id).where(
        HelpContact.name == reach.name, HelpContact.id != (contact.id or 0)
    )
    with session.no_autoflush:
        if session.scalar(same) is not None:
            raise RefusedError(_("There is somebody of this name already."), field="name")
    contact.name, contact.about, contact.phone = reach.name, reach.about, reach.phone
    contact.days = "".join(str(day) for day in sorted(reach.days))
    contact.opens, contact.closes = reach.opens, reach.closes
