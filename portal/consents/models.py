"""Tables of consents, and of the photo that waits for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base, one_of
from portal.people.models import Person


class ConsentKind(StrEnum):
    """What is consented to: a photo, and a recording, of which `Recording` is the only kind."""

    PHOTO = "photo"
    RECORDING = "recording"


class Answer(StrEnum):
    """What was said: ``NO`` to what was asked, ``BACK`` to what had been agreed before."""

    YES = "yes"
    NO = "no"
    BACK = "back"


class SaidAs(StrEnum):
    """In what part somebody did it: oneself, for who is represented, or writing it down."""

    SELF = "self"
    REPRESENTATIVE = "representative"
    RECORDER = "recorder"


class Consent(Base):
    """One answer of the history, never changed: the last yes stands until it is taken back.

    ``name`` is who said it, ``by`` who did it here and ``said_as`` in what part; ``helper``
    sat beside. ``by`` is unknown only for what is older than this table.
    """

    __tablename__ = "portal_consent"
    __table_args__ = (
        one_of("kind", ConsentKind),
        one_of("answer", Answer),
        one_of("said_as", SaidAs),
        sa.CheckConstraint("name <> ''", name="name"),
        sa.Index("ix_portal_consent_person_id_kind", "person_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    kind: Mapped[str] = mapped_column(sa.String(10))
    answer: Mapped[str] = mapped_column(sa.String(5))
    said_as: Mapped[str] = mapped_column(sa.String(15))
    name: Mapped[str] = mapped_column(sa.String(120))
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    helper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    at: Mapped[datetime]

    by: Mapped[Person | None] = relationship(foreign_keys=[by_id])
    helper: Mapped[Person | None] = relationship(foreign_keys=[helper_id])


class AskedPhoto(Base):
    """A photo that waits for the yes: only who may answer sees it."""

    __tablename__ = "portal_asked_photo"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), primary_key=True)
    photo_key: Mapped[str] = mapped_column(sa.String(64))
    asked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    asked_at: Mapped[datetime]


class Recording(Base):
    """A recorded voice of a person, in a file of its own: gone when the yes is taken back.

    ``words`` is what is said in it, written down by somebody who listened. What it belongs to,
    such as a wish, refers to it.
    """

    __tablename__ = "portal_recording"
    __table_args__ = (
        sa.CheckConstraint("(words = '') = (words_by_id IS NULL)", name="words"),
        sa.UniqueConstraint("file_key"),
        sa.Index("ix_portal_recording_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    file_key: Mapped[str] = mapped_column(sa.String(64))
    media_type: Mapped[str] = mapped_column(sa.String(20))
    made_at: Mapped[datetime]
    words: Mapped[str] = mapped_column(sa.String(1000), default="")
    words_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    version: Mapped[int] = mapped_column(default=1)

    words_by: Mapped[Person | None] = relationship(foreign_keys=[words_by_id])

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it as such


_NEVER_CHANGED = "person_id, kind, answer, said_as, at"


def _stands(kind: ConsentKind, whose: str) -> str:
    return f"""EXISTS (
    SELECT 1 FROM portal_consent AS yes
    WHERE yes.person_id = NEW.{whose} AND yes.kind = '{kind}' AND yes.answer = 'yes' AND NOT EXISTS (
        SELECT 1 FROM portal_consent AS back
        WHERE back.person_id = yes.person_id AND back.kind = yes.kind AND back.answer = 'back'
          AND back.id > yes.id))"""  # noqa: E501, S608 - names of the program's own


def _on_sqlite(name: str, when: str, wrong: str, why: str) -> str:
    condition = f" WHEN {wrong}" if wrong else ""
    return f"CREATE TRIGGER {name} {when}{condition} BEGIN SELECT RAISE(ABORT, '{why}'); END"


def _on_postgresql(name: str, when: str, wrong: str, why: str) -> tuple[str, str]:
    refuse = f"RAISE EXCEPTION '{why}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {wrong} THEN {refuse} END IF; RETURN NULL;" if wrong else refuse
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN {body} END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {name} {when} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )


@dataclass(frozen=True, kw_only=True)
class Guards:
    """What the database holds to: nothing of a person in ``key`` without a yes that stands.

    ``whose`` is the column of ``table`` that says of whom it is; ``first`` and ``back`` name the
    triggers. A yes is not taken back while something is still there.
    """

    kind: ConsentKind
    table: str
    whose: str
    key: str
    first: str
    back: str

    def statements(self, dialect: str) -> tuple[str, ...]:
        """The triggers, for "sqlite" or "postgresql"."""
        unasked = f"NEW.{self.key} IS NOT NULL AND NOT {_stands(self.kind, self.whose)}"
        shown = f"""NEW.kind = '{self.kind}' AND NEW.answer = 'back' AND EXISTS (
    SELECT 1 FROM {self.table}
    WHERE {self.table}.{self.whose} = NEW.person_id AND {self.table}.{self.key} IS NOT NULL)"""  # noqa: S608
        why, still = f"a {self.kind} without consent", f"a {self.kind} that is still shown"
        change, taken = f"UPDATE OF {self.key} ON {self.table}", "AFTER INSERT ON portal_consent"
        if dialect == "sqlite":
            return (
                _on_sqlite(f"{self.first}_first", f"AFTER INSERT ON {self.table}", unasked, why),
                _on_sqlite(self.first, f"AFTER {change}", unasked, why),
                _on_sqlite(self.back, taken, shown, still),
            )
        return (
            *_on_postgresql(self.first, f"AFTER INSERT OR {change}", unasked, why),
            *_on_postgresql(self.back, taken, shown, still),
        )


PHOTO = Guards(
    kind=ConsentKind.PHOTO,
    table="portal_person",
    whose="id",
    key="photo_key",
    first="portal_photo_consent",
    back="portal_consent_back",
)
RECORDING = Guards(
    kind=ConsentKind.RECORDING,
    table="portal_recording",
    whose="person_id",
    key="file_key",
    first="portal_recording_consent",
    back="portal_recording_back",
)
_KEPT, _HISTORY = "portal_consent_kept", "consents are never changed"

CONSENT_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "sqlite": (
        *PHOTO.statements("sqlite"),
        _on_sqlite(_KEPT, f"BEFORE UPDATE OF {_NEVER_CHANGED} ON portal_consent", "", _HISTORY),
        _on_sqlite(f"{_KEPT}_all", "BEFORE DELETE ON portal_consent", "", _HISTORY),
    ),
    "postgresql": (
        *PHOTO.statements("postgresql"),
        *_on_postgresql(
            _KEPT, f"BEFORE DELETE OR UPDATE OF {_NEVER_CHANGED} ON portal_consent", "", _HISTORY
        ),
    ),
}
RECORDING_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    dialect: RECORDING.statements(dialect) for dialect in ("sqlite", "postgresql")
}
"""No photo is shown and no voice kept without a yes that stands, and what was said stays said:
the last line behind the service."""

for _table, _triggers in ((Consent, CONSENT_TRIGGERS), (Recording, RECORDING_TRIGGERS)):
    for _dialect, _statements in _triggers.items():
        for _statement in _statements:
            sa.event.listen(
                _table.__table__,
                "after_create",
                sa.DDL(_statement).execute_if(dialect=_dialect),  # type: ignore[no-untyped-call]
            )
for _function in (PHOTO.first, PHOTO.back, _KEPT, RECORDING.first, RECORDING.back):
    sa.event.listen(
        Consent.__table__,
        "after_drop",
        sa.DDL(f"DROP FUNCTION IF EXISTS {_function} CASCADE").execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
    )
