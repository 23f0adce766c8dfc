"""The table of news."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base
from portal.easytext.models import EasyText
from portal.people.models import Person


class News(Base):
    """A line for the house of a council, from the day ``since`` up to and with ``until``, unless
    it is taken away before."""

    __tablename__ = "portal_news"
    __table_args__ = (
        sa.CheckConstraint("text <> ''", name="text"),
        sa.CheckConstraint("since <= until", name="days"),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by_id IS NULL)", name="ended"),
        sa.Index("ix_portal_news_council_until", "council_id", "until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    text: Mapped[str] = mapped_column(sa.String(300))
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    since: Mapped[date]
    until: Mapped[date]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    ended_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    easy_text: Mapped[EasyText | None] = relationship()
    made_by: Mapped[Person] = relationship(foreign_keys=[made_by_id])

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
