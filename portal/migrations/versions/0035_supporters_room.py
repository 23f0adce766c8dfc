"""What belongs to supporters: training, their room, help from outside, lists and handing over."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.create_table(
        "portal_help_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("days", sa.String(length=7), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("days <> ''", name=op.f("ck_portal_help_contact_days")),
        sa.CheckConstraint(
            "name <> '' AND phone <> ''", name=op.f("ck_portal_help_contact_reached")
        ),
        sa.CheckConstraint("opens < closes", name=op.f("ck_portal_help_contact_hours")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_help_contact")),
        sa.UniqueConstraint("name", name=op.f("uq_portal_help_contact_name")),
    )
    op.create_table(
        "portal_checklist",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("supporter_id", sa.Integer(), nullable=True),
        sa.Column("put_away_at", portal.database.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'supporter') = (supporter_id IS NOT NULL)",
            name=op.f("ck_portal_checklist_whose"),
        ),
        sa.CheckConstraint(
            "kind IN ('supporter', 'forming')", name=op.f("ck_portal_checklist_kind")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_checklist_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["supporter_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_checklist_supporter_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_checklist")),
        sa.UniqueConstraint(
            "council_id", "supporter_id", name=op.f("uq_portal_checklist_council_id_supporter_id")
        ),
    )
    op.create_index(
        "ix_portal_checklist_forming",
        "portal_checklist",
        ["council_id"],
        unique=True,
        sqlite_where=sa.text("supporter_id IS NULL"),
        postgresql_where=sa.text("supporter_id IS NULL"),
    )
    op.create_index(
        op.f("ix_portal_checklist_supporter_id"), "portal_checklist", ["supporter_id"], unique=False
    )
    op.create_table(
        "portal_handover_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=6000), nullable=False),
        sa.Column("writer_id", sa.Integer(), nullable=False),
        sa.Column("written_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_handover_note_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["writer_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_handover_note_writer_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_handover_note")),
        sa.UniqueConstraint("council_id", name=op.f("uq_portal_handover_note_council_id")),
    )
    op.create_table(
        "portal_room_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("begins_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('course', 'network', 'consultation', 'other')",
            name=op.f("ck_portal_room_event_kind"),
        ),
        sa.CheckConstraint(
            "link = '' OR link LIKE 'https://%'", name=op.f("ck_portal_room_event_link")
        ),
        sa.CheckConstraint("place <> '' OR link <> ''", name=op.f("ck_portal_room_event_where")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_portal_room_event_title")),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_room_event_added_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_room_event")),
    )
    op.create_index(
        op.f("ix_portal_room_event_begins_at"), "portal_room_event", ["begins_at"], unique=False
    )
    op.create_table(
        "portal_room_tip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("writer_id", sa.Integer(), nullable=False),
        sa.Column("written_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_portal_room_tip_text")),
        sa.ForeignKeyConstraint(
            ["writer_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_room_tip_writer_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_room_tip")),
    )
    op.create_index(
        op.f("ix_portal_room_tip_written_at"), "portal_room_tip", ["written_at"], unique=False
    )
    op.create_table(
        "portal_training_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("learned", sa.String(length=4000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("what <> ''", name=op.f("ck_portal_training_entry_what")),
        sa.CheckConstraint(
            "minutes BETWEEN 1 AND 60000", name=op.f("ck_portal_training_entry_minutes")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_training_entry_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_training_entry")),
    )
    op.create_index(
        "ix_portal_training_entry_person",
        "portal_training_entry",
        ["person_id", "held_on"],
        unique=False,
    )
    op.create_table(
        "portal_checklist_tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.String(length=30), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ticked_at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_id"],
            ["portal_checklist.id"],
            name=op.f("fk_portal_checklist_tick_checklist_id_portal_checklist"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_checklist_tick_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_checklist_tick")),
        sa.UniqueConstraint(
            "checklist_id", "line", name=op.f("uq_portal_checklist_tick_checklist_id_line")
        ),
    )
