"""The audit trail: who did or was refused what, and the keys of acts already done."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal import clock
from portal.database import Base, session
from portal.identity import Actor


class AuditEvent(Base):
    """One line of the trail. ``detail`` names things by id, never texts or votes."""

    __tablename__ = "portal_audit_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    council_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    what: Mapped[str] = mapped_column(sa.String(60))
    refused: Mapped[bool] = mapped_column(default=False)
    detail: Mapped[str] = mapped_column(sa.String(200), default="")


class Act(Base):
    """An act of a person that has been done: the same key again gives the same answer."""

    __tablename__ = "portal_act"

    key: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    at: Mapped[datetime]
    location: Mapped[str] = mapped_column(sa.String(400))


class Draft(Base):
    """What was typed when a sign-in had ended; given back to the same person only."""

    __tablename__ = "portal_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    path: Mapped[str] = mapped_column(sa.String(400))
    fields: Mapped[list[list[str]]] = mapped_column(sa.JSON)
    kept_at: Mapped[datetime]


def record(
    actor: Actor,
    what: str,
    *,
    council_id: int | None = None,
    detail: str = "",
    refused: bool = False,
) -> None:
    """Write a line of the trail in the caller's transaction."""
    session.add(
        AuditEvent(
            at=clock.now(),
            person_id=actor.person_id,
            helper_id=actor.helper_id,
            council_id=council_id,
            what=what[:60],
            refused=refused,
            detail=detail[:200],
        )
    )
