"""Kinds of meetings: every meeting of before is of the council alone, and nothing of it shared."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0011"
down_revision = "0010"

COLUMNS = (  # each in one statement: SQLite adds no constraint to a table that stands
    "portal_meeting ADD COLUMN kind VARCHAR(20) DEFAULT 'council' NOT NULL "
    "CONSTRAINT ck_portal_meeting_kind CHECK (kind IN ('council', 'with_provider', "
    "'preparation', 'living_room', 'working_group', 'committee'))",
    "portal_meeting ADD COLUMN link VARCHAR(500) DEFAULT '' NOT NULL "
    "CONSTRAINT ck_portal_meeting_link CHECK (link = '' OR link LIKE 'https://%')",
    "portal_meeting ADD COLUMN haste VARCHAR(10) "
    "CONSTRAINT ck_portal_meeting_haste CHECK (haste IN ('crisis', 'hurry', 'agreed'))",
    "portal_meeting ADD COLUMN supporter_invited BOOLEAN DEFAULT {true} NOT NULL",
    "portal_meeting ADD COLUMN clients_invited BOOLEAN DEFAULT {false} NOT NULL",
    "portal_agenda_item ADD COLUMN shared_at {moment}",
    "portal_agenda_item ADD COLUMN shared_by_id INTEGER "
    "CONSTRAINT fk_portal_agenda_item_shared_by_id_portal_person REFERENCES portal_person (id) "
    "CONSTRAINT ck_portal_agenda_item_shared "
    "CHECK ((shared_at IS NULL) = (shared_by_id IS NULL))",
    "portal_council ADD COLUMN notice_days INTEGER DEFAULT '7' NOT NULL "
    "CONSTRAINT ck_portal_council_notice_days CHECK (notice_days BETWEEN 0 AND 60)",
)
WORDS = {
    "sqlite": {"true": "1", "false": "0", "moment": "DATETIME"},
    "postgresql": {"true": "true", "false": "false", "moment": "TIMESTAMP WITHOUT TIME ZONE"},
}


def upgrade() -> None:
    words = WORDS[op.get_bind().dialect.name]
    for column in COLUMNS:
        op.execute(sa.text(f"ALTER TABLE {column.format(**words)}"))
    op.create_table(
        "portal_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("helper_id", sa.Integer()),
        sa.Column("written_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("item_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_portal_report"),
        sa.UniqueConstraint("meeting_id", name="uq_portal_report_meeting_id"),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["portal_meeting.id"],
            name="fk_portal_report_meeting_id_portal_meeting",
            ondelete="CASCADE",
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], ["portal_person.id"], name=f"fk_portal_report_{column}_portal_person"
            )
            for column in ("written_by_id", "helper_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["portal_agenda_item.id"],
            name="fk_portal_report_item_id_portal_agenda_item",
            ondelete="SET NULL",
        ),
    )
