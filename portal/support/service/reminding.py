"""The day to look again at the agreement on support, and its last day: both are reminded."""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from portal import asking, lastdays
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.database import session
from portal.deadlines import REMINDED
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.identity import Actor
from portal.jobs import service as jobs
from portal.memberships.service import today
from portal.support.models import SupportAgreement

DUE_WORDS = {
    "review": lazy_gettext("look again at the agreement on support"),
    "end": lazy_gettext("the agreement on support ends"),
}
"""What is due on ``due_on``."""


@jobs.every("support-reminders", label=lazy_gettext("Remind of the agreements on support"), hours=6)
def remind(_task: jobs.Task | None = None) -> None:
    """Write to who looks after an agreement whose day is 21, 7 or 2 days off: each once.

    A review that was not done is asked until the last day comes near.
    """
    now = today()
    session.execute(
        sa.update(SupportAgreement)
        .where(
            SupportAgreement.due_on < now,
            SupportAgreement.ends_on > SupportAgreement.due_on,
            SupportAgreement.ends_on <= now + timedelta(days=max(REMINDED)),
        )
        .values(due_on=SupportAgreement.ends_on, reminded=None)
    )
    near = lastdays.near(SupportAgreement.due_on, SupportAgreement.reminded, now)
    query = sa.select(SupportAgreement).where(near).order_by(SupportAgreement.id)
    for one in session.scalars(query).all():
        assert one.due_on is not None
        words = str(DUE_WORDS["end" if one.due_on == one.ends_on else "review"])
        lastdays.say(
            one,
            one.council_id,
            one.due_on,
            now,
            about=f"support:{one.id}",
            subject=_("%(council)s: %(what)s", council=one.council.name, what=words),
            first=(f"{one.council.name}: {words}.", "own:agreement"),
        )
    session.flush()


def asks(actor: Actor) -> Iterator[Asking]:
    """``support``: the agreements on support whose day is near or past."""
    if policy.anywhere(actor, Permission.SUPPORT_EDIT):
        ends = SupportAgreement.due_on == SupportAgreement.ends_on
        about = asking.about(
            "support",
            SupportAgreement.id,
            text=sa.case((ends, "end"), else_="review")
            + ":"
            + sa.cast(SupportAgreement.due_on, sa.String),
        )
        near = today() + timedelta(days=max(REMINDED))
        mine = policy.where(actor, Permission.SUPPORT_EDIT)
        yield about.where(mine, SupportAgreement.due_on <= near)
