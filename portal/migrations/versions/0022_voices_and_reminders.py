"""Recorded voices, no one without a yes that stands; reminders of a meeting, and whom it invited."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0022"
down_revision = "0021"

STANDS = """EXISTS (
    SELECT 1 FROM portal_consent AS yes
    WHERE yes.person_id = NEW.person_id AND yes.kind = 'recording' AND yes.answer = 'yes' AND NOT EXISTS (
        SELECT 1 FROM portal_consent AS back
        WHERE back.person_id = yes.person_id AND back.kind = yes.kind AND back.answer = 'back'
          AND back.id > yes.id))"""
SHOWN = """NEW.kind = 'recording' AND NEW.answer = 'back' AND EXISTS (
    SELECT 1 FROM portal_recording
    WHERE portal_recording.person_id = NEW.person_id AND portal_recording.file_key IS NOT NULL)"""
UNASKED = f"NEW.file_key IS NOT NULL AND NOT {STANDS}"
WHY, STILL = "a recording without consent", "a recording that is still shown"
REFUSE = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation';"
ABORT = "BEGIN SELECT RAISE(ABORT, '{}'); END"
FUNCTION = (
    "CREATE FUNCTION {}() RETURNS trigger AS $$ BEGIN IF {} THEN {} END IF; RETURN NULL; END $$ "
    "LANGUAGE plpgsql"
)

TRIGGERS = {
    "sqlite": (
        "CREATE TRIGGER portal_recording_consent_first AFTER INSERT ON portal_recording "
        f"WHEN {UNASKED} {ABORT.format(WHY)}",
        "CREATE TRIGGER portal_recording_consent AFTER UPDATE OF file_key ON portal_recording "
        f"WHEN {UNASKED} {ABORT.format(WHY)}",
        "CREATE TRIGGER portal_recording_back AFTER INSERT ON portal_consent "
        f"WHEN {SHOWN} {ABORT.format(STILL)}",
    ),
    "postgresql": (
        FUNCTION.format("portal_recording_consent", UNASKED, REFUSE.format(WHY)),
        "CREATE TRIGGER portal_recording_consent AFTER INSERT OR UPDATE OF file_key "
        "ON portal_recording FOR EACH ROW EXECUTE FUNCTION portal_recording_consent()",
        FUNCTION.format("portal_recording_back", SHOWN, REFUSE.format(STILL)),
        "CREATE TRIGGER portal_recording_back AFTER INSERT ON portal_consent "
        "FOR EACH ROW EXECUTE FUNCTION portal_recording_back()",
    ),
}


def upgrade() -> None:
    op.create_table(
        "portal_recording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(20), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("words", sa.String(1000), nullable=False),
        sa.Column("words_by_id", sa.Integer()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(words = '') = (words_by_id IS NULL)", name=op.f("ck_portal_recording_words")
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["portal_person.id"],
                name=op.f(f"fk_portal_recording_{column}_portal_person"),
            )
            for column in ("person_id", "words_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_recording")),
        sa.UniqueConstraint("file_key", name=op.f("uq_portal_recording_file_key")),
    )
    op.create_index("ix_portal_recording_person_id", "portal_recording", ["person_id"])
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)
    with op.batch_alter_table("portal_wish", schema=None) as wish:
        wish.add_column(sa.Column("recording_id", sa.Integer()))
        wish.create_foreign_key(
            op.f("fk_portal_wish_recording_id_portal_recording"),
            "portal_recording",
            ["recording_id"],
            ["id"],
            ondelete="SET NULL",
        )
        wish.create_index(op.f("ix_portal_wish_recording_id"), ["recording_id"], unique=True)
    op.execute(  # in one statement: SQLite adds no constraint to a table that stands
        "ALTER TABLE portal_council ADD COLUMN reminder_days INTEGER DEFAULT '2' NOT NULL "
        "CONSTRAINT ck_portal_council_reminder_days CHECK (reminder_days IN (0, 1, 2, 7))"
    )
    op.execute("ALTER TABLE portal_told ADD COLUMN whom VARCHAR(40) DEFAULT '' NOT NULL")
