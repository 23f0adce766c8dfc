"""The table of notes for the council alone."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base
from portal.people.models import Person


class Note(Base):
    """What a member or the supporter writes down at one topic or one dossier.

    ``writer`` wrote these words, at ``written_at``; who changes a note signs for the whole of it.
    """

    __tablename__ = "portal_note"
    __table_args__ = (
        sa.CheckConstraint("text <> ''", name="text"),
        sa.CheckConstraint("(topic_id IS NULL) <> (dossier_id IS NULL)", name="place"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    topic_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_topic.id"), index=True)
    dossier_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_dossier.id"), index=True)
    text: Mapped[str] = mapped_column(sa.String(4000))
    writer_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    writer: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
