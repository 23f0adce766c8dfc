"""Houses and their support workers (begeleiders)."""

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, emblems, photos
from portal.councils.models import Council, House
from portal.database import session
from portal.engines import in_order, lower
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import HouseStaff, Person


def found(condition: sa.ColumnElement[bool]) -> list[House]:
    """The houses that the condition lets through, by name."""
    return list(session.scalars(sa.select(House).where(condition).order_by(in_order(House.name))))


def is_house(house_id: int) -> sa.ColumnElement[bool]:
    """The condition that only this house meets."""
    return House.id == house_id


def councils_of(house: House) -> list[Council]:
    """The councils of the house, by name."""
    query = sa.select(Council).where(Council.house_id == house.id)
    return list(session.scalars(query.order_by(in_order(Council.name))))


def residents_of(house: House) -> list[Person]:
    """Who lives in the house now, by name."""
    query = sa.select(Person).where(Person.house_id == house.id, Person.left_at.is_(None))
    return list(session.scalars(query.order_by(in_order(Person.call_name), in_order(Person.name))))


def staff_of(house_id: int | None) -> list[HouseStaff]:
    """The support workers of the house, each with the person, by name."""
    query = (
        sa.select(HouseStaff)
        .join(HouseStaff.person)
        .options(joinedload(HouseStaff.person))
        .where(HouseStaff.house_id == house_id, Person.left_at.is_(None))
    )
    return list(session.scalars(query.order_by(in_order(Person.call_name))))


def make_house(actor: Actor, *, name: str, confidant: str, complaints_officer: str) -> House:
    """Make a house. Raises `RefusedError` when the name is taken."""
    _check_name(name, 0)
    house = House(name=name, confidant=confidant, complaints_officer=complaints_officer)
    emblems.give(house)
    session.add(house)
    session.flush()
    audit.record(actor, "house:made", detail=f"house {house.id}")
    return house


def change_house(
    actor: Actor,
    house: House,
    *,
    name: str,
    confidant: str,
    complaints_officer: str,
    version: int,
) -> None:
    """Change a house. Raises `RefusedError`, or `ConflictError` when somebody was first."""
    check_version(house, version, ("name", "confidant", "complaints_officer"))
    _check_name(name, house.id)
    house.name, house.confidant = name, confidant
    house.complaints_officer = complaints_officer
    session.flush()
    audit.record(actor, "house:changed", detail=f"house {house.id}")


def place_photo(actor: Actor, house: House, key: str) -> None:
    """Show this photo of the front door from now on."""
    if house.photo_key:
        photos.remove_after_commit(house.photo_key)
    house.photo_key = key
    session.flush()
    audit.record(actor, "house:changed", detail=f"house {house.id}")


def remove_photo(actor: Actor, house: House) -> None:
    """Show the symbol of the house again; the photo is gone at once."""
    if house.photo_key:
        photos.remove(house.photo_key)
    house.photo_key = None
    session.flush()
    audit.record(actor, "house:changed", detail=f"house {house.id}")


def add_staff(actor: Actor, house: House, person: Person, place: str) -> HouseStaff:
    """Make the person a support worker of the house. Raises `RefusedError` when already so."""
    same = sa.select(HouseStaff.id).where(
        HouseStaff.house_id == house.id, HouseStaff.person_id == person.id
    )
    if session.scalar(same):
        raise RefusedError(
            _("%(name)s already works in this house.", name=person.call_name), field="person"
        )
    if person.house_id == house.id:
        raise RefusedError(
            _("%(name)s lives in this house.", name=person.call_name), field="person"
        )
    staff = HouseStaff(house=house, person=person, place=place)
    session.add(staff)
    session.flush()
    audit.record(actor, "staff:added", detail=f"house {house.id} person {person.id}")
    return staff


def remove_staff(actor: Actor, house: House, staff_id: int) -> None:
    """End somebody's work in the house; nothing happens when it has ended already."""
    staff = session.get(HouseStaff, staff_id)
    if staff is not None and staff.house_id == house.id:
        session.delete(staff)
        session.flush()
        audit.record(actor, "staff:removed", detail=f"house {house.id} person {staff.person_id}")


def _check_name(name: str, own_id: int) -> None:
    same = lower(House.name) == name.lower()
    if session.scalar(sa.select(House.id).where(same, House.id != own_id)):
        raise RefusedError(_("There is a house with this name already."), field="name")
