"""The table of accounts: e-mail and password of people who have no host to sign in with."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base
from portal.people.models import Person


class Account(Base):
    """An account. ``email`` is stored folded; the password as an argon2id hash."""

    __tablename__ = "portal_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), unique=True)
    email: Mapped[str] = mapped_column(sa.String(200), unique=True)
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    blocked: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship()
