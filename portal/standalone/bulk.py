"""Many rows at once, without an object for each."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from portal.database import Base, session
from portal.engines import number_on


@dataclass
class Rows:
    """Rows on their way to the database: numbered here, sent in one statement a table."""

    waiting: dict[sa.Table, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    last: dict[sa.Table, int] = field(default_factory=dict)

    def add(self, model: type[Base], **values: Any) -> int:
        """Keep a row and give its id; every row of a table names the same columns."""
        table: Any = model.__table__
        if table not in self.last:
            self.last[table] = session.scalar(sa.select(sa.func.max(table.c.id))) or 0
        self.last[table] += 1
        self.waiting[table].append({"id": self.last[table], **values})
        return self.last[table]

    def add_pair(self, model: type[Base], **values: Any) -> None:
        """Keep a row that has no number of its own."""
        table: Any = model.__table__
        self.waiting[table].append(values)

    def send(self) -> None:
        """Insert everything, owners before what they own."""
        for table in Base.metadata.sorted_tables:
            if rows := self.waiting.pop(table, None):
                session.execute(sa.insert(table), rows)

    def number_on(self) -> None:
        """Let the database give the next ids after ours."""
        for table in self.last:
            number_on(session, table)
