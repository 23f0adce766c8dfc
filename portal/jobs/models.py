"""The tables of jobs: what is to be done, and when the clock last asked for what returns."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import Base, one_of


class JobState(StrEnum):
    """``DEAD`` waits for the administrator; ``DROPPED`` is what the administrator left undone."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"
    DROPPED = "dropped"


class Job(Base):
    """Something to be done once. ``payload`` names things by id, never texts or names.

    Until ``held_until`` nobody else takes it: a worker has it (``lease`` is the key of that
    holding, ``held_by`` who), or it rests after a failure. ``marked_at`` says since when
    something outside the database may have happened. ``reason`` and ``detail`` tell why it
    failed, without personal data.
    """

    __tablename__ = "portal_job"
    __table_args__ = (
        one_of("state", JobState),
        sa.CheckConstraint("(state = 'waiting') = (ended_at IS NULL)", name="ended"),
        sa.UniqueConstraint("name", "key"),
        sa.Index("ix_portal_job_state_run_at", "state", "run_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(60))
    key: Mapped[str] = mapped_column(sa.String(120))
    payload: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    asked_at: Mapped[datetime]
    run_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(sa.String(10), default=JobState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    held_until: Mapped[datetime | None]
    lease: Mapped[str] = mapped_column(sa.String(40), default="")
    held_by: Mapped[str] = mapped_column(sa.String(120), default="")
    marked_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(sa.String(20), default="")
    detail: Mapped[str] = mapped_column(sa.String(120), default="")
    ended_at: Mapped[datetime | None]


class Periodic(Base):
    """Work that returns: when it was asked for last, so that two machines ask for it once."""

    __tablename__ = "portal_periodic"

    name: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    asked_at: Mapped[datetime]
