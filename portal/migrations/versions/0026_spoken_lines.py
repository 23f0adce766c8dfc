"""A voice that somebody recorded for a line of easy text."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    with op.batch_alter_table("portal_easy_line", schema=None) as line:
        line.add_column(sa.Column("recording_id", sa.Integer()))
        line.add_column(
            sa.Column("recorded_hash", sa.String(64), server_default="", nullable=False)
        )
        line.create_foreign_key(
            op.f("fk_portal_easy_line_recording_id_portal_recording"),
            "portal_recording",
            ["recording_id"],
            ["id"],
            ondelete="SET NULL",
        )
        line.create_index(op.f("ix_portal_easy_line_recording_id"), ["recording_id"])
