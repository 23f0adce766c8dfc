"""Tables of meetings, agenda items, papers and attendance."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.easytext.models import EasyText
from portal.people.models import Person


class MeetingState(StrEnum):
    """A draft is seen by the council alone; an officer fixes the agenda and invites."""

    DRAFT = "draft"
    PLANNED = "planned"
    INVITED = "invited"
    CANCELLED = "cancelled"


PUBLISHED_STATES = frozenset({MeetingState.INVITED, MeetingState.CANCELLED})


class Purpose(StrEnum):
    """What an item asks of the council: horen, praten, advies, wij beslissen."""

    HEAR = "hear"
    TALK = "talk"
    ADVISE = "advise"
    DECIDE = "decide"


class Coming(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Meeting(Base):
    """One meeting of one council. ``changed_at``: when its agenda, time or place last changed."""

    __tablename__ = "portal_meeting"
    __table_args__ = (
        one_of("state", MeetingState),
        sa.CheckConstraint("ends_at > starts_at", name="ends"),
        sa.CheckConstraint("state <> 'invited' OR invited_at IS NOT NULL", name="invited"),
        sa.Index("ix_portal_meeting_council_start", "council_id", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    title: Mapped[str] = mapped_column(sa.String(120))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(sa.String(120), default="")
    state: Mapped[str] = mapped_column(sa.String(12), default=MeetingState.DRAFT)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    fixed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    fixed_at: Mapped[datetime | None]
    invited_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=True)
    items: Mapped[list["AgendaItem"]] = relationship(
        primaryjoin="and_(AgendaItem.meeting_id == Meeting.id, AgendaItem.removed_at.is_(None))",
        order_by="AgendaItem.position",
        cascade="all, delete-orphan",
        back_populates="meeting",
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class AgendaItem(Base):
    """One point of an agenda. A break has no purpose and no easy text.

    A removed one can be put back for a day, and stays for the record once people were invited:
    it belongs to no agenda, and the policy to no council; its ``position`` is below zero.
    """

    __tablename__ = "portal_agenda_item"
    __table_args__ = (
        one_of("purpose", Purpose),
        sa.CheckConstraint("minutes BETWEEN 0 AND 240", name="minutes"),
        sa.CheckConstraint("removed_at IS NULL OR position < 0", name="removed"),
        sa.UniqueConstraint("meeting_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(160))
    text: Mapped[str] = mapped_column(sa.Text, default="")
    purpose: Mapped[str] = mapped_column(sa.String(10), default=Purpose.TALK)
    minutes: Mapped[int] = mapped_column(default=5)
    is_break: Mapped[bool] = mapped_column(default=False)
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    carried_from_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_agenda_item.id"))
    removed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    owner: Mapped[Person | None] = relationship()
    easy_text: Mapped[EasyText | None] = relationship()
    papers: Mapped[list["Paper"]] = relationship(
        order_by="Paper.id", cascade="all, delete-orphan", back_populates="item"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Paper(Base):
    """A paper with an agenda item; the file lies in the data folder under its key."""

    __tablename__ = "portal_paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(sa.String(160))
    file_key: Mapped[str] = mapped_column(sa.String(64))
    media_type: Mapped[str] = mapped_column(sa.String(60))
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    added_at: Mapped[datetime]

    item: Mapped[AgendaItem] = relationship(back_populates="papers")


class Attendance(Base):
    """What a member answered to the invitation; ``helper_id`` when somebody sat beside."""

    __tablename__ = "portal_attendance"
    __table_args__ = (one_of("coming", Coming), sa.UniqueConstraint("meeting_id", "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    coming: Mapped[str] = mapped_column(sa.String(10))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    answered_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
