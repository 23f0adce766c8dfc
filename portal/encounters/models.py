"""The table of encounters outside the formal talks, for the council alone."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.people.models import Person
from portal.topics.models import Topic


class Partner(StrEnum):
    """With whom a council has to do."""

    BOARD = "board"
    MANAGER = "manager"
    SUPERVISOR = "supervisor"
    STAFF = "staff"
    RELATIVES = "relatives"
    COUNCIL = "council"
    OUTSIDE = "outside"


class Encounter(Base):
    """A short talk that a member or the supporter had, and ``topic``, what was made of it.

    ``writer`` wrote these words, at ``written_at``; who changes them signs for the whole of it.
    """

    __tablename__ = "portal_encounter"
    __table_args__ = (
        one_of("kind", Partner),
        sa.CheckConstraint("text <> ''", name="text"),
        sa.CheckConstraint("name <> ''", name="name"),
        sa.Index("ix_portal_encounter_council_happened", "council_id", "happened_on", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    happened_on: Mapped[date]
    kind: Mapped[str] = mapped_column(sa.String(10))
    name: Mapped[str] = mapped_column(sa.String(120))
    text: Mapped[str] = mapped_column(sa.String(1000))
    topic_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_topic.id"), unique=True)
    writer_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    topic: Mapped[Topic | None] = relationship()
    writer: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
