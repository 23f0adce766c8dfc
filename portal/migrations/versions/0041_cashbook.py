"""The cash book and its checks."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0041"
down_revision = "0040"

WHY = "what stands in the cash book is never changed"
KEPT = (("portal_cash_entry", "confirmed_at"), ("portal_cash_check", "second_at"))


def upgrade() -> None:
    op.create_table(
        "portal_cash_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=3), nullable=False),
        sa.Column("category", sa.String(length=10), nullable=False),
        sa.Column("receipt", sa.String(length=40), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", portal.database.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "category IN ('provider', 'training', 'support', 'dispute', 'residents', 'meeting', 'other')",
            name=op.f("ck_portal_cash_entry_category"),
        ),
        sa.CheckConstraint("way IN ('in', 'out')", name=op.f("ck_portal_cash_entry_way")),
        sa.CheckConstraint("what <> ''", name=op.f("ck_portal_cash_entry_what")),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
            name=op.f("ck_portal_cash_entry_confirmed"),
        ),
        sa.CheckConstraint(
            "(corrects_id IS NULL) = (amount > 0)", name=op.f("ck_portal_cash_entry_corrects")
        ),
        sa.CheckConstraint(
            "(number IS NULL) = (confirmed_at IS NULL)", name=op.f("ck_portal_cash_entry_number")
        ),
        sa.CheckConstraint(
            "amount BETWEEN -9999999 AND 9999999 AND amount <> 0",
            name=op.f("ck_portal_cash_entry_amount"),
        ),
        sa.CheckConstraint(
            "corrects_id IS NULL OR number IS NOT NULL", name=op.f("ck_portal_cash_entry_counter")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_cash_entry_confirmed_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"],
            ["portal_cash_entry.id"],
            name=op.f("fk_portal_cash_entry_corrects_id_portal_cash_entry"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_cash_entry_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_cash_entry_entered_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_cash_entry")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_portal_cash_entry_corrects_id")),
        sa.UniqueConstraint(
            "council_id", "year", "number", name=op.f("uq_portal_cash_entry_council_id_year_number")
        ),
    )
    op.create_index(
        "ix_portal_cash_entry_council_id_on",
        "portal_cash_entry",
        ["council_id", "on"],
        unique=False,
    )
    op.create_table(
        "portal_cash_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("first_by_id", sa.Integer(), nullable=False),
        sa.Column("first_helper_id", sa.Integer(), nullable=True),
        sa.Column("first_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("first_remark", sa.String(length=500), nullable=False),
        sa.Column("second_by_id", sa.Integer(), nullable=True),
        sa.Column("second_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("second_remark", sa.String(length=500), nullable=False),
        sa.CheckConstraint(
            "(second_at IS NULL) = (second_by_id IS NULL)", name=op.f("ck_portal_cash_check_second")
        ),
        sa.CheckConstraint("entries > 0", name=op.f("ck_portal_cash_check_entries")),
        sa.CheckConstraint("first_by_id <> second_by_id", name=op.f("ck_portal_cash_check_two")),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_cash_check_council_id_portal_council"),
        ),
        sa.ForeignKeyConstraint(
            ["first_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_cash_check_first_by_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["first_helper_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_cash_check_first_helper_id_portal_person"),
        ),
        sa.ForeignKeyConstraint(
            ["second_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_cash_check_second_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_cash_check")),
        sa.UniqueConstraint(
            "council_id", "until", name=op.f("uq_portal_cash_check_council_id_until")
        ),
    )
    op.create_index(
        "ix_portal_cash_check_open",
        "portal_cash_check",
        ["council_id"],
        unique=True,
        sqlite_where=sa.text("second_at IS NULL"),
        postgresql_where=sa.text("second_at IS NULL"),
    )
    for table, column in KEPT:
        for statement in _locks(op.get_bind().dialect.name, table, column):
            op.execute(statement)


def _locks(dialect: str, table: str, column: str) -> list[str]:
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_{name} BEFORE {act} ON {table} "
            f"WHEN OLD.{column} IS NOT NULL BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
            for name, act in (("kept", "UPDATE"), ("kept_all", "DELETE"))
        ]
    return [
        f"CREATE FUNCTION {table}_kept() RETURNS trigger AS $$ BEGIN "
        f"RAISE EXCEPTION '{WHY}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
        f"WHEN (OLD.{column} IS NOT NULL) EXECUTE FUNCTION {table}_kept()",
    ]
