"""Tables of a meeting while it is held."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base, one_of
from portal.engines import WRITERS
from portal.meetings.models import Meeting
from portal.people.models import Person


class QuorumRule(StrEnum):
    """How many members must be there to decide: a share of all members, or a number."""

    MORE_THAN_HALF = "more_than_half"
    HALF = "half"
    TWO_THIRDS = "two_thirds"
    NUMBER = "number"


class Outcome(StrEnum):
    """How an item was left; without one it was not finished."""

    DONE = "done"
    SKIPPED = "skipped"
    PARKED = "parked"


class Sign(StrEnum):
    """The cards that anybody at the meeting can hold up."""

    SLOWER = "slower"
    STOP = "stop"
    BREAK = "break"
    SPEAK = "speak"


BREAK_AFTER = 45
"""Minutes after which a break is proposed, unless the council says otherwise."""


class LeadingRule(Base):
    """What a council has agreed about its meetings; without a row the usual holds.

    The law leaves this to the council's own rules (huishoudelijk reglement). ``break_after``
    is in minutes; 0 proposes none.
    """

    __tablename__ = "portal_leading_rule"
    __table_args__ = (
        one_of("quorum", QuorumRule),
        sa.CheckConstraint("quorum <> 'number' OR number IS NOT NULL", name="number"),
        sa.CheckConstraint("number BETWEEN 1 AND 200", name="number_range"),
        sa.CheckConstraint("break_after BETWEEN 0 AND 240", name="break_after"),
    )

    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), primary_key=True)
    quorum: Mapped[str] = mapped_column(sa.String(20), default=QuorumRule.MORE_THAN_HALF)
    number: Mapped[int | None]
    break_after: Mapped[int] = mapped_column(default=BREAK_AFTER)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Sitting(Base):
    """A meeting that is held or was held: where it is now, and since when.

    ``item_since`` is when the present stay at the item began, ``rested_at`` when the last break
    ended (or the meeting began). ``leader`` leads at this moment. ``version`` counts the steps,
    ``changes`` whatever else happened; together they tell a screen that something is new.
    """

    __tablename__ = "portal_sitting"
    __table_args__ = (
        sa.CheckConstraint("(closed_at IS NULL) = (closed_by_id IS NULL)", name="closed"),
        sa.CheckConstraint("closed_at >= opened_at", name="ends"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"), unique=True
    )
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    leader_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    item_since: Mapped[datetime]
    break_since: Mapped[datetime | None]
    rested_at: Mapped[datetime]
    changes: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship()
    leader: Mapped[Person | None] = relationship(foreign_keys=[leader_id])
    agreed: Mapped[LeadingRule | None] = relationship(
        secondary=Meeting.__table__,
        primaryjoin=lambda: Sitting.meeting_id == Meeting.id,
        secondaryjoin=lambda: Meeting.council_id == LeadingRule.council_id,
        viewonly=True,
        uselist=False,
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Handled(Base):
    """An item that the meeting came to: how long it took before the present stay, and how it
    was left."""

    __tablename__ = "portal_sitting_item"
    __table_args__ = (
        one_of("outcome", Outcome),
        sa.CheckConstraint("seconds >= 0", name="seconds"),
    )

    sitting_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_sitting.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    began_at: Mapped[datetime]
    seconds: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str | None] = mapped_column(sa.String(10))


class Presence(Base):
    """Somebody is at a meeting from a moment until a moment (open while there).

    With an ``item`` the row says that the person does not take part in that item, for instance
    because it concerns the person's own interest. Rows of one kind never overlap.
    """

    __tablename__ = "portal_presence"
    __table_args__ = (
        sa.CheckConstraint("until IS NULL OR until > since", name="until"),
        sa.Index("ix_portal_presence_meeting", "meeting_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"), index=True
    )
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    noted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))


_OVERLAP = """
    SELECT 1 FROM portal_presence AS other
    WHERE other.id <> NEW.id
      AND other.person_id = NEW.person_id AND other.meeting_id = NEW.meeting_id
      AND (other.item_id IS NULL) = (NEW.item_id IS NULL)
      AND (other.until IS NULL OR other.until > NEW.since)
      AND (NEW.until IS NULL OR NEW.until > other.since)
"""

PRESENCE_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "sqlite": tuple(
        f"CREATE TRIGGER portal_presence_{when.lower()} AFTER {when} ON portal_presence "
        f"WHEN EXISTS ({_OVERLAP}) BEGIN SELECT RAISE(ABORT, 'presence overlap'); END"
        for when in ("INSERT", "UPDATE")
    ),
    "postgresql": (
        "CREATE FUNCTION portal_presence_overlap() RETURNS trigger AS $$ BEGIN "
        f"PERFORM {WRITERS}; "
        f"IF EXISTS ({_OVERLAP}) THEN RAISE EXCEPTION 'presence overlap' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; "
        "END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER portal_presence_overlap AFTER INSERT OR UPDATE ON portal_presence "
        "FOR EACH ROW EXECUTE FUNCTION portal_presence_overlap()",
    ),
}
"""Nobody is at one meeting twice at one time: the last line behind the service."""

for _dialect, _statements in PRESENCE_TRIGGERS.items():
    for _statement in _statements:
        sa.event.listen(
            Presence.__table__,
            "after_create",
            sa.DDL(_statement).execute_if(dialect=_dialect),  # type: ignore[no-untyped-call]
        )
sa.event.listen(
    Presence.__table__,
    "after_drop",
    sa.DDL("DROP FUNCTION IF EXISTS portal_presence_overlap").execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
)


class Signal(Base):
    """A card that somebody holds up now; gone once it was answered, taken back, or the item is
    over, so that nothing remains of who needed it.

    ``named`` shows the name with it; who wants to speak always has one. ``seen_at``: the chair
    saw it, or gave the turn.
    """

    __tablename__ = "portal_signal"
    __table_args__ = (
        one_of("sign", Sign),
        sa.UniqueConstraint("meeting_id", "person_id", "sign"),
        sa.CheckConstraint("sign <> 'speak' OR named", name="speaker"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    sign: Mapped[str] = mapped_column(sa.String(10))
    named: Mapped[bool] = mapped_column(default=False)
    given_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class Script(Base):
    """What the chair can say at an item in the council's own words, a sentence a line."""

    __tablename__ = "portal_script"

    item_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str] = mapped_column(sa.String(1000))
