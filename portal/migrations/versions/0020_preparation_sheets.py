"""Private preparation sheets of members."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0020"
down_revision = "0019"

TABLE = "portal_preparation_sheet"


def _to(column: str, other: str, ondelete: str | None = None) -> sa.Constraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{TABLE}_{column}_{other}"), ondelete=ondelete
    )


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(10), nullable=False),
        sa.Column("thought", sa.String(1000), nullable=False),
        sa.Column("question", sa.String(1000), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("helper_id", sa.Integer()),
        sa.Column("shared_with_id", sa.Integer()),
        sa.Column("changed_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "opinion IN ('', 'good', 'fair', 'bad', 'unsure')",
            name=op.f(f"ck_{TABLE}_opinion"),
        ),
        sa.CheckConstraint(
            "shared_with_id <> person_id", name=op.f(f"ck_{TABLE}_shared_with_oneself")
        ),
        _to("person_id", "portal_person"),
        _to("item_id", "portal_agenda_item", "CASCADE"),
        _to("helper_id", "portal_person"),
        _to("shared_with_id", "portal_person"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("person_id", "item_id", name=op.f(f"uq_{TABLE}_person_id_item_id")),
    )
    op.create_index(op.f(f"ix_{TABLE}_item_id"), TABLE, ["item_id"])
    op.create_index(op.f(f"ix_{TABLE}_shared_with_id"), TABLE, ["shared_with_id"])
