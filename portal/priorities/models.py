"""Tables of rounds of choosing: the topics to choose from, and what each member said."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import FLAT, Base, one_of
from portal.people.models import Person
from portal.topics.models import Topic

FEWEST, MOST = 2, 8
"""Topics in one round."""


class Weight(StrEnum):
    """How much a topic matters to a member."""

    IMPORTANT = "important"
    A_BIT = "a_bit"
    NOT_NOW = "not_now"


class PriorityRound(Base):
    """What goes first? Asked of the members of a council, until ``closes_on``.

    ``planned_at`` is when the order was put in the year plan.
    """

    __tablename__ = "portal_priority_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    closes_on: Mapped[date]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    closed_at: Mapped[datetime | None]
    planned_at: Mapped[datetime | None]

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    choices: Mapped[list["PriorityChoice"]] = relationship(
        order_by="PriorityChoice.position",
        cascade="all, delete-orphan",
        back_populates="round",
    )


class PriorityChoice(Base):
    """A topic in a round; ``position`` says in which order they are asked about."""

    __tablename__ = "portal_priority_choice"
    __table_args__ = (
        sa.UniqueConstraint("round_id", "topic_id"),
        sa.UniqueConstraint("round_id", "position"),
        sa.CheckConstraint(f"position BETWEEN 1 AND {MOST}", name="position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_priority_round.id", ondelete="CASCADE")
    )
    topic_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_topic.id"), index=True)
    position: Mapped[int]

    round: Mapped[PriorityRound] = relationship(back_populates="choices")
    topic: Mapped[Topic] = relationship()


class PriorityAnswer(Base):
    """What a member said of a topic, which is shown to nobody else; ``helper`` sat beside."""

    __tablename__ = "portal_priority_answer"
    __table_args__ = (one_of("weight", Weight), sa.UniqueConstraint("choice_id", "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    choice_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_priority_choice.id", ondelete="CASCADE")
    )
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    weight: Mapped[str] = mapped_column(sa.String(10))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    answered_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    choice: Mapped[PriorityChoice] = relationship()
