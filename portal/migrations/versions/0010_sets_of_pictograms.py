"""Sets of pictograms that an organisation brings, and which goes first."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "portal_symbol_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(30), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.Column("licence", sa.String(60), nullable=False),
        sa.Column("licence_url", sa.String(200), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(300), nullable=False),
        sa.Column("made_by_id", sa.Integer()),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('filling', 'stopped', 'ready', 'refused')",
            name=op.f("ck_portal_symbol_set_state"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_symbol_set_made_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_symbol_set")),
        sa.UniqueConstraint("key", name=op.f("uq_portal_symbol_set_key")),
    )
    op.create_table(
        "portal_symbol_choice",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer()),
        sa.Column("adapts", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_id"],
            ["portal_symbol_set.id"],
            name=op.f("fk_portal_symbol_choice_first_id_portal_symbol_set"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["portal_organisation.id"],
            name=op.f("fk_portal_symbol_choice_organisation_id_portal_organisation"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_portal_symbol_choice")),
    )
