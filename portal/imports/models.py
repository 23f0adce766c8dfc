"""Tables of imports, and of the numbers by which an organisation's own books know people."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base, one_of
from portal.people.models import Person


class ImportState(StrEnum):
    """Read and looked through, then done or not; ``REFUSED`` is a file that cannot be used."""

    READING = "reading"
    READY = "ready"
    APPLYING = "applying"
    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"


BUSY_STATES = frozenset({ImportState.READING, ImportState.APPLYING})
WAITING_STATES = BUSY_STATES | {ImportState.READY}


class ImportRun(Base):
    """One file that an administrator brought: what it holds lies in a folder until it is done.

    ``counts`` says how many rows were of which outcome, ``message`` why a file was refused.
    """

    __tablename__ = "portal_import_run"
    __table_args__ = (one_of("state", ImportState),)

    id: Mapped[int] = mapped_column(primary_key=True)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    file_name: Mapped[str] = mapped_column(sa.String(120))
    folder_key: Mapped[str] = mapped_column(sa.String(32), unique=True)
    state: Mapped[str] = mapped_column(sa.String(10), default=ImportState.READING)
    counts: Mapped[dict[str, int]] = mapped_column(sa.JSON, default=dict)
    message: Mapped[str] = mapped_column(sa.String(200), default="")
    ended_at: Mapped[datetime | None]

    made_by: Mapped[Person] = relationship()


class PersonNumber(Base):
    """The number of a person in the organisation's own books: tells namesakes apart."""

    __tablename__ = "portal_person_number"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), primary_key=True)
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
