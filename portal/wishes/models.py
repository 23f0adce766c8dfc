"""The table of wishes."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.consents.models import Recording
from portal.councils.models import Council
from portal.database import Base, one_of
from portal.easytext.models import EasyText
from portal.meetings.models import AgendaItem
from portal.people.models import Person


class WishSubject(StrEnum):
    """What a wish is about: chosen by its picture; the text may come with it."""

    FOOD = "food"
    FUN = "fun"
    HOME = "home"
    PEOPLE = "people"
    OTHER = "other"


class WishState(StrEnum):
    NEW = "new"
    SEEN = "seen"
    PLANNED = "planned"
    NOT_NOW = "not_now"
    DONE = "done"


class Wish(Base):
    """Something a resident or member wants to say; answered, never silently gone.

    ``written_by`` is somebody else where the wish was written down for the person;
    ``helper`` who sat beside. ``item`` is where the council talks about it, once planned.
    The topic that it became then says what happens, and its state and reply follow.
    ``recording`` is the person's own voice, if the wish was spoken.
    ``names_me``: another council that the topic is passed on to may know whose wish it was.
    """

    __tablename__ = "portal_wish"
    __table_args__ = (
        one_of("state", WishState),
        one_of("subject", WishSubject),
        sa.CheckConstraint("state <> 'not_now' OR reply <> ''", name="reason"),
        sa.CheckConstraint(
            "state = 'new' OR (answered_by_id IS NOT NULL AND answered_at IS NOT NULL)",
            name="answered",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    written_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    subject: Mapped[str] = mapped_column(sa.String(10))
    text: Mapped[str] = mapped_column(sa.String(1000), default="")
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(sa.String(10), default=WishState.NEW)
    reply: Mapped[str] = mapped_column(sa.String(1000), default="")
    reply_easy_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    answered_at: Mapped[datetime | None]
    item_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="SET NULL"), index=True
    )
    topic_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_topic.id"), unique=True, index=True
    )
    recording_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_recording.id", ondelete="SET NULL"), unique=True, index=True
    )
    names_me: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    version: Mapped[int] = mapped_column(default=1)

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    written_by: Mapped[Person] = relationship(foreign_keys=[written_by_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])
    council: Mapped[Council] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
    reply_easy: Mapped[EasyText | None] = relationship()
    recording: Mapped[Recording | None] = relationship()

    @property
    def spread(self) -> bool:
        """Whether its words stand elsewhere too: in a topic, an item or an answer in easy lines."""
        return bool(self.topic_id or self.item_id or self.reply_easy_id)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
