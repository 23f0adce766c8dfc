"""The one-time addresses at which people make a password of their own."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "portal_password_link",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("by_mail", sa.Boolean(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("until", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["portal_account.id"],
            name=op.f("fk_portal_password_link_account_id_portal_account"),
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_portal_password_link")),
    )
