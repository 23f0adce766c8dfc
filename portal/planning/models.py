"""Tables of year plans and of the organisation's school holidays."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from portal.councils.models import Council
from portal.database import FLAT, Base, one_of
from portal.easytext.models import EasyText
from portal.meetings.models import AgendaItem


class EntryState(StrEnum):
    """What somebody said of a subject; that it is on an agenda follows from its item."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class YearPlan(Base):
    """What a council wants to talk about in a year; ``told_at``: since when the house sees it."""

    __tablename__ = "portal_year_plan"
    __table_args__ = (
        sa.CheckConstraint("year BETWEEN 2000 AND 2200", name="year"),
        sa.UniqueConstraint("council_id", "year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    year: Mapped[int]
    made_at: Mapped[datetime]
    told_at: Mapped[datetime | None]

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)


class PlanEntry(Base):
    """A subject of a year plan, in its month or on its day.

    ``law`` is the article that gives the council a right here, such as "Wmcz 2018 art. 7 lid 1";
    a subject without one is a custom. ``left_over``: it was still open in the plan it was copied
    from. ``item`` is where it came on an agenda.
    """

    __tablename__ = "portal_plan_entry"
    __table_args__ = (
        one_of("state", EntryState),
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name="month"),
        sa.CheckConstraint("day BETWEEN 1 AND 31", name="day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_year_plan.id", ondelete="CASCADE"), index=True
    )
    month: Mapped[int]
    day: Mapped[int | None]
    title: Mapped[str] = mapped_column(sa.String(160))
    text: Mapped[str] = mapped_column(sa.String(2000), default="")
    law: Mapped[str] = mapped_column(sa.String(120), default="")
    symbol: Mapped[str] = mapped_column(sa.String(80), default="")
    state: Mapped[str] = mapped_column(sa.String(10), default=EntryState.OPEN)
    left_over: Mapped[bool] = mapped_column(default=False)
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    version: Mapped[int] = mapped_column(default=1)

    told_at: Mapped[datetime | None] = column_property(
        sa.select(YearPlan.told_at).where(YearPlan.id == plan_id).scalar_subquery(), deferred=True
    )

    plan: Mapped[YearPlan] = relationship(lazy="joined", innerjoin=FLAT)
    item: Mapped[AgendaItem | None] = relationship()
    easy_text: Mapped[EasyText | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class SchoolHoliday(Base):
    """A holiday of the organisation's region, from its first day to its last."""

    __tablename__ = "portal_school_holiday"
    __table_args__ = (
        sa.CheckConstraint("last >= first", name="last"),
        sa.CheckConstraint("name <> ''", name="name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_organisation.id"), index=True
    )
    name: Mapped[str] = mapped_column(sa.String(60))
    first: Mapped[date]
    last: Mapped[date]
