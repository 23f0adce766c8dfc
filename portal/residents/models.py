"""Tables of tablets, cards, sign-ins and calls for help."""

from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import House
from portal.database import Base, one_of
from portal.identity import Proof
from portal.people.models import Person


class DeviceKind(StrEnum):
    """A tablet that people use, or a screen that they look at."""

    TABLET = "tablet"
    SCREEN = "screen"


class CameraSide(StrEnum):
    """At which side of its screen a tablet has its camera."""

    ABOVE = "above"
    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"


IDLE_MINUTES = (3, 5, 10, 15, 30)
USUAL_IDLE = 10


class Device(Base):
    """A tablet of a house, or a screen in its hall. The long secret in its cookie is stored
    hashed (SHA-256).

    ``idle_minutes``: how long a tablet keeps somebody signed in without a touch. A ``locked``
    one knows faces only: no accounts, no other language, no way out of the portal.
    """

    __tablename__ = "portal_device"
    __table_args__ = (
        one_of("kind", DeviceKind),
        one_of("camera", CameraSide),
        sa.CheckConstraint("idle_minutes IN (3, 5, 10, 15, 30)", name="idle_minutes"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    house_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_house.id"), index=True)
    kind: Mapped[str] = mapped_column(
        sa.String(10), default=DeviceKind.TABLET, server_default=DeviceKind.TABLET
    )
    name: Mapped[str] = mapped_column(sa.String(60))
    idle_minutes: Mapped[int] = mapped_column(default=USUAL_IDLE, server_default=str(USUAL_IDLE))
    camera: Mapped[str] = mapped_column(
        sa.String(10), default=CameraSide.ABOVE, server_default=CameraSide.ABOVE
    )
    locked: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    enrolled_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    enrolled_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    house: Mapped[House] = relationship()

    @property
    def idle(self) -> timedelta:
        """How long it keeps somebody signed in without a touch."""
        return timedelta(minutes=self.idle_minutes)


class Enrolment(Base):
    """A code that makes one browser a tablet or screen of the house; it works once, for a short
    while."""

    __tablename__ = "portal_enrolment"
    __table_args__ = (one_of("kind", DeviceKind),)

    id: Mapped[int] = mapped_column(primary_key=True)
    house_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_house.id"))
    kind: Mapped[str] = mapped_column(
        sa.String(10), default=DeviceKind.TABLET, server_default=DeviceKind.TABLET
    )
    name: Mapped[str] = mapped_column(sa.String(60))
    code_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Card(Base):
    """A personal card with a 128-bit token, stored hashed; at most one live card a person."""

    __tablename__ = "portal_card"
    __table_args__ = (
        sa.Index(
            "uq_portal_card_live",
            "person_id",
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])


class SignIn(Base):
    """One sign-in, from beginning to end; an ended one is dead, also when its cookie returns.

    Serves residents on a tablet and accounts of the stand-alone application alike. On one
    tablet a new sign-in ends the one before.
    """

    __tablename__ = "portal_sign_in"
    __table_args__ = (
        one_of("proof", Proof),
        sa.CheckConstraint("(proof = 'helped') = (helper_id IS NOT NULL)", name="helper"),
        sa.CheckConstraint("proof = 'account' OR device_id IS NOT NULL", name="device"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    device_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_device.id"), index=True)
    proof: Mapped[str] = mapped_column(sa.String(10))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])
    device: Mapped[Device | None] = relationship()


class HelpCall(Base):
    """Somebody on a tablet asked for help: rings with the house's begeleiders first."""

    __tablename__ = "portal_help_call"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    house_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_house.id"), index=True)
    page: Mapped[str] = mapped_column(sa.String(200), default="")
    called_at: Mapped[datetime]
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(index=True)

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    house: Mapped[House] = relationship()
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])
