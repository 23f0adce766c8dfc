"""The skin of the people in a council's pictograms: as it was for every council of before."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute(  # in one statement: SQLite adds no constraint to a table that stands
        "ALTER TABLE portal_council ADD COLUMN skin VARCHAR(20) DEFAULT 'yellow' NOT NULL "
        "CONSTRAINT ck_portal_council_skin CHECK (skin IN "
        "('yellow', 'light', 'medium-light', 'medium', 'medium-dark', 'dark'))"
    )
