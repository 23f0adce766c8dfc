"""One lock for all who write: a lock for each person ran out when thousands came at once."""

from alembic import op

revision = "0006"
down_revision = "0005"

PERSON, ALL = "pg_advisory_xact_lock(7301, NEW.person_id)", "pg_advisory_xact_lock(7301)"


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(
        "DO $do$ BEGIN EXECUTE replace(pg_get_functiondef('portal_membership_clash'::regproc), "
        f"'{PERSON}', '{ALL}'); END $do$"
    )
