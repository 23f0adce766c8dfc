"""The tasks of the supporter, council by council and period by period."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    op.create_table(
        "portal_support_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_support_period_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_support_period_made_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_support_period")),
        sa.UniqueConstraint(
            "council_id", "begins_on", name=op.f("uq_portal_support_period_council_id_begins_on")
        ),
    )
    op.create_table(
        "portal_period_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=12), nullable=False),
        sa.Column("share", sa.String(length=4), nullable=True),
        sa.Column("remark", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "task IN ('opinion', 'skills', 'information', 'strategy', 'interest', 'management', "
            "'constituency', 'groups', 'prepare', 'lead', 'minutes', 'archive', 'taking')",
            name=op.f("ck_portal_period_task_task"),
        ),
        sa.CheckConstraint(
            "share IN ('full', 'bit', 'not')", name=op.f("ck_portal_period_task_share")
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["portal_support_period.id"],
            name=op.f("fk_portal_period_task_period_id_portal_support_period"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_period_task")),
        sa.UniqueConstraint("period_id", "task", name=op.f("uq_portal_period_task_period_id_task")),
    )
