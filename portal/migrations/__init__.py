"""Bring the portal's tables up to date: Alembic, with a version table of the portal's own.

All pending steps run in one transaction that begins IMMEDIATE: killed half way, nothing has
happened; started twice at once, the second finds the work done.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

VERSION_TABLE = "portal_alembic_version"


class NewerDatabaseError(RuntimeError):
    """The database was made by a newer Huisraad than this one."""


def _config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def current(connection: sa.Connection) -> str | None:
    """The revision of the database, or ``None`` for an empty one."""
    return MigrationContext.configure(
        connection, opts={"version_table": VERSION_TABLE}
    ).get_current_revision()


def head() -> str:
    """The revision that this version of the portal needs."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    if newest is None:
        raise RuntimeError("no migrations found")
    return newest


def upgrade(engine: sa.Engine) -> None:
    """Run every pending step. Raises `NewerDatabaseError` rather than harm newer data."""
    with engine.execution_options(portal_writes=True).begin() as connection:
        at = current(connection)
        known = {
            script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()
        }
        if at is not None and at not in known:
            raise NewerDatabaseError("This database was made by a newer version of Huisraad.")
        command.upgrade(_config(connection), "head")
