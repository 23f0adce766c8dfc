"""Last days are said again, 21, 7 and 2 days before: by mail, on paper, and on the screen."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.attendance import service as attendance
from portal.context import offers
from portal.database import session
from portal.deadlines import REMINDED, Term
from portal.dossiers.models import Due, Request
from portal.dossiers.service.steps import today
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, written
from portal.identity import OFFICER_ROLES, Actor, Role
from portal.jobs import service as jobs
from portal.mail import service as mail

TOLD = OFFICER_ROLES | {Role.SUPPORTER}
"""Who hears of a last day: chair, secretary and supporter."""
TERM_WORDS = {
    Term.ADVICE: lazy_gettext("our advice is due"),
    Term.CONSENT: lazy_gettext("our answer is due"),
    Term.DECISION: lazy_gettext("ask after their decision"),
    Term.NULLITY: lazy_gettext("last day to invoke nullity"),
    Term.APPEAL: lazy_gettext("last day to appeal"),
}


@jobs.every("request-reminders", label=lazy_gettext("Remind of the last days of requests"), hours=6)
def remind(_task: jobs.Task | None = None) -> None:
    """Write to who looks after a request whose last day is 21, 7 or 2 days off: each once."""
    now = today()
    for due in _near(now):
        left = (due.day - now).days
        due.reminded = min(step for step in REMINDED if left <= step)
        for person in attendance.people_of(due.request.council_id, TOLD):
            end = datetime.combine(due.day + timedelta(days=1), time())
            draft = mail.Draft(
                subject=_(
                    "%(title)s: %(what)s", title=due.request.title, what=TERM_WORDS[Term(due.term)]
                ),
                lines=[
                    (due.request.title, "own:file"),
                    (
                        _("Before %(day)s.", day=written(due.day + timedelta(days=1), "d MMMM y")),
                        f"leaf:{due.day:%Y-%m-%d}",
                    ),
                ],
                until=clock.from_local(end),
            )
            topic = f"due:{due.request_id}:{due.term}:{due.day}:{due.reminded}"
            mail.post(topic, due.request.council_id, person, draft)
    session.flush()


def _near(now: date) -> list[Due]:
    """The last days that come near and of which people were not told that near: these alone."""
    steps = [
        sa.and_(
            Due.day <= now + timedelta(days=step),
            sa.or_(Due.reminded.is_(None), Due.reminded > step),
        )
        for step in REMINDED
    ]
    query = (
        sa.select(Due)
        .options(joinedload(Due.request).joinedload(Request.dossier))
        .where(Due.day >= now, Due.day <= now + timedelta(days=max(REMINDED)), sa.or_(*steps))
        .order_by(Due.day, Due.id)
    )
    return list(session.scalars(query))


def asks(actor: Actor) -> Iterator[Asking]:
    """``due``: the requests whose last day is near or past, for who looks after them."""
    if offers("portal.dossiers.index") and policy.anywhere(actor, Permission.REQUEST_TREAT):
        near = today() + timedelta(days=max(REMINDED))
        yield (
            asking.about(
                "due",
                Request.id,
                title=Request.title,
                text=Due.term + ":" + sa.cast(Due.day, sa.String),
                number=sa.cast(Due.hard, sa.Integer),
            )
            .join(Due, Due.request_id == Request.id)
            .where(policy.where(actor, Permission.REQUEST_TREAT), Due.day <= near)
        )
