"""Tables of the organisation, its houses and its councils."""

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pictos.skins import AS_DRAWN, TONES
from portal.database import Base, one_of


class CouncilKind(StrEnum):
    """The layers of Dutch practice; a council with a parent is part of it or works for it."""

    CENTRAL = "central"
    HOUSE = "house"
    PARTICIPANT = "participant"
    SUBCOUNCIL = "subcouncil"
    WORKING_GROUP = "working_group"
    COMMITTEE = "committee"
    LIVING_ROOM = "living_room"


CHILD_KINDS = frozenset(
    {
        CouncilKind.SUBCOUNCIL,
        CouncilKind.WORKING_GROUP,
        CouncilKind.COMMITTEE,
        CouncilKind.LIVING_ROOM,
    }
)


REMINDER_DAYS = (0, 1, 2, 7)
USUAL_REMINDER = 2
"""How many days before a meeting its people are reminded; zero for not at all."""
USUAL_NOTICE = 7
"""How many days before a meeting its people know of it, unless the council says otherwise."""


class CouncilState(StrEnum):
    FORMING = "forming"
    ACTIVE = "active"
    DISSOLVED = "dissolved"


class Organisation(Base):
    """The care provider (zorgaanbieder): one row."""

    __tablename__ = "portal_organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(120))


class House(Base):
    """A house where people live together; its people share a tablet and a council.

    ``confidant`` and ``complaints_officer`` are who help with what concerns one person
    (name and telephone): the council itself does not treat complaints. ``symbol`` is the
    pictogram by which the house is known, ``photo_key`` a photo of its front door.
    """

    __tablename__ = "portal_house"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(120), unique=True)
    confidant: Mapped[str] = mapped_column(sa.String(160), default="")
    complaints_officer: Mapped[str] = mapped_column(sa.String(160), default="")
    symbol: Mapped[str] = mapped_column(sa.String(80), unique=True, index=True, server_default="")
    photo_key: Mapped[str | None] = mapped_column(sa.String(64))
    version: Mapped[int] = mapped_column(default=1)

    @property
    def picture(self) -> str:
        """What the house looks like: its front door, else its symbol; as a pictogram's name."""
        return f"door:{self.id}/{self.photo_key}" if self.photo_key else self.symbol

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Council(Base):
    """A council, or a body of one. ``role_names`` holds the council's own word for a role,
    ``symbol`` the pictogram by which it is known, ``skin`` the skin of people in pictograms,
    ``notice_days`` how long before a meeting its people usually know of it, ``reminder_days``
    how long before it they are reminded."""

    __tablename__ = "portal_council"
    __table_args__ = (
        one_of("kind", CouncilKind),
        one_of("state", CouncilState),
        one_of("skin", TONES),
        sa.CheckConstraint(
            "(parent_id IS NOT NULL) = (kind IN "
            "('subcouncil', 'working_group', 'committee', 'living_room'))",
            name="parent",
        ),
        sa.CheckConstraint("parent_id <> id", name="own_parent"),
        sa.CheckConstraint("notice_days BETWEEN 0 AND 60", name="notice_days"),
        sa.CheckConstraint("reminder_days IN (0, 1, 2, 7)", name="reminder_days"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_organisation.id"))
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    house_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_house.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(120), unique=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    state: Mapped[str] = mapped_column(sa.String(20), default=CouncilState.ACTIVE)
    accent: Mapped[str] = mapped_column(sa.String(20), default="petrol")
    skin: Mapped[str] = mapped_column(sa.String(20), default=AS_DRAWN, server_default=AS_DRAWN)
    symbol: Mapped[str] = mapped_column(sa.String(80), unique=True, index=True, server_default="")
    role_names: Mapped[dict[str, str]] = mapped_column(sa.JSON, default=dict)
    shares_rights: Mapped[bool] = mapped_column(default=False)
    reminds_of_actions: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    notice_days: Mapped[int] = mapped_column(default=USUAL_NOTICE, server_default=str(USUAL_NOTICE))
    reminder_days: Mapped[int] = mapped_column(
        default=USUAL_REMINDER, server_default=str(USUAL_REMINDER)
    )
    version: Mapped[int] = mapped_column(default=1)

    parent: Mapped["Council | None"] = relationship(remote_side=[id])
    house: Mapped[House | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
