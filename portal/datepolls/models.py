"""Tables of questions after a date: the moments, and what everybody answered."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council, CouncilKind
from portal.database import FLAT, Base, among, one_of
from portal.identity import GUEST_ROLES, MEMBER_ROLES, Role
from portal.meetings.models import Meeting, MeetingKind
from portal.people.models import Membership, Person


class Suits(StrEnum):
    """Whether somebody can come at a moment."""

    YES = "yes"
    RATHER_NOT = "rather_not"
    NO = "no"


class DatePoll(Base):
    """When can you come? Asked for a meeting of this kind, until ``closes_on``.

    ``chosen_at`` is the moment that was chosen, ``meeting`` what it became.
    """

    __tablename__ = "portal_date_poll"
    __table_args__ = (one_of("kind", MeetingKind),)

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    title: Mapped[str] = mapped_column(sa.String(120))
    place: Mapped[str] = mapped_column(sa.String(120), default="")
    kind: Mapped[str] = mapped_column(sa.String(20))
    closes_on: Mapped[date]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    stopped_at: Mapped[datetime | None]
    chosen_at: Mapped[datetime | None]
    meeting_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_meeting.id", ondelete="SET NULL"), index=True
    )

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    moments: Mapped[list["DateMoment"]] = relationship(
        order_by="DateMoment.starts_at",
        cascade="all, delete-orphan",
        back_populates="poll",
    )
    meeting: Mapped[Meeting | None] = relationship()


class DateMoment(Base):
    """A moment that is proposed."""

    __tablename__ = "portal_date_moment"
    __table_args__ = (
        sa.CheckConstraint("ends_at > starts_at", name="ends"),
        sa.UniqueConstraint("poll_id", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_date_poll.id", ondelete="CASCADE"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]

    poll: Mapped[DatePoll] = relationship(back_populates="moments")


class DateAnswer(Base):
    """What somebody answered; ``helper_id`` who sat beside, ``written_by_id`` who typed it in
    from paper or after hearing it."""

    __tablename__ = "portal_date_answer"
    __table_args__ = (one_of("suits", Suits), sa.UniqueConstraint("moment_id", "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    moment_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_date_moment.id", ondelete="CASCADE")
    )
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    suits: Mapped[str] = mapped_column(sa.String(10))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    written_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    answered_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
    moment: Mapped[DateMoment] = relationship()


_part = Council.__table__.alias("part_asked")
_in_council = Membership.council_id == DatePoll.council_id
_in_part = sa.exists().where(
    _part.c.id == Membership.council_id,
    _part.c.parent_id == DatePoll.council_id,
    _part.c.kind == CouncilKind.SUBCOUNCIL,
    _part.c.shares_rights,
)
ASKS: sa.ColumnElement[bool] = sa.or_(
    sa.and_(_in_council, among(Membership.role, {Role.CHAIR, Role.SUPPORTER})),
    sa.and_(
        _in_council,
        among(Membership.role, GUEST_ROLES),
        DatePoll.kind == MeetingKind.WITH_PROVIDER,
    ),
    sa.and_(
        among(Membership.role, MEMBER_ROLES),
        DatePoll.kind != MeetingKind.PREPARATION,
        sa.or_(_in_council, _in_part),
    ),
)
"""Whether the question is put to who holds this membership: who such a meeting would invite."""
