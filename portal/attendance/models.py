"""The table of what people were last told of a meeting."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import Base


class Told(Base):
    """What the invited last heard of a meeting: what differs since, they do not know yet.

    ``whom`` is what decided who was invited; empty for what is older than it.
    """

    __tablename__ = "portal_told"

    meeting_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"), primary_key=True
    )
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(sa.String(120))
    travel: Mapped[str] = mapped_column(sa.String(300))
    cancelled: Mapped[bool]
    whom: Mapped[str] = mapped_column(sa.String(40), default="", server_default="")
    told_at: Mapped[datetime]
