"""An address that works once and for a while: how its secret is made, kept and known again."""

import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal import clock
from portal.residents.service import hashed


class OneTime:
    """The columns of a table whose rows are such addresses. Who uses one deletes its row."""

    token_hash: Mapped[str] = mapped_column(sa.String(64))
    until: Mapped[datetime]

    @classmethod
    def opens(cls, token: str) -> sa.ColumnElement[bool]:
        """Whether this token opens the row at this moment."""
        return sa.and_(cls.token_hash == hashed(token), cls.until > clock.now())

    def renew(self, lasts: timedelta) -> str:
        """A new token, good from now on and for so long; the one before is dead."""
        token = secrets.token_hex(16)  # letters and digits only: it may be typed over
        self.token_hash, self.until = hashed(token), clock.now() + lasts
        return token
