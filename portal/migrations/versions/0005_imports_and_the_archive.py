"""Files with many people at once, the organisation's own numbers of people, old papers."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    moment = portal.database.UtcDateTime
    op.create_table(
        "portal_import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", moment(), nullable=False),
        sa.Column("file_name", sa.String(120), nullable=False),
        sa.Column("folder_key", sa.String(32), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("message", sa.String(200), nullable=False),
        sa.Column("ended_at", moment()),
        sa.CheckConstraint(
            "state IN ('reading', 'ready', 'applying', 'done', 'refused', 'stopped')",
            name=op.f("ck_portal_import_run_state"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_import_run_made_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_import_run")),
        sa.UniqueConstraint("folder_key", name=op.f("uq_portal_import_run_folder_key")),
    )
    op.create_table(
        "portal_person_number",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_person_number_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_portal_person_number")),
        sa.UniqueConstraint("number", name=op.f("uq_portal_person_number_number")),
    )
    op.create_table(
        "portal_archived_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("file_key", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("print", sa.String(64), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", moment(), nullable=False),
        sa.Column("kept_at", moment()),
        sa.CheckConstraint(
            "kept_at IS NULL OR day IS NOT NULL", name=op.f("ck_portal_archived_paper_day")
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_archived_paper_added_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_archived_paper_council_id_portal_council"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_archived_paper")),
        sa.UniqueConstraint(
            "council_id", "print", name=op.f("uq_portal_archived_paper_council_id_print")
        ),
    )
