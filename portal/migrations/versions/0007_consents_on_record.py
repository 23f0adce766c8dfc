"""Consents on record: who said yes to a photo, and no photo without a yes that stands."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0007"
down_revision = "0006"

TRIGGERS = {
    "sqlite": (
        """CREATE TRIGGER portal_photo_consent_first AFTER INSERT ON portal_person WHEN NEW.photo_key IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM portal_consent AS yes
    WHERE yes.person_id = NEW.id AND yes.kind = 'photo' AND yes.answer = 'yes' AND NOT EXISTS (
        SELECT 1 FROM portal_consent AS back
        WHERE back.person_id = yes.person_id AND back.kind = yes.kind AND back.answer = 'back'
          AND back.id > yes.id)) BEGIN SELECT RAISE(ABORT, 'a photo without consent'); END""",
        """CREATE TRIGGER portal_photo_consent AFTER UPDATE OF photo_key ON portal_person WHEN NEW.photo_key IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM portal_consent AS yes
    WHERE yes.person_id = NEW.id AND yes.kind = 'photo' AND yes.answer = 'yes' AND NOT EXISTS (
        SELECT 1 FROM portal_consent AS back
        WHERE back.person_id = yes.person_id AND back.kind = yes.kind AND back.answer = 'back'
          AND back.id > yes.id)) BEGIN SELECT RAISE(ABORT, 'a photo without consent'); END""",
        """CREATE TRIGGER portal_consent_back AFTER INSERT ON portal_consent WHEN NEW.kind = 'photo' AND NEW.answer = 'back' AND EXISTS (
    SELECT 1 FROM portal_person
    WHERE portal_person.id = NEW.person_id AND portal_person.photo_key IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a photo that is still shown'); END""",
        """CREATE TRIGGER portal_consent_kept BEFORE UPDATE OF person_id, kind, answer, said_as, at ON portal_consent BEGIN SELECT RAISE(ABORT, 'consents are never changed'); END""",
        """CREATE TRIGGER portal_consent_kept_all BEFORE DELETE ON portal_consent BEGIN SELECT RAISE(ABORT, 'consents are never changed'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION portal_photo_consent() RETURNS trigger AS $$ BEGIN IF NEW.photo_key IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM portal_consent AS yes
    WHERE yes.person_id = NEW.id AND yes.kind = 'photo' AND yes.answer = 'yes' AND NOT EXISTS (
        SELECT 1 FROM portal_consent AS back
        WHERE back.person_id = yes.person_id AND back.kind = yes.kind AND back.answer = 'back'
          AND back.id > yes.id)) THEN RAISE EXCEPTION 'a photo without consent' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER portal_photo_consent AFTER INSERT OR UPDATE OF photo_key ON portal_person FOR EACH ROW EXECUTE FUNCTION portal_photo_consent()""",
        """CREATE FUNCTION portal_consent_back() RETURNS trigger AS $$ BEGIN IF NEW.kind = 'photo' AND NEW.answer = 'back' AND EXISTS (
    SELECT 1 FROM portal_person
    WHERE portal_person.id = NEW.person_id AND portal_person.photo_key IS NOT NULL) THEN RAISE EXCEPTION 'a photo that is still shown' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER portal_consent_back AFTER INSERT ON portal_consent FOR EACH ROW EXECUTE FUNCTION portal_consent_back()""",
        """CREATE FUNCTION portal_consent_kept() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'consents are never changed' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER portal_consent_kept BEFORE DELETE OR UPDATE OF person_id, kind, answer, said_as, at ON portal_consent FOR EACH ROW EXECUTE FUNCTION portal_consent_kept()""",
    ),
}

# A yes of before is known by its name and its day; who wrote it down is in the trail.
PLACED = """
    SELECT {column} FROM portal_audit_event AS event
    WHERE event.what = 'photo:placed' AND event.detail = 'person ' || person.id
    ORDER BY event.id DESC LIMIT 1
"""
YESES = f"""
    INSERT INTO portal_consent (person_id, kind, answer, said_as, name, by_id, helper_id, at)
    SELECT person.id, 'photo', 'yes',
        CASE WHEN person.id = ({PLACED.format(column="event.person_id")}) THEN 'self'
            ELSE 'recorder' END,
        CASE person.photo_consent_of WHEN '' THEN person.name ELSE person.photo_consent_of END,
        ({PLACED.format(column="event.person_id")}), ({PLACED.format(column="event.helper_id")}),
        person.photo_consent_at
    FROM portal_person AS person WHERE person.photo_key IS NOT NULL ORDER BY person.id
"""  # noqa: S608


def upgrade() -> None:
    moment = portal.database.UtcDateTime
    op.create_table(
        "portal_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("answer", sa.String(5), nullable=False),
        sa.Column("said_as", sa.String(15), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("by_id", sa.Integer()),
        sa.Column("helper_id", sa.Integer()),
        sa.Column("at", moment(), nullable=False),
        sa.CheckConstraint("kind IN ('photo', 'recording')", name=op.f("ck_portal_consent_kind")),
        sa.CheckConstraint(
            "answer IN ('yes', 'no', 'back')", name=op.f("ck_portal_consent_answer")
        ),
        sa.CheckConstraint(
            "said_as IN ('self', 'representative', 'recorder')",
            name=op.f("ck_portal_consent_said_as"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_portal_consent_name")),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["portal_person.id"],
                name=op.f(f"fk_portal_consent_{column}_portal_person"),
            )
            for column in ("person_id", "by_id", "helper_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_consent")),
    )
    op.create_index("ix_portal_consent_person_id_kind", "portal_consent", ["person_id", "kind"])
    op.create_table(
        "portal_asked_photo",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("photo_key", sa.String(64), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", moment(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["portal_person.id"],
                name=op.f(f"fk_portal_asked_photo_{column}_portal_person"),
            )
            for column in ("person_id", "asked_by_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_portal_asked_photo")),
    )
    op.execute(YESES)
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)
