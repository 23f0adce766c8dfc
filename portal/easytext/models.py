"""Tables of easy texts, their lines, and the council's own dictionary."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.consents.models import Recording
from portal.database import Base, one_of
from portal.people.models import Person


class LineStatus(StrEnum):
    PROPOSED = "proposed"
    CHECKED = "checked"
    REJECTED = "rejected"


class EasyStatus(StrEnum):
    """The state of a whole easy text; ``outdated`` when the standard text changed since."""

    MISSING = "missing"
    PROPOSED = "proposed"
    CHECKED = "checked"
    REJECTED = "rejected"
    OUTDATED = "outdated"


class EasyText(Base):
    """The easy face of one text, owned by the row that refers to it."""

    __tablename__ = "portal_easy_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    source_hash: Mapped[str] = mapped_column(sa.String(64), default="")
    tested_by: Mapped[str] = mapped_column(sa.String(120), default="")
    wanted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["EasyLine"]] = relationship(
        order_by="EasyLine.position", cascade="all, delete-orphan", back_populates="easy_text"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class EasyLine(Base):
    """One sentence with its one main picture: a symbol, or a person's photo, or none.

    ``words`` are pairs of a word of it and its pictogram, for who wants one with each word.
    ``recording`` is the voice of somebody who read it aloud, the words of which have
    ``recorded_hash``: what changed since is not played. Copies of a line share a recording.
    """

    __tablename__ = "portal_easy_line"
    __table_args__ = (
        one_of("status", LineStatus),
        sa.CheckConstraint("symbol = '' OR photo_of_id IS NULL", name="one_picture"),
        sa.CheckConstraint(
            "(status = 'checked') = (checked_at IS NOT NULL AND checked_by_id IS NOT NULL)",
            name="checked",
        ),
        sa.UniqueConstraint("easy_text_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    easy_text_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_easy_text.id", ondelete="CASCADE")
    )
    position: Mapped[int]
    text: Mapped[str] = mapped_column(sa.String(400))
    spoken: Mapped[str] = mapped_column(sa.String(400), default="")
    symbol: Mapped[str] = mapped_column(sa.String(60), default="")
    symbol_label: Mapped[str] = mapped_column(sa.String(60), default="")
    photo_of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    words: Mapped[list[list[str]]] = mapped_column(sa.JSON, default=list, server_default="[]")
    status: Mapped[str] = mapped_column(sa.String(10), default=LineStatus.PROPOSED)
    checked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    checked_at: Mapped[datetime | None]
    recording_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_recording.id", ondelete="SET NULL"), index=True
    )
    recorded_hash: Mapped[str] = mapped_column(sa.String(64), default="", server_default="")

    easy_text: Mapped[EasyText] = relationship(back_populates="lines")
    photo_of: Mapped[Person | None] = relationship(foreign_keys=[photo_of_id])
    checked_by: Mapped[Person | None] = relationship(foreign_keys=[checked_by_id])
    recording: Mapped[Recording | None] = relationship()


class HouseWord(Base):
    """What this council picked for a word: a symbol, a person's photo, or no picture at all."""

    __tablename__ = "portal_house_word"
    __table_args__ = (
        sa.UniqueConstraint("council_id", "word"),
        sa.CheckConstraint("symbol = '' OR photo_of_id IS NULL", name="one_picture"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    word: Mapped[str] = mapped_column(sa.String(60))
    symbol: Mapped[str] = mapped_column(sa.String(60), default="")
    photo_of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))

    photo_of: Mapped[Person | None] = relationship()
