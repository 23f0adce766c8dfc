"""What was handed on: for whom, and not what it was."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    op.create_table(
        "portal_handed_on",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("said_at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_handed_on_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_handed_on_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_handed_on")),
    )
    for name in ("council_id", "person_id"):
        op.create_index(
            op.f(f"ix_portal_handed_on_{name}"), "portal_handed_on", [name], unique=False
        )
