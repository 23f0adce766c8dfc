"""The support of a council."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    op.create_table(
        "portal_support_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("council_by_id", sa.Integer(), nullable=True),
        sa.Column("provider_name", sa.String(length=120), nullable=False),
        sa.Column("provider_function", sa.String(length=120), nullable=False),
        sa.Column("supporter", sa.String(length=120), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("independence", sa.String(length=2000), nullable=False),
        sa.Column("shown_on", sa.Date(), nullable=True),
        sa.Column("voted_on", sa.Date(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("in_force_on", sa.Date(), nullable=True),
        sa.Column("replaced_on", sa.Date(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "shown_on IS NULL OR council_by_id IS NOT NULL AND provider_name <> '' AND provider_function <> '' AND supporter <> '' AND minutes IS NOT NULL AND begins_on IS NOT NULL AND review_on IS NOT NULL AND text <> '' AND independence <> ''",
            name=op.f("ck_portal_support_agreement_complete"),
        ),
        sa.CheckConstraint(
            "(agreed_on IS NULL) = (agreed_by_id IS NULL)",
            name=op.f("ck_portal_support_agreement_agreed"),
        ),
        sa.CheckConstraint(
            "(in_force_on IS NOT NULL) = (voted_on IS NOT NULL AND agreed_on IS NOT NULL)",
            name=op.f("ck_portal_support_agreement_both"),
        ),
        sa.CheckConstraint(
            "(voted_on IS NULL) = (approved_by_id IS NULL)",
            name=op.f("ck_portal_support_agreement_voted"),
        ),
        sa.CheckConstraint(
            "cents BETWEEN 0 AND 99999999", name=op.f("ck_portal_support_agreement_cents")
        ),
        sa.CheckConstraint("ends_on >= review_on", name=op.f("ck_portal_support_agreement_end")),
        sa.CheckConstraint(
            "minutes BETWEEN 15 AND 10080", name=op.f("ck_portal_support_agreement_minutes")
        ),
        sa.CheckConstraint(
            "replaced_on IS NULL OR replaced_on >= in_force_on",
            name=op.f("ck_portal_support_agreement_replaced"),
        ),
        sa.CheckConstraint(
            "review_on >= begins_on", name=op.f("ck_portal_support_agreement_review")
        ),
        sa.CheckConstraint(
            "shown_on IS NOT NULL OR voted_on IS NULL AND agreed_on IS NULL",
            name=op.f("ck_portal_support_agreement_shown"),
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_support_agreement_agreed_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_support_agreement_approved_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["council_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_support_agreement_council_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_support_agreement_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_support_agreement_made_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_support_agreement")),
        sa.UniqueConstraint(
            "council_id", "number", name=op.f("uq_portal_support_agreement_council_id_number")
        ),
    )
    op.create_index(
        "uq_portal_support_agreement_draft",
        "portal_support_agreement",
        ["council_id"],
        unique=True,
        sqlite_where=sa.text("in_force_on IS NULL"),
        postgresql_where=sa.text("in_force_on IS NULL"),
    )
    op.create_index(
        "uq_portal_support_agreement_holds",
        "portal_support_agreement",
        ["council_id"],
        unique=True,
        sqlite_where=sa.text("in_force_on IS NOT NULL AND replaced_on IS NULL"),
        postgresql_where=sa.text("in_force_on IS NOT NULL AND replaced_on IS NULL"),
    )
    op.create_table(
        "portal_support_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=12), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "task IN ('opinion', 'skills', 'information', 'strategy', 'interest', 'management', 'constituency', 'groups', 'prepare', 'lead', 'minutes', 'archive', 'taking')",
            name=op.f("ck_portal_support_task_task"),
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["portal_support_agreement.id"],
            name=op.f("fk_portal_support_task_agreement_id_portal_support_agreement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_support_task")),
        sa.UniqueConstraint(
            "agreement_id", "task", name=op.f("uq_portal_support_task_agreement_id_task")
        ),
    )
    op.create_table(
        "portal_appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("looking", sa.String(length=2000), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("employer", sa.String(length=10), nullable=False),
        sa.Column("training", sa.String(length=1000), nullable=False),
        sa.Column("experience", sa.String(length=1000), nullable=False),
        sa.Column("wished_on", sa.Date(), nullable=False),
        sa.Column("profiled_on", sa.Date(), nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("active_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ended_on IS NULL) = (why = '')", name=op.f("ck_portal_appointment_ended")
        ),
        sa.CheckConstraint(
            "(name = '') = (employer = '')", name=op.f("ck_portal_appointment_openly")
        ),
        sa.CheckConstraint(
            "(proposed_on IS NULL) = (name = '')", name=op.f("ck_portal_appointment_candidate")
        ),
        sa.CheckConstraint(
            "employer IN ('', 'provider', 'outside', 'own')",
            name=op.f("ck_portal_appointment_employer"),
        ),
        sa.CheckConstraint("looking <> ''", name=op.f("ck_portal_appointment_looking")),
        sa.CheckConstraint(
            "(asked_on IS NULL) = (request_id IS NULL)", name=op.f("ck_portal_appointment_request")
        ),
        sa.CheckConstraint(
            "active_on IS NULL OR asked_on IS NOT NULL AND active_on >= asked_on",
            name=op.f("ck_portal_appointment_active"),
        ),
        sa.CheckConstraint(
            "asked_on IS NULL OR met_on IS NOT NULL", name=op.f("ck_portal_appointment_asked")
        ),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= coalesce(active_on, wished_on)",
            name=op.f("ck_portal_appointment_end"),
        ),
        sa.CheckConstraint(
            "met_on IS NULL OR proposed_on IS NOT NULL AND met_on >= proposed_on",
            name=op.f("ck_portal_appointment_met"),
        ),
        sa.CheckConstraint("profiled_on >= wished_on", name=op.f("ck_portal_appointment_profiled")),
        sa.CheckConstraint(
            "proposed_on IS NULL OR profiled_on IS NOT NULL AND proposed_on >= profiled_on",
            name=op.f("ck_portal_appointment_proposed"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_appointment_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_appointment_made_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_appointment_person_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["portal_request.id"],
            name=op.f("fk_portal_appointment_request_id_portal_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_appointment")),
        sa.UniqueConstraint("request_id", name=op.f("uq_portal_appointment_request_id")),
    )
    op.create_index(
        op.f("ix_portal_appointment_council_id"), "portal_appointment", ["council_id"], unique=False
    )
