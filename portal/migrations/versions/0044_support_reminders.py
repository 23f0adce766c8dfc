"""The day that asks for a next agreement on support."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    with op.batch_alter_table("portal_support_agreement") as table:
        table.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("reminded", sa.Integer(), nullable=True))
        table.create_check_constraint(
            op.f("ck_portal_support_agreement_due"),
            "due_on IS NULL OR in_force_on IS NOT NULL AND replaced_on IS NULL",
        )
        table.create_index(op.f("ix_portal_support_agreement_due_on"), ["due_on"], unique=False)
    op.execute(
        "UPDATE portal_support_agreement SET due_on = review_on "
        "WHERE in_force_on IS NOT NULL AND replaced_on IS NULL"
    )
