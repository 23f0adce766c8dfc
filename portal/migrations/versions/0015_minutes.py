"""Minutes: their sections, who changed what, and what is adopted stays as it is."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0015"
down_revision = "0014"

WHY = "adopted minutes are never changed"
ADOPTED = "SELECT 1 FROM portal_minutes WHERE state = 'adopted' AND id ="
OF_SECTION = f"{ADOPTED} (SELECT minutes_id FROM portal_minutes_section WHERE id ="  # noqa: S608
LOCKED = (
    ("portal_minutes", "council_id, meeting_id, number, reason, state, taker_id, adopted_by_id, "
     "adopted_at, content", "{row}.state = 'adopted'", "UPDATE DELETE"),
    ("portal_minutes_section", "minutes_id, title, text", f"EXISTS ({ADOPTED} {{row}}.minutes_id)",
     "INSERT UPDATE DELETE"),
    ("portal_minutes_change", "section_id, text, by_id, began_at, at",
     f"EXISTS ({OF_SECTION} {{row}}.section_id))", "INSERT UPDATE DELETE"),
)  # fmt: skip


def upgrade() -> None:
    moment = portal.database.UtcDateTime
    op.create_table(
        "portal_minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("taker_id", sa.Integer()),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", moment(), nullable=False),
        sa.Column("presented_by_id", sa.Integer()),
        sa.Column("presented_at", moment()),
        sa.Column("item_id", sa.Integer()),
        sa.Column("adopted_by_id", sa.Integer()),
        sa.Column("adopted_at", moment()),
        sa.Column("content", sa.JSON(none_as_null=True)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('concept', 'presented', 'adopted')", name=op.f("ck_portal_minutes_state")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_portal_minutes_number")),
        sa.CheckConstraint("(number = 1) = (reason = '')", name=op.f("ck_portal_minutes_reason")),
        sa.CheckConstraint(
            "(state = 'concept') = (presented_at IS NULL) "
            "AND (presented_at IS NULL) = (presented_by_id IS NULL)",
            name=op.f("ck_portal_minutes_presented"),
        ),
        sa.CheckConstraint(
            "(state = 'adopted') = (adopted_at IS NOT NULL) "
            "AND (adopted_at IS NULL) = (adopted_by_id IS NULL) "
            "AND (adopted_at IS NULL) = (content IS NULL)",
            name=op.f("ck_portal_minutes_adopted"),
        ),
        _key("portal_minutes", "council_id", "portal_council"),
        _key("portal_minutes", "meeting_id", "portal_meeting"),
        _key("portal_minutes", "item_id", "portal_agenda_item", "SET NULL"),
        *(
            _key("portal_minutes", column, "portal_person")
            for column in ("taker_id", "made_by_id", "presented_by_id", "adopted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_minutes")),
        sa.UniqueConstraint(
            "meeting_id", "number", name=op.f("uq_portal_minutes_meeting_id_number")
        ),
    )
    not_adopted = sa.text("state <> 'adopted'")
    op.create_index(
        "uq_portal_minutes_open",
        "portal_minutes",
        ["meeting_id"],
        unique=True,
        sqlite_where=not_adopted,
        postgresql_where=not_adopted,
    )
    op.create_table(
        "portal_minutes_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer()),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("easy_text_id", sa.Integer()),
        _key("portal_minutes_section", "minutes_id", "portal_minutes"),
        _key("portal_minutes_section", "item_id", "portal_agenda_item", "SET NULL"),
        _key("portal_minutes_section", "easy_text_id", "portal_easy_text"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_minutes_section")),
        sa.UniqueConstraint(
            "minutes_id", "item_id", name=op.f("uq_portal_minutes_section_minutes_id_item_id")
        ),
        sa.UniqueConstraint("easy_text_id", name=op.f("uq_portal_minutes_section_easy_text_id")),
    )
    op.create_table(
        "portal_minutes_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("began_at", moment(), nullable=False),
        sa.Column("at", moment(), nullable=False),
        sa.Column("restored", sa.Boolean(), nullable=False),
        _key("portal_minutes_change", "section_id", "portal_minutes_section"),
        _key("portal_minutes_change", "by_id", "portal_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_minutes_change")),
    )
    op.create_table(
        "portal_minutes_writing",
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("at", moment(), nullable=False),
        _key("portal_minutes_writing", "minutes_id", "portal_minutes"),
        _key("portal_minutes_writing", "person_id", "portal_person"),
        _key("portal_minutes_writing", "item_id", "portal_agenda_item", "CASCADE"),
        sa.PrimaryKeyConstraint("minutes_id", "person_id", name=op.f("pk_portal_minutes_writing")),
    )
    for table, column in (
        ("minutes", "council_id"),
        ("minutes", "taker_id"),
        ("minutes", "item_id"),
        ("minutes_section", "item_id"),
        ("minutes_change", "section_id"),
    ):
        op.create_index(f"ix_portal_{table}_{column}", f"portal_{table}", [column])
    for statement in _locks(op.get_bind().dialect.name):
        op.execute(statement)


def _key(table: str, column: str, other: str, ondelete: str | None = None) -> sa.Constraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def _locks(dialect: str) -> list[str]:
    made = []
    for table, columns, wrong, acts in LOCKED:
        for act in acts.split():
            name = f"{table}_{act.lower()}_locked"
            held = wrong.format(row="NEW" if act == "INSERT" else "OLD")
            when = f"BEFORE {act}{f' OF {columns}' if act == 'UPDATE' else ''} ON {table}"
            if dialect == "sqlite":
                made.append(
                    f"CREATE TRIGGER {name} {when} WHEN {held} "
                    f"BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
                )
                continue
            given = "OLD" if act == "DELETE" else "NEW"
            made += [
                f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN IF {held} THEN "
                f"RAISE EXCEPTION '{WHY}' USING ERRCODE = 'integrity_constraint_violation'; "
                f"END IF; RETURN {given}; END $$ LANGUAGE plpgsql",
                f"CREATE TRIGGER {name} {when} FOR EACH ROW EXECUTE FUNCTION {name}()",
            ]
    return made
