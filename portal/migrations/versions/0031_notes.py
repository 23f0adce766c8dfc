"""Notes for the council alone."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "portal_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("writer_id", sa.Integer(), nullable=False),
        sa.Column("written_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(topic_id IS NULL) <> (dossier_id IS NULL)", name=op.f("ck_portal_note_place")
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_portal_note_text")),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_note_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["portal_dossier.id"],
            name=op.f("fk_portal_note_dossier_id_portal_dossier"),
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["portal_topic.id"], name=op.f("fk_portal_note_topic_id_portal_topic")
        ),
        sa.ForeignKeyConstraint(
            ["writer_id"], ["portal_person.id"], name=op.f("fk_portal_note_writer_id_portal_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_note")),
    )
    for column in ("council_id", "dossier_id", "topic_id"):
        name = op.f(f"ix_portal_note_{column}")
        op.create_index(name, "portal_note", [column], unique=False)
