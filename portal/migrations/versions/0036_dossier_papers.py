"""Papers with dossiers and requests."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.create_table(
        "portal_enclosure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("file_key", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("from_provider", sa.Boolean(), nullable=False),
        sa.Column("shared_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "request_id IS NOT NULL OR NOT from_provider",
            name=op.f("ck_portal_enclosure_provider"),
        ),
        sa.CheckConstraint(
            "shared_at IS NULL OR request_id IS NOT NULL AND NOT from_provider",
            name=op.f("ck_portal_enclosure_shared"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_portal_enclosure_title")),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_enclosure_added_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_enclosure_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["portal_dossier.id"],
            name=op.f("fk_portal_enclosure_dossier_id_portal_dossier"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["portal_request.id"],
            name=op.f("fk_portal_enclosure_request_id_portal_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_enclosure")),
        sa.UniqueConstraint("file_key", name=op.f("uq_portal_enclosure_file_key")),
    )
    for column in ("council_id", "dossier_id", "request_id"):
        name = op.f(f"ix_portal_enclosure_{column}")
        op.create_index(name, "portal_enclosure", [column], unique=False)
