"""How long a tablet waits, where its camera is, its lock; screens in the hall; news."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0027"
down_revision = "0026"

KIND = (
    "ADD COLUMN kind VARCHAR(10) DEFAULT 'tablet' NOT NULL "
    "CONSTRAINT ck_{table}_kind CHECK (kind IN ('tablet', 'screen'))"
)
COLUMNS = (  # each in one statement: SQLite adds no constraint to a table that stands
    "portal_device " + KIND.format(table="portal_device"),
    "portal_device ADD COLUMN idle_minutes INTEGER DEFAULT '10' NOT NULL "
    "CONSTRAINT ck_portal_device_idle_minutes CHECK (idle_minutes IN (3, 5, 10, 15, 30))",
    "portal_device ADD COLUMN camera VARCHAR(10) DEFAULT 'above' NOT NULL "
    "CONSTRAINT ck_portal_device_camera CHECK (camera IN ('above', 'left', 'right', 'below'))",
    "portal_device ADD COLUMN locked BOOLEAN DEFAULT {false} NOT NULL",
    "portal_enrolment " + KIND.format(table="portal_enrolment"),
)
FALSE = {"sqlite": "0", "postgresql": "false"}


def upgrade() -> None:
    for column in COLUMNS:
        statement = column.replace("{false}", FALSE[op.get_bind().dialect.name])
        op.execute(sa.text(f"ALTER TABLE {statement}"))
    op.create_table(
        "portal_news",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("easy_text_id", sa.Integer()),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("ended_by_id", sa.Integer()),
        sa.Column("ended_at", portal.database.UtcDateTime()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_portal_news_text")),
        sa.CheckConstraint("since <= until", name=op.f("ck_portal_news_days")),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_by_id IS NULL)", name=op.f("ck_portal_news_ended")
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_portal_news_{column}_{table}")
            )
            for column, table in (
                ("council_id", "portal_council"),
                ("easy_text_id", "portal_easy_text"),
                ("made_by_id", "portal_person"),
                ("ended_by_id", "portal_person"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_news")),
        sa.UniqueConstraint("easy_text_id", name=op.f("uq_portal_news_easy_text_id")),
    )
    op.create_index("ix_portal_news_council_until", "portal_news", ["council_id", "until"])
