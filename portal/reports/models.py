"""The table of reports that delegates bring back."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base
from portal.meetings.models import AgendaItem, Meeting


class Report(Base):
    """What was told of one meeting of a working group or committee.

    ``item`` is where the whole council hears it; without one it waits for the next agenda.
    ``helper_id`` when somebody sat beside.
    """

    __tablename__ = "portal_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"), unique=True
    )
    text: Mapped[str] = mapped_column(sa.Text)
    written_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_at: Mapped[datetime]
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )

    meeting: Mapped[Meeting] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
