"""Year reports of councils, and what the house is told of a request."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0033"
down_revision = "0032"

TABLE = "portal_year_report"
WHY = "an adopted year report is never changed"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("foreword", sa.String(length=4000), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_by_id", sa.Integer(), nullable=True),
        sa.Column("adopted_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("year BETWEEN 2000 AND 2200", name=op.f("ck_portal_year_report_year")),
        sa.CheckConstraint("number > 0", name=op.f("ck_portal_year_report_number")),
        sa.CheckConstraint(
            "(number = 1) = (reason = '')", name=op.f("ck_portal_year_report_reason")
        ),
        sa.CheckConstraint(
            "(adopted_on IS NULL) = (adopted_at IS NULL) "
            "AND (adopted_at IS NULL) = (adopted_by_id IS NULL) "
            "AND (adopted_at IS NULL) = (content IS NULL)",
            name=op.f("ck_portal_year_report_adopted"),
        ),
        _key("council_id", "portal_council"),
        _key("made_by_id", "portal_person"),
        _key("adopted_by_id", "portal_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_year_report")),
        sa.UniqueConstraint(
            "council_id",
            "year",
            "number",
            name=op.f("uq_portal_year_report_council_id_year_number"),
        ),
    )
    op.create_index(
        "uq_portal_year_report_open",
        TABLE,
        ["council_id", "year"],
        unique=True,
        sqlite_where=sa.text("adopted_at IS NULL"),
        postgresql_where=sa.text("adopted_at IS NULL"),
    )
    for statement in _locks(op.get_bind().dialect.name):
        op.execute(statement)
    _feedback()


def _feedback() -> None:
    table, part = "portal_feedback", "portal_feedback_part"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("told_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(told_at IS NULL) = (told_by_id IS NULL)", name=op.f("ck_portal_feedback_told")
        ),
        _key("council_id", "portal_council", table),
        _key("request_id", "portal_request", table),
        _key("made_by_id", "portal_person", table),
        _key("told_by_id", "portal_person", table),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_feedback")),
        sa.UniqueConstraint("request_id", name=op.f("uq_portal_feedback_request_id")),
    )
    op.create_index("ix_portal_feedback_council_told", table, ["council_id", "told_at"])
    op.create_table(
        part,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feedback_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("easy_text_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "part IN ('asked', 'said', 'decided', 'changes')",
            name=op.f("ck_portal_feedback_part_part"),
        ),
        _key("feedback_id", table, part),
        _key("easy_text_id", "portal_easy_text", part),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_feedback_part")),
        sa.UniqueConstraint("easy_text_id", name=op.f("uq_portal_feedback_part_easy_text_id")),
        sa.UniqueConstraint(
            "feedback_id", "part", name=op.f("uq_portal_feedback_part_feedback_id_part")
        ),
    )


def _key(column: str, other: str, table: str = TABLE) -> sa.Constraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _locks(dialect: str) -> list[str]:
    made = []
    for act in ("UPDATE", "DELETE"):
        name, held = f"{TABLE}_{act.lower()}_locked", "OLD.adopted_at IS NOT NULL"
        if dialect == "sqlite":
            made.append(
                f"CREATE TRIGGER {name} BEFORE {act} ON {TABLE} WHEN {held} "
                f"BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
            )
            continue
        given = "OLD" if act == "DELETE" else "NEW"
        made += [
            f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN IF {held} THEN "
            f"RAISE EXCEPTION '{WHY}' USING ERRCODE = 'integrity_constraint_violation'; "
            f"END IF; RETURN {given}; END $$ LANGUAGE plpgsql",
            f"CREATE TRIGGER {name} BEFORE {act} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return made
