"""The tables of supporters: what they learn, share, tick off, hand over; and help from outside."""

from datetime import date, datetime, time
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.people.models import Person


class TrainingEntry(Base):
    """What a supporter did to learn, for how long, and what came of it. Nobody else's to read.

    No other part of the portal reads this table, and the trail does not tell of it.
    """

    __tablename__ = "portal_training_entry"
    __table_args__ = (
        sa.CheckConstraint("what <> ''", name="what"),
        sa.CheckConstraint("minutes BETWEEN 1 AND 60000", name="minutes"),
        sa.Index("ix_portal_training_entry_person", "person_id", "held_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    held_on: Mapped[date]
    what: Mapped[str] = mapped_column(sa.String(160))
    minutes: Mapped[int]
    learned: Mapped[str] = mapped_column(sa.String(4000), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Gathering(StrEnum):
    """What supporters come together for."""

    COURSE = "course"
    NETWORK = "network"
    CONSULTATION = "consultation"
    OTHER = "other"


class RoomEvent(Base):
    """Something for supporters, at a place or on a screen, in the calendar of their room.

    ``added_by`` stands beside it; every supporter may put it right or take it away.
    """

    __tablename__ = "portal_room_event"
    __table_args__ = (
        one_of("kind", Gathering),
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("place <> '' OR link <> ''", name="where"),
        sa.CheckConstraint("link = '' OR link LIKE 'https://%'", name="link"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    title: Mapped[str] = mapped_column(sa.String(160))
    begins_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(sa.String(160), default="")
    link: Mapped[str] = mapped_column(sa.String(500), default="")
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    version: Mapped[int] = mapped_column(default=1)

    added_by: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class RoomTip(Base):
    """A tip of one supporter for the others; only ``writer`` changes its words."""

    __tablename__ = "portal_room_tip"
    __table_args__ = (sa.CheckConstraint("text <> ''", name="text"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(sa.String(400))
    writer_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_at: Mapped[datetime] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)

    writer: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class HelpContact(Base):
    """Who helps councils and supporters from outside the house, and when the phone is answered.

    ``days`` are the days of the week as digits, Monday first: "12345".
    """

    __tablename__ = "portal_help_contact"
    __table_args__ = (
        sa.CheckConstraint("name <> '' AND phone <> ''", name="reached"),
        sa.CheckConstraint("days <> ''", name="days"),
        sa.CheckConstraint("opens < closes", name="hours"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(120), unique=True)
    about: Mapped[str] = mapped_column(sa.String(200), default="")
    phone: Mapped[str] = mapped_column(sa.String(40))
    days: Mapped[str] = mapped_column(sa.String(7))
    opens: Mapped[time]
    closes: Mapped[time]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class HandoverNote(Base):
    """What else a new supporter should know, in one text for council and supporter only.

    ``writer`` wrote these words, at ``written_at``; who changes it signs for the whole of it.
    """

    __tablename__ = "portal_handover_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), unique=True)
    text: Mapped[str] = mapped_column(sa.String(6000), default="")
    writer_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    writer: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class ListKind(StrEnum):
    """What a checklist is for."""

    SUPPORTER = "supporter"
    FORMING = "forming"


class Checklist(Base):
    """A list of a council to tick off: of one new supporter, or of a council that is formed.

    There is a row as soon as somebody began with it; ``put_away_at`` is when it was put away.
    """

    __tablename__ = "portal_checklist"
    __table_args__ = (
        one_of("kind", ListKind),
        sa.CheckConstraint("(kind = 'supporter') = (supporter_id IS NOT NULL)", name="whose"),
        sa.UniqueConstraint("council_id", "supporter_id"),
        sa.Index(
            "ix_portal_checklist_forming",
            "council_id",
            unique=True,
            sqlite_where=sa.text("supporter_id IS NULL"),
            postgresql_where=sa.text("supporter_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    kind: Mapped[str] = mapped_column(sa.String(20))
    supporter_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    put_away_at: Mapped[datetime | None]

    ticks: Mapped[list["ChecklistTick"]] = relationship(cascade="all, delete-orphan")


class ChecklistTick(Base):
    """A line that is done: who said so, and when."""

    __tablename__ = "portal_checklist_tick"
    __table_args__ = (sa.UniqueConstraint("checklist_id", "line"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    checklist_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_checklist.id", ondelete="CASCADE")
    )
    line: Mapped[str] = mapped_column(sa.String(30))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    ticked_at: Mapped[datetime]

    person: Mapped[Person] = relationship()
