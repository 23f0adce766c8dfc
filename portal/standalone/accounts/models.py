"""Tables of accounts: e-mail and password of people who have no host to sign in with."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base
from portal.people.models import Person
from portal.standalone.one_time import OneTime


class Account(Base):
    """An account. ``email`` is stored folded; the password as an argon2id hash, or "" while the
    person has not made one."""

    __tablename__ = "portal_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), unique=True)
    email: Mapped[str] = mapped_column(sa.String(200), unique=True)
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    blocked: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship()


class PasswordLink(OneTime, Base):
    """The one address at which the person of an account makes a password, by mail or on paper."""

    __tablename__ = "portal_password_link"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_account.id"), primary_key=True)
    by_mail: Mapped[bool]
