"""The table of private preparation sheets."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base, one_of
from portal.meetings.models import AgendaItem
from portal.people.models import Person


class Opinion(StrEnum):
    """What somebody thinks of it; nothing is an answer as well."""

    NONE = ""
    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"
    UNSURE = "unsure"


class PreparationSheet(Base):
    """What one member thinks of one agenda item, and wants to ask. Nobody else's to read.

    ``pictures`` are pairs of a pictogram's name and its words; ``helper`` sat beside when it
    was last written.
    ``shared_with`` is the one supporter whom the member lets read it, until that is taken back.
    No other part of the portal reads this table.
    """

    __tablename__ = "portal_preparation_sheet"
    __table_args__ = (
        one_of("opinion", Opinion),
        sa.UniqueConstraint("person_id", "item_id"),
        sa.CheckConstraint("shared_with_id <> person_id", name="shared_with_oneself"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    item_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"), index=True
    )
    opinion: Mapped[str] = mapped_column(sa.String(10), default=Opinion.NONE)
    thought: Mapped[str] = mapped_column(sa.String(1000), default="")
    question: Mapped[str] = mapped_column(sa.String(1000), default="")
    pictures: Mapped[list[list[str]]] = mapped_column(sa.JSON, default=list)
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    shared_with_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_person.id"), index=True
    )
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
    shared_with: Mapped[Person | None] = relationship(foreign_keys=[shared_with_id])
    item: Mapped[AgendaItem] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
