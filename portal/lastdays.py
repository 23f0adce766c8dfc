"""A last day comes near: it is said 21, 7 and 2 days before to who looks after it, each once."""

from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

import sqlalchemy as sa

from portal import clock
from portal.attendance import service as attendance
from portal.deadlines import REMINDED
from portal.i18n import gettext as _
from portal.i18n import written
from portal.identity import OFFICER_ROLES, Role
from portal.mail import service as mail

TOLD = OFFICER_ROLES | {Role.SUPPORTER}
"""Who hears of a last day: chair, secretary and supporter."""


class Reminded(Protocol):
    """What people are reminded of; ``reminded``: so many days before, at last."""

    reminded: Any


def near(day: Any, reminded: Any, now: date) -> sa.ColumnElement[bool]:
    """That the day comes near, and that nobody was told that it is that near: what is due alone."""
    steps = [
        sa.and_(day <= now + timedelta(days=step), sa.or_(reminded.is_(None), reminded > step))
        for step in REMINDED
    ]
    return sa.and_(day >= now, day <= now + timedelta(days=max(REMINDED)), sa.or_(*steps))


def say(
    due: Reminded, council_id: int, day: date, now: date, *, about: str, subject: str, first: Any
) -> None:
    """Write of this last day, by mail or on paper as each wants it.

    ``about`` names the thing and its term, ``first`` is the first line and its pictogram.
    """
    due.reminded = min(step for step in REMINDED if (day - now).days <= step)
    after = day + timedelta(days=1)
    before = _("Before %(day)s.", day=written(after, "d MMMM y"))
    draft = mail.Draft(
        subject=subject,
        lines=[first, (before, f"leaf:{day:%Y-%m-%d}")],
        until=clock.from_local(datetime.combine(after, time())),
    )
    for person in attendance.people_of(council_id, TOLD):
        mail.post(f"{about}:{day}:{due.reminded}", council_id, person, draft)
