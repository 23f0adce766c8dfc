"""Tables of letters, of who wrote what in them, and of the words a council begins with."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import FLAT, Base, one_of
from portal.dossiers.models import Dossier, Request
from portal.easytext.models import EasyText
from portal.people.models import Person


class LetterKind(StrEnum):
    """What a letter is for. The last two need no request: one can ask and complain without."""

    RECEIPT = "receipt"
    QUESTION = "question"
    ADVICE = "advice"
    CONSENT = "consent"
    REFUSAL = "refusal"
    UNSOLICITED = "unsolicited"
    NULLITY = "nullity"
    INFORMATION = "information"
    COMMITTEE = "committee"


PRACTICAL = frozenset({LetterKind.RECEIPT, LetterKind.QUESTION, LetterKind.INFORMATION})
"""These say nothing that binds the council: chair or secretary sends them without a vote."""


class Letter(Base):
    """A letter at a dossier, mostly about one request in it.

    ``adopted_on`` is the day of the council's vote. A letter that was sent has a number within its
    council and year, says who signed it and as what, and is never changed again.
    """

    __tablename__ = "portal_letter"
    __table_args__ = (
        one_of("kind", LetterKind),
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("text <> '' AND recipient <> ''", name="text"),
        sa.CheckConstraint(
            "request_id IS NOT NULL OR kind IN ('information', 'committee')", name="asked"
        ),
        sa.CheckConstraint(
            "(adopted_on IS NULL) = (adopted_by_id IS NULL) AND (sent_on IS NULL OR "
            "(adopted_on IS NOT NULL AND adopted_on <= sent_on) OR "
            "(adopted_on IS NULL AND kind IN ('receipt', 'question', 'information')))",
            name="adopted",
        ),
        sa.CheckConstraint(
            "(sent_on IS NULL) = (number IS NULL) AND (sent_on IS NULL) = (year IS NULL) "
            "AND (sent_on IS NULL) = (signed_by_id IS NULL) "
            "AND (sent_on IS NULL) = (signed_as = '')",
            name="sent",
        ),
        sa.UniqueConstraint("council_id", "year", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    dossier_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_dossier.id"), index=True)
    request_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_request.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(12))
    title: Mapped[str] = mapped_column(sa.String(160))
    recipient: Mapped[str] = mapped_column(sa.String(120))
    text: Mapped[str] = mapped_column(sa.String(8000))
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    adopted_on: Mapped[date | None]
    adopted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    sent_on: Mapped[date | None]
    signed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    signed_as: Mapped[str] = mapped_column(sa.String(60), default="")
    year: Mapped[int | None]
    number: Mapped[int | None]
    easy_text_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("portal_easy_text.id"), unique=True
    )
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
    dossier: Mapped[Dossier] = relationship()
    request: Mapped[Request | None] = relationship()
    signed_by: Mapped[Person | None] = relationship(foreign_keys=[signed_by_id])
    easy_text: Mapped[EasyText | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such

    @property
    def called(self) -> str:
        """Its number as people say it, such as "2027-3"; of one that was not sent nothing."""
        return f"{self.year}-{self.number}" if self.number else ""


class LetterVersion(Base):
    """A letter as somebody left it."""

    __tablename__ = "portal_letter_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_letter.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(sa.String(8000))
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    at: Mapped[datetime]

    by: Mapped[Person] = relationship()


class LetterTemplate(Base):
    """The words with which a council begins letters of a kind, instead of ours."""

    __tablename__ = "portal_letter_template"
    __table_args__ = (
        one_of("kind", LetterKind),
        sa.CheckConstraint("text <> ''", name="text"),
        sa.UniqueConstraint("council_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    kind: Mapped[str] = mapped_column(sa.String(12))
    text: Mapped[str] = mapped_column(sa.String(8000))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


_WHY = "a letter that was sent is never changed"
_KEPT = (
    "council_id, dossier_id, request_id, kind, title, recipient, text, adopted_on, adopted_by_id, "
    "sent_on, signed_by_id, signed_as, year, number"
)
_UPDATE = f"portal_letter_kept BEFORE UPDATE OF {_KEPT} ON portal_letter"
_DELETE = "portal_letter_kept_all BEFORE DELETE ON portal_letter"
_ABORT = f"WHEN OLD.sent_on IS NOT NULL BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
LOCKS: Mapping[str, tuple[str, ...]] = {
    "sqlite": (f"CREATE TRIGGER {_UPDATE} {_ABORT}", f"CREATE TRIGGER {_DELETE} {_ABORT}"),
    "postgresql": (
        "CREATE FUNCTION portal_letter_kept() RETURNS trigger AS $$ BEGIN "
        f"RAISE EXCEPTION '{_WHY}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$ LANGUAGE plpgsql",
        *(
            f"CREATE TRIGGER {when} FOR EACH ROW WHEN (OLD.sent_on IS NOT NULL) "
            "EXECUTE FUNCTION portal_letter_kept()"
            for when in (_UPDATE, _DELETE)
        ),
    ),
}
"""What was sent stays as it was sent: the last line behind the service."""

for _dialect, _statements in LOCKS.items():
    for _statement in _statements:
        sa.event.listen(
            Letter.__table__,
            "after_create",
            sa.DDL(_statement).execute_if(dialect=_dialect),  # type: ignore[no-untyped-call]
        )
sa.event.listen(
    Letter.__table__,
    "after_drop",
    sa.DDL("DROP FUNCTION IF EXISTS portal_letter_kept CASCADE").execute_if(  # type: ignore[no-untyped-call]
        dialect="postgresql"
    ),
)
