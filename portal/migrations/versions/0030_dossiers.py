"""Dossiers, the requests in them, their steps and last days."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_table(
        "portal_dossier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("symbol", sa.String(length=80), nullable=False),
        sa.Column("tags", sa.String(length=200), nullable=False),
        sa.Column("early", sa.String(length=5), nullable=False),
        sa.Column("means", sa.String(length=2000), nullable=False),
        sa.Column("heard", sa.String(length=2000), nullable=False),
        sa.Column("unheard", sa.String(length=500), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "early IN ('', '3.3.a', '3.3.b', '3.3.c', '3.3.d', '3.3.e')",
            name=op.f("ck_portal_dossier_early"),
        ),
        sa.CheckConstraint("heard = '' OR unheard = ''", name=op.f("ck_portal_dossier_heard")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_portal_dossier_title")),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_dossier_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_dossier_made_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["portal_topic.id"], name=op.f("fk_portal_dossier_topic_id_portal_topic")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_dossier")),
    )
    op.create_index(
        "ix_portal_dossier_council_closed",
        "portal_dossier",
        ["council_id", "closed_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_portal_dossier_topic_id"), "portal_dossier", ["topic_id"], unique=False
    )
    op.create_table(
        "portal_dossier_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(length=12), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.CheckConstraint(
            "party IN ('residents', 'relatives', 'staff', 'manager', 'board', 'supervisors')",
            name=op.f("ck_portal_dossier_wish_party"),
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["portal_dossier.id"],
            name=op.f("fk_portal_dossier_wish_dossier_id_portal_dossier"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_dossier_wish")),
        sa.UniqueConstraint(
            "dossier_id", "party", name=op.f("uq_portal_dossier_wish_dossier_id_party")
        ),
    )
    op.create_table(
        "portal_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=5), nullable=False),
        sa.Column("listed", sa.String(length=5), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("plan", sa.String(length=4000), nullable=False),
        sa.Column("why", sa.String(length=2000), nullable=False),
        sa.Column("effect", sa.String(length=2000), nullable=False),
        sa.Column("soften", sa.String(length=2000), nullable=False),
        sa.Column("cost", sa.String(length=500), nullable=False),
        sa.Column("decides_on", sa.Date(), nullable=True),
        sa.Column("in_writing", sa.Boolean(), nullable=False),
        sa.Column("filed_by_id", sa.Integer(), nullable=True),
        sa.Column("station", sa.String(length=12), nullable=False),
        sa.Column("came_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("weeks", sa.Integer(), nullable=True),
        sa.Column("article", sa.String(length=60), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("talked_on", sa.Date(), nullable=True),
        sa.Column("no_talk", sa.String(length=500), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=True),
        sa.Column("advice", sa.String(length=8000), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("reply_weeks", sa.Integer(), nullable=True),
        sa.Column("reply_article", sa.String(length=60), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("reasons", sa.String(length=4000), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("nullity_on", sa.Date(), nullable=True),
        sa.Column("ruled_on", sa.Date(), nullable=True),
        sa.Column("permitted", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'advice') = (substr(subject, 1, 2) = '7.') AND (kind = 'consent') = (substr(subject, 1, 2) = '8.')",
            name=op.f("ck_portal_request_kind_subject"),
        ),
        sa.CheckConstraint(
            "answer IN ('consents', 'refuses')", name=op.f("ck_portal_request_answer")
        ),
        sa.CheckConstraint(
            "kind <> 'consent' OR received_on IS NULL OR in_writing",
            name=op.f("ck_portal_request_writing"),
        ),
        sa.CheckConstraint(
            "kind = 'consent' OR answer IS NULL", name=op.f("ck_portal_request_answers")
        ),
        sa.CheckConstraint(
            "kind IN ('advice', 'consent', 'unsolicited')", name=op.f("ck_portal_request_kind")
        ),
        sa.CheckConstraint(
            "listed = '' OR substr(listed, 1, 4) = '8.1.'", name=op.f("ck_portal_request_listed")
        ),
        sa.CheckConstraint(
            "outcome IN ('taken_over', 'partly', 'not', 'withdrawn')",
            name=op.f("ck_portal_request_outcome"),
        ),
        sa.CheckConstraint(
            "sent_on IS NULL OR advice <> '' AND (received_on IS NULL OR sent_on >= received_on)",
            name=op.f("ck_portal_request_sending"),
        ),
        sa.CheckConstraint(
            "station IN ('announced', 'received', 'returned', 'adopted', 'sent', 'substitute', 'ruled', 'decided', 'nullified', 'reported', 'closed')",
            name=op.f("ck_portal_request_station"),
        ),
        sa.CheckConstraint(
            "station NOT IN ('sent', 'substitute', 'ruled') OR sent_on IS NOT NULL",
            name=op.f("ck_portal_request_sent"),
        ),
        sa.CheckConstraint(
            "subject IN ('7.1.a', '7.1.b', '7.1.c', '7.1.d', '7.1.e', '7.1.f', '7.1.g', '7.1.h', '7.1.i', '8.1.a', '8.1.b', '8.1.c', '8.1.d', '8.1.e', '8.1.f', '8.1.g', '8.1.h', '8.1.i', '9', '10')",
            name=op.f("ck_portal_request_subject"),
        ),
        sa.CheckConstraint(
            "talked_on IS NOT NULL OR no_talk <> '' OR coalesce(answer, '') <> 'refuses' AND (kind = 'consent' OR coalesce(outcome, '') NOT IN ('partly', 'not'))",
            name=op.f("ck_portal_request_talk"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_portal_request_title")),
        sa.CheckConstraint(
            "permitted IS NULL OR ruled_on IS NOT NULL", name=op.f("ck_portal_request_ruling")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_request_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["portal_dossier.id"],
            name=op.f("fk_portal_request_dossier_id_portal_dossier"),
        ),
        sa.ForeignKeyConstraint(
            ["filed_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_request_filed_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_request")),
    )
    op.create_index(
        "ix_portal_request_council_station",
        "portal_request",
        ["council_id", "station"],
        unique=False,
    )
    op.create_index(
        op.f("ix_portal_request_dossier_id"), "portal_request", ["dossier_id"], unique=False
    )
    op.create_table(
        "portal_request_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("missing", sa.String(length=1000), nullable=False),
        sa.CheckConstraint(
            "until IS NULL OR until >= since", name=op.f("ck_portal_request_pause_until")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["portal_request.id"],
            name=op.f("fk_portal_request_pause_request_id_portal_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_request_pause")),
    )
    op.create_index(
        op.f("ix_portal_request_pause_request_id"),
        "portal_request_pause",
        ["request_id"],
        unique=False,
    )
    op.create_index(
        "uq_portal_request_pause_open",
        "portal_request_pause",
        ["request_id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "portal_request_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("inside", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "what IN ('announced', 'received', 'returned', 'asked', 'answered', 'discussed', 'talked', 'no_talk', 'agreed', 'adopted', 'reopened', 'sent', 'decided', 'noticed', 'substitute', 'ruled', 'nullity', 'reported', 'closed')",
            name=op.f("ck_portal_request_step_what"),
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_request_step_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_request_step_person_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["portal_request.id"],
            name=op.f("fk_portal_request_step_request_id_portal_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_request_step")),
    )
    op.create_index(
        op.f("ix_portal_request_step_request_id"),
        "portal_request_step",
        ["request_id"],
        unique=False,
    )
    op.create_table(
        "portal_request_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hard", sa.Boolean(), nullable=False),
        sa.Column("reminded", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "term IN ('advice', 'consent', 'decision', 'nullity', 'appeal')",
            name=op.f("ck_portal_request_due_term"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["portal_request.id"],
            name=op.f("fk_portal_request_due_request_id_portal_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_request_due")),
        sa.UniqueConstraint(
            "request_id", "term", name=op.f("uq_portal_request_due_request_id_term")
        ),
    )
    op.create_index("ix_portal_request_due_day", "portal_request_due", ["day"], unique=False)
