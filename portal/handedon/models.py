"""The table of what was handed on."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base


class HandedOn(Base):
    """That somebody said something which is only theirs; not what it was.

    It waits for ``person``, and is gone once the person has seen who does help.
    """

    __tablename__ = "portal_handed_on"

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)
    said_at: Mapped[datetime]

    council: Mapped[Council] = relationship()
