"""Tables of papers: the files that one had before, and what is seen of a file."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base, one_of
from portal.meetings.models import Paper
from portal.people.models import Person


class PaperVersion(Base):
    """A file that a paper had before the present one; ``number`` counts from one."""

    __tablename__ = "portal_paper_version"
    __table_args__ = (sa.UniqueConstraint("paper_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_paper.id", ondelete="CASCADE"))
    number: Mapped[int]
    file_key: Mapped[str] = mapped_column(sa.String(64))
    media_type: Mapped[str] = mapped_column(sa.String(100))
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    added_at: Mapped[datetime]

    paper: Mapped[Paper] = relationship()
    added_by: Mapped[Person] = relationship()


class PreviewState(StrEnum):
    WAITING = "waiting"
    READY = "ready"
    REFUSED = "refused"


class Preview(Base):
    """What is seen of a stored file: its pages as pictures beside it, and its words.

    ``fault`` is why there is none: "password", "broken" or "heavy". The pictures lie in the data
    folder under the file's key, and can be drawn again at any time.
    """

    __tablename__ = "portal_preview"
    __table_args__ = (
        one_of("state", PreviewState),
        sa.CheckConstraint("(state = 'refused') = (fault <> '')", name="fault"),
    )

    file_key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    state: Mapped[str] = mapped_column(sa.String(10), default=PreviewState.WAITING)
    pages: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(sa.Text, default="")
    fault: Mapped[str] = mapped_column(sa.String(20), default="")
