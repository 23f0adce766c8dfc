"""Looking into the database beside a running app, without holding its one write lock."""

from typing import Any

import sqlalchemy as sa

from portal.people.models import Person


def rows(session: Any, table: Any, *conditions: Any) -> list[Any]:
    """The rows as they stand now, free of the session that read them."""
    session.rollback()
    session.expunge_all()
    found = list(
        session.scalars(sa.select(table).where(*conditions).order_by(*table.__table__.primary_key))
    )
    session.expunge_all()
    session.rollback()
    return found


def row(session: Any, table: Any, *conditions: Any) -> Any:
    """The one row as it stands now."""
    (found,) = rows(session, table, *conditions)
    return found


def named(session: Any, call_name: str) -> Person:
    """The person of this call name, as it stands now."""
    found: Person = row(session, Person, Person.call_name == call_name)
    return found
