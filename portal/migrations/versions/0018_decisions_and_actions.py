"""Decisions and actions; the agenda item that shows the actions, and who wants reminders.

A vote that is over is no decision until an officer records it: the portal proposes the words,
and nothing is recorded in the council's name by an upgrade.
"""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0018"
down_revision = "0017"

MOMENT = portal.database.UtcDateTime


def upgrade() -> None:
    op.execute(
        "ALTER TABLE portal_council ADD COLUMN reminds_of_actions BOOLEAN DEFAULT true NOT NULL"
    )
    op.execute(
        "ALTER TABLE portal_agenda_item ADD COLUMN shows_actions BOOLEAN DEFAULT false NOT NULL"
    )
    op.create_table(
        "portal_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer()),
        sa.Column("item_id", sa.Integer()),
        sa.Column("ballot_id", sa.Integer()),
        sa.Column("replaces_id", sa.Integer()),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("easy_text_id", sa.Integer()),
        sa.Column("decided_at", MOMENT(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("number", sa.Integer()),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer()),
        sa.Column("recorded_at", MOMENT()),
        sa.Column("told_by_id", sa.Integer()),
        sa.Column("told_at", MOMENT()),
        sa.Column("withdrawn_by_id", sa.Integer()),
        sa.Column("withdrawn_at", MOMENT()),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(recorded_at IS NULL) = (number IS NULL) AND (number IS NULL) = (year IS NULL) "
            "AND (number IS NULL) = (recorded_by_id IS NULL)",
            name=op.f("ck_portal_decision_recorded"),
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_portal_decision_number")),
        sa.CheckConstraint("text <> ''", name=op.f("ck_portal_decision_text")),
        sa.CheckConstraint("replaces_id <> id", name=op.f("ck_portal_decision_replaces")),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (reason = '') "
            "AND (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL) "
            "AND (withdrawn_at IS NULL OR recorded_at IS NOT NULL)",
            name=op.f("ck_portal_decision_withdrawn"),
        ),
        sa.CheckConstraint(
            "(told_at IS NULL) = (told_by_id IS NULL) "
            "AND (told_at IS NULL OR recorded_at IS NOT NULL)",
            name=op.f("ck_portal_decision_told"),
        ),
        *_keys(
            "portal_decision",
            council_id="portal_council",
            meeting_id="portal_meeting",
            item_id="portal_agenda_item",
            ballot_id="portal_ballot",
            replaces_id="portal_decision",
            easy_text_id="portal_easy_text",
            made_by_id="portal_person",
            recorded_by_id="portal_person",
            told_by_id="portal_person",
            withdrawn_by_id="portal_person",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_decision")),
        sa.UniqueConstraint(
            "council_id", "year", "number", name=op.f("uq_portal_decision_council_id_year_number")
        ),
        sa.UniqueConstraint("ballot_id", name=op.f("uq_portal_decision_ballot_id")),
        sa.UniqueConstraint("easy_text_id", name=op.f("uq_portal_decision_easy_text_id")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_portal_decision_replaces_id")),
    )
    _index("portal_decision", "council_decided", "council_id", "decided_at")
    _index("portal_decision", "item_id", "item_id")
    _index("portal_decision", "meeting_id", "meeting_id")
    op.create_table(
        "portal_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer()),
        sa.Column("item_id", sa.Integer()),
        sa.Column("decision_id", sa.Integer()),
        sa.Column("what", sa.String(300), nullable=False),
        sa.Column("easy_text_id", sa.Integer()),
        sa.Column("due_on", sa.Date()),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT(), nullable=False),
        sa.Column("ended_by_id", sa.Integer()),
        sa.Column("ended_at", MOMENT()),
        sa.Column("told_by_id", sa.Integer()),
        sa.Column("told_at", MOMENT()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'busy', 'done', 'dropped')", name=op.f("ck_portal_action_state")
        ),
        sa.CheckConstraint("what <> ''", name=op.f("ck_portal_action_what")),
        sa.CheckConstraint(
            "(state IN ('done', 'dropped')) = (ended_at IS NOT NULL) "
            "AND (ended_at IS NULL) = (ended_by_id IS NULL)",
            name=op.f("ck_portal_action_ended"),
        ),
        sa.CheckConstraint(
            "(state = 'dropped') = (reason <> '')", name=op.f("ck_portal_action_reason")
        ),
        sa.CheckConstraint(
            "(told_at IS NULL) = (told_by_id IS NULL) AND (told_at IS NULL OR state = 'done')",
            name=op.f("ck_portal_action_told"),
        ),
        *_keys(
            "portal_action",
            council_id="portal_council",
            meeting_id="portal_meeting",
            item_id="portal_agenda_item",
            decision_id="portal_decision",
            easy_text_id="portal_easy_text",
            made_by_id="portal_person",
            ended_by_id="portal_person",
            told_by_id="portal_person",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_action")),
        sa.UniqueConstraint("easy_text_id", name=op.f("uq_portal_action_easy_text_id")),
    )
    _index("portal_action", "council_state", "council_id", "state", "ended_at")
    _index("portal_action", "decision_id", "decision_id")
    _index("portal_action", "item_id", "item_id")
    _index("portal_action", "meeting_id", "meeting_id")
    op.create_table(
        "portal_action_person",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["portal_action.id"],
            name=op.f("fk_portal_action_person_action_id_portal_action"),
            ondelete="CASCADE",
        ),
        *_keys("portal_action_person", person_id="portal_person"),
        sa.PrimaryKeyConstraint("action_id", "person_id", name=op.f("pk_portal_action_person")),
    )
    _index("portal_action_person", "person_id", "person_id")


def _keys(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    gone = {"meeting_id", "item_id", "ballot_id", "decision_id"}
    return [
        sa.ForeignKeyConstraint(
            [column],
            [f"{other}.id"],
            name=op.f(f"fk_{table}_{column}_{other}"),
            ondelete="SET NULL" if column in gone else None,
        )
        for column, other in columns.items()
    ]


def _index(table: str, name: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{name}"), table, list(columns))
