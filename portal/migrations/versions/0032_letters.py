"""Letters of a council, and the words with which they begin."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0032"
down_revision = "0031"

WHY = "a letter that was sent is never changed"
KEPT = (
    "council_id, dossier_id, request_id, kind, title, recipient, text, adopted_on, adopted_by_id, "
    "sent_on, signed_by_id, signed_as, year, number"
)
UPDATE = f"portal_letter_kept BEFORE UPDATE OF {KEPT} ON portal_letter"
DELETE = "portal_letter_kept_all BEFORE DELETE ON portal_letter"


def upgrade() -> None:
    op.create_table(
        "portal_letter_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.String(length=8000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('receipt', 'question', 'advice', 'consent', 'refusal', 'unsolicited', 'nullity', 'information', 'committee')",
            name=op.f("ck_portal_letter_template_kind"),
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_portal_letter_template_text")),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_letter_template_council_id_portal_council"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_letter_template")),
        sa.UniqueConstraint(
            "council_id", "kind", name=op.f("uq_portal_letter_template_council_id_kind")
        ),
    )
    op.create_table(
        "portal_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("recipient", sa.String(length=120), nullable=False),
        sa.Column("text", sa.String(length=8000), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.Column("signed_as", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("easy_text_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(adopted_on IS NULL) = (adopted_by_id IS NULL) AND (sent_on IS NULL OR (adopted_on IS NOT NULL AND adopted_on <= sent_on) OR (adopted_on IS NULL AND kind IN ('receipt', 'question', 'information')))",
            name=op.f("ck_portal_letter_adopted"),
        ),
        sa.CheckConstraint(
            "(sent_on IS NULL) = (number IS NULL) AND (sent_on IS NULL) = (year IS NULL) AND (sent_on IS NULL) = (signed_by_id IS NULL) AND (sent_on IS NULL) = (signed_as = '')",
            name=op.f("ck_portal_letter_sent"),
        ),
        sa.CheckConstraint(
            "kind IN ('receipt', 'question', 'advice', 'consent', 'refusal', 'unsolicited', 'nullity', 'information', 'committee')",
            name=op.f("ck_portal_letter_kind"),
        ),
        sa.CheckConstraint(
            "request_id IS NOT NULL OR kind IN ('information', 'committee')",
            name=op.f("ck_portal_letter_asked"),
        ),
        sa.CheckConstraint("text <> '' AND recipient <> ''", name=op.f("ck_portal_letter_text")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_portal_letter_title")),
        sa.ForeignKeyConstraint(
            ["adopted_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_letter_adopted_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_letter_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["portal_dossier.id"],
            name=op.f("fk_portal_letter_dossier_id_portal_dossier"),
        ),
        sa.ForeignKeyConstraint(
            ["easy_text_id"],
            ["portal_easy_text.id"],
            name=op.f("fk_portal_letter_easy_text_id_portal_easy_text"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_letter_made_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["portal_request.id"],
            name=op.f("fk_portal_letter_request_id_portal_request"),
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_letter_signed_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_letter")),
        sa.UniqueConstraint(
            "council_id", "year", "number", name=op.f("uq_portal_letter_council_id_year_number")
        ),
        sa.UniqueConstraint("easy_text_id", name=op.f("uq_portal_letter_easy_text_id")),
    )
    op.create_index(
        op.f("ix_portal_letter_dossier_id"), "portal_letter", ["dossier_id"], unique=False
    )
    op.create_index(
        op.f("ix_portal_letter_request_id"), "portal_letter", ["request_id"], unique=False
    )
    op.create_table(
        "portal_letter_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=8000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_letter_version_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["portal_letter.id"],
            name=op.f("fk_portal_letter_version_letter_id_portal_letter"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_letter_version")),
    )
    op.create_index(
        op.f("ix_portal_letter_version_letter_id"),
        "portal_letter_version",
        ["letter_id"],
        unique=False,
    )
    for statement in _locks(op.get_bind().dialect.name):
        op.execute(statement)


def _locks(dialect: str) -> list[str]:
    if dialect == "sqlite":
        abort = f"WHEN OLD.sent_on IS NOT NULL BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
        return [f"CREATE TRIGGER {when} {abort}" for when in (UPDATE, DELETE)]
    return [
        "CREATE FUNCTION portal_letter_kept() RETURNS trigger AS $$ BEGIN "
        f"RAISE EXCEPTION '{WHY}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$ LANGUAGE plpgsql",
        *(
            f"CREATE TRIGGER {when} FOR EACH ROW WHEN (OLD.sent_on IS NOT NULL) "
            "EXECUTE FUNCTION portal_letter_kept()"
            for when in (UPDATE, DELETE)
        ),
    ]
