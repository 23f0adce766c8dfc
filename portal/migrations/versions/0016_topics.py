"""Topics with their trail; a wish can belong to one."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0016"
down_revision = "0015"

STATES = "'open', 'planned', 'parked', 'passed', 'merged', 'not_now', 'done'"
STEPS = (
    "'taken', 'planned', 'parked', 'merged', 'joined', 'split', 'not_now', 'done', "
    "'reopened', 'passed', 'came', 'taken_there', 'answered'"
)


def _to(table: str, column: str, other: str, ondelete: str | None = None) -> sa.Constraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{column}_{other}"),
        ondelete=ondelete,
    )


def upgrade() -> None:
    topic, step = "portal_topic", "portal_topic_step"
    op.create_table(
        topic,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("text", sa.String(2000), nullable=False),
        sa.Column("symbol", sa.String(80), nullable=False),
        sa.Column("made_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("decided_at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("item_id", sa.Integer()),
        sa.Column("until", sa.Date()),
        sa.Column("reply", sa.String(1000), nullable=False),
        sa.Column("into_id", sa.Integer()),
        sa.Column("source_id", sa.Integer()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_portal_topic_state")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_portal_topic_title")),
        sa.CheckConstraint(
            "(state = 'parked') = (until IS NOT NULL)", name=op.f("ck_portal_topic_parked")
        ),
        sa.CheckConstraint(
            "(state = 'merged') = (into_id IS NOT NULL)", name=op.f("ck_portal_topic_merged")
        ),
        sa.CheckConstraint("into_id <> id", name=op.f("ck_portal_topic_into_itself")),
        sa.CheckConstraint("source_id <> id", name=op.f("ck_portal_topic_from_itself")),
        sa.CheckConstraint(
            "state NOT IN ('not_now', 'done') OR reply <> ''",
            name=op.f("ck_portal_topic_reason"),
        ),
        _to(topic, "council_id", "portal_council"),
        _to(topic, "item_id", "portal_agenda_item", "SET NULL"),
        _to(topic, "into_id", topic),
        _to(topic, "source_id", topic),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_topic")),
    )
    op.create_index("ix_portal_topic_council_state", topic, ["council_id", "state", "decided_at"])
    for column in ("item_id", "into_id", "source_id"):
        op.create_index(op.f(f"ix_portal_topic_{column}"), topic, [column])
    op.create_table(
        step,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(12), nullable=False),
        sa.Column("at", portal.database.UtcDateTime(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("helper_id", sa.Integer()),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("item_id", sa.Integer()),
        sa.Column("other_id", sa.Integer()),
        sa.Column("council_id", sa.Integer()),
        sa.CheckConstraint(f"what IN ({STEPS})", name=op.f("ck_portal_topic_step_what")),
        _to(step, "topic_id", topic),
        _to(step, "person_id", "portal_person"),
        _to(step, "helper_id", "portal_person"),
        _to(step, "item_id", "portal_agenda_item", "SET NULL"),
        _to(step, "other_id", topic),
        _to(step, "council_id", "portal_council"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_topic_step")),
    )
    op.create_index(op.f("ix_portal_topic_step_topic_id"), step, ["topic_id"])
    with op.batch_alter_table("portal_wish", schema=None) as wish:
        wish.add_column(sa.Column("topic_id", sa.Integer()))
        wish.add_column(
            sa.Column("names_me", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        wish.create_foreign_key(
            op.f("fk_portal_wish_topic_id_portal_topic"), "portal_topic", ["topic_id"], ["id"]
        )
        wish.create_index(op.f("ix_portal_wish_topic_id"), ["topic_id"], unique=True)
