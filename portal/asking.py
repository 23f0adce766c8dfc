"""What asks something of a person: each feature tells it as rows of one shape, and one statement
asks for all of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from portal.database import UtcDateTime, rows

Asking = sa.Select[str, int, str, str, datetime, int]


class Ask(NamedTuple):
    """Something that waits for a person.

    ``kind`` says what is asked, ``id`` about which row; what the words, the moment and the number
    are, stands where a feature tells of that kind.
    """

    kind: str
    id: int
    title: str
    text: str
    moment: datetime | None
    number: int


_NEVER: sa.ColumnElement[Any] = sa.cast(sa.null(), UtcDateTime)
"""No moment, of that type: of two bare NULLs in a row PostgreSQL thinks that they are words."""


def about(
    kind: Any, row: Any, *, title: Any = "", text: Any = "", moment: Any = None, number: Any = 0
) -> Asking:
    """The statement for one kind of ask, of columns or plain values; say which with `where`."""
    return sa.select(
        sa.type_coerce(kind, sa.String).label("kind"),
        sa.type_coerce(row, sa.Integer).label("id"),
        sa.type_coerce(title, sa.String).label("title"),
        sa.type_coerce(text, sa.String).label("text"),
        (_NEVER if moment is None else sa.type_coerce(moment, UtcDateTime)).label("moment"),
        sa.type_coerce(number, sa.Integer).label("number"),
    )


def asked(asking: Iterable[Asking]) -> Mapping[str, Sequence[Ask]]:
    """What waits, by its kind, the soonest first: one statement, or none."""
    found: dict[str, list[Ask]] = {}
    if parts := list(asking):
        for row in rows(sa.union_all(*parts).order_by("moment", "id")):
            found.setdefault(row.kind, []).append(Ask(*row))
    return found
