"""The present organisation in rows: what the file would say that changes nothing."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.councils.models import Council, House
from portal.database import session
from portal.imports.models import PersonNumber
from portal.imports.service.sheets import (
    COUNCILS,
    HOUSES,
    NAMED_ROLES,
    NO,
    NONE,
    PEOPLE,
    TERMS,
    YES,
    Sheet,
)
from portal.people.models import HouseStaff, Membership, Person

Rows = dict[str, list[dict[str, str]]]


def present() -> tuple[Rows, dict[str, str]]:
    """The rows of each sheet by its key, and the photos' keys by the name they get in a zip."""
    photos: dict[str, str] = {}
    rows = {
        HOUSES.key: _houses(photos),
        COUNCILS.key: _councils(),
        PEOPLE.key: _people(photos),
        TERMS.key: _terms(),
    }
    return rows, photos


def _word(sheet: Sheet, key: str, value: str) -> str:
    """How the column writes the value."""
    return next(one for one in sheet.columns if one.key == key).word_of(value)


def _houses(photos: dict[str, str]) -> list[dict[str, str]]:
    return [
        {
            "name": house.name,
            "confidant": house.confidant,
            "complaints": house.complaints_officer,
            "picture": _word(HOUSES, "picture", house.symbol),
            "photo": _photo(photos, f"voordeur {house.name}", house),
        }
        for house in session.scalars(sa.select(House).order_by(House.name))
    ]


def _councils() -> list[dict[str, str]]:
    query = sa.select(Council).options(joinedload(Council.house), joinedload(Council.parent))
    return [
        {
            "name": council.name,
            "kind": _word(COUNCILS, "kind", council.kind),
            "parent": council.parent.name if council.parent else "",
            "house": council.house.name if council.house else "",
            "state": _word(COUNCILS, "state", council.state),
            "accent": _word(COUNCILS, "accent", council.accent),
            "picture": _word(COUNCILS, "picture", council.symbol),
            "shares": YES if council.shares_rights else "",
            **{f"word_{role}": council.role_names.get(role, "") for role in NAMED_ROLES},
        }
        for council in session.scalars(query.order_by(Council.parent_id.is_not(None), Council.name))
    ]


def _numbers() -> dict[int, str]:
    rows = session.execute(sa.select(PersonNumber.person_id, PersonNumber.number))
    return {person_id: number for person_id, number in rows}


def _people(photos: dict[str, str]) -> list[dict[str, str]]:
    numbers = _numbers()
    works_in: defaultdict[int, list[str]] = defaultdict(list)
    staff = sa.select(HouseStaff).options(joinedload(HouseStaff.house)).order_by(HouseStaff.id)
    for one in session.scalars(staff):
        works_in[one.person_id].append(one.house.name)
    query = sa.select(Person).options(joinedload(Person.house)).where(Person.left_at.is_(None))
    rows = []
    for person in session.scalars(query.order_by(Person.name, Person.id)):
        row: dict[str, Any] = {
            "number": numbers.get(person.id, ""),
            "name": person.name,
            "call_name": person.call_name,
            "house": person.house.name if person.house else NONE,
            "view": _word(PEOPLE, "view", person.view),
            "employer": person.employer,
            "staff_of": "; ".join(works_in[person.id]),
            "photo": _photo(photos, person.name, person),
            "consent": person.photo_consent_of,
        }
        rows.append(row)
    return rows


def _photo(photos: dict[str, str], of: str, one: Person | House) -> str:
    """The name of the photo, if there is one: safe everywhere, telling who it is, with a number
    that keeps namesakes apart."""
    if not one.photo_key:
        return ""
    safe = "".join(c if c.isalnum() or c in " -" else " " for c in of)
    name = f"{' '.join(safe.split())[:60]} {one.id}.jpg".strip()
    photos[f"fotos/{name}"] = one.photo_key
    return name


def _terms() -> list[dict[str, str]]:
    numbers = _numbers()
    query = (
        sa.select(Membership)
        .join(Membership.person)
        .options(joinedload(Membership.person).joinedload(Person.house))
        .options(joinedload(Membership.council))
        .where(Membership.confirmed_at.is_not(None), Person.left_at.is_(None))
        .order_by(Membership.council_id, Person.name, Membership.since, Membership.id)
    )
    return [
        {
            "council": term.council.name,
            "number": numbers.get(term.person_id, ""),
            "name": term.person.name,
            "house": term.person.house.name if term.person.house else NONE,
            "role": _word(TERMS, "role", term.role),
            "client": YES if term.client else NO,
            "represents": term.represents,
            "since": term.since.isoformat(),
            "until": term.until.isoformat() if term.until else "",
        }
        for term in session.scalars(query)
    ]
