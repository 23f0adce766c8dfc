"""Last days are said again, 21, 7 and 2 days before: by mail, on paper, and on the screen."""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, lastdays
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.context import offers
from portal.database import session
from portal.deadlines import REMINDED, Term
from portal.dossiers.models import Due, Request
from portal.dossiers.service.steps import today
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.identity import Actor
from portal.jobs import service as jobs

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
    query = sa.select(Due).options(joinedload(Due.request).joinedload(Request.dossier))
    near = query.where(lastdays.near(Due.day, Due.reminded, now)).order_by(Due.day, Due.id)
    for due in session.scalars(near).all():
        title, term = due.request.title, Term(due.term)
        lastdays.say(
            due,
            due.request.council_id,
            due.day,
            now,
            about=f"due:{due.request_id}:{due.term}",
            subject=_("%(title)s: %(what)s", title=title, what=TERM_WORDS[term]),
            first=(title, "own:file"),
        )
    session.flush()


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
