"""Tables of the cash book: entries that stay, and the checks of two people."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import Base, one_of
from portal.people.models import Person

MOST = 9_999_999
"""The largest amount, in cents."""


class Way(StrEnum):
    """Whether money came in or went out."""

    IN = "in"
    OUT = "out"


class Category(StrEnum):
    """What the money was for: training, independent support and the committee are costs that the
    provider pays as far as reasonable (art. 6 lid 3); the others are custom."""

    PROVIDER = "provider"
    TRAINING = "training"
    SUPPORT = "support"
    DISPUTE = "dispute"
    RESIDENTS = "residents"
    MEETING = "meeting"
    OTHER = "other"


class CashEntry(Base):
    """Money that came in or went out on a day, in cents.

    It is a draft until the treasurer, chair or secretary confirms it; then it has a ``number`` in
    its ``year`` and stays as it is. A counter-entry names the one that it ``corrects``, and takes
    its amount back: it goes the same way with less than nothing.
    """

    __tablename__ = "portal_cash_entry"
    __table_args__ = (
        one_of("way", Way),
        one_of("category", Category),
        sa.CheckConstraint("what <> ''", name="what"),
        sa.CheckConstraint(f"amount BETWEEN -{MOST} AND {MOST} AND amount <> 0", name="amount"),
        sa.CheckConstraint("(corrects_id IS NULL) = (amount > 0)", name="corrects"),
        sa.CheckConstraint("corrects_id IS NULL OR number IS NOT NULL", name="counter"),
        sa.CheckConstraint("(number IS NULL) = (confirmed_at IS NULL)", name="number"),
        sa.CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed"),
        sa.UniqueConstraint("council_id", "year", "number"),
        sa.UniqueConstraint("corrects_id"),
        sa.Index("ix_portal_cash_entry_council_id_on", "council_id", "on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    year: Mapped[int]
    number: Mapped[int | None]
    on: Mapped[date]
    what: Mapped[str] = mapped_column(sa.String(200))
    amount: Mapped[int]
    way: Mapped[str] = mapped_column(sa.String(3))
    category: Mapped[str] = mapped_column(sa.String(10))
    receipt: Mapped[str] = mapped_column(sa.String(40), default="")
    corrects_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_cash_entry.id"))
    entered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    entered_at: Mapped[datetime]
    confirmed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    confirmed_at: Mapped[datetime | None]

    council: Mapped[Council] = relationship()
    corrects: Mapped["CashEntry | None"] = relationship(remote_side=[id])
    entered_by: Mapped[Person] = relationship(foreign_keys=[entered_by_id])
    confirmed_by: Mapped[Person | None] = relationship(foreign_keys=[confirmed_by_id])

    @property
    def called(self) -> str:
        """Its number with its year; empty for a draft."""
        return f"{self.year}-{self.number}" if self.number else ""


class CashCheck(Base):
    """Two people say that the book is right up to and including a day.

    ``balance`` and ``entries`` are what the first of them saw; it holds once the second signed.
    ``first_helper_id`` is who sat beside the first, who cannot be the second then.
    """

    __tablename__ = "portal_cash_check"
    __table_args__ = (
        sa.CheckConstraint("entries > 0", name="entries"),
        sa.CheckConstraint("first_by_id <> second_by_id", name="two"),
        sa.CheckConstraint("(second_at IS NULL) = (second_by_id IS NULL)", name="second"),
        sa.UniqueConstraint("council_id", "until"),
        sa.Index(
            "ix_portal_cash_check_open",
            "council_id",
            unique=True,
            sqlite_where=sa.text("second_at IS NULL"),
            postgresql_where=sa.text("second_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    until: Mapped[date]
    balance: Mapped[int] = mapped_column(sa.BigInteger)
    entries: Mapped[int]
    first_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    first_helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    first_at: Mapped[datetime]
    first_remark: Mapped[str] = mapped_column(sa.String(500), default="")
    second_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    second_at: Mapped[datetime | None]
    second_remark: Mapped[str] = mapped_column(sa.String(500), default="")

    council: Mapped[Council] = relationship()
    first_by: Mapped[Person] = relationship(foreign_keys=[first_by_id])
    second_by: Mapped[Person | None] = relationship(foreign_keys=[second_by_id])


_WHY = "what stands in the cash book is never changed"
_KEPT = (("portal_cash_entry", "confirmed_at"), ("portal_cash_check", "second_at"))


def _sqlite(table: str, column: str) -> tuple[str, ...]:
    return tuple(
        f"CREATE TRIGGER {table}_{name} BEFORE {act} ON {table} WHEN OLD.{column} IS NOT NULL "
        f"BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
        for name, act in (("kept", "UPDATE"), ("kept_all", "DELETE"))
    )


def _postgresql(table: str, column: str) -> tuple[str, ...]:
    return (
        f"CREATE FUNCTION {table}_kept() RETURNS trigger AS $$ BEGIN "
        f"RAISE EXCEPTION '{_WHY}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
        f"WHEN (OLD.{column} IS NOT NULL) EXECUTE FUNCTION {table}_kept()",
    )


LOCKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    table: {"sqlite": _sqlite(table, column), "postgresql": _postgresql(table, column)}
    for table, column in _KEPT
}
"""What was confirmed, and what two people checked, stays: the last line behind the service."""

for _table, _dialects in LOCKS.items():
    for _dialect, _statements in _dialects.items():
        for _statement in _statements:
            sa.event.listen(
                Base.metadata.tables[_table],
                "after_create",
                sa.DDL(_statement).execute_if(dialect=_dialect),  # type: ignore[no-untyped-call]
            )
    sa.event.listen(
        Base.metadata.tables[_table],
        "after_drop",
        sa.DDL(f"DROP FUNCTION IF EXISTS {_table}_kept CASCADE").execute_if(  # type: ignore[no-untyped-call]
            dialect="postgresql"
        ),
    )
