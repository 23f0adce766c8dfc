"""Tables of ballots, options and votes."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import FLAT, Base, one_of
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


class Subject(StrEnum):
    """What a decision is about; the council's agreements name a rule for each."""

    ORDINARY = "ordinary"
    PERSON = "person"
    OWN_RULES = "own_rules"


class Rule(StrEnum):
    """When a plan goes on. The law leaves this to the council's own house rules (Wmcz 2018,
    art. 3), so each is a setting."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"
    FOUR_FIFTHS = "four_fifths"
    CONSENSUS = "consensus"


class Share(StrEnum):
    """A part of what: of who made a choice, or of all members who are there."""

    CAST = "cast"
    PRESENT = "present"


class Tie(StrEnum):
    """What as many yes as no means."""

    REJECTED = "rejected"
    TALK = "talk"


class Answer(StrEnum):
    """The fixed answers; a chosen option is kept by its row instead."""

    YES = "yes"
    LIVE_WITH = "live_with"
    NO = "no"
    DONT_KNOW = "dont_know"
    TALK_FIRST = "talk_first"


class Ballot(Base):
    """A round of a vote on one agenda item. After ``closes_at`` it is closed, whatever ``state``
    says.

    ``rule``, ``share`` and ``tie`` are the council's agreements when it was prepared; ``entitled``
    is how many could vote when it closed. In an election ``office`` is what the person becomes
    and ``seats`` how many are chosen. ``void``: closed without a result.
    """

    __tablename__ = "portal_ballot"
    __table_args__ = (
        one_of("kind", BallotKind),
        one_of("state", BallotState),
        one_of("subject", Subject),
        one_of("rule", Rule),
        one_of("share", Share),
        one_of("tie", Tie),
        sa.CheckConstraint("state = 'prepared' OR closes_at IS NOT NULL", name="closes"),
        sa.CheckConstraint("seats BETWEEN 1 AND 12", name="seats"),
        sa.UniqueConstraint("item_id", "round"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"))
    round: Mapped[int] = mapped_column(default=1)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    question: Mapped[str] = mapped_column(sa.String(160))
    symbol: Mapped[str] = mapped_column(sa.String(60), default="")
    kind: Mapped[str] = mapped_column(sa.String(10))
    secret: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str] = mapped_column(sa.String(12), default=Subject.ORDINARY)
    rule: Mapped[str] = mapped_column(sa.String(12), default=Rule.SIMPLE)
    share: Mapped[str] = mapped_column(sa.String(8), default=Share.CAST)
    tie: Mapped[str] = mapped_column(sa.String(8), default=Tie.TALK)
    seats: Mapped[int] = mapped_column(default=1)
    office: Mapped[str] = mapped_column(sa.String(20), default="")
    state: Mapped[str] = mapped_column(sa.String(10), default=BallotState.PREPARED)
    opened_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    opened_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    entitled: Mapped[int | None]
    void: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    item: Mapped[AgendaItem] = relationship()
    options: Mapped[list["Option"]] = relationship(
        order_by="Option.position", cascade="all, delete-orphan", back_populates="ballot"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


MOST_OPTIONS = 4
MOST_CANDIDATES = 12


class Option(Base):
    """One of up to four options: a word and a picture. In an election a person, of whom there
    can be more; ``drawn`` when the lot decided between equals."""

    __tablename__ = "portal_option"
    __table_args__ = (
        sa.UniqueConstraint("ballot_id", "position"),
        sa.CheckConstraint(f"position BETWEEN 1 AND {MOST_CANDIDATES}", name="position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ballot_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"))
    position: Mapped[int]
    label: Mapped[str] = mapped_column(sa.String(60))
    symbol: Mapped[str] = mapped_column(sa.String(60), default="")
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    drawn: Mapped[bool] = mapped_column(default=False)

    ballot: Mapped[Ballot] = relationship(back_populates="options")
    person: Mapped[Person | None] = relationship(lazy="joined")


class Vote(Base):
    """One member's answer in an open ballot: changed in place until closing.

    Earlier answers are kept in `VoteChange`. Never more than one row a person and ballot.
    ``helper_id`` sat beside; ``entered_by_id`` is the officer who typed in what the member said
    or showed by hand, until the member changes it.
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
    entered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    voted_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
    entered_by: Mapped[Person | None] = relationship(foreign_keys=[entered_by_id])


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
    entered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    voted_at: Mapped[datetime]


class SecretVote(Base):
    """A vote that holds no person, no time and no order.

    ``key`` is HMAC(secret on the person's card or code card, ballot), so that only the card
    finds it again.
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
    """Who has voted in a secret ballot, never what; or, ``by_code``, who was given a code card.

    One row a person, so that nobody votes with both.
    """

    __tablename__ = "portal_secret_voter"
    __table_args__ = ({"sqlite_with_rowid": False},)

    ballot_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), primary_key=True)
    by_code: Mapped[bool] = mapped_column(default=False)


class BallotCode(Base):
    """A code card of a secret ballot, and whether it was voted with.

    Its ``key`` is another one than that of its vote, so that nothing tells which votes came by
    code: where one person had a card, that would tell all. Whose card it is nobody knows.
    """

    __tablename__ = "portal_ballot_code"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    ballot_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"), index=True
    )
    used: Mapped[bool] = mapped_column(default=False)


class HandTally(Base):
    """Hands that an officer counted: the newest row counts, those before are the trace.

    ``counts`` holds the number of hands by the key of the choice.
    """

    __tablename__ = "portal_hand_tally"
    __table_args__ = (sa.CheckConstraint("total >= 0", name="total"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ballot_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"), index=True
    )
    counts: Mapped[dict[str, int]] = mapped_column(sa.JSON)
    total: Mapped[int]
    entered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    entered_at: Mapped[datetime]

    entered_by: Mapped[Person] = relationship(lazy="joined", innerjoin=FLAT)


class VotingRules(Base):
    """A council's agreements on deciding; without a row they are the defaults."""

    __tablename__ = "portal_voting_rules"
    __table_args__ = (
        one_of("ordinary", Rule),
        one_of("person", Rule),
        one_of("own_rules", Rule),
        one_of("share", Share),
        one_of("tie", Tie),
    )

    council_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_council.id", ondelete="CASCADE"), primary_key=True
    )
    ordinary: Mapped[str] = mapped_column(sa.String(12), default=Rule.SIMPLE)
    person: Mapped[str] = mapped_column(sa.String(12), default=Rule.ABSOLUTE)
    own_rules: Mapped[str] = mapped_column(sa.String(12), default=Rule.TWO_THIRDS)
    share: Mapped[str] = mapped_column(sa.String(8), default=Share.CAST)
    tie: Mapped[str] = mapped_column(sa.String(8), default=Tie.TALK)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
