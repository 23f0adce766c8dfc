"""The table of who may help to set a person's own view; the settings stand with the person."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base
from portal.people.models import Person


class ViewHelper(Base):
    """Somebody whom the person lets see and change the own view, until that is taken back."""

    __tablename__ = "portal_view_helper"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "helper_id"),
        sa.CheckConstraint("helper_id <> person_id", name="other"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    helper_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person] = relationship(foreign_keys=[helper_id])
