"""Tables of what was agreed on the means of a council in a year, and of what was used."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.people.models import Person

MOST = 9_999_999
"""The largest quantity: in cents, or in minutes."""


class FacilityKind(StrEnum):
    """What it is for: facilities (art. 6 lid 2), reasonable costs (lid 3), or an amount a year
    that is spent freely (lid 4)."""

    SUPPORT = "support"
    TRAINING = "training"
    HEARING = "hearing"
    ROOM = "room"
    YEARLY = "yearly"


class Measure(StrEnum):
    """What a quantity is counted in, if at all."""

    MINUTES = "minutes"
    CENTS = "cents"
    WORDS = "words"


class Facility(Base):
    """What was agreed of one kind for a council in a year: one line a kind.

    ``amount`` is in minutes, of whole quarters of an hour, or in cents; of what is only said in
    ``words`` there is none. ``source`` is where it was agreed. It holds once chair or secretary
    confirmed it; a change takes that back.
    """

    __tablename__ = "portal_facility"
    __table_args__ = (
        one_of("kind", FacilityKind),
        one_of("measure", Measure),
        sa.UniqueConstraint("council_id", "year", "kind"),
        sa.CheckConstraint("year BETWEEN 2000 AND 2200", name="year"),
        sa.CheckConstraint("(measure = 'words') = (amount IS NULL)", name="counted"),
        sa.CheckConstraint("amount IS NOT NULL OR words <> ''", name="words"),
        sa.CheckConstraint(f"amount BETWEEN 1 AND {MOST}", name="amount"),
        sa.CheckConstraint(
            "measure <> 'minutes' OR amount - amount / 15 * 15 = 0", name="quarters"
        ),
        sa.CheckConstraint("(kind = 'support') = (measure = 'minutes')", name="hours"),
        sa.CheckConstraint("kind <> 'yearly' OR measure = 'cents'", name="yearly"),
        sa.CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    year: Mapped[int]
    kind: Mapped[str] = mapped_column(sa.String(10))
    measure: Mapped[str] = mapped_column(sa.String(10))
    amount: Mapped[int | None]
    words: Mapped[str] = mapped_column(sa.String(300), default="")
    source: Mapped[str] = mapped_column(sa.String(120))
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    confirmed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    confirmed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    confirmed_by: Mapped[Person | None] = relationship(foreign_keys=[confirmed_by_id])

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class FacilityUse(Base):
    """What was used of a line on a day: ``what`` for, how much, and by whom.

    ``permission`` is who allowed it, where a yearly amount was passed (art. 6 lid 4).
    """

    __tablename__ = "portal_facility_use"
    __table_args__ = (
        sa.CheckConstraint("what <> ''", name="what"),
        sa.CheckConstraint(f"amount BETWEEN 1 AND {MOST}", name="amount"),
        sa.Index("ix_portal_facility_use_facility_id_on", "facility_id", "on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    facility_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_facility.id", ondelete="CASCADE")
    )
    on: Mapped[date]
    what: Mapped[str] = mapped_column(sa.String(200))
    amount: Mapped[int | None]
    permission: Mapped[str] = mapped_column(sa.String(200), default="")
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
