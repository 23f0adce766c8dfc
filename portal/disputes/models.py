"""The table of disputes."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.dossiers.models import Dossier, Request
from portal.people.models import Person


class Way(StrEnum):
    """What the council asks of the committee (art. 14)."""

    MEDIATION = "mediation"
    RULING = "ruling"


class Result(StrEnum):
    """How it ended; ``WITHDRAWN`` is that the council takes it back."""

    MEDIATED = "mediated"
    RULED = "ruled"
    WITHDRAWN = "withdrawn"


class Appeal(StrEnum):
    """What the council did after a ruling: go to the court, or leave it there (art. 14 lid 5)."""

    LODGED = "lodged"
    LEFT = "left"


class Dispute(Base):
    """A dispute with the provider in a dossier, perhaps on one request.

    ``about`` is the written request to the committee. It goes there on ``sent_on``, after the
    council voted for it on ``voted_on``; ``said`` is what was agreed, or what was ruled.
    ``appeal_by`` is the last day to appeal, as long as that runs; ``reminded``: so many days
    before, at last.
    """

    __tablename__ = "portal_dispute"
    __table_args__ = (
        one_of("way", Way),
        one_of("result", Result),
        sa.CheckConstraint("title <> '' AND about <> ''", name="words"),
        sa.CheckConstraint("(sent_on IS NULL) = (voted_on IS NULL)", name="voted"),
        sa.CheckConstraint("sent_on IS NULL OR sent_on >= voted_on", name="sent"),
        sa.CheckConstraint(
            "hearing_on IS NULL OR sent_on IS NOT NULL AND hearing_on >= sent_on", name="hearing"
        ),
        sa.CheckConstraint("(result IS NULL) = (result_on IS NULL)", name="result_day"),
        sa.CheckConstraint(
            "result IS NULL OR sent_on IS NOT NULL AND result_on >= sent_on AND said <> ''",
            name="ending",
        ),
        one_of("appeal", Appeal),
        sa.CheckConstraint("(appeal IS NULL) = (appeal_on IS NULL)", name="appeal_day"),
        sa.CheckConstraint(
            "(appeal IS NULL AND appeal_by IS NULL) OR result IS NOT NULL AND result = 'ruled'"
            " AND (appeal IS NULL) <> (appeal_by IS NULL)",
            name="appeal_after",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    dossier_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_dossier.id"), index=True)
    request_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_request.id"), index=True)
    title: Mapped[str] = mapped_column(sa.String(160))
    about: Mapped[str] = mapped_column(sa.String(8000))
    way: Mapped[str] = mapped_column(sa.String(10))
    voted_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    hearing_on: Mapped[date | None]
    result: Mapped[str | None] = mapped_column(sa.String(10))
    result_on: Mapped[date | None]
    said: Mapped[str] = mapped_column(sa.String(4000), default="")
    appeal_by: Mapped[date | None] = mapped_column(index=True)
    reminded: Mapped[int | None]
    appeal: Mapped[str | None] = mapped_column(sa.String(10))
    appeal_on: Mapped[date | None]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship()
    dossier: Mapped[Dossier] = relationship()
    request: Mapped[Request | None] = relationship()
    made_by: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
