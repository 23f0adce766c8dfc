"""Choosing together what goes first, and encounters outside the talks."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.create_table(
        "portal_priority_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("planned_at", portal.database.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_priority_round_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_priority_round_made_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_priority_round")),
    )
    op.create_table(
        "portal_priority_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "position BETWEEN 1 AND 8", name=op.f("ck_portal_priority_choice_position")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["portal_priority_round.id"],
            name=op.f("fk_portal_priority_choice_round_id_portal_priority_round"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["portal_topic.id"],
            name=op.f("fk_portal_priority_choice_topic_id_portal_topic"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_priority_choice")),
        sa.UniqueConstraint(
            "round_id", "position", name=op.f("uq_portal_priority_choice_round_id_position")
        ),
        sa.UniqueConstraint(
            "round_id", "topic_id", name=op.f("uq_portal_priority_choice_round_id_topic_id")
        ),
    )
    op.create_table(
        "portal_priority_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("choice_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("weight", sa.String(length=10), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "weight IN ('important', 'a_bit', 'not_now')",
            name=op.f("ck_portal_priority_answer_weight"),
        ),
        sa.ForeignKeyConstraint(
            ["choice_id"],
            ["portal_priority_choice.id"],
            name=op.f("fk_portal_priority_answer_choice_id_portal_priority_choice"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_priority_answer_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_priority_answer_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_priority_answer")),
        sa.UniqueConstraint(
            "choice_id", "person_id", name=op.f("uq_portal_priority_answer_choice_id_person_id")
        ),
    )
    for table, column in (
        ("portal_priority_round", "council_id"),
        ("portal_priority_choice", "topic_id"),
        ("portal_priority_answer", "person_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    _encounters()


def _encounters() -> None:
    op.create_table(
        "portal_encounter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("writer_id", sa.Integer(), nullable=False),
        sa.Column("written_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('board', 'manager', 'supervisor', 'staff', 'relatives', 'council', "
            "'outside')",
            name=op.f("ck_portal_encounter_kind"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_portal_encounter_name")),
        sa.CheckConstraint("text <> ''", name=op.f("ck_portal_encounter_text")),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_encounter_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["portal_topic.id"],
            name=op.f("fk_portal_encounter_topic_id_portal_topic"),
        ),
        sa.ForeignKeyConstraint(
            ["writer_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_encounter_writer_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_encounter")),
        sa.UniqueConstraint("topic_id", name=op.f("uq_portal_encounter_topic_id")),
    )
    op.create_index(
        "ix_portal_encounter_council_happened",
        "portal_encounter",
        ["council_id", "happened_on", "id"],
        unique=False,
    )
