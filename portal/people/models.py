"""Tables of people, memberships with their terms, and helpers."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council, House
from portal.database import Base, one_of
from portal.engines import WRITERS
from portal.identity import Role


class Channel(StrEnum):
    """How an invitation reaches somebody, besides the start page, where everybody finds it."""

    SCREEN = "screen"
    MAIL = "mail"
    PAPER = "paper"
    SUPPORTER = "supporter"


class Person(Base):
    """Anyone the council knows. ``view`` is the person's own setting, on every device, and so is
    ``own_view``, as `portal.looks` writes it.

    ``channel`` is how the person wants to be invited; without one it is by mail, or else on paper.
    ``photo_consent_of`` is who said yes to the photo: the person, or who decides with them.
    """

    __tablename__ = "portal_person"
    __table_args__ = (
        one_of("view", ("standard", "picto")),
        one_of("channel", Channel),
        sa.CheckConstraint("photo_key IS NULL OR photo_consent_at IS NOT NULL", name="consent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    host_key: Mapped[str | None] = mapped_column(sa.String(200), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    call_name: Mapped[str] = mapped_column(sa.String(40))
    house_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_house.id"), index=True)
    employer: Mapped[str] = mapped_column(sa.String(120), default="")
    view: Mapped[str] = mapped_column(sa.String(10), default="standard")
    own_view: Mapped[str] = mapped_column(sa.String(200), default="", server_default="")
    channel: Mapped[str | None] = mapped_column(sa.String(10))
    administers: Mapped[bool] = mapped_column(default=False)
    photo_key: Mapped[str | None] = mapped_column(sa.String(64))
    photo_consent_at: Mapped[datetime | None]
    photo_consent_of: Mapped[str] = mapped_column(sa.String(120), default="")
    left_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    house: Mapped[House | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


class Membership(Base):
    """What a person is to one council, from a day until a day (both included).

    A supporter may propose one; it gives no rights until an officer or the administrator
    has confirmed it. ``represents`` is for whom a representative speaks, ``client`` whether
    the member is a client.
    """

    __tablename__ = "portal_membership"
    __table_args__ = (
        one_of("role", Role),
        sa.CheckConstraint("until IS NULL OR until >= since", name="term"),
        sa.Index("ix_portal_membership_person", "person_id", "council_id"),
        sa.Index("ix_portal_membership_held", "id", "council_id", "role", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"), index=True)
    role: Mapped[str] = mapped_column(sa.String(20))
    client: Mapped[bool] = mapped_column(default=False)
    represents: Mapped[str] = mapped_column(sa.String(120), default="")
    since: Mapped[date]
    until: Mapped[date | None]
    confirmed_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()
    council: Mapped[Council] = relationship()


_CLASH = """
    SELECT 1 FROM portal_membership AS other
    WHERE other.id <> NEW.id
      AND other.person_id = NEW.person_id AND other.council_id = NEW.council_id
      AND (other.until IS NULL OR other.until >= NEW.since)
      AND (NEW.until IS NULL OR NEW.until >= other.since)
      AND (other.role = NEW.role
           OR (other.role = 'supporter') <> (NEW.role = 'supporter')
           AND NEW.role NOT IN ('manager', 'supervisor')
           AND other.role NOT IN ('manager', 'supervisor'))
"""

TERM_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "sqlite": tuple(
        f"CREATE TRIGGER portal_membership_{when.lower()} AFTER {when} ON portal_membership "
        f"WHEN EXISTS ({_CLASH}) BEGIN SELECT RAISE(ABORT, 'membership clash'); END"
        for when in ("INSERT", "UPDATE")
    ),
    "postgresql": (
        "CREATE FUNCTION portal_membership_clash() RETURNS trigger AS $$ BEGIN "
        f"PERFORM {WRITERS}; "
        f"IF EXISTS ({_CLASH}) THEN RAISE EXCEPTION 'membership clash' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; "
        "END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER portal_membership_clash AFTER INSERT OR UPDATE ON portal_membership "
        "FOR EACH ROW EXECUTE FUNCTION portal_membership_clash()",
    ),
}
"""Nobody supports a council and is a member of it, nor holds one role twice, at one time:
the last line behind the service, also when two people save at once."""

for _dialect, _statements in TERM_TRIGGERS.items():
    for _statement in _statements:
        sa.event.listen(
            Membership.__table__,
            "after_create",
            sa.DDL(_statement).execute_if(dialect=_dialect),  # type: ignore[no-untyped-call]
        )
sa.event.listen(
    Membership.__table__,
    "after_drop",
    sa.DDL("DROP FUNCTION IF EXISTS portal_membership_clash").execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
)


class HouseStaff(Base):
    """A begeleider of a house: help that a resident asks for rings there first."""

    __tablename__ = "portal_house_staff"
    __table_args__ = (sa.UniqueConstraint("person_id", "house_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    house_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_house.id"), index=True)
    place: Mapped[str] = mapped_column(sa.String(60), default="")

    person: Mapped[Person] = relationship()
    house: Mapped[House] = relationship()


class Helper(Base):
    """Who helps whom: shown on the help button as the face of the person who will come."""

    __tablename__ = "portal_helper"
    __table_args__ = (
        sa.UniqueConstraint("helper_id", "person_id"),
        sa.CheckConstraint("helper_id <> person_id", name="other"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    helper_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), index=True)

    helper: Mapped[Person] = relationship(foreign_keys=[helper_id])
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
