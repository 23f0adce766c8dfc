"""Tables of series: which meetings were made together, and by which rule."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import FLAT, Base, one_of


class Often(StrEnum):
    """The choices; what "the same" is follows from the first day."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FOUR_WEEKLY = "four_weekly"
    MONTHLY_WEEKDAY = "monthly_weekday"
    MONTHLY_LAST = "monthly_last"
    MONTHLY_DAY = "monthly_day"


class Series(Base):
    """Meetings that were made at once. Each is a meeting of its own afterwards."""

    __tablename__ = "portal_series"
    __table_args__ = (
        one_of("often", Often),
        sa.CheckConstraint("until >= first", name="until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    often: Mapped[str] = mapped_column(sa.String(16))
    first: Mapped[date]
    until: Mapped[date]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)


class SeriesMeeting(Base):
    """That a meeting was made in a series."""

    __tablename__ = "portal_series_meeting"

    meeting_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"), primary_key=True
    )
    series_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_series.id"), index=True)
