"""Tables of decisions and actions."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.ballots.models import Ballot
from portal.councils.models import Council
from portal.database import Base, one_of
from portal.easytext.models import EasyText
from portal.meetings.models import AgendaItem, Meeting
from portal.people.models import Person


class ActionState(StrEnum):
    """Agreed, begun, done; or dropped, with a reason."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    DROPPED = "dropped"


STILL_OPEN = frozenset({ActionState.OPEN, ActionState.BUSY})


class Decision(Base):
    """What a council decided. A draft until an officer records it; then it has a number.

    ``year`` and ``number`` are given once and never again in that council. The words do not change
    any more: a later decision replaces this one (``replaces`` of that one), or it is withdrawn.
    ``told_at``: since when the house can read it.
    """

    __tablename__ = "portal_decision"
    __table_args__ = (
        sa.UniqueConstraint("council_id", "year", "number"),
        sa.CheckConstraint(
            "(recorded_at IS NULL) = (number IS NULL) AND (number IS NULL) = (year IS NULL) "
            "AND (number IS NULL) = (recorded_by_id IS NULL)",
            name="recorded",
        ),
        sa.CheckConstraint("number > 0", name="number"),
        sa.CheckConstraint("text <> ''", name="text"),
        sa.CheckConstraint("replaces_id <> id", name="replaces"),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (reason = '') "
            "AND (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL) "
            "AND (withdrawn_at IS NULL OR recorded_at IS NOT NULL)",
            name="withdrawn",
        ),
        sa.CheckConstraint(
            "(told_at IS NULL) = (told_by_id IS NULL) "
            "AND (told_at IS NULL OR recorded_at IS NOT NULL)",
            name="told",
        ),
        sa.Index("ix_portal_decision_council_decided", "council_id", "decided_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    meeting_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_meeting.id", ondelete="SET NULL"), index=True
    )
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    ballot_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_ballot.id", ondelete="SET NULL"), unique=True
    )
    replaces_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_decision.id"), unique=True
    )
    text: Mapped[str] = mapped_column(sa.String(1000))
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    decided_at: Mapped[datetime]
    year: Mapped[int | None]
    number: Mapped[int | None]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    recorded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    recorded_at: Mapped[datetime | None]
    told_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    told_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    withdrawn_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
    ballot: Mapped[Ballot | None] = relationship()
    easy_text: Mapped[EasyText | None] = relationship()
    made_by: Mapped[Person] = relationship(foreign_keys=[made_by_id])
    recorded_by: Mapped[Person | None] = relationship(foreign_keys=[recorded_by_id])
    replaces: Mapped["Decision | None"] = relationship(remote_side=[id], back_populates="later")
    later: Mapped["Decision | None"] = relationship(back_populates="replaces", uselist=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such

    @property
    def called(self) -> str:
        """The number by which people call it, like 2026-07; a draft has none."""
        return number_of(self.year, self.number) if self.year and self.number else ""


def number_of(year: int, number: int) -> str:
    """The number by which people call a decision, like 2026-07."""
    return f"{year}-{number:02}"


class ActionPerson(Base):
    """Who is to do an action."""

    __tablename__ = "portal_action_person"

    action_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_action.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_person.id"), primary_key=True, index=True
    )


class Action(Base):
    """What somebody is to do. Without ``due_on`` it is for the council's next meeting."""

    __tablename__ = "portal_action"
    __table_args__ = (
        one_of("state", ActionState),
        sa.CheckConstraint("what <> ''", name="what"),
        sa.CheckConstraint(
            "(state IN ('done', 'dropped')) = (ended_at IS NOT NULL) "
            "AND (ended_at IS NULL) = (ended_by_id IS NULL)",
            name="ended",
        ),
        sa.CheckConstraint("(state = 'dropped') = (reason <> '')", name="reason"),
        sa.CheckConstraint(
            "(told_at IS NULL) = (told_by_id IS NULL) AND (told_at IS NULL OR state = 'done')",
            name="told",
        ),
        sa.Index("ix_portal_action_council_state", "council_id", "state", "ended_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    meeting_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_meeting.id", ondelete="SET NULL"), index=True
    )
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    decision_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_decision.id", ondelete="SET NULL"), index=True
    )
    what: Mapped[str] = mapped_column(sa.String(300))
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(sa.String(10), default=ActionState.OPEN)
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    ended_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    ended_at: Mapped[datetime | None]
    told_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    told_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
    decision: Mapped[Decision | None] = relationship()
    easy_text: Mapped[EasyText | None] = relationship()
    ended_by: Mapped[Person | None] = relationship(foreign_keys=[ended_by_id])
    people: Mapped[list[Person]] = relationship(
        secondary="portal_action_person", order_by="Person.call_name, Person.id"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in STILL_OPEN
