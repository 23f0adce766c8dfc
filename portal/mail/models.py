"""The table of messages."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base
from portal.people.models import Person


class Message(Base):
    """A message of a council to one person; about one ``topic`` somebody gets one.

    ``lines`` are its sentences, each with its picture. It makes no sense any more after
    ``until``. Neither sent nor printed, and with no job that will send it, it stands on the
    paper list.
    """

    __tablename__ = "portal_message"
    __table_args__ = (
        sa.CheckConstraint("(printed_at IS NULL) = (printed_by_id IS NULL)", name="printed"),
        sa.UniqueConstraint("topic", "person_id"),
        sa.Index("ix_portal_message_council_made", "council_id", "made_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(sa.String(80))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    subject: Mapped[str] = mapped_column(sa.String(300))
    lines: Mapped[list[list[str]]] = mapped_column(sa.JSON)
    link: Mapped[str] = mapped_column(sa.String(400), default="")
    made_at: Mapped[datetime]
    until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    printed_at: Mapped[datetime | None]
    printed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    council: Mapped[Council] = relationship()
    printed_by: Mapped[Person | None] = relationship(foreign_keys=[printed_by_id])
