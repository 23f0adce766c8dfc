"""Tables of free places in a council, and of who wants one."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base
from portal.people.models import Person


class Vacancy(Base):
    """A place in a council that is free (art. 3 lid 8): ``what`` kind of member, what one
    ``does``, how much ``time`` that takes, ``how`` to say so otherwise.

    It stands from when chair or secretary publish it up to and with the day ``until``, or until
    somebody was found.
    """

    __tablename__ = "portal_vacancy"
    __table_args__ = (
        sa.CheckConstraint("what <> '' AND does <> ''", name="said"),
        sa.CheckConstraint("(published_at IS NULL) = (published_by_id IS NULL)", name="published"),
        sa.CheckConstraint("filled_at IS NULL OR published_at IS NOT NULL", name="filled"),
        sa.Index("ix_portal_vacancy_council_id_until", "council_id", "until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    what: Mapped[str] = mapped_column(sa.String(120))
    does: Mapped[str] = mapped_column(sa.String(600))
    time: Mapped[str] = mapped_column(sa.String(200), default="")
    how: Mapped[str] = mapped_column(sa.String(200), default="")
    until: Mapped[date]
    drafted_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    drafted_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    published_at: Mapped[datetime | None]
    filled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class VacancyInterest(Base):
    """That somebody wants the place, and who sat beside (``helper``)."""

    __tablename__ = "portal_vacancy_interest"
    __table_args__ = (sa.UniqueConstraint("vacancy_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_vacancy.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    said_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
