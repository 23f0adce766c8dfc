"""Clearing away what was taken off an agenda that nobody has been invited to.

Such an item was only ever a draft, so it leaves no record; one that members could have seen
stays in the database.
"""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal import clock
from portal.database import session
from portal.i18n import lazy_gettext as _
from portal.jobs import service as jobs
from portal.meetings.models import AgendaItem, Meeting
from portal.papers import service as papers

KEPT = timedelta(days=1)
"""How long a removed item of a draft can be put back."""


@jobs.every("agenda-purge", label=_("Clear away what was taken off a draft agenda"), days=1)
def purge(_task: jobs.Task | None = None) -> None:
    """Delete what was removed before, with its easy text, papers and prepared vote."""
    removed = session.scalars(
        sa.select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .options(selectinload(AgendaItem.papers), joinedload(AgendaItem.easy_text))
        .where(AgendaItem.removed_at < clock.now() - KEPT, Meeting.invited_at.is_(None))
    ).all()
    for item in removed:
        copies = sa.update(AgendaItem).where(AgendaItem.carried_from_id == item.id)
        session.execute(copies.values(carried_from_id=None))
        for paper in item.papers:
            papers.let_go(paper)
        easy = item.easy_text
        session.delete(item)
        session.flush()
        if easy is not None:
            session.delete(easy)
    session.flush()
