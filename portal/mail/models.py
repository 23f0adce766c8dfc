"""The table of messages."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.people.models import Channel, Person


class Message(Base):
    """A message of a council to one person; about one ``topic`` somebody gets one.

    ``lines`` are its sentences, each with its picture and whose face stands there; ``agenda``
    the subjects in the same form, ``calendar`` what a calendar takes in (RFC 5545). It makes no
    sense any more after ``until``.

    ``channel`` is how it was meant to go. A mail that was not sent, with no job that will send
    it, or that came back (``bounced_at``), goes on paper. ``printed_at`` is when somebody put
    it on paper, or told it.
    """

    __tablename__ = "portal_message"
    __table_args__ = (
        one_of("channel", Channel),
        sa.CheckConstraint("(printed_at IS NULL) = (printed_by_id IS NULL)", name="printed"),
        sa.CheckConstraint("(bounced_at IS NULL) = (bounced_by_id IS NULL)", name="bounced"),
        sa.UniqueConstraint("topic", "person_id"),
        sa.Index("ix_portal_message_council_made", "council_id", "made_at"),
        sa.Index("ix_portal_message_meeting", "meeting_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(sa.String(80))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    meeting_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_meeting.id"))
    channel: Mapped[str] = mapped_column(
        sa.String(10), default=Channel.MAIL, server_default=Channel.MAIL
    )
    subject: Mapped[str] = mapped_column(sa.String(300))
    lines: Mapped[list[list[str]]] = mapped_column(sa.JSON)
    agenda: Mapped[list[list[str]]] = mapped_column(sa.JSON, default=list, server_default="[]")
    link: Mapped[str] = mapped_column(sa.String(400), default="")
    calendar: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    made_at: Mapped[datetime]
    until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    printed_at: Mapped[datetime | None]
    printed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    bounced_at: Mapped[datetime | None]
    bounced_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    council: Mapped[Council] = relationship()
    printed_by: Mapped[Person | None] = relationship(foreign_keys=[printed_by_id])
