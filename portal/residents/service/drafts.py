"""Text that was typed while the sign-in had ended: kept a day, for the same person only."""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from portal import clock
from portal.audit import Draft
from portal.database import session

KEPT = timedelta(hours=24)
MOST = 5


def keep_draft(person_id: int, path: str, fields: Sequence[tuple[str, str]]) -> None:
    """Keep the fields that were sent to the path; of many only the newest few stay."""
    session.execute(sa.delete(Draft).where(Draft.kept_at < clock.now() - KEPT))
    newest = (
        sa.select(Draft.id)
        .where(Draft.person_id == person_id)
        .order_by(Draft.id.desc())
        .limit(MOST - 1)
    )
    session.execute(sa.delete(Draft).where(Draft.person_id == person_id, Draft.id.not_in(newest)))
    session.add(
        Draft(
            person_id=person_id,
            path=path[:400],
            fields=[[name, value] for name, value in fields],
            kept_at=clock.now(),
        )
    )


def draft_of(person_id: int) -> Draft | None:
    """The newest text that waits for the person, if there is one."""
    return session.scalar(
        sa.select(Draft)
        .where(Draft.person_id == person_id, Draft.kept_at >= clock.now() - KEPT)
        .order_by(Draft.id.desc())
        .limit(1)
    )


def drop_draft(person_id: int, draft_id: int) -> None:
    """Forget a text: it was sent again, or its writer does not want it."""
    session.execute(sa.delete(Draft).where(Draft.id == draft_id, Draft.person_id == person_id))
