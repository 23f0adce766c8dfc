"""The index: each text that can be found, and the words it is found by.

Plain tables and no full-text engine of a database: what is found, and in which order, is the
same on SQLite and PostgreSQL, and the newest comes first without sorting what was found.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import Base


class SearchText(Base):
    """A text as it is shown among what was found; ``subject_id`` is the row of its ``kind``.

    ``at`` is when it is of: the meeting's beginning for what belongs to a meeting.
    """

    __tablename__ = "portal_search_text"
    __table_args__ = (sa.UniqueConstraint("kind", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    subject_id: Mapped[int]
    council_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_council.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    title: Mapped[str] = mapped_column(sa.String(300))
    text: Mapped[str] = mapped_column(sa.Text)


class SearchWord(Base):
    """A word of a text; ``place`` 0 when the title has it, and then 1 as well.

    ``seconds`` is the text's ``at``, ``kind`` and ``council_id`` are the text's own: they stand
    here so that the newest that may be seen are read off in order.
    """

    __tablename__ = "portal_search_word"
    __table_args__ = (
        sa.CheckConstraint("place BETWEEN 0 AND 1", name="place"),
        {"sqlite_with_rowid": False},
    )

    word: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    place: Mapped[int] = mapped_column(sa.SmallInteger, primary_key=True)
    seconds: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    text_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_search_text.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    council_id: Mapped[int]
