"""Acts of tablets that came without a network, each once."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    moment = portal.database.UtcDateTime()
    op.create_table(
        "portal_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("ballot_id", sa.Integer()),
        sa.Column("act", sa.String(60), nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("arrived_at", moment, nullable=False),
        sa.Column("told_at", moment),
        sa.CheckConstraint(
            "outcome IN ('done', 'late', 'overtaken', 'asked', 'refused')",
            name=op.f("ck_portal_delivery_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["device_id"], ["portal_device.id"], name="fk_portal_delivery_device_id_portal_device"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["portal_person.id"], name="fk_portal_delivery_person_id_portal_person"
        ),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["portal_ballot.id"],
            name="fk_portal_delivery_ballot_id_portal_ballot",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_portal_delivery"),
        sa.UniqueConstraint("device_id", "key", name="uq_portal_delivery_device_id_key"),
    )
    for column in ("person_id", "ballot_id", "arrived_at"):
        op.create_index(f"ix_portal_delivery_{column}", "portal_delivery", [column])
