"""What is due once a year is said again 21, 7 and 2 days before, as the days of requests are."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.attendance import service as attendance
from portal.councils.models import Council, Organisation
from portal.database import session
from portal.deadlines import REMINDED, Duty
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, written
from portal.identity import OFFICER_ROLES, Actor, Role
from portal.jobs import service as jobs
from portal.mail import service as mail
from portal.yearly.models import YearlyDue
from portal.yearly.service.happening import settle, today

TOLD = OFFICER_ROLES | {Role.SUPPORTER}
"""Who hears of it: chair, secretary and supporter."""
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
    for due in session.scalars(_near()).all():
        left = (due.day - now).days
        due.reminded = min(step for step in REMINDED if left <= step)
        words, end = str(DUTY_WORDS[Duty(due.duty)]), due.day + timedelta(days=1)
        for person in attendance.people_of(due.council_id, TOLD):
            draft = mail.Draft(
                subject=_("Each year: %(what)s", what=words),
                lines=[
                    (f"{words}.", "own:year"),
                    (
                        _("Before %(day)s.", day=written(end, "d MMMM y")),
                        f"leaf:{due.day:%Y-%m-%d}",
                    ),
                ],
                until=clock.from_local(datetime.combine(end, time())),
            )
            topic = f"yearly:{due.council_id}:{due.duty}:{due.day}:{due.reminded}"
            mail.post(topic, due.council_id, person, draft)
    session.flush()


def _near() -> sa.Select[YearlyDue]:
    """What comes near and of which people were not told that near."""
    now = today()
    steps = [
        sa.and_(
            YearlyDue.day <= now + timedelta(days=step),
            sa.or_(YearlyDue.reminded.is_(None), YearlyDue.reminded > step),
        )
        for step in REMINDED
    ]
    query = sa.select(YearlyDue).options(joinedload(YearlyDue.council))
    return query.where(YearlyDue.day >= now, sa.or_(*steps)).order_by(YearlyDue.day, YearlyDue.id)


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
