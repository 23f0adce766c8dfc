"""Tables of what happened of what there is once a year, and of its next last day."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.deadlines import Duty
from portal.people.models import Person


class YearlyDone(Base):
    """That it happened on a day, with a few words about it."""

    __tablename__ = "portal_yearly_done"
    __table_args__ = (one_of("duty", Duty), sa.UniqueConstraint("council_id", "duty", "on"))

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    duty: Mapped[str] = mapped_column(sa.String(10))
    on: Mapped[date]
    text: Mapped[str] = mapped_column(sa.String(1000), default="")
    written_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_at: Mapped[datetime]

    written_by: Mapped[Person] = relationship()


class YearlyDue(Base):
    """The next last day of a duty of a council, as the deadline engine says, for lists and
    reminders; ``reminded``: so many days before, at last."""

    __tablename__ = "portal_yearly_due"
    __table_args__ = (
        one_of("duty", Duty),
        sa.UniqueConstraint("council_id", "duty"),
        sa.Index("ix_portal_yearly_due_day", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    duty: Mapped[str] = mapped_column(sa.String(10))
    day: Mapped[date]
    reminded: Mapped[int | None]

    council: Mapped[Council] = relationship()
