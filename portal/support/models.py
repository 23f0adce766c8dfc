"""Tables of the way to a supporter, and of what is agreed on the support."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import FLAT, Base, one_of
from portal.dossiers.models import Request
from portal.people.models import Person

CONSENT = "8.1.i"
"""The subject of the law for which the council is asked: who supports it (art. 8 lid 1 onder i)."""


class Employer(StrEnum):
    """For whom a supporter works; whoever that is, the council is supported independently."""

    PROVIDER = "provider"
    OUTSIDE = "outside"
    OWN = "own"


class Step(StrEnum):
    """How far the way to a supporter is, in its order."""

    WISHED = "wished"
    PROFILED = "profiled"
    PROPOSED = "proposed"
    MET = "met"
    ASKED = "asked"
    ACTIVE = "active"


class Appointment(Base):
    """The way of a council to a supporter: from what it looks for until somebody begins.

    ``looking`` is what the council looks for, which the provider sees since ``profiled_on``.
    ``name``, ``employer``, ``training`` and ``experience`` are of the candidate, ``person`` who
    that is in the portal. ``request`` is the proposal for consent (art. 8 lid 1 onder i).
    ``ended_on`` is the last day, or when the council stopped looking, and ``why``.
    """

    __tablename__ = "portal_appointment"
    __table_args__ = (
        one_of("employer", ("", *Employer)),
        sa.CheckConstraint("looking <> ''", name="looking"),
        sa.CheckConstraint("profiled_on >= wished_on", name="profiled"),
        sa.CheckConstraint(
            "proposed_on IS NULL OR profiled_on IS NOT NULL AND proposed_on >= profiled_on",
            name="proposed",
        ),
        sa.CheckConstraint("(proposed_on IS NULL) = (name = '')", name="candidate"),
        sa.CheckConstraint("(name = '') = (employer = '')", name="openly"),
        sa.CheckConstraint(
            "met_on IS NULL OR proposed_on IS NOT NULL AND met_on >= proposed_on", name="met"
        ),
        sa.CheckConstraint("asked_on IS NULL OR met_on IS NOT NULL", name="asked"),
        sa.CheckConstraint("(asked_on IS NULL) = (request_id IS NULL)", name="request"),
        sa.CheckConstraint(
            "active_on IS NULL OR asked_on IS NOT NULL AND active_on >= asked_on", name="active"
        ),
        sa.CheckConstraint("(ended_on IS NULL) = (why = '')", name="ended"),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= coalesce(active_on, wished_on)", name="end"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    looking: Mapped[str] = mapped_column(sa.String(2000))
    name: Mapped[str] = mapped_column(sa.String(120), default="")
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    employer: Mapped[str] = mapped_column(sa.String(10), default="")
    training: Mapped[str] = mapped_column(sa.String(1000), default="")
    experience: Mapped[str] = mapped_column(sa.String(1000), default="")
    wished_on: Mapped[date]
    profiled_on: Mapped[date | None]
    proposed_on: Mapped[date | None]
    met_on: Mapped[date | None]
    asked_on: Mapped[date | None]
    active_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    why: Mapped[str] = mapped_column(sa.String(500), default="")
    request_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_request.id"), unique=True)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    request: Mapped[Request | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such

    @property
    def step(self) -> Step:
        """The last step that was done."""
        days = (self.profiled_on, self.proposed_on, self.met_on, self.asked_on, self.active_on)
        return list(Step)[sum(day is not None for day in days)]

    @property
    def open(self) -> bool:
        """Whether the next step can still be done."""
        return self.ended_on is None


class Task(StrEnum):
    """What a supporter can do for a council: thirteen kinds of help."""

    OPINION = "opinion"
    SKILLS = "skills"
    INFORMATION = "information"
    STRATEGY = "strategy"
    INTEREST = "interest"
    MANAGEMENT = "management"
    CONSTITUENCY = "constituency"
    GROUPS = "groups"
    PREPARE = "prepare"
    LEAD = "lead"
    MINUTES = "minutes"
    ARCHIVE = "archive"
    TAKING = "taking"


_COMPLETE = (
    "council_by_id IS NOT NULL AND provider_name <> '' AND provider_function <> '' "
    "AND supporter <> '' AND minutes IS NOT NULL AND begins_on IS NOT NULL "
    "AND review_on IS NOT NULL AND text <> '' AND independence <> ''"
)


class SupportAgreement(Base):
    """What council and provider agreed on the support of a council (art. 6 lid 3): a version.

    It is drafted inside the council; since ``shown_on`` the provider reads it and it stands fast.
    It is in force once both approved it: the council by a vote (``voted_on``), the provider in an
    account of its own. What was in force stays as it was until ``replaced_on`` by the next
    version. ``minutes`` are a week, ``cents`` a year. ``due_on`` is the day that asks for a next
    version, of which people were ``reminded`` so many days before: to look again, then the last.
    """

    __tablename__ = "portal_support_agreement"
    __table_args__ = (
        sa.UniqueConstraint("council_id", "number"),
        sa.CheckConstraint("minutes BETWEEN 15 AND 10080", name="minutes"),
        sa.CheckConstraint("cents BETWEEN 0 AND 99999999", name="cents"),
        sa.CheckConstraint("review_on >= begins_on", name="review"),
        sa.CheckConstraint("ends_on >= review_on", name="end"),
        sa.CheckConstraint(f"shown_on IS NULL OR {_COMPLETE}", name="complete"),
        sa.CheckConstraint("(voted_on IS NULL) = (approved_by_id IS NULL)", name="voted"),
        sa.CheckConstraint("(agreed_on IS NULL) = (agreed_by_id IS NULL)", name="agreed"),
        sa.CheckConstraint(
            "shown_on IS NOT NULL OR voted_on IS NULL AND agreed_on IS NULL", name="shown"
        ),
        sa.CheckConstraint(
            "(in_force_on IS NOT NULL) = (voted_on IS NOT NULL AND agreed_on IS NOT NULL)",
            name="both",
        ),
        sa.CheckConstraint("replaced_on IS NULL OR replaced_on >= in_force_on", name="replaced"),
        sa.CheckConstraint(
            "due_on IS NULL OR in_force_on IS NOT NULL AND replaced_on IS NULL", name="due"
        ),
        sa.Index(
            "uq_portal_support_agreement_draft",
            "council_id",
            unique=True,
            sqlite_where=sa.text("in_force_on IS NULL"),
            postgresql_where=sa.text("in_force_on IS NULL"),
        ),
        sa.Index(
            "uq_portal_support_agreement_holds",
            "council_id",
            unique=True,
            sqlite_where=sa.text("in_force_on IS NOT NULL AND replaced_on IS NULL"),
            postgresql_where=sa.text("in_force_on IS NOT NULL AND replaced_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    number: Mapped[int]
    council_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    provider_name: Mapped[str] = mapped_column(sa.String(120), default="")
    provider_function: Mapped[str] = mapped_column(sa.String(120), default="")
    supporter: Mapped[str] = mapped_column(sa.String(120), default="")
    minutes: Mapped[int | None]
    cents: Mapped[int | None]
    begins_on: Mapped[date | None]
    review_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    text: Mapped[str] = mapped_column(sa.String(4000), default="")
    independence: Mapped[str] = mapped_column(sa.String(2000), default="")
    shown_on: Mapped[date | None]
    voted_on: Mapped[date | None]
    approved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    agreed_on: Mapped[date | None]
    agreed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    in_force_on: Mapped[date | None]
    replaced_on: Mapped[date | None]
    due_on: Mapped[date | None] = mapped_column(index=True)
    reminded: Mapped[int | None]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    council_by: Mapped[Person | None] = relationship(foreign_keys=[council_by_id])
    agreed_by: Mapped[Person | None] = relationship(foreign_keys=[agreed_by_id])
    tasks: Mapped[list["SupportTask"]] = relationship(order_by="SupportTask.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such

    @property
    def drafted(self) -> bool:
        """Whether the council still writes it."""
        return self.shown_on is None


class SupportTask(Base):
    """Whether a kind of help belongs to a version of the agreement, with a ``remark``."""

    __tablename__ = "portal_support_task"
    __table_args__ = (one_of("task", Task), sa.UniqueConstraint("agreement_id", "task"))

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_support_agreement.id", ondelete="CASCADE")
    )
    task: Mapped[str] = mapped_column(sa.String(12))
    agreed: Mapped[bool] = mapped_column(default=True)
    remark: Mapped[str] = mapped_column(sa.String(300), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Share(StrEnum):
    """How much of a task the supporter does."""

    FULL = "full"
    BIT = "bit"
    NOT = "not"


class SupportPeriod(Base):
    """What the supporter does for a council from ``begins_on`` until the next one begins.

    The agreement says what belongs to the support; this is how it is shared out now, and it moves
    along with what the members can do themselves.
    """

    __tablename__ = "portal_support_period"
    __table_args__ = (sa.UniqueConstraint("council_id", "begins_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    begins_on: Mapped[date]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    tasks: Mapped[list["PeriodTask"]] = relationship(order_by="PeriodTask.id")


class PeriodTask(Base):
    """How much of a task the supporter does in a period, once that was said, with a ``remark``."""

    __tablename__ = "portal_period_task"
    __table_args__ = (
        one_of("task", Task),
        one_of("share", Share),
        sa.UniqueConstraint("period_id", "task"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    period_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_support_period.id", ondelete="CASCADE")
    )
    task: Mapped[str] = mapped_column(sa.String(12))
    share: Mapped[str | None] = mapped_column(sa.String(4))
    remark: Mapped[str] = mapped_column(sa.String(300), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such
