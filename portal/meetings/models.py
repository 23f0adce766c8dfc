"""Tables of meetings, agenda items, papers and attendance."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council, CouncilKind
from portal.database import FLAT, Base, among, one_of
from portal.easytext.models import EasyText
from portal.i18n import lazy_gettext as _
from portal.identity import GUEST_ROLES, MEMBER_ROLES, Role
from portal.people.models import Membership, Person


class MeetingState(StrEnum):
    """A draft is seen by the council alone; an officer fixes the agenda and invites."""

    DRAFT = "draft"
    PLANNED = "planned"
    INVITED = "invited"
    CANCELLED = "cancelled"


class MeetingKind(StrEnum):
    """Who meet, and so who is invited and who sees what.

    With the provider its guests are invited, and see the items that the council shares with them.
    A preparation is for the chair and the supporter, and for the client members if that is chosen.
    """

    COUNCIL = "council"
    WITH_PROVIDER = "with_provider"
    PREPARATION = "preparation"
    LIVING_ROOM = "living_room"
    WORKING_GROUP = "working_group"
    COMMITTEE = "committee"


JOIN_BEFORE = timedelta(minutes=30)
"""How long before a meeting its screen is open."""
FORMAL_KINDS = frozenset(MeetingKind) - {MeetingKind.PREPARATION, MeetingKind.LIVING_ROOM}
"""Meetings for which the council keeps its usual notice."""


class Haste(StrEnum):
    """Why a meeting is held without the usual notice."""

    CRISIS = "crisis"
    HURRY = "hurry"
    AGREED = "agreed"


HASTE: Mapping[Haste, tuple[Any, str]] = {
    Haste.CRISIS: (_("Something serious happened"), "own:emergency-button"),
    Haste.HURRY: (_("An answer is needed soon"), "own:deadline"),
    Haste.AGREED: (_("We agreed on this together"), "own:agreement"),
}
"""Why a meeting is at short notice."""

PUBLISHED_STATES = frozenset({MeetingState.INVITED, MeetingState.CANCELLED})


class Purpose(StrEnum):
    """What an item asks of the council: horen, praten, advies, wij beslissen."""

    HEAR = "hear"
    TALK = "talk"
    ADVISE = "advise"
    DECIDE = "decide"


class Coming(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Meeting(Base):
    """One meeting of one council. ``changed_at``: when its agenda, time or place last changed.

    With a ``link`` it is (also) held on a screen; ``haste`` says why it is at short notice.
    """

    __tablename__ = "portal_meeting"
    __table_args__ = (
        one_of("state", MeetingState),
        one_of("kind", MeetingKind),
        one_of("haste", Haste),
        sa.CheckConstraint("link = '' OR link LIKE 'https://%'", name="link"),
        sa.CheckConstraint("ends_at > starts_at", name="ends"),
        sa.CheckConstraint("state <> 'invited' OR invited_at IS NOT NULL", name="invited"),
        sa.Index("ix_portal_meeting_council_start", "council_id", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    title: Mapped[str] = mapped_column(sa.String(120))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(sa.String(120), default="")
    travel: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    kind: Mapped[str] = mapped_column(
        sa.String(20), default=MeetingKind.COUNCIL, server_default=MeetingKind.COUNCIL
    )
    link: Mapped[str] = mapped_column(sa.String(500), default="", server_default="")
    haste: Mapped[str | None] = mapped_column(sa.String(10))
    supporter_invited: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    clients_invited: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    state: Mapped[str] = mapped_column(sa.String(12), default=MeetingState.DRAFT)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    fixed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    fixed_at: Mapped[datetime | None]
    invited_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    items: Mapped[list["AgendaItem"]] = relationship(
        primaryjoin="and_(AgendaItem.meeting_id == Meeting.id, AgendaItem.removed_at.is_(None))",
        order_by="AgendaItem.position",
        cascade="all, delete-orphan",
        back_populates="meeting",
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


_part = Council.__table__.alias("part")
_in_council = Membership.council_id == Meeting.council_id
_in_part = sa.exists().where(
    _part.c.id == Membership.council_id,
    _part.c.parent_id == Meeting.council_id,
    _part.c.kind == CouncilKind.SUBCOUNCIL,
    _part.c.shares_rights,
)
_members_meet = sa.or_(
    Meeting.kind != MeetingKind.PREPARATION, sa.and_(Meeting.clients_invited, Membership.client)
)
_with_guests = Meeting.kind == MeetingKind.WITH_PROVIDER
INVITES: sa.ColumnElement[bool] = sa.or_(
    sa.and_(_in_council, Membership.role == Role.CHAIR),
    sa.and_(_in_council, Membership.role == Role.SUPPORTER, Meeting.supporter_invited),
    sa.and_(_in_council, among(Membership.role, GUEST_ROLES), _with_guests),
    sa.and_(among(Membership.role, MEMBER_ROLES), _members_meet, sa.or_(_in_council, _in_part)),
)
"""Whether the meeting invites who holds this membership: of its council, or of a part of it
whose members are members of the whole."""


class AgendaItem(Base):
    """One point of an agenda. A break has no purpose and no easy text.

    A removed one can be put back for a day, and stays for the record once people were invited:
    it belongs to no agenda, and the policy to no council; its ``position`` is below zero.
    ``shared_at``: since when the provider's guests may see it, in a meeting with them.
    """

    __tablename__ = "portal_agenda_item"
    __table_args__ = (
        one_of("purpose", Purpose),
        sa.CheckConstraint("minutes BETWEEN 0 AND 240", name="minutes"),
        sa.CheckConstraint("removed_at IS NULL OR position < 0", name="removed"),
        sa.CheckConstraint("(shared_at IS NULL) = (shared_by_id IS NULL)", name="shared"),
        sa.UniqueConstraint("meeting_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(160))
    text: Mapped[str] = mapped_column(sa.Text, default="")
    purpose: Mapped[str] = mapped_column(sa.String(10), default=Purpose.TALK)
    minutes: Mapped[int] = mapped_column(default=5)
    is_break: Mapped[bool] = mapped_column(default=False)
    shows_actions: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    carried_from_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id"), index=True
    )
    removed_at: Mapped[datetime | None]
    shared_at: Mapped[datetime | None]
    shared_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    owner: Mapped[Person | None] = relationship(foreign_keys=[owner_id])
    easy_text: Mapped[EasyText | None] = relationship()
    papers: Mapped[list["Paper"]] = relationship(
        order_by="Paper.id", cascade="all, delete-orphan", back_populates="item"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Paper(Base):
    """A paper with an agenda item; the file lies in the data folder under its key.

    ``number`` counts its files: the former ones are its versions.
    """

    __tablename__ = "portal_paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_agenda_item.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(sa.String(160))
    file_key: Mapped[str] = mapped_column(sa.String(64))
    media_type: Mapped[str] = mapped_column(sa.String(60))
    number: Mapped[int] = mapped_column(default=1, server_default="1")
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), index=True, unique=True
    )
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    added_at: Mapped[datetime]

    item: Mapped[AgendaItem] = relationship(back_populates="papers")
    easy_text: Mapped[EasyText | None] = relationship()
    added_by: Mapped[Person] = relationship()


class Attendance(Base):
    """What a member answered to the invitation; ``helper_id`` when somebody sat beside."""

    __tablename__ = "portal_attendance"
    __table_args__ = (one_of("coming", Coming), sa.UniqueConstraint("meeting_id", "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_meeting.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    coming: Mapped[str] = mapped_column(sa.String(10))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    answered_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
