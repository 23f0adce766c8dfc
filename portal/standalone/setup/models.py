"""The table of the set-up: one row, until there is an administrator."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import Base
from portal.standalone.one_time import OneTime


class SetUp(OneTime, Base):
    """The one-time address of a new portal, and what has been answered there.

    At most one row: who takes it away has set up the portal, so that two cannot.
    """

    __tablename__ = "portal_set_up"
    __table_args__ = (sa.CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    answers: Mapped[dict[str, str]] = mapped_column(sa.JSON, default=dict)
