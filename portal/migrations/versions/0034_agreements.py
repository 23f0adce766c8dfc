"""What was agreed on the means of a council, free places, yearly duties, nominations."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.create_table(
        "portal_facility",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("measure", sa.String(length=10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'support') = (measure = 'minutes')", name=op.f("ck_portal_facility_hours")
        ),
        sa.CheckConstraint(
            "(measure = 'words') = (amount IS NULL)", name=op.f("ck_portal_facility_counted")
        ),
        sa.CheckConstraint(
            "amount IS NOT NULL OR words <> ''", name=op.f("ck_portal_facility_words")
        ),
        sa.CheckConstraint(
            "kind <> 'yearly' OR measure = 'cents'", name=op.f("ck_portal_facility_yearly")
        ),
        sa.CheckConstraint(
            "kind IN ('support', 'training', 'hearing', 'room', 'yearly')",
            name=op.f("ck_portal_facility_kind"),
        ),
        sa.CheckConstraint(
            "measure <> 'minutes' OR amount - amount / 15 * 15 = 0",
            name=op.f("ck_portal_facility_quarters"),
        ),
        sa.CheckConstraint(
            "measure IN ('minutes', 'cents', 'words')", name=op.f("ck_portal_facility_measure")
        ),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
            name=op.f("ck_portal_facility_confirmed"),
        ),
        sa.CheckConstraint("amount BETWEEN 1 AND 9999999", name=op.f("ck_portal_facility_amount")),
        sa.CheckConstraint("year BETWEEN 2000 AND 2200", name=op.f("ck_portal_facility_year")),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_facility_confirmed_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_facility_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_facility_made_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_facility")),
        sa.UniqueConstraint(
            "council_id", "year", "kind", name=op.f("uq_portal_facility_council_id_year_kind")
        ),
    )
    op.create_table(
        "portal_vacancy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=120), nullable=False),
        sa.Column("does", sa.String(length=600), nullable=False),
        sa.Column("time", sa.String(length=200), nullable=False),
        sa.Column("how", sa.String(length=200), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("drafted_by_id", sa.Integer(), nullable=False),
        sa.Column("drafted_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.Column("published_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("filled_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("what <> '' AND does <> ''", name=op.f("ck_portal_vacancy_said")),
        sa.CheckConstraint(
            "(published_at IS NULL) = (published_by_id IS NULL)",
            name=op.f("ck_portal_vacancy_published"),
        ),
        sa.CheckConstraint(
            "filled_at IS NULL OR published_at IS NOT NULL", name=op.f("ck_portal_vacancy_filled")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_vacancy_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["drafted_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_vacancy_drafted_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_vacancy_published_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_vacancy")),
    )
    op.create_index(
        "ix_portal_vacancy_council_id_until",
        "portal_vacancy",
        ["council_id", "until"],
        unique=False,
    )
    op.create_table(
        "portal_yearly_done",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(length=10), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "duty IN ('informed', 'talk', 'report')", name=op.f("ck_portal_yearly_done_duty")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_yearly_done_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_yearly_done_written_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_yearly_done")),
        sa.UniqueConstraint(
            "council_id", "duty", "on", name=op.f("uq_portal_yearly_done_council_id_duty_on")
        ),
    )
    op.create_table(
        "portal_yearly_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reminded", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "duty IN ('informed', 'talk', 'report')", name=op.f("ck_portal_yearly_due_duty")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_yearly_due_council_id_portal_council"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_yearly_due")),
        sa.UniqueConstraint(
            "council_id", "duty", name=op.f("uq_portal_yearly_due_council_id_duty")
        ),
    )
    op.create_index("ix_portal_yearly_due_day", "portal_yearly_due", ["day"], unique=False)
    op.create_table(
        "portal_facility_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("permission", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint("what <> ''", name=op.f("ck_portal_facility_use_what")),
        sa.CheckConstraint(
            "amount BETWEEN 1 AND 9999999", name=op.f("ck_portal_facility_use_amount")
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["portal_facility.id"],
            name=op.f("fk_portal_facility_use_facility_id_portal_facility"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_facility_use_person_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_facility_use_written_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_facility_use")),
    )
    op.create_index(
        "ix_portal_facility_use_facility_id_on",
        "portal_facility_use",
        ["facility_id", "on"],
        unique=False,
    )
    op.create_table(
        "portal_vacancy_interest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("said_at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_vacancy_interest_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_vacancy_interest_person_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["portal_vacancy.id"],
            name=op.f("fk_portal_vacancy_interest_vacancy_id_portal_vacancy"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_vacancy_interest")),
        sa.UniqueConstraint(
            "vacancy_id", "person_id", name=op.f("uq_portal_vacancy_interest_vacancy_id_person_id")
        ),
    )
    op.create_table(
        "portal_nomination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("seat", sa.String(length=160), nullable=False),
        sa.Column("free_since", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=2000), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.String(length=2000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('appointed', 'refused')) = (decided_on IS NOT NULL)",
            name=op.f("ck_portal_nomination_decided"),
        ),
        sa.CheckConstraint(
            "(state IN ('looking', 'nominated')) = (sent_on IS NULL)",
            name=op.f("ck_portal_nomination_sent"),
        ),
        sa.CheckConstraint("seat <> ''", name=op.f("ck_portal_nomination_seat")),
        sa.CheckConstraint(
            "state <> 'refused' OR reasons <> ''", name=op.f("ck_portal_nomination_reasons")
        ),
        sa.CheckConstraint(
            "state IN ('looking', 'nominated', 'sent', 'appointed', 'refused')",
            name=op.f("ck_portal_nomination_state"),
        ),
        sa.CheckConstraint("decided_on >= sent_on", name=op.f("ck_portal_nomination_order")),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["portal_dossier.id"],
            name=op.f("fk_portal_nomination_dossier_id_portal_dossier"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_nomination")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_portal_nomination_dossier_id")),
    )
    op.create_table(
        "portal_nomination_candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("nominated", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_portal_nomination_candidate_name")),
        sa.ForeignKeyConstraint(
            ["nomination_id"],
            ["portal_nomination.id"],
            name=op.f("fk_portal_nomination_candidate_nomination_id_portal_nomination"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_nomination_candidate")),
        sa.UniqueConstraint(
            "nomination_id", "name", name=op.f("uq_portal_nomination_candidate_nomination_id_name")
        ),
    )
    op.create_index(
        op.f("ix_portal_nomination_candidate_nomination_id"),
        "portal_nomination_candidate",
        ["nomination_id"],
        unique=False,
    )
    op.create_index(
        "uq_portal_nomination_candidate_nominated",
        "portal_nomination_candidate",
        ["nomination_id"],
        unique=True,
        sqlite_where=sa.text("nominated"),
        postgresql_where=sa.text("nominated"),
    )
    # ### end Alembic commands ###
