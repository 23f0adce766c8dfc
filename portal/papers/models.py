"""Tables of papers: the files that one had before, and what is seen of a file."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.dossiers.models import Dossier, Request
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


class Enclosure(Base):
    """A paper with a dossier, or with one request in it.

    With a dossier alone it is the council's own. With a request it came ``from_provider``, or the
    council put it there and the provider sees it from ``shared_at``.
    """

    __tablename__ = "portal_enclosure"
    __table_args__ = (
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("request_id IS NOT NULL OR NOT from_provider", name="provider"),
        sa.CheckConstraint(
            "shared_at IS NULL OR request_id IS NOT NULL AND NOT from_provider", name="shared"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    dossier_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_dossier.id"), index=True)
    request_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_request.id"), index=True)
    title: Mapped[str] = mapped_column(sa.String(160))
    file_key: Mapped[str] = mapped_column(sa.String(64), unique=True)
    media_type: Mapped[str] = mapped_column(sa.String(100))
    from_provider: Mapped[bool] = mapped_column(default=False)
    shared_at: Mapped[datetime | None]
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    added_at: Mapped[datetime]

    council: Mapped[Council] = relationship()
    dossier: Mapped[Dossier] = relationship()
    request: Mapped[Request | None] = relationship()
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
