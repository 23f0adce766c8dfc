"""Tables of the participation regulation, who treats what, and the house rules of a council.

No setting is the law's: each is what the regulation says, or empty when it says nothing.
"""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.easytext.models import EasyText
from portal.identity import MEMBER_ROLES
from portal.law import LOCKED, SUBJECTS

_OPEN_SUBJECTS = ", ".join(f"'{one}'" for one in SUBJECTS if one not in LOCKED)


def _article() -> Mapped[str]:
    return mapped_column(sa.String(60), default="")


class Regulation(Base):
    """A version of the organisation's participation regulation, in force from the day ``since``
    until the next one.

    ``points`` says of each point of art. 3 that stands in it, in which article; a point that is
    not there is not arranged yet. Each setting has the article of the regulation it comes from.
    """

    __tablename__ = "portal_regulation"
    __table_args__ = (
        sa.UniqueConstraint("organisation_id", "since"),
        sa.CheckConstraint("(file_key IS NULL) = (media_type IS NULL)", name="file"),
        sa.CheckConstraint("advice_weeks BETWEEN 1 AND 52", name="advice_weeks"),
        sa.CheckConstraint("consent_weeks BETWEEN 1 AND 52", name="consent_weeks"),
        sa.CheckConstraint("decision_weeks BETWEEN 1 AND 52", name="decision_weeks"),
        sa.CheckConstraint("members_least BETWEEN 1 AND 99", name="members_least"),
        sa.CheckConstraint("members_most BETWEEN 1 AND 99", name="members_most"),
        sa.CheckConstraint("members_most >= members_least", name="members"),
        sa.CheckConstraint("term_years BETWEEN 1 AND 20", name="term_years"),
        sa.CheckConstraint("reappointments BETWEEN 0 AND 20", name="reappointments"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_organisation.id"))
    since: Mapped[date]
    summary: Mapped[str] = mapped_column(sa.String(2000), default="")
    file_key: Mapped[str | None] = mapped_column(sa.String(64))
    media_type: Mapped[str | None] = mapped_column(sa.String(100))
    points: Mapped[dict[str, str]] = mapped_column(sa.JSON, default=dict)
    advice_weeks: Mapped[int | None]
    advice_article: Mapped[str] = _article()
    consent_weeks: Mapped[int | None]
    consent_article: Mapped[str] = _article()
    decision_weeks: Mapped[int | None]
    decision_article: Mapped[str] = _article()
    members_least: Mapped[int | None]
    members_most: Mapped[int | None]
    members_article: Mapped[str] = _article()
    term_years: Mapped[int | None]
    term_article: Mapped[str] = _article()
    reappointments: Mapped[int | None]
    reappointments_article: Mapped[str] = _article()
    majority: Mapped[str] = mapped_column(sa.String(300), default="")
    majority_article: Mapped[str] = _article()
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    added_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class RegulationFace(Base):
    """A version of the regulation as one council tells it to its house, in its own easy words."""

    __tablename__ = "portal_regulation_face"
    __table_args__ = (sa.UniqueConstraint("regulation_id", "council_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    regulation_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_regulation.id"))
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )

    regulation: Mapped[Regulation] = relationship()
    easy_text: Mapped[EasyText | None] = relationship()


class Competence(Base):
    """A council that treats a subject of the law, as the regulation divides them (art. 3 lid 6).

    Consent on the regulation itself is each council's own and cannot be divided: no such row.
    """

    __tablename__ = "portal_competence"
    __table_args__ = (
        sa.CheckConstraint(f"subject IN ({_OPEN_SUBJECTS})", name="subject"),
        sa.UniqueConstraint("subject", "council_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(sa.String(10))
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)

    council: Mapped[Council] = relationship()


class HouseRules(Base):
    """A version of a council's own house rules (art. 5 lid 1), from the day ``since``."""

    __tablename__ = "portal_house_rules"
    __table_args__ = (
        sa.UniqueConstraint("council_id", "since"),
        sa.CheckConstraint("(file_key IS NULL) = (media_type IS NULL)", name="file"),
        sa.CheckConstraint("summary <> '' OR file_key IS NOT NULL", name="something"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    since: Mapped[date]
    summary: Mapped[str] = mapped_column(sa.String(2000), default="")
    file_key: Mapped[str | None] = mapped_column(sa.String(64))
    media_type: Mapped[str | None] = mapped_column(sa.String(100))
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    added_at: Mapped[datetime]

    easy_text: Mapped[EasyText | None] = relationship()


class Representative(Base):
    """Who represents a council outwards (art. 5 lid 1): a membership of that very council, as a
    member. A supporter or a guest cannot be in here: the key goes to the membership with its role.
    """

    __tablename__ = "portal_representative"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["membership_id", "council_id", "role"],
            ["portal_membership.id", "portal_membership.council_id", "portal_membership.role"],
            ondelete="CASCADE",
        ),
        one_of("role", sorted(MEMBER_ROLES)),
    )

    council_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_council.id"), primary_key=True, autoincrement=False
    )
    membership_id: Mapped[int]
    role: Mapped[str] = mapped_column(sa.String(20))
