"""How each person wants to see, hear and touch, and who may help to set it; pictograms per word."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

TABLE = "portal_view_helper"


def _to_person(column: str) -> sa.Constraint:
    name = op.f(f"fk_{TABLE}_{column}_portal_person")
    return sa.ForeignKeyConstraint([column], ["portal_person.id"], name=name)


def upgrade() -> None:
    op.execute("ALTER TABLE portal_person ADD COLUMN own_view VARCHAR(200) DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE portal_easy_line ADD COLUMN words JSON DEFAULT '[]' NOT NULL")
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=False),
        _to_person("person_id"),
        _to_person("helper_id"),
        sa.CheckConstraint("helper_id <> person_id", name=op.f(f"ck_{TABLE}_other")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("person_id", "helper_id", name=op.f(f"uq_{TABLE}_person_id_helper_id")),
    )
    op.create_index(op.f(f"ix_{TABLE}_helper_id"), TABLE, ["helper_id"])
