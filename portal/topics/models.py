"""Tables of topics and of their trail."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.meetings.models import AgendaItem
from portal.people.models import Person


class TopicState(StrEnum):
    """``OPEN`` asks for a decision; so do ``PLANNED`` and ``PARKED`` once their time has come."""

    OPEN = "open"
    PLANNED = "planned"
    PARKED = "parked"
    PASSED = "passed"
    MERGED = "merged"
    NOT_NOW = "not_now"
    DONE = "done"


CLOSED = frozenset({TopicState.NOT_NOW, TopicState.DONE})


class Step(StrEnum):
    """What happened to a topic, a line of its trail. The last three come from another council."""

    TAKEN = "taken"
    PLANNED = "planned"
    PARKED = "parked"
    MERGED = "merged"
    JOINED = "joined"
    SPLIT = "split"
    NOT_NOW = "not_now"
    DONE = "done"
    REOPENED = "reopened"
    PASSED = "passed"
    CAME = "came"
    TAKEN_THERE = "taken_there"
    ANSWERED = "answered"


class Topic(Base):
    """What a council is busy with: begun with a wish, or passed on by another council.

    ``item`` is where it was last talked about, ``until`` how long it is parked, ``reply`` the
    reason or what was done. ``source`` is the topic of the other council that it was passed on
    from: this is a copy, and either council decides about its own.
    """

    __tablename__ = "portal_topic"
    __table_args__ = (
        one_of("state", TopicState),
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("(state = 'parked') = (until IS NOT NULL)", name="parked"),
        sa.CheckConstraint("(state = 'merged') = (into_id IS NOT NULL)", name="merged"),
        sa.CheckConstraint("into_id <> id", name="into_itself"),
        sa.CheckConstraint("source_id <> id", name="from_itself"),
        sa.CheckConstraint("state NOT IN ('not_now', 'done') OR reply <> ''", name="reason"),
        sa.Index("ix_portal_topic_council_state", "council_id", "state", "decided_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    title: Mapped[str] = mapped_column(sa.String(160))
    text: Mapped[str] = mapped_column(sa.String(2000), default="")
    symbol: Mapped[str] = mapped_column(sa.String(80), default="")
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(sa.String(10), default=TopicState.OPEN)
    decided_at: Mapped[datetime]
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    until: Mapped[date | None]
    reply: Mapped[str] = mapped_column(sa.String(1000), default="")
    into_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_topic.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_topic.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    item: Mapped[AgendaItem | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class TopicStep(Base):
    """One line of a topic's trail, never changed. ``council`` is the other one, where there is.

    A step that another council took names nobody of it.
    """

    __tablename__ = "portal_topic_step"
    __table_args__ = (one_of("what", Step),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_topic.id"), index=True)
    what: Mapped[str] = mapped_column(sa.String(12))
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    text: Mapped[str] = mapped_column(sa.String(1000), default="")
    until: Mapped[date | None]
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    other_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_topic.id"))
    council_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_council.id"))

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
    item: Mapped[AgendaItem | None] = relationship()
    council: Mapped[Council | None] = relationship()
