"""Tables of ballots, options and votes."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base, one_of
from portal.meetings.models import AgendaItem
from portal.people.models import Person


class BallotKind(StrEnum):
    """Yes / no / don't know / first talk, or a choice of up to four options."""

    YES_NO = "yes_no"
    CHOICE = "choice"


class BallotState(StrEnum):
    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


class Answer(StrEnum):
    """The fixed answers; a chosen option is kept by its row instead."""

    YES = "yes"
    NO = "no"
    DONT_KNOW = "dont_know"
    TALK_FIRST = "talk_first"


class Ballot(Base):
    """A vote on one agenda item. After ``closes_at`` it is closed, whatever ``state`` says."""

    __tablename__ = "portal_ballot"
    __table_args__ = (
        one_of("kind", BallotKind),
        one_of("state", BallotState),
        sa.CheckConstraint("state = 'prepared' OR closes_at IS NOT NULL", name="closes"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"), unique=True
    )
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    question: Mapped[str] = mapped_column(sa.String(160))
    symbol: Mapped[str] = mapped_column(sa.String(60), default="")
    kind: Mapped[str] = mapped_column(sa.String(10))
    secret: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(sa.String(10), default=BallotState.PREPARED)
    opened_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    opened_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    item: Mapped[AgendaItem] = relationship()
    options: Mapped[list["Option"]] = relationship(
        order_by="Option.position", cascade="all, delete-orphan", back_populates="ballot"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Option(Base):
    """One of up to four options: a word and a picture."""

    __tablename__ = "portal_option"
    __table_args__ = (
        sa.UniqueConstraint("ballot_id", "position"),
        sa.CheckConstraint("position BETWEEN 1 AND 4", name="position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ballot_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"))
    position: Mapped[int]
    label: Mapped[str] = mapped_column(sa.String(60))
    symbol: Mapped[str] = mapped_column(sa.String(60), default="")

    ballot: Mapped[Ballot] = relationship(back_populates="options")


class Vote(Base):
    """One member's answer in an open ballot: changed in place until closing.

    Earlier answers are kept in `VoteChange`. Never more than one row a person and ballot.
    """

    __tablename__ = "portal_vote"
    __table_args__ = (
        one_of("answer", Answer),
        sa.UniqueConstraint("ballot_id", "person_id"),
        sa.CheckConstraint("(answer IS NULL) <> (option_id IS NULL)", name="one_answer"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ballot_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    answer: Mapped[str | None] = mapped_column(sa.String(12))
    option_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_option.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    voted_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])


class VoteChange(Base):
    """The trace of an open vote: each answer that was given, oldest first."""

    __tablename__ = "portal_vote_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_vote.id", ondelete="CASCADE"), index=True
    )
    answer: Mapped[str | None] = mapped_column(sa.String(12))
    option_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_option.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    voted_at: Mapped[datetime]


class SecretVote(Base):
    """A vote that holds no person, no time and no order.

    ``key`` is HMAC(secret on the person's card, ballot), so that only the card finds it again.
    """

    __tablename__ = "portal_secret_vote"
    __table_args__ = (
        one_of("answer", Answer),
        sa.CheckConstraint("(answer IS NULL) <> (option_id IS NULL)", name="one_answer"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    ballot_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"), index=True
    )
    answer: Mapped[str | None] = mapped_column(sa.String(12))
    option_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_option.id"))


class SecretVoter(Base):
    """Who has voted in a secret ballot; never what."""

    __tablename__ = "portal_secret_voter"
    __table_args__ = ({"sqlite_with_rowid": False},)

    ballot_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), primary_key=True)
