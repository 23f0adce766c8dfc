"""What became of an import: its results, and what stands in the database now."""

from typing import Any

import sqlalchemy as sa

from portal import database
from portal.councils.models import Council, House
from portal.imports import service as imports
from portal.imports.models import ImportRun
from portal.people.models import HouseStaff, Membership, Person

WHO = ["Nummer", "Naam", "Huis"]
TERM = ["Raad", "Naam", "Huis", "Rol", "Cliënt", "Spreekt voor", "Eerste dag", "Laatste dag"]


def found(run: ImportRun) -> dict[str, str]:
    """What became of each row, by its key."""
    return {one.key: one.outcome for one in imports.results_of(run)}


def faults(run: ImportRun) -> list[str]:
    return [fault for one in imports.results_of(run) for fault in one.faults]


def count(table: Any) -> int:
    return database.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def named(name: str) -> list[Person]:
    return list(database.session.scalars(sa.select(Person).where(Person.name == name)))


def term_of(name: str) -> Membership:
    query = sa.select(Membership).join(Membership.person).where(Person.name == name)
    return database.session.scalars(query.order_by(Membership.id.desc()).limit(1)).one()


def everything() -> list[Any]:
    """All that an import may change, row by row."""
    tables: tuple[Any, ...] = (House, Council, Person, Membership, HouseStaff)
    return [
        [tuple(row) for row in database.session.execute(sa.select(table.__table__).order_by("id"))]
        for table in tables
    ]
