"""How somebody is invited, what of it arrived, how one gets there; calendars by an address."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0012"
down_revision = "0011"

CHANNELS = "('screen', 'mail', 'paper', 'supporter')"


def upgrade() -> None:
    moment = portal.database.UtcDateTime
    op.execute("ALTER TABLE portal_meeting ADD COLUMN travel VARCHAR(300) DEFAULT '' NOT NULL")
    # Each in one statement: SQLite adds no constraint to a table that stands.
    op.execute(
        "ALTER TABLE portal_person ADD COLUMN channel VARCHAR(10) "
        f"CONSTRAINT ck_portal_person_channel CHECK (channel IN {CHANNELS})"
    )
    op.execute(
        "ALTER TABLE portal_message ADD COLUMN channel VARCHAR(10) DEFAULT 'mail' NOT NULL "
        f"CONSTRAINT ck_portal_message_channel CHECK (channel IN {CHANNELS})"
    )
    op.execute(
        "ALTER TABLE portal_message ADD COLUMN meeting_id INTEGER "
        "CONSTRAINT fk_portal_message_meeting_id_portal_meeting "
        "REFERENCES portal_meeting (id)"
    )
    op.execute("ALTER TABLE portal_message ADD COLUMN agenda JSON DEFAULT '[]' NOT NULL")
    op.execute("ALTER TABLE portal_message ADD COLUMN calendar TEXT DEFAULT '' NOT NULL")
    op.add_column("portal_message", sa.Column("bounced_at", moment()))
    op.execute(
        "ALTER TABLE portal_message ADD COLUMN bounced_by_id INTEGER "
        "CONSTRAINT fk_portal_message_bounced_by_id_portal_person REFERENCES portal_person (id) "
        "CONSTRAINT ck_portal_message_bounced "
        "CHECK ((bounced_at IS NULL) = (bounced_by_id IS NULL))"
    )
    op.create_index("ix_portal_message_meeting", "portal_message", ["meeting_id"])
    op.create_table(
        "portal_told",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", moment(), nullable=False),
        sa.Column("ends_at", moment(), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("travel", sa.String(300), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("told_at", moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["portal_meeting.id"],
            name=op.f("fk_portal_told_meeting_id_portal_meeting"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_portal_told")),
    )
    op.create_table(
        "portal_calendar_feed",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("made_at", moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_calendar_feed_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_portal_calendar_feed")),
        sa.UniqueConstraint("name", name=op.f("uq_portal_calendar_feed_name")),
    )
    # Until now every message was an invitation, and its topic named the meeting.
    op.execute(
        "UPDATE portal_message SET meeting_id = CAST(substr(topic, 8) AS INTEGER) "
        "WHERE topic LIKE 'invite:%' "
        "AND CAST(substr(topic, 8) AS INTEGER) IN (SELECT id FROM portal_meeting)"
    )
    op.execute(
        "UPDATE portal_message SET channel = 'paper' WHERE sent_at IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM portal_job WHERE name = 'mail.send' AND state = 'waiting' "
        "AND key = portal_message.topic || ':' || portal_message.person_id)"
    )
    op.execute(
        "INSERT INTO portal_told "
        "(meeting_id, starts_at, ends_at, place, travel, cancelled, told_at) "
        "SELECT id, starts_at, ends_at, place, '', state = 'cancelled', invited_at "
        "FROM portal_meeting WHERE invited_at IS NOT NULL"
    )
