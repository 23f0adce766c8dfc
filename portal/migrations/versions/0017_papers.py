"""Papers have versions, an easy summary, and pages that are seen without the file."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.execute("ALTER TABLE portal_paper ADD COLUMN number INTEGER DEFAULT 1 NOT NULL")
    op.execute(  # in one statement: SQLite adds no constraint to a table that stands
        "ALTER TABLE portal_paper ADD COLUMN easy_text_id INTEGER "
        "CONSTRAINT fk_portal_paper_easy_text_id_portal_easy_text REFERENCES portal_easy_text (id)"
    )
    op.create_index(
        op.f("ix_portal_paper_easy_text_id"), "portal_paper", ["easy_text_id"], unique=True
    )
    op.create_table(
        "portal_paper_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_paper_version_added_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["portal_paper.id"],
            name=op.f("fk_portal_paper_version_paper_id_portal_paper"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_paper_version")),
        sa.UniqueConstraint(
            "paper_id", "number", name=op.f("uq_portal_paper_version_paper_id_number")
        ),
    )
    op.create_table(
        "portal_preview",
        sa.Column("file_key", sa.String(64), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fault", sa.String(20), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'ready', 'refused')", name=op.f("ck_portal_preview_state")
        ),
        sa.CheckConstraint(
            "(state = 'refused') = (fault <> '')", name=op.f("ck_portal_preview_fault")
        ),
        sa.PrimaryKeyConstraint("file_key", name=op.f("pk_portal_preview")),
    )
