"""The first tables."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0001"
down_revision = None


# Nobody supports a council and is a member of it, nor holds one role twice, at one time.
TRIGGERS = {
    "sqlite": (
        """CREATE TRIGGER portal_membership_insert AFTER INSERT ON portal_membership WHEN EXISTS (
    SELECT 1 FROM portal_membership AS other
    WHERE other.id <> NEW.id
    AND other.person_id = NEW.person_id AND other.council_id = NEW.council_id
    AND (other.until IS NULL OR other.until >= NEW.since)
    AND (NEW.until IS NULL OR NEW.until >= other.since)
    AND (other.role = NEW.role
    OR (other.role = 'supporter') <> (NEW.role = 'supporter')
    AND NEW.role NOT IN ('manager', 'supervisor')
    AND other.role NOT IN ('manager', 'supervisor'))
) BEGIN SELECT RAISE(ABORT, 'membership clash'); END""",
        """CREATE TRIGGER portal_membership_update AFTER UPDATE ON portal_membership WHEN EXISTS (
    SELECT 1 FROM portal_membership AS other
    WHERE other.id <> NEW.id
    AND other.person_id = NEW.person_id AND other.council_id = NEW.council_id
    AND (other.until IS NULL OR other.until >= NEW.since)
    AND (NEW.until IS NULL OR NEW.until >= other.since)
    AND (other.role = NEW.role
    OR (other.role = 'supporter') <> (NEW.role = 'supporter')
    AND NEW.role NOT IN ('manager', 'supervisor')
    AND other.role NOT IN ('manager', 'supervisor'))
) BEGIN SELECT RAISE(ABORT, 'membership clash'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION portal_membership_clash() RETURNS trigger AS $$ BEGIN PERFORM pg_advisory_xact_lock(7301, NEW.person_id); IF EXISTS (
    SELECT 1 FROM portal_membership AS other
    WHERE other.id <> NEW.id
    AND other.person_id = NEW.person_id AND other.council_id = NEW.council_id
    AND (other.until IS NULL OR other.until >= NEW.since)
    AND (NEW.until IS NULL OR NEW.until >= other.since)
    AND (other.role = NEW.role
    OR (other.role = 'supporter') <> (NEW.role = 'supporter')
    AND NEW.role NOT IN ('manager', 'supervisor')
    AND other.role NOT IN ('manager', 'supervisor'))
) THEN RAISE EXCEPTION 'membership clash' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER portal_membership_clash AFTER INSERT OR UPDATE ON portal_membership FOR EACH ROW EXECUTE FUNCTION portal_membership_clash()""",
    ),
}


def upgrade() -> None:
    op.create_table(
        "portal_act",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("location", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_portal_act")),
    )
    op.create_table(
        "portal_failed_try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_failed_try")),
    )
    with op.batch_alter_table("portal_failed_try", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_failed_try_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_portal_failed_try_key"), ["key"], unique=False)

    op.create_table(
        "portal_house",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("confidant", sa.String(length=160), nullable=False),
        sa.Column("complaints_officer", sa.String(length=160), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_house")),
        sa.UniqueConstraint("name", name=op.f("uq_portal_house_name")),
    )
    op.create_table(
        "portal_organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_organisation")),
    )
    op.create_table(
        "portal_council",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("house_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("accent", sa.String(length=20), nullable=False),
        sa.Column("role_names", sa.JSON(), nullable=False),
        sa.Column("shares_rights", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(parent_id IS NOT NULL) = (kind IN ('subcouncil', 'working_group', 'committee', 'living_room'))",
            name=op.f("ck_portal_council_parent"),
        ),
        sa.CheckConstraint(
            "kind IN ('central', 'house', 'participant', 'subcouncil', 'working_group', 'committee', 'living_room')",
            name=op.f("ck_portal_council_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('forming', 'active', 'dissolved')", name=op.f("ck_portal_council_state")
        ),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_portal_council_own_parent")),
        sa.ForeignKeyConstraint(
            ["house_id"], ["portal_house.id"], name=op.f("fk_portal_council_house_id_portal_house")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["portal_organisation.id"],
            name=op.f("fk_portal_council_organisation_id_portal_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_council_parent_id_portal_council"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_council")),
        sa.UniqueConstraint("name", name=op.f("uq_portal_council_name")),
    )
    with op.batch_alter_table("portal_council", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_council_house_id"), ["house_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_portal_council_parent_id"), ["parent_id"], unique=False
        )

    op.create_table(
        "portal_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host_key", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("call_name", sa.String(length=40), nullable=False),
        sa.Column("house_id", sa.Integer(), nullable=True),
        sa.Column("employer", sa.String(length=120), nullable=False),
        sa.Column("view", sa.String(length=10), nullable=False),
        sa.Column("administers", sa.Boolean(), nullable=False),
        sa.Column("photo_key", sa.String(length=64), nullable=True),
        sa.Column("photo_consent_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("photo_consent_of", sa.String(length=120), nullable=False),
        sa.Column("left_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("view IN ('standard', 'picto')", name=op.f("ck_portal_person_view")),
        sa.CheckConstraint(
            "photo_key IS NULL OR photo_consent_at IS NOT NULL",
            name=op.f("ck_portal_person_consent"),
        ),
        sa.ForeignKeyConstraint(
            ["house_id"], ["portal_house.id"], name=op.f("fk_portal_person_house_id_portal_house")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_person")),
        sa.UniqueConstraint("host_key", name=op.f("uq_portal_person_host_key")),
    )
    with op.batch_alter_table("portal_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_person_house_id"), ["house_id"], unique=False)

    op.create_table(
        "portal_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_account_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_account")),
        sa.UniqueConstraint("email", name=op.f("uq_portal_account_email")),
        sa.UniqueConstraint("person_id", name=op.f("uq_portal_account_person_id")),
    )
    op.create_table(
        "portal_audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("council_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=60), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_audit_event_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_audit_event_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_audit_event_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_audit_event")),
    )
    with op.batch_alter_table("portal_audit_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_audit_event_at"), ["at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_portal_audit_event_council_id"), ["council_id"], unique=False
        )

    op.create_table(
        "portal_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("revoked_at", portal.database.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_card_made_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["portal_person.id"], name=op.f("fk_portal_card_person_id_portal_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_card")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_portal_card_token_hash")),
    )
    with op.batch_alter_table("portal_card", schema=None) as batch_op:
        batch_op.create_index(
            "uq_portal_card_live",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )

    op.create_table(
        "portal_device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("house_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("enrolled_by_id", sa.Integer(), nullable=False),
        sa.Column("enrolled_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("revoked_at", portal.database.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrolled_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_device_enrolled_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["house_id"], ["portal_house.id"], name=op.f("fk_portal_device_house_id_portal_house")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_device")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_portal_device_token_hash")),
    )
    with op.batch_alter_table("portal_device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_device_house_id"), ["house_id"], unique=False)

    op.create_table(
        "portal_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("kept_at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_draft_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_draft")),
    )
    with op.batch_alter_table("portal_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_draft_person_id"), ["person_id"], unique=False)

    op.create_table(
        "portal_easy_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("tested_by", sa.String(length=120), nullable=False),
        sa.Column("wanted_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_easy_text_council_id_portal_council"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_easy_text")),
    )
    with op.batch_alter_table("portal_easy_text", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_portal_easy_text_council_id"), ["council_id"], unique=False
        )

    op.create_table(
        "portal_enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("house_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("used_at", portal.database.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["house_id"],
            ["portal_house.id"],
            name=op.f("fk_portal_enrolment_house_id_portal_house"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_enrolment_made_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_enrolment")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_portal_enrolment_code_hash")),
    )
    op.create_table(
        "portal_help_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("house_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=200), nullable=False),
        sa.Column("called_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", portal.database.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_help_call_answered_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["house_id"],
            ["portal_house.id"],
            name=op.f("fk_portal_help_call_house_id_portal_house"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_help_call_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_help_call")),
    )
    with op.batch_alter_table("portal_help_call", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_portal_help_call_house_id"), ["house_id"], unique=False
        )

    op.create_table(
        "portal_helper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("helper_id <> person_id", name=op.f("ck_portal_helper_other")),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_helper_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_helper_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_helper")),
        sa.UniqueConstraint(
            "helper_id", "person_id", name=op.f("uq_portal_helper_helper_id_person_id")
        ),
    )
    with op.batch_alter_table("portal_helper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_helper_person_id"), ["person_id"], unique=False)

    op.create_table(
        "portal_house_staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("house_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["house_id"],
            ["portal_house.id"],
            name=op.f("fk_portal_house_staff_house_id_portal_house"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_house_staff_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_house_staff")),
        sa.UniqueConstraint(
            "person_id", "house_id", name=op.f("uq_portal_house_staff_person_id_house_id")
        ),
    )
    with op.batch_alter_table("portal_house_staff", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_portal_house_staff_house_id"), ["house_id"], unique=False
        )

    op.create_table(
        "portal_house_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.Column("photo_of_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "symbol = '' OR photo_of_id IS NULL", name=op.f("ck_portal_house_word_one_picture")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_house_word_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["photo_of_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_house_word_photo_of_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_house_word")),
        sa.UniqueConstraint(
            "council_id", "word", name=op.f("uq_portal_house_word_council_id_word")
        ),
    )
    op.create_table(
        "portal_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("starts_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("ends_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("fixed_by_id", sa.Integer(), nullable=True),
        sa.Column("fixed_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("invited_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("changed_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'invited' OR invited_at IS NOT NULL", name=op.f("ck_portal_meeting_invited")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'planned', 'invited', 'cancelled')",
            name=op.f("ck_portal_meeting_state"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_portal_meeting_ends")),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_meeting_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["fixed_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_meeting_fixed_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_meeting_made_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_meeting")),
    )
    with op.batch_alter_table("portal_meeting", schema=None) as batch_op:
        batch_op.create_index(
            "ix_portal_meeting_council_start", ["council_id", "starts_at"], unique=False
        )

    op.create_table(
        "portal_membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("client", sa.Boolean(), nullable=False),
        sa.Column("represents", sa.String(length=120), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("confirmed_at", portal.database.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "role IN ('member', 'chair', 'secretary', 'treasurer', 'supporter', 'manager', 'supervisor')",
            name=op.f("ck_portal_membership_role"),
        ),
        sa.CheckConstraint(
            "until IS NULL OR until >= since", name=op.f("ck_portal_membership_term")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_membership_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_membership_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_membership")),
    )
    with op.batch_alter_table("portal_membership", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_portal_membership_council_id"), ["council_id"], unique=False
        )
        batch_op.create_index(
            "ix_portal_membership_person", ["person_id", "council_id"], unique=False
        )

    op.create_table(
        "portal_agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(length=10), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("is_break", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("easy_text_id", sa.Integer(), nullable=True),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('hear', 'talk', 'advise', 'decide')",
            name=op.f("ck_portal_agenda_item_purpose"),
        ),
        sa.CheckConstraint("minutes BETWEEN 0 AND 240", name=op.f("ck_portal_agenda_item_minutes")),
        sa.CheckConstraint(
            "removed_at IS NULL OR position < 0", name=op.f("ck_portal_agenda_item_removed")
        ),
        sa.ForeignKeyConstraint(
            ["carried_from_id"],
            ["portal_agenda_item.id"],
            name=op.f("fk_portal_agenda_item_carried_from_id_portal_agenda_item"),
        ),
        sa.ForeignKeyConstraint(
            ["easy_text_id"],
            ["portal_easy_text.id"],
            name=op.f("fk_portal_agenda_item_easy_text_id_portal_easy_text"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["portal_meeting.id"],
            name=op.f("fk_portal_agenda_item_meeting_id_portal_meeting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_agenda_item_owner_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_agenda_item")),
        sa.UniqueConstraint("easy_text_id", name=op.f("uq_portal_agenda_item_easy_text_id")),
        sa.UniqueConstraint(
            "meeting_id", "position", name=op.f("uq_portal_agenda_item_meeting_id_position")
        ),
    )
    op.create_table(
        "portal_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("coming", sa.String(length=10), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "coming IN ('yes', 'no', 'unsure')", name=op.f("ck_portal_attendance_coming")
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_attendance_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["portal_meeting.id"],
            name=op.f("fk_portal_attendance_meeting_id_portal_meeting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_attendance_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_attendance")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", name=op.f("uq_portal_attendance_meeting_id_person_id")
        ),
    )
    op.create_table(
        "portal_easy_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("easy_text_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("spoken", sa.String(length=400), nullable=False),
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.Column("symbol_label", sa.String(length=60), nullable=False),
        sa.Column("photo_of_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", portal.database.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "(status = 'checked') = (checked_at IS NOT NULL AND checked_by_id IS NOT NULL)",
            name=op.f("ck_portal_easy_line_checked"),
        ),
        sa.CheckConstraint(
            "status IN ('proposed', 'checked', 'rejected')", name=op.f("ck_portal_easy_line_status")
        ),
        sa.CheckConstraint(
            "symbol = '' OR photo_of_id IS NULL", name=op.f("ck_portal_easy_line_one_picture")
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_easy_line_checked_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["easy_text_id"],
            ["portal_easy_text.id"],
            name=op.f("fk_portal_easy_line_easy_text_id_portal_easy_text"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["photo_of_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_easy_line_photo_of_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_easy_line")),
        sa.UniqueConstraint(
            "easy_text_id", "position", name=op.f("uq_portal_easy_line_easy_text_id_position")
        ),
    )
    op.create_table(
        "portal_sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("proof", sa.String(length=10), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("began_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("ended_at", portal.database.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "(proof = 'helped') = (helper_id IS NOT NULL)", name=op.f("ck_portal_sign_in_helper")
        ),
        sa.CheckConstraint(
            "proof = 'account' OR device_id IS NOT NULL", name=op.f("ck_portal_sign_in_device")
        ),
        sa.CheckConstraint(
            "proof IN ('face', 'card', 'helped', 'account')", name=op.f("ck_portal_sign_in_proof")
        ),
        sa.ForeignKeyConstraint(
            ["device_id"],
            ["portal_device.id"],
            name=op.f("fk_portal_sign_in_device_id_portal_device"),
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_sign_in_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_sign_in_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_portal_sign_in_token_hash")),
    )
    with op.batch_alter_table("portal_sign_in", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_portal_sign_in_device_id"), ["device_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_portal_sign_in_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "portal_ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=160), nullable=False),
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("closes_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('yes_no', 'choice')", name=op.f("ck_portal_ballot_kind")),
        sa.CheckConstraint(
            "state = 'prepared' OR closes_at IS NOT NULL", name=op.f("ck_portal_ballot_closes")
        ),
        sa.CheckConstraint(
            "state IN ('prepared', 'open', 'closed')", name=op.f("ck_portal_ballot_state")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_ballot_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["portal_agenda_item.id"],
            name=op.f("fk_portal_ballot_item_id_portal_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_ballot_opened_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_ballot")),
        sa.UniqueConstraint("item_id", name=op.f("uq_portal_ballot_item_id")),
    )
    with op.batch_alter_table("portal_ballot", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_portal_ballot_council_id"), ["council_id"], unique=False
        )

    op.create_table(
        "portal_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("file_key", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=60), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_paper_added_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["portal_agenda_item.id"],
            name=op.f("fk_portal_paper_item_id_portal_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_paper")),
    )
    with op.batch_alter_table("portal_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_paper_item_id"), ["item_id"], unique=False)

    op.create_table(
        "portal_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reply", sa.String(length=1000), nullable=False),
        sa.Column("reply_easy_id", sa.Integer(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'not_now' OR reply <> ''", name=op.f("ck_portal_wish_reason")),
        sa.CheckConstraint(
            "state = 'new' OR (answered_by_id IS NOT NULL AND answered_at IS NOT NULL)",
            name=op.f("ck_portal_wish_answered"),
        ),
        sa.CheckConstraint(
            "state IN ('new', 'seen', 'planned', 'not_now', 'done')",
            name=op.f("ck_portal_wish_state"),
        ),
        sa.CheckConstraint(
            "subject IN ('food', 'fun', 'home', 'people', 'other')",
            name=op.f("ck_portal_wish_subject"),
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_wish_answered_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_wish_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"], ["portal_person.id"], name=op.f("fk_portal_wish_helper_id_portal_person")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["portal_agenda_item.id"],
            name=op.f("fk_portal_wish_item_id_portal_agenda_item"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["portal_person.id"], name=op.f("fk_portal_wish_person_id_portal_person")
        ),
        sa.ForeignKeyConstraint(
            ["reply_easy_id"],
            ["portal_easy_text.id"],
            name=op.f("fk_portal_wish_reply_easy_id_portal_easy_text"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_wish_written_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_wish")),
        sa.UniqueConstraint("reply_easy_id", name=op.f("uq_portal_wish_reply_easy_id")),
    )
    with op.batch_alter_table("portal_wish", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_wish_council_id"), ["council_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_portal_wish_person_id"), ["person_id"], unique=False)

    op.create_table(
        "portal_option",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.CheckConstraint("position BETWEEN 1 AND 4", name=op.f("ck_portal_option_position")),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["portal_ballot.id"],
            name=op.f("fk_portal_option_ballot_id_portal_ballot"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_option")),
        sa.UniqueConstraint(
            "ballot_id", "position", name=op.f("uq_portal_option_ballot_id_position")
        ),
    )
    op.create_table(
        "portal_secret_voter",
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["portal_ballot.id"],
            name=op.f("fk_portal_secret_voter_ballot_id_portal_ballot"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_secret_voter_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("ballot_id", "person_id", name=op.f("pk_portal_secret_voter")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "portal_secret_vote",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=True),
        sa.Column("option_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "answer IN ('yes', 'no', 'dont_know', 'talk_first')",
            name=op.f("ck_portal_secret_vote_answer"),
        ),
        sa.CheckConstraint(
            "(answer IS NULL) <> (option_id IS NULL)", name=op.f("ck_portal_secret_vote_one_answer")
        ),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["portal_ballot.id"],
            name=op.f("fk_portal_secret_vote_ballot_id_portal_ballot"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["option_id"],
            ["portal_option.id"],
            name=op.f("fk_portal_secret_vote_option_id_portal_option"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_portal_secret_vote")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("portal_secret_vote", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_portal_secret_vote_ballot_id"), ["ballot_id"], unique=False
        )

    op.create_table(
        "portal_vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=True),
        sa.Column("option_id", sa.Integer(), nullable=True),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("voted_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('yes', 'no', 'dont_know', 'talk_first')", name=op.f("ck_portal_vote_answer")
        ),
        sa.CheckConstraint(
            "(answer IS NULL) <> (option_id IS NULL)", name=op.f("ck_portal_vote_one_answer")
        ),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["portal_ballot.id"],
            name=op.f("fk_portal_vote_ballot_id_portal_ballot"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"], ["portal_person.id"], name=op.f("fk_portal_vote_helper_id_portal_person")
        ),
        sa.ForeignKeyConstraint(
            ["option_id"], ["portal_option.id"], name=op.f("fk_portal_vote_option_id_portal_option")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["portal_person.id"], name=op.f("fk_portal_vote_person_id_portal_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_vote")),
        sa.UniqueConstraint(
            "ballot_id", "person_id", name=op.f("uq_portal_vote_ballot_id_person_id")
        ),
    )
    op.create_table(
        "portal_vote_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=True),
        sa.Column("option_id", sa.Integer(), nullable=True),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("voted_at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_vote_change_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["option_id"],
            ["portal_option.id"],
            name=op.f("fk_portal_vote_change_option_id_portal_option"),
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"],
            ["portal_vote.id"],
            name=op.f("fk_portal_vote_change_vote_id_portal_vote"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_vote_change")),
    )
    with op.batch_alter_table("portal_vote_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_portal_vote_change_vote_id"), ["vote_id"], unique=False
        )
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)
