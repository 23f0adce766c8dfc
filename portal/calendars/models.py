"""The table of private calendar addresses."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base
from portal.people.models import Person


class CalendarFeed(Base):
    """A person's calendar address; without a row there is none.

    ``name`` is the half of the address that is no secret. The other half is made from it with
    the portal's key, so that the database alone opens nothing.
    """

    __tablename__ = "portal_calendar_feed"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(32), unique=True)
    made_at: Mapped[datetime]

    person: Mapped[Person] = relationship()
