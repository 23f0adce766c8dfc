"""The table of archived papers."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base


class ArchivedPaper(Base):
    """An old paper of a council; its file lies with the papers, under its key.

    ``day`` is the day it is of, ``print`` the fingerprint of its content. Until ``kept_at`` it
    waits for whoever brought it to look at title and day, and nobody else sees it.
    """

    __tablename__ = "portal_archived_paper"
    __table_args__ = (
        sa.UniqueConstraint("council_id", "print"),
        sa.CheckConstraint("kept_at IS NULL OR day IS NOT NULL", name="day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    title: Mapped[str] = mapped_column(sa.String(160))
    day: Mapped[date | None]
    file_key: Mapped[str] = mapped_column(sa.String(64))
    media_type: Mapped[str] = mapped_column(sa.String(100))
    print: Mapped[str] = mapped_column(sa.String(64))
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    added_at: Mapped[datetime]
    kept_at: Mapped[datetime | None]

    council: Mapped[Council] = relationship()
