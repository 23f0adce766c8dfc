"""The one-time address with which a new portal is set up."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "portal_set_up",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("until", portal.database.UtcDateTime(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_portal_set_up_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_set_up")),
    )
