"""The index of what the councils wrote; filled beside the server."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "portal_search_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_search_text_council_id_portal_council"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_search_text")),
        sa.UniqueConstraint(
            "kind", "subject_id", name=op.f("uq_portal_search_text_kind_subject_id")
        ),
    )
    op.create_index(op.f("ix_portal_search_text_council_id"), "portal_search_text", ["council_id"])
    op.create_table(
        "portal_search_word",
        sa.Column("word", sa.String(60), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("seconds", sa.BigInteger(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("place BETWEEN 0 AND 1", name=op.f("ck_portal_search_word_place")),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["portal_search_text.id"],
            name=op.f("fk_portal_search_word_text_id_portal_search_text"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "word", "place", "seconds", "text_id", name=op.f("pk_portal_search_word")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_portal_search_word_text_id"), "portal_search_word", ["text_id"])
