"""Disputes of a council with the provider."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.create_table(
        "portal_dispute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("about", sa.String(length=8000), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("voted_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("hearing_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=10), nullable=True),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.Column("said", sa.String(length=4000), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "result IS NULL OR sent_on IS NOT NULL AND result_on >= sent_on AND said <> ''",
            name=op.f("ck_portal_dispute_ending"),
        ),
        sa.CheckConstraint(
            "hearing_on IS NULL OR sent_on IS NOT NULL AND hearing_on >= sent_on",
            name=op.f("ck_portal_dispute_hearing"),
        ),
        sa.CheckConstraint(
            "result IN ('mediated', 'ruled', 'withdrawn')", name=op.f("ck_portal_dispute_result")
        ),
        sa.CheckConstraint(
            "(result IS NULL) = (result_on IS NULL)", name=op.f("ck_portal_dispute_result_day")
        ),
        sa.CheckConstraint(
            "sent_on IS NULL OR sent_on >= voted_on", name=op.f("ck_portal_dispute_sent")
        ),
        sa.CheckConstraint(
            "(sent_on IS NULL) = (voted_on IS NULL)", name=op.f("ck_portal_dispute_voted")
        ),
        sa.CheckConstraint("way IN ('mediation', 'ruling')", name=op.f("ck_portal_dispute_way")),
        sa.CheckConstraint("title <> '' AND about <> ''", name=op.f("ck_portal_dispute_words")),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_dispute_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["portal_dossier.id"],
            name=op.f("fk_portal_dispute_dossier_id_portal_dossier"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_dispute_made_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["portal_request.id"],
            name=op.f("fk_portal_dispute_request_id_portal_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_dispute")),
    )
    for column in ("council_id", "dossier_id", "request_id"):
        name = op.f(f"ix_portal_dispute_{column}")
        op.create_index(name, "portal_dispute", [column], unique=False)
