"""Bring the portal's tables up to date: Alembic, with a version table of the portal's own.

All pending steps run in one transaction that writes: killed half way, nothing has happened;
started twice at once, the second finds the work done. Alembic is loaded when there is a step
to run: a start finds out by itself that there is none.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from portal.engines import take_time

VERSION_TABLE = "portal_alembic_version"
_VERSION = sa.table(VERSION_TABLE, sa.column("version_num"))


class NewerDatabaseError(RuntimeError):
    """The database was made by a newer Huisraad than this one."""


def not_ours(name: str | None, type_: str, parent_names: Any) -> bool:
    """For ``include_name`` of a host's own Alembic: it leaves the portal's tables alone."""
    return not (type_ == "table" and name and name.startswith("portal_"))


def _config(connection: sa.Connection | None = None) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def current(connection: sa.Connection) -> str | None:
    """The revision of the database, or ``None`` for an empty one."""
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    at: str | None = connection.scalar(sa.select(_VERSION.c.version_num))
    return at


def head() -> str:
    """The revision that this version of the portal needs."""
    return max(known())


def known() -> frozenset[str]:
    """Every revision that this version of the portal knows, by the numbers of the files."""
    steps = Path(__file__).parent.glob("versions/[0-9]*.py")
    return frozenset(step.stem.partition("_")[0] for step in steps)


def upgrade(engine: sa.Engine) -> None:
    """Run every pending step. Raises `NewerDatabaseError` rather than harm newer data."""
    with engine.execution_options(portal_writes=True).begin() as connection:
        upgrade_within(connection)


def upgrade_within(connection: sa.Connection) -> None:
    """Run every pending step in a transaction that has begun, to be committed by the caller."""
    take_time(connection)
    at = current(connection)
    if at is not None and at not in known():
        raise NewerDatabaseError("This database was made by a newer version of Huisraad.")
    if at != head():
        from alembic import command

        command.upgrade(_config(connection), "head")
