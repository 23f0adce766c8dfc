"""What refers to an agenda item, meetings to come, answered calls, minutes: found at once."""

from alembic import op

revision = "0023"
down_revision = "0022"

FOUND = {
    "portal_agenda_item": "carried_from_id",
    "portal_help_call": "answered_at",
    "portal_meeting": "ends_at",
    "portal_minutes_writing": "item_id",
    "portal_presence": "item_id",
    "portal_report": "item_id",
    "portal_sitting": "item_id",
    "portal_sitting_item": "item_id",
    "portal_topic_step": "item_id",
    "portal_wish": "item_id",
}


def upgrade() -> None:
    for table, column in FOUND.items():
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.drop_index("ix_portal_minutes_council_id", "portal_minutes")
    op.create_index(
        "ix_portal_minutes_council_meeting", "portal_minutes", ["council_id", "meeting_id"]
    )
