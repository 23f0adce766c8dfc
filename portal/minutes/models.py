"""Tables of minutes."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import FLAT, Base, one_of
from portal.easytext.models import EasyText
from portal.meetings.models import AgendaItem, Meeting
from portal.people.models import Person


class MinutesState(StrEnum):
    """Written; read by the council and not written in; adopted, and never changed again."""

    CONCEPT = "concept"
    PRESENTED = "presented"
    ADOPTED = "adopted"


class Minutes(Base):
    """The minutes of one meeting; a correction of adopted ones is the next ``number``, with a
    ``reason``. At most one of a meeting is not adopted yet.

    ``taker`` takes them; ``item`` is the agenda item of a later meeting at which the council
    adopts them. Adopted ones hold all that is shown in ``content``, whatever changes around them.
    """

    __tablename__ = "portal_minutes"
    __table_args__ = (
        one_of("state", MinutesState),
        sa.UniqueConstraint("meeting_id", "number"),
        sa.Index("ix_portal_minutes_council_meeting", "council_id", "meeting_id"),
        sa.CheckConstraint("number > 0", name="number"),
        sa.CheckConstraint("(number = 1) = (reason = '')", name="reason"),
        sa.CheckConstraint(
            "(state = 'concept') = (presented_at IS NULL) "
            "AND (presented_at IS NULL) = (presented_by_id IS NULL)",
            name="presented",
        ),
        sa.CheckConstraint(
            "(state = 'adopted') = (adopted_at IS NOT NULL) "
            "AND (adopted_at IS NULL) = (adopted_by_id IS NULL) "
            "AND (adopted_at IS NULL) = (content IS NULL)",
            name="adopted",
        ),
        sa.Index(
            "uq_portal_minutes_open",
            "meeting_id",
            unique=True,
            sqlite_where=sa.text("state <> 'adopted'"),
            postgresql_where=sa.text("state <> 'adopted'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_meeting.id"))
    number: Mapped[int] = mapped_column(default=1)
    reason: Mapped[str] = mapped_column(sa.String(400), default="")
    state: Mapped[str] = mapped_column(sa.String(10), default=MinutesState.CONCEPT)
    taker_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    presented_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    presented_at: Mapped[datetime | None]
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    adopted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    adopted_at: Mapped[datetime | None]
    content: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(lazy="joined", innerjoin=FLAT)
    taker: Mapped[Person | None] = relationship(foreign_keys=[taker_id], lazy="joined")
    presented_by: Mapped[Person | None] = relationship(
        foreign_keys=[presented_by_id], lazy="joined"
    )
    adopted_by: Mapped[Person | None] = relationship(foreign_keys=[adopted_by_id], lazy="joined")
    item: Mapped[AgendaItem | None] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Section(Base):
    """What was said at one agenda item. ``title`` is kept for an item that goes away."""

    __tablename__ = "portal_minutes_section"
    __table_args__ = (sa.UniqueConstraint("minutes_id", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    minutes_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_minutes.id"))
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    title: Mapped[str] = mapped_column(sa.String(160))
    text: Mapped[str] = mapped_column(sa.Text, default="")
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )

    minutes: Mapped[Minutes] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
    easy_text: Mapped[EasyText | None] = relationship()


class Change(Base):
    """A section as somebody left it: what one person writes in a few minutes is one change.

    ``restored`` says that it is an earlier one that was put back.
    """

    __tablename__ = "portal_minutes_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_minutes_section.id"), index=True)
    text: Mapped[str] = mapped_column(sa.Text)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    began_at: Mapped[datetime]
    at: Mapped[datetime]
    restored: Mapped[bool] = mapped_column(default=False)

    section: Mapped[Section] = relationship()
    by: Mapped[Person] = relationship()


class Writing(Base):
    """Where somebody was writing last; more than a minute ago it says nothing."""

    __tablename__ = "portal_minutes_writing"

    minutes_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_minutes.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]


_WHY = "adopted minutes are never changed"
_ADOPTED = "SELECT 1 FROM portal_minutes WHERE state = 'adopted' AND id ="
_OF_SECTION = f"{_ADOPTED} (SELECT minutes_id FROM portal_minutes_section WHERE id ="  # noqa: S608
_LOCKED = (
    ("portal_minutes", "council_id, meeting_id, number, reason, state, taker_id, adopted_by_id, "
     "adopted_at, content", "{row}.state = 'adopted'", "UPDATE DELETE"),
    ("portal_minutes_section", "minutes_id, title, text", f"EXISTS ({_ADOPTED} {{row}}.minutes_id)",
     "INSERT UPDATE DELETE"),
    ("portal_minutes_change", "section_id, text, by_id, began_at, at",
     f"EXISTS ({_OF_SECTION} {{row}}.section_id))", "INSERT UPDATE DELETE"),
)  # fmt: skip


def _triggers(dialect: str) -> tuple[str, ...]:
    made = []
    for table, columns, wrong, acts in _LOCKED:
        for act in acts.split():
            name = f"{table}_{act.lower()}_locked"
            held = wrong.format(row="NEW" if act == "INSERT" else "OLD")
            when = f"BEFORE {act}{f' OF {columns}' if act == 'UPDATE' else ''} ON {table}"
            if dialect == "sqlite":
                made.append(
                    f"CREATE TRIGGER {name} {when} WHEN {held} "
                    f"BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
                )
                continue
            given = "OLD" if act == "DELETE" else "NEW"
            made += [
                f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN IF {held} THEN "
                f"RAISE EXCEPTION '{_WHY}' USING ERRCODE = 'integrity_constraint_violation'; "
                f"END IF; RETURN {given}; END $$ LANGUAGE plpgsql",
                f"CREATE TRIGGER {name} {when} FOR EACH ROW EXECUTE FUNCTION {name}()",
            ]
    return tuple(made)


LOCKS: Mapping[str, tuple[str, ...]] = {
    dialect: _triggers(dialect) for dialect in ("sqlite", "postgresql")
}
"""What was adopted stays as it was adopted: the last line behind the service."""

for _dialect, _statements in LOCKS.items():
    for _statement in _statements:
        sa.event.listen(
            Change.__table__,
            "after_create",
            sa.DDL(_statement).execute_if(dialect=_dialect),  # type: ignore[no-untyped-call]
        )
for _table, _columns, _wrong, _acts in _LOCKED:
    for _act in _acts.split():
        _drop = f"DROP FUNCTION IF EXISTS {_table}_{_act.lower()}_locked CASCADE"
        sa.event.listen(
            Change.__table__,
            "after_drop",
            sa.DDL(_drop).execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
        )
