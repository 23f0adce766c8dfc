"""The last day to appeal against a ruling in a dispute, and what the council did."""

import sqlalchemy as sa
from alembic import op
from dateutil.relativedelta import relativedelta

revision = "0038"
down_revision = "0037"


DISPUTE = sa.table(
    "portal_dispute",
    sa.column("id", sa.Integer),
    sa.column("result", sa.String),
    sa.column("result_on", sa.Date),
    sa.column("appeal_by", sa.Date),
)


def upgrade() -> None:
    with op.batch_alter_table("portal_dispute") as table:
        table.add_column(sa.Column("appeal_by", sa.Date(), nullable=True))
        table.add_column(sa.Column("reminded", sa.Integer(), nullable=True))
        table.add_column(sa.Column("appeal", sa.String(length=10), nullable=True))
        table.add_column(sa.Column("appeal_on", sa.Date(), nullable=True))
        table.create_check_constraint(
            op.f("ck_portal_dispute_appeal"), "appeal IN ('lodged', 'left')"
        )
        table.create_check_constraint(
            op.f("ck_portal_dispute_appeal_day"), "(appeal IS NULL) = (appeal_on IS NULL)"
        )
        table.create_check_constraint(
            op.f("ck_portal_dispute_appeal_after"),
            "(appeal IS NULL AND appeal_by IS NULL) OR result IS NOT NULL AND result = 'ruled'"
            " AND (appeal IS NULL) <> (appeal_by IS NULL)",
        )
        table.create_index(op.f("ix_portal_dispute_appeal_by"), ["appeal_by"], unique=False)
    connection = op.get_bind()
    ruled = sa.select(DISPUTE.c.id, DISPUTE.c.result_on).where(DISPUTE.c.result == "ruled")
    for dispute_id, on in connection.execute(ruled).all():
        mine = sa.update(DISPUTE).where(DISPUTE.c.id == dispute_id)
        connection.execute(mine.values(appeal_by=on + relativedelta(months=3)))
