"""Leading a meeting: where it is, who is there, what is held up, what is said."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0013"
down_revision = "0012"

# Nobody is at one meeting twice at one time.
TRIGGERS = {
    "sqlite": (
        """CREATE TRIGGER portal_presence_insert AFTER INSERT ON portal_presence WHEN EXISTS (
    SELECT 1 FROM portal_presence AS other
    WHERE other.id <> NEW.id
    AND other.person_id = NEW.person_id AND other.meeting_id = NEW.meeting_id
    AND (other.item_id IS NULL) = (NEW.item_id IS NULL)
    AND (other.until IS NULL OR other.until > NEW.since)
    AND (NEW.until IS NULL OR NEW.until > other.since)
) BEGIN SELECT RAISE(ABORT, 'presence overlap'); END""",
        """CREATE TRIGGER portal_presence_update AFTER UPDATE ON portal_presence WHEN EXISTS (
    SELECT 1 FROM portal_presence AS other
    WHERE other.id <> NEW.id
    AND other.person_id = NEW.person_id AND other.meeting_id = NEW.meeting_id
    AND (other.item_id IS NULL) = (NEW.item_id IS NULL)
    AND (other.until IS NULL OR other.until > NEW.since)
    AND (NEW.until IS NULL OR NEW.until > other.since)
) BEGIN SELECT RAISE(ABORT, 'presence overlap'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION portal_presence_overlap() RETURNS trigger AS $$ BEGIN PERFORM pg_advisory_xact_lock(7301); IF EXISTS (
    SELECT 1 FROM portal_presence AS other
    WHERE other.id <> NEW.id
    AND other.person_id = NEW.person_id AND other.meeting_id = NEW.meeting_id
    AND (other.item_id IS NULL) = (NEW.item_id IS NULL)
    AND (other.until IS NULL OR other.until > NEW.since)
    AND (NEW.until IS NULL OR NEW.until > other.since)
) THEN RAISE EXCEPTION 'presence overlap' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER portal_presence_overlap AFTER INSERT OR UPDATE ON portal_presence FOR EACH ROW EXECUTE FUNCTION portal_presence_overlap()""",
    ),
}


def upgrade() -> None:
    op.create_table(
        "portal_leading_rule",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("quorum", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("break_after", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "quorum <> 'number' OR number IS NOT NULL", name=op.f("ck_portal_leading_rule_number")
        ),
        sa.CheckConstraint(
            "quorum IN ('more_than_half', 'half', 'two_thirds', 'number')",
            name=op.f("ck_portal_leading_rule_quorum"),
        ),
        sa.CheckConstraint(
            "break_after BETWEEN 0 AND 240", name=op.f("ck_portal_leading_rule_break_after")
        ),
        sa.CheckConstraint(
            "number BETWEEN 1 AND 200", name=op.f("ck_portal_leading_rule_number_range")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_leading_rule_council_id_portal_council"),
        ),
        sa.PrimaryKeyConstraint("council_id", name=op.f("pk_portal_leading_rule")),
    )
    op.create_table(
        "portal_sitting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("leader_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("item_since", portal.database.UtcDateTime(), nullable=False),
        sa.Column("break_since", portal.database.UtcDateTime(), nullable=True),
        sa.Column("rested_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (closed_by_id IS NULL)", name=op.f("ck_portal_sitting_closed")
        ),
        sa.CheckConstraint("closed_at >= opened_at", name=op.f("ck_portal_sitting_ends")),
        sa.ForeignKeyConstraint(
            ["closed_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_sitting_closed_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["portal_agenda_item.id"],
            name=op.f("fk_portal_sitting_item_id_portal_agenda_item"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["leader_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_sitting_leader_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["portal_meeting.id"],
            name=op.f("fk_portal_sitting_meeting_id_portal_meeting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_sitting_opened_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_sitting")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_portal_sitting_meeting_id")),
    )
    op.create_table(
        "portal_sitting_item",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("began_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('done', 'skipped', 'parked')", name=op.f("ck_portal_sitting_item_outcome")
        ),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_portal_sitting_item_seconds")),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["portal_agenda_item.id"],
            name=op.f("fk_portal_sitting_item_item_id_portal_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["portal_sitting.id"],
            name=op.f("fk_portal_sitting_item_sitting_id_portal_sitting"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sitting_id", "item_id", name=op.f("pk_portal_sitting_item")),
    )
    op.create_table(
        "portal_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("since", portal.database.UtcDateTime(), nullable=False),
        sa.Column("until", portal.database.UtcDateTime(), nullable=True),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("until IS NULL OR until > since", name=op.f("ck_portal_presence_until")),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["portal_agenda_item.id"],
            name=op.f("fk_portal_presence_item_id_portal_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["portal_meeting.id"],
            name=op.f("fk_portal_presence_meeting_id_portal_meeting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_presence_noted_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_presence_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_presence")),
    )
    op.create_index(
        "ix_portal_presence_meeting", "portal_presence", ["meeting_id", "person_id"], unique=False
    )
    op.create_table(
        "portal_signal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sign", sa.String(length=10), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("given_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("seen_at", portal.database.UtcDateTime(), nullable=True),
        sa.CheckConstraint("sign <> 'speak' OR named", name=op.f("ck_portal_signal_speaker")),
        sa.CheckConstraint(
            "sign IN ('slower', 'stop', 'break', 'speak')", name=op.f("ck_portal_signal_sign")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["portal_meeting.id"],
            name=op.f("fk_portal_signal_meeting_id_portal_meeting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_signal_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_signal")),
        sa.UniqueConstraint(
            "meeting_id",
            "person_id",
            "sign",
            name=op.f("uq_portal_signal_meeting_id_person_id_sign"),
        ),
    )
    op.create_table(
        "portal_script",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["portal_agenda_item.id"],
            name=op.f("fk_portal_script_item_id_portal_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_portal_script")),
    )
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)
