"""What is done while nobody waits, and the messages that go out by mail or on paper."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    moment = portal.database.UtcDateTime
    op.create_table(
        "portal_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("asked_at", moment(), nullable=False),
        sa.Column("run_at", moment(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("held_until", moment()),
        sa.Column("lease", sa.String(40), nullable=False),
        sa.Column("held_by", sa.String(120), nullable=False),
        sa.Column("marked_at", moment()),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("detail", sa.String(120), nullable=False),
        sa.Column("ended_at", moment()),
        sa.CheckConstraint(
            "state IN ('waiting', 'done', 'dead', 'dropped')", name=op.f("ck_portal_job_state")
        ),
        sa.CheckConstraint(
            "(state = 'waiting') = (ended_at IS NULL)", name=op.f("ck_portal_job_ended")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_job")),
        sa.UniqueConstraint("name", "key", name=op.f("uq_portal_job_name_key")),
    )
    op.create_index("ix_portal_job_state_run_at", "portal_job", ["state", "run_at"])
    op.create_table(
        "portal_periodic",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("asked_at", moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_portal_periodic")),
    )
    op.create_table(
        "portal_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(80), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("link", sa.String(400), nullable=False),
        sa.Column("made_at", moment(), nullable=False),
        sa.Column("until", moment()),
        sa.Column("sent_at", moment()),
        sa.Column("printed_at", moment()),
        sa.Column("printed_by_id", sa.Integer()),
        sa.CheckConstraint(
            "(printed_at IS NULL) = (printed_by_id IS NULL)",
            name=op.f("ck_portal_message_printed"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_message_person_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_message_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["printed_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_message_printed_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_message")),
        sa.UniqueConstraint("topic", "person_id", name=op.f("uq_portal_message_topic_person_id")),
    )
    op.create_index("ix_portal_message_council_made", "portal_message", ["council_id", "made_at"])
    # Mail finds an address by this key, which an account got at its first sign-in only.
    op.execute(
        "UPDATE portal_person SET host_key = 'account:' || id WHERE host_key IS NULL "
        "AND id IN (SELECT person_id FROM portal_account)"
    )
