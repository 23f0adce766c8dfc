"""Tables of dossiers, the requests in them, and of what happened to each."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import FLAT, Base, one_of
from portal.deadlines import Term
from portal.law import EARLY, SUBJECTS
from portal.people.models import Person


class Kind(StrEnum):
    """What is asked: advice (art. 7), consent (art. 8); or what is said unasked (art. 9)."""

    ADVICE = "advice"
    CONSENT = "consent"
    UNSOLICITED = "unsolicited"


class Station(StrEnum):
    """How far a request is. What lies between receiving and adopting comes in any order."""

    ANNOUNCED = "announced"
    RECEIVED = "received"
    RETURNED = "returned"
    ADOPTED = "adopted"
    SENT = "sent"
    SUBSTITUTE = "substitute"
    RULED = "ruled"
    DECIDED = "decided"
    NULLIFIED = "nullified"
    REPORTED = "reported"
    CLOSED = "closed"


OPEN = frozenset(Station) - {Station.CLOSED}


class Answer(StrEnum):
    """What the council answers to a proposal that needs its consent."""

    CONSENTS = "consents"
    REFUSES = "refuses"


class Outcome(StrEnum):
    """What the provider did with the answer; ``WITHDRAWN`` is that the plan is off."""

    TAKEN_OVER = "taken_over"
    PARTLY = "partly"
    NOT = "not"
    WITHDRAWN = "withdrawn"


class Party(StrEnum):
    """Whose wish is written down in a dossier."""

    RESIDENTS = "residents"
    RELATIVES = "relatives"
    STAFF = "staff"
    MANAGER = "manager"
    BOARD = "board"
    SUPERVISORS = "supervisors"


class What(StrEnum):
    """A line of the trail of a request."""

    ANNOUNCED = "announced"
    RECEIVED = "received"
    RETURNED = "returned"
    ASKED = "asked"
    ANSWERED = "answered"
    DISCUSSED = "discussed"
    TALKED = "talked"
    NO_TALK = "no_talk"
    AGREED = "agreed"
    ADOPTED = "adopted"
    REOPENED = "reopened"
    SENT = "sent"
    DECIDED = "decided"
    NOTICED = "noticed"
    SUBSTITUTE = "substitute"
    RULED = "ruled"
    NULLITY = "nullity"
    REPORTED = "reported"
    CLOSED = "closed"


class Dossier(Base):
    """A subject with everything that is asked about it.

    ``means`` is what it means for residents; ``heard`` how the constituents were heard, or
    ``unheard`` why they were not; ``early`` one of the five decisions that the council is involved
    in before a request comes (art. 3 lid 3).
    """

    __tablename__ = "portal_dossier"
    __table_args__ = (
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("heard = '' OR unheard = ''", name="heard"),
        one_of("early", ("", *EARLY)),
        sa.Index("ix_portal_dossier_council_closed", "council_id", "closed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    topic_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_topic.id"), index=True)
    title: Mapped[str] = mapped_column(sa.String(160))
    text: Mapped[str] = mapped_column(sa.String(4000), default="")
    symbol: Mapped[str] = mapped_column(sa.String(80), default="")
    tags: Mapped[str] = mapped_column(sa.String(200), default="")
    early: Mapped[str] = mapped_column(sa.String(5), default="")
    means: Mapped[str] = mapped_column(sa.String(2000), default="")
    heard: Mapped[str] = mapped_column(sa.String(2000), default="")
    unheard: Mapped[str] = mapped_column(sa.String(500), default="")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Wish(Base):
    """What one party wants, in a dossier."""

    __tablename__ = "portal_dossier_wish"
    __table_args__ = (one_of("party", Party), sa.UniqueConstraint("dossier_id", "party"))

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_dossier.id", ondelete="CASCADE"))
    party: Mapped[str] = mapped_column(sa.String(12))
    text: Mapped[str] = mapped_column(sa.String(1000))


class Request(Base):
    """A request for advice or consent, or advice unasked: what is asked, and how far it is.

    ``subject`` is a key of `portal.law.SUBJECTS`; of an unsolicited advice, ``listed`` is the
    subject of art. 8 lid 1 that it is about, if any (art. 9: the committee can then rule).
    ``came_on`` is when it first came, from when the provider sees it; ``received_on`` when it came
    complete. ``weeks`` and ``article`` are those of the regulation then, ``agreed_on`` a day that
    both sides agreed instead; ``reply_weeks`` and ``reply_article`` those when it was sent.
    ``talked_on`` is the talk with the provider, ``no_talk`` why it was not possible: before
    deviating and before refusing there must be one of both (art. 7 lid 5, art. 8 lid 4, art. 9
    lid 2). ``told_on`` and ``noticed_on`` start the term of art. 8 lid 7.
    """

    __tablename__ = "portal_request"
    __table_args__ = (
        one_of("kind", Kind),
        one_of("station", Station),
        one_of("subject", SUBJECTS),
        one_of("answer", Answer),
        one_of("outcome", Outcome),
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint(
            "(kind = 'advice') = (substr(subject, 1, 2) = '7.') "
            "AND (kind = 'consent') = (substr(subject, 1, 2) = '8.')",
            name="kind_subject",
        ),
        sa.CheckConstraint("listed = '' OR substr(listed, 1, 4) = '8.1.'", name="listed"),
        sa.CheckConstraint(
            "kind <> 'consent' OR received_on IS NULL OR in_writing", name="writing"
        ),
        sa.CheckConstraint("kind = 'consent' OR answer IS NULL", name="answers"),
        sa.CheckConstraint(
            "talked_on IS NOT NULL OR no_talk <> '' OR coalesce(answer, '') <> 'refuses' AND "
            "(kind = 'consent' OR coalesce(outcome, '') NOT IN ('partly', 'not'))",
            name="talk",
        ),
        sa.CheckConstraint(
            "station NOT IN ('sent', 'substitute', 'ruled') OR sent_on IS NOT NULL", name="sent"
        ),
        sa.CheckConstraint(
            "sent_on IS NULL OR advice <> '' AND (received_on IS NULL OR sent_on >= received_on)",
            name="sending",
        ),
        sa.CheckConstraint("permitted IS NULL OR ruled_on IS NOT NULL", name="ruling"),
        sa.Index("ix_portal_request_council_station", "council_id", "station"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_dossier.id"), index=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    kind: Mapped[str] = mapped_column(sa.String(12))
    subject: Mapped[str] = mapped_column(sa.String(5))
    listed: Mapped[str] = mapped_column(sa.String(5), default="")
    title: Mapped[str] = mapped_column(sa.String(160))
    plan: Mapped[str] = mapped_column(sa.String(4000), default="")
    why: Mapped[str] = mapped_column(sa.String(2000), default="")
    effect: Mapped[str] = mapped_column(sa.String(2000), default="")
    soften: Mapped[str] = mapped_column(sa.String(2000), default="")
    cost: Mapped[str] = mapped_column(sa.String(500), default="")
    decides_on: Mapped[date | None]
    in_writing: Mapped[bool] = mapped_column(default=False)
    filed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    station: Mapped[str] = mapped_column(sa.String(12))
    came_on: Mapped[date | None]
    received_on: Mapped[date | None]
    weeks: Mapped[int | None]
    article: Mapped[str] = mapped_column(sa.String(60), default="")
    agreed_on: Mapped[date | None]
    talked_on: Mapped[date | None]
    no_talk: Mapped[str] = mapped_column(sa.String(500), default="")
    answer: Mapped[str | None] = mapped_column(sa.String(10))
    advice: Mapped[str] = mapped_column(sa.String(8000), default="")
    sent_on: Mapped[date | None]
    reply_weeks: Mapped[int | None]
    reply_article: Mapped[str] = mapped_column(sa.String(60), default="")
    outcome: Mapped[str | None] = mapped_column(sa.String(12))
    reasons: Mapped[str] = mapped_column(sa.String(4000), default="")
    told_on: Mapped[date | None]
    noticed_on: Mapped[date | None]
    nullity_on: Mapped[date | None]
    ruled_on: Mapped[date | None]
    permitted: Mapped[bool | None]
    version: Mapped[int] = mapped_column(default=1)

    dossier: Mapped[Dossier] = relationship()
    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    filed_by: Mapped[Person | None] = relationship()
    pauses: Mapped[list["Pause"]] = relationship(order_by="Pause.since")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Pause(Base):
    """Days on which the term stood still, since papers were ``missing``; one at a time."""

    __tablename__ = "portal_request_pause"
    __table_args__ = (
        sa.CheckConstraint("until IS NULL OR until >= since", name="until"),
        sa.Index(
            "uq_portal_request_pause_open",
            "request_id",
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_request.id"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    missing: Mapped[str] = mapped_column(sa.String(1000))


class RequestStep(Base):
    """One line of a request's trail, never changed: ``on`` is the day it is about.

    ``inside`` is a line that the provider does not see.
    """

    __tablename__ = "portal_request_step"
    __table_args__ = (one_of("what", What),)

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_request.id"), index=True)
    what: Mapped[str] = mapped_column(sa.String(12))
    on: Mapped[date]
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    text: Mapped[str] = mapped_column(sa.String(2000), default="")
    inside: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])


class Due(Base):
    """A last day that runs now, as the deadline engine says: what is asked for by day.

    It follows from the request, anew with each step; ``reminded``: so many days before, at last.
    """

    __tablename__ = "portal_request_due"
    __table_args__ = (
        one_of("term", Term),
        sa.UniqueConstraint("request_id", "term"),
        sa.Index("ix_portal_request_due_day", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_request.id", ondelete="CASCADE"))
    term: Mapped[str] = mapped_column(sa.String(10))
    day: Mapped[date]
    hard: Mapped[bool]
    reminded: Mapped[int | None]

    request: Mapped[Request] = relationship()
