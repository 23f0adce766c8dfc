"""Tables of a binding nomination and of who was considered for it."""

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base, one_of
from portal.dossiers.models import Dossier


class NominationState(StrEnum):
    """How far it is; after a refusal the council can nominate again."""

    LOOKING = "looking"
    NOMINATED = "nominated"
    SENT = "sent"
    APPOINTED = "appointed"
    REFUSED = "refused"


class Nomination(Base):
    """The binding nomination for a seat of the supervisory body (art. 10), in a dossier.

    ``free_since`` is since when the seat is free, ``why`` the council's reasons for whom it
    nominates, ``reasons`` what was answered.
    """

    __tablename__ = "portal_nomination"
    __table_args__ = (
        one_of("state", NominationState),
        sa.CheckConstraint("seat <> ''", name="seat"),
        sa.CheckConstraint("(state IN ('looking', 'nominated')) = (sent_on IS NULL)", name="sent"),
        sa.CheckConstraint(
            "(state IN ('appointed', 'refused')) = (decided_on IS NOT NULL)", name="decided"
        ),
        sa.CheckConstraint("decided_on >= sent_on", name="order"),
        sa.CheckConstraint("state <> 'refused' OR reasons <> ''", name="reasons"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_dossier.id"), unique=True)
    seat: Mapped[str] = mapped_column(sa.String(160))
    free_since: Mapped[date]
    state: Mapped[str] = mapped_column(sa.String(10), default=NominationState.LOOKING)
    why: Mapped[str] = mapped_column(sa.String(2000), default="")
    sent_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    reasons: Mapped[str] = mapped_column(sa.String(2000), default="")
    version: Mapped[int] = mapped_column(default=1)

    dossier: Mapped[Dossier] = relationship()
    candidates: Mapped[list["Candidate"]] = relationship(order_by="Candidate.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Candidate(Base):
    """Somebody whom the council considered; one of them is ``nominated`` at the most."""

    __tablename__ = "portal_nomination_candidate"
    __table_args__ = (
        sa.CheckConstraint("name <> ''", name="name"),
        sa.UniqueConstraint("nomination_id", "name"),
        sa.Index(
            "uq_portal_nomination_candidate_nominated",
            "nomination_id",
            unique=True,
            sqlite_where=sa.text("nominated"),
            postgresql_where=sa.text("nominated"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_nomination.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(sa.String(120))
    text: Mapped[str] = mapped_column(sa.String(1000), default="")
    nominated: Mapped[bool] = mapped_column(default=False)
