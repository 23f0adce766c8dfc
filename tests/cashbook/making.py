"""The draft of the demo's cash book."""

import sqlalchemy as sa

from portal.cashbook.models import CashEntry
from portal.database import session


def money() -> dict[str, int]:
    """The entry that nobody confirmed yet."""
    draft = sa.select(CashEntry.id).where(CashEntry.confirmed_at.is_(None))
    return {"cash_draft": session.scalars(draft).one()}
