"""Rules of a decision, rounds, elections, hands that are counted and code cards.

The tables of ballots are made anew, since SQLite cannot change what a column may hold. Their rows
go out and in by their key, so that secret votes keep no order.
"""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0014"
down_revision = "0013"

KEPT = {
    "portal_ballot": (
        "id, item_id, council_id, question, symbol, kind, secret, state, opened_by_id, opened_at, "
        "closes_at, version",
        {
            "round": "1",
            "subject": "'ordinary'",
            "rule": "'simple'",
            "share": "'cast'",
            "tie": "'talk'",
            "seats": "1",
            "office": "''",
            "void": "false",
        },
    ),
    "portal_option": ("id, ballot_id, position, label, symbol", {"drawn": "false"}),
    "portal_vote": ("id, ballot_id, person_id, answer, option_id, helper_id, voted_at", {}),
    "portal_vote_change": ("id, vote_id, answer, option_id, helper_id, voted_at", {}),
    "portal_secret_vote": ("key, ballot_id, answer, option_id", {}),
    "portal_secret_voter": ("ballot_id, person_id", {"by_code": "false"}),
}
"""The columns of before, and what the new ones hold for these rows."""


def upgrade() -> None:
    for table, (columns, _) in KEPT.items():
        op.execute(f"CREATE TABLE {table}_before AS SELECT {columns} FROM {table}")  # noqa: S608
    for table in reversed(KEPT):
        op.drop_table(table)
    _tables()
    _new_tables()
    numbered = op.get_bind().dialect.name == "postgresql"
    for table, (columns, new) in KEPT.items():
        into, values = ", ".join([columns, *new]), ", ".join([columns, *new.values()])
        key = "ballot_id, person_id" if table == "portal_secret_voter" else columns.split(",")[0]
        op.execute(
            f"INSERT INTO {table} ({into}) SELECT {values} FROM {table}_before ORDER BY {key}"  # noqa: S608
        )
        op.drop_table(f"{table}_before")
        if numbered and key == "id":
            op.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608
            )


def _tables() -> None:
    op.create_table(
        "portal_ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=160), nullable=False),
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("rule", sa.String(length=12), nullable=False),
        sa.Column("share", sa.String(length=8), nullable=False),
        sa.Column("tie", sa.String(length=8), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("closes_at", portal.database.UtcDateTime(), nullable=True),
        sa.Column("entitled", sa.Integer(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('yes_no', 'choice')", name=op.f("ck_portal_ballot_kind")),
        sa.CheckConstraint(
            "rule IN ('simple', 'absolute', 'two_thirds', 'four_fifths', 'consensus')",
            name=op.f("ck_portal_ballot_rule"),
        ),
        sa.CheckConstraint("share IN ('cast', 'present')", name=op.f("ck_portal_ballot_share")),
        sa.CheckConstraint(
            "state = 'prepared' OR closes_at IS NOT NULL", name=op.f("ck_portal_ballot_closes")
        ),
        sa.CheckConstraint(
            "state IN ('prepared', 'open', 'closed')", name=op.f("ck_portal_ballot_state")
        ),
        sa.CheckConstraint(
            "subject IN ('ordinary', 'person', 'own_rules')", name=op.f("ck_portal_ballot_subject")
        ),
        sa.CheckConstraint("tie IN ('rejected', 'talk')", name=op.f("ck_portal_ballot_tie")),
        sa.CheckConstraint("seats BETWEEN 1 AND 12", name=op.f("ck_portal_ballot_seats")),
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
        sa.UniqueConstraint("item_id", "round", name=op.f("uq_portal_ballot_item_id_round")),
    )
    op.create_index(
        op.f("ix_portal_ballot_council_id"), "portal_ballot", ["council_id"], unique=False
    )
    op.create_table(
        "portal_option",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("drawn", sa.Boolean(), nullable=False),
        sa.CheckConstraint("position BETWEEN 1 AND 12", name=op.f("ck_portal_option_position")),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["portal_ballot.id"],
            name=op.f("fk_portal_option_ballot_id_portal_ballot"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_option_person_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_option")),
        sa.UniqueConstraint(
            "ballot_id", "position", name=op.f("uq_portal_option_ballot_id_position")
        ),
    )
    op.create_table(
        "portal_vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=True),
        sa.Column("option_id", sa.Integer(), nullable=True),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("voted_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('yes', 'live_with', 'no', 'dont_know', 'talk_first')",
            name=op.f("ck_portal_vote_answer"),
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
            ["entered_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_vote_entered_by_id_portal_person"),
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
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("voted_at", portal.database.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_vote_change_entered_by_id_portal_person"),
        ),
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
    op.create_index(
        op.f("ix_portal_vote_change_vote_id"), "portal_vote_change", ["vote_id"], unique=False
    )
    op.create_table(
        "portal_secret_vote",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=True),
        sa.Column("option_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "answer IN ('yes', 'live_with', 'no', 'dont_know', 'talk_first')",
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
    op.create_index(
        op.f("ix_portal_secret_vote_ballot_id"), "portal_secret_vote", ["ballot_id"], unique=False
    )
    op.create_table(
        "portal_secret_voter",
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("by_code", sa.Boolean(), nullable=False),
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


def _new_tables() -> None:
    op.create_table(
        "portal_ballot_code",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["portal_ballot.id"],
            name=op.f("fk_portal_ballot_code_ballot_id_portal_ballot"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_portal_ballot_code")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_portal_ballot_code_ballot_id"), "portal_ballot_code", ["ballot_id"], unique=False
    )
    op.create_table(
        "portal_hand_tally",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", portal.database.UtcDateTime(), nullable=False),
        sa.CheckConstraint("total >= 0", name=op.f("ck_portal_hand_tally_total")),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["portal_ballot.id"],
            name=op.f("fk_portal_hand_tally_ballot_id_portal_ballot"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["portal_person.id"],
            name=op.f("fk_portal_hand_tally_entered_by_id_portal_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_hand_tally")),
    )
    op.create_index(
        op.f("ix_portal_hand_tally_ballot_id"), "portal_hand_tally", ["ballot_id"], unique=False
    )
    op.create_table(
        "portal_voting_rules",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("ordinary", sa.String(length=12), nullable=False),
        sa.Column("person", sa.String(length=12), nullable=False),
        sa.Column("own_rules", sa.String(length=12), nullable=False),
        sa.Column("share", sa.String(length=8), nullable=False),
        sa.Column("tie", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ordinary IN ('simple', 'absolute', 'two_thirds', 'four_fifths', 'consensus')",
            name=op.f("ck_portal_voting_rules_ordinary"),
        ),
        sa.CheckConstraint(
            "own_rules IN ('simple', 'absolute', 'two_thirds', 'four_fifths', 'consensus')",
            name=op.f("ck_portal_voting_rules_own_rules"),
        ),
        sa.CheckConstraint(
            "person IN ('simple', 'absolute', 'two_thirds', 'four_fifths', 'consensus')",
            name=op.f("ck_portal_voting_rules_person"),
        ),
        sa.CheckConstraint(
            "share IN ('cast', 'present')", name=op.f("ck_portal_voting_rules_share")
        ),
        sa.CheckConstraint("tie IN ('rejected', 'talk')", name=op.f("ck_portal_voting_rules_tie")),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["portal_council.id"],
            name=op.f("fk_portal_voting_rules_council_id_portal_council"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("council_id", name=op.f("pk_portal_voting_rules")),
    )
