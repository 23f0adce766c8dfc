"""People: making and changing them, who helps them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit
from portal.councils.models import House
from portal.database import session
from portal.engines import in_order
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import Helper, Person

FIELDS = ("name", "call_name", "employer")


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """What is written down of a person."""

    name: str
    call_name: str
    view: str
    house_id: int | None = None
    employer: str = ""


def found(condition: sa.ColumnElement[bool]) -> list[Person]:
    """The people that the condition lets through, by name, each with the house."""
    query = (
        sa.select(Person)
        .options(joinedload(Person.house))
        .where(condition, Person.left_at.is_(None))
        .order_by(in_order(Person.call_name), in_order(Person.name), Person.id)
    )
    return list(session.scalars(query))


def find(person_id: int) -> Person:
    """The person of this id; the caller has checked that it is there."""
    return session.get_one(Person, person_id)


def by_id(ids: Collection[int]) -> dict[int, Person]:
    """These people by their ids: one statement, or none."""
    if not ids:
        return {}
    found = session.scalars(sa.select(Person).where(Person.id.in_(sorted(ids))))
    return {person.id: person for person in found}


def make_person(actor: Actor, portrait: Portrait) -> Person:
    """Write down a new person. Raises `RefusedError` for one who is there already."""
    _check(portrait)
    person = Person(**vars(portrait))
    session.add(person)
    session.flush()
    audit.record(actor, "person:made", detail=f"person {person.id}")
    return person


def change_person(actor: Actor, person: Person, portrait: Portrait, version: int) -> None:
    """Change a person. Raises `ConflictError` when somebody else saved first."""
    check_version(person, version, FIELDS)
    _check(portrait, person.id)
    for name, value in vars(portrait).items():
        setattr(person, name, value)
    session.flush()
    audit.record(actor, "person:changed", detail=f"person {person.id}")


def helpers_of(person: Person) -> list[Helper]:
    """Who helps the person, by name."""
    query = (
        sa.select(Helper)
        .join(Helper.helper)
        .options(joinedload(Helper.helper))
        .where(Helper.person_id == person.id, Person.left_at.is_(None))
    )
    return list(session.scalars(query.order_by(in_order(Person.call_name))))


def helps(people: list[int]) -> list[tuple[Person, Person]]:
    """Who helps whom among these people: pairs of helper and helped, by name."""
    query = (
        sa.select(Helper)
        .join(Helper.person)
        .options(joinedload(Helper.helper), joinedload(Helper.person))
        .where(Helper.person_id.in_(people), Person.left_at.is_(None))
        .order_by(in_order(Person.call_name))
    )
    return [(row.helper, row.person) for row in session.scalars(query)]


def add_helper(actor: Actor, person: Person, helper: Person) -> None:
    """Say that the helper comes when the person asks for help; twice is once."""
    if helper.id == person.id:
        raise RefusedError(_("Choose somebody else to help."), field="helper")
    same = sa.select(Helper.id).where(Helper.helper_id == helper.id, Helper.person_id == person.id)
    if session.scalar(same):
        raise RefusedError(_("%(name)s helps already.", name=helper.call_name), field="helper")
    session.add(Helper(helper=helper, person=person))
    session.flush()
    audit.record(actor, "helper:added", detail=f"person {person.id} helper {helper.id}")


def remove_helper(actor: Actor, person: Person, helper_id: int) -> None:
    """Say that somebody does not help the person any more."""
    gone: Any = session.execute(
        sa.delete(Helper).where(Helper.helper_id == helper_id, Helper.person_id == person.id)
    )
    if gone.rowcount:
        audit.record(actor, "helper:removed", detail=f"person {person.id} helper {helper_id}")


def _check(portrait: Portrait, own_id: int = 0) -> None:
    if portrait.house_id is not None and session.get(House, portrait.house_id) is None:
        raise RefusedError(_("Choose a house from the list."), field="house")
    same = sa.select(Person.id).where(
        Person.name == portrait.name,
        Person.house_id.is_(None)
        if portrait.house_id is None
        else Person.house_id == portrait.house_id,
        Person.id != own_id,
        Person.left_at.is_(None),
    )
    if session.scalar(same):
        raise RefusedError(
            _("There is somebody with this name here. Add an initial."), field="name"
        )
