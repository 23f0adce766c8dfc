"""What is due once a year is said again 21, 7 and 2 days before, as the days of requests are."""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, lastdays
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.councils.models import Council, Organisation
from portal.database import session
from portal.deadlines import REMINDED, Duty
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.identity import Actor
from portal.jobs import service as jobs
from portal.yearly.models import YearlyDue
from portal.yearly.service.happening import settle, today

DUTY_WORDS = {
    Duty.INFORMED: lazy_gettext("The organisation tells us its plans"),
    Duty.TALK: lazy_gettext("We talk with the supervisors"),
    Duty.REPORT: lazy_gettext("The supervisors tell what they did"),
}


@jobs.every("yearly-reminders", label=lazy_gettext("Remind of what is due each year"), hours=6)
def remind(_task: jobs.Task | None = None) -> None:
    """Write to who looks after it when its last day is 21, 7 or 2 days off: each once."""
    for organisation_id in session.scalars(sa.select(Organisation.id)).all():
        settle(organisation_id)
    now = today()
    query = sa.select(YearlyDue).options(joinedload(YearlyDue.council))
    near = query.where(lastdays.near(YearlyDue.day, YearlyDue.reminded, now))
    for due in session.scalars(near.order_by(YearlyDue.day, YearlyDue.id)).all():
        words = str(DUTY_WORDS[Duty(due.duty)])
        lastdays.say(
            due,
            due.council_id,
            due.day,
            now,
            about=f"yearly:{due.council_id}:{due.duty}",
            subject=_("Each year: %(what)s", what=words),
            first=(f"{words}.", "own:year"),
        )
    session.flush()


def asks(actor: Actor) -> Iterator[Asking]:
    """``yearly``: what is due once a year and near or past, for who writes it down."""
    if policy.anywhere(actor, Permission.YEARLY_RECORD):
        near = today() + timedelta(days=max(REMINDED))
        about = asking.about(
            "yearly",
            Council.id,
            title=Council.name,
            text=YearlyDue.duty + ":" + sa.cast(YearlyDue.day, sa.String),
        )
        mine = policy.where(actor, Permission.YEARLY_RECORD)
        yield about.join(YearlyDue, YearlyDue.council_id == Council.id).where(
            mine, YearlyDue.day <= near
        )
