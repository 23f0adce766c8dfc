"""Tables of year reports, and of what the house is told of a request that was decided."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import FLAT, Base, one_of
from portal.dossiers.models import Request
from portal.easytext.models import EasyText
from portal.people.models import Person


class YearReport(Base):
    """The report of a council on one year; a correction of an adopted one is the next ``number``,
    with a ``reason``. At most one of a year is not adopted yet.

    ``foreword`` is what the council itself says. ``adopted_on`` is the day on which the council
    adopted it; from then on ``content`` holds all that is shown, whatever changes around it.
    """

    __tablename__ = "portal_year_report"
    __table_args__ = (
        sa.CheckConstraint("year BETWEEN 2000 AND 2200", name="year"),
        sa.CheckConstraint("number > 0", name="number"),
        sa.CheckConstraint("(number = 1) = (reason = '')", name="reason"),
        sa.CheckConstraint(
            "(adopted_on IS NULL) = (adopted_at IS NULL) "
            "AND (adopted_at IS NULL) = (adopted_by_id IS NULL) "
            "AND (adopted_at IS NULL) = (content IS NULL)",
            name="adopted",
        ),
        sa.UniqueConstraint("council_id", "year", "number"),
        sa.Index(
            "uq_portal_year_report_open",
            "council_id",
            "year",
            unique=True,
            sqlite_where=sa.text("adopted_at IS NULL"),
            postgresql_where=sa.text("adopted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    year: Mapped[int]
    number: Mapped[int] = mapped_column(default=1)
    reason: Mapped[str] = mapped_column(sa.String(400), default="")
    foreword: Mapped[str] = mapped_column(sa.String(4000), default="")
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    adopted_on: Mapped[date | None]
    adopted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    adopted_at: Mapped[datetime | None]
    content: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    adopted_by: Mapped[Person | None] = relationship(foreign_keys=[adopted_by_id])

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Part(StrEnum):
    """What the house is told of a request, in this order."""

    ASKED = "asked"
    SAID = "said"
    DECIDED = "decided"
    CHANGES = "changes"


class Feedback(Base):
    """What the house is told of a request that was decided (art. 5 lid 2), in four parts.

    ``told_at``: since when the house can read it; the words do not change any more then.
    """

    __tablename__ = "portal_feedback"
    __table_args__ = (
        sa.CheckConstraint("(told_at IS NULL) = (told_by_id IS NULL)", name="told"),
        sa.Index("ix_portal_feedback_council_told", "council_id", "told_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    request_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_request.id"), unique=True)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    told_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    told_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    request: Mapped[Request] = relationship()
    parts: Mapped[list["FeedbackPart"]] = relationship(
        order_by="FeedbackPart.id", back_populates="feedback"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class FeedbackPart(Base):
    """One of the four parts of it, with its easy face."""

    __tablename__ = "portal_feedback_part"
    __table_args__ = (one_of("part", Part), sa.UniqueConstraint("feedback_id", "part"))

    id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_feedback.id"))
    part: Mapped[str] = mapped_column(sa.String(10))
    text: Mapped[str] = mapped_column(sa.String(1000), default="")
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )

    feedback: Mapped[Feedback] = relationship(back_populates="parts")
    easy_text: Mapped[EasyText | None] = relationship()


_WHY = "an adopted year report is never changed"
_TABLE = "portal_year_report"


def _triggers(dialect: str) -> tuple[str, ...]:
    made = []
    for act in ("UPDATE", "DELETE"):
        name, held = f"{_TABLE}_{act.lower()}_locked", "OLD.adopted_at IS NOT NULL"
        if dialect == "sqlite":
            made.append(
                f"CREATE TRIGGER {name} BEFORE {act} ON {_TABLE} WHEN {held} "
                f"BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
            )
            continue
        given = "OLD" if act == "DELETE" else "NEW"
        made += [
            f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN IF {held} THEN "
            f"RAISE EXCEPTION '{_WHY}' USING ERRCODE = 'integrity_constraint_violation'; "
            f"END IF; RETURN {given}; END $$ LANGUAGE plpgsql",
            f"CREATE TRIGGER {name} BEFORE {act} ON {_TABLE} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return tuple(made)


LOCKS: Mapping[str, tuple[str, ...]] = {
    dialect: _triggers(dialect) for dialect in ("sqlite", "postgresql")
}
"""What was adopted stays as it was adopted: the last line behind the service."""

for _dialect, _statements in LOCKS.items():
    for _statement in _statements:
        sa.event.listen(
            YearReport.__table__,
            "after_create",
            sa.DDL(_statement).execute_if(dialect=_dialect),  # type: ignore[no-untyped-call]
        )
for _act in ("update", "delete"):
    sa.event.listen(
        YearReport.__table__,
        "after_drop",
        sa.DDL(f"DROP FUNCTION IF EXISTS {_TABLE}_{_act}_locked CASCADE").execute_if(  # type: ignore[no-untyped-call]
            dialect="postgresql"
        ),
    )
