"""What arrived of the acts that tablets kept."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.ballots.models import Ballot
from portal.database import Base, one_of
from portal.people.models import Person
from portal.residents.models import Device


class Outcome(StrEnum):
    """What became of an act that arrived."""

    DONE = "done"
    LATE = "late"
    """It could not be any more: a closed ballot, a meeting that is over."""
    OVERTAKEN = "overtaken"
    """The person chose something else since, and that stands."""
    ASKED = "asked"
    """There is a question about it: its text is kept for its writer."""
    REFUSED = "refused"
    """Not allowed, or by a card or a sign-in that does not count."""


class Delivery(Base):
    """An act of a tablet that arrived, whatever became of it; what it said is not kept here.

    ``key`` is the tablet's own for this act: arriving again it gets the same answer. ``act`` is
    the view that did it, ``told_at`` when its maker read what became of it.
    """

    __tablename__ = "portal_delivery"
    __table_args__ = (
        one_of("outcome", Outcome),
        sa.UniqueConstraint("device_id", "key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    device_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_device.id"))
    key: Mapped[str] = mapped_column(sa.String(40))
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    ballot_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_ballot.id", ondelete="CASCADE"), index=True
    )
    act: Mapped[str] = mapped_column(sa.String(60))
    outcome: Mapped[str] = mapped_column(sa.String(10))
    arrived_at: Mapped[datetime] = mapped_column(index=True)
    told_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship()
    ballot: Mapped[Ballot | None] = relationship()
    device: Mapped[Device] = relationship()
