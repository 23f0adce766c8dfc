"""Who and what there is: read once, then kept up while the rows of a file are done."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Set
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.councils.models import Council, House
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.imports.models import PersonNumber
from portal.imports.service.photos import Photo
from portal.imports.service.reading import folded
from portal.imports.service.results import Result
from portal.imports.service.sheets import NONE
from portal.people.models import HouseStaff, Membership, Person


class Known:
    """The houses, councils, people and terms of the organisation, by what a file calls them."""

    def __init__(self) -> None:
        self.houses = {folded(one.name): one for one in session.scalars(sa.select(House))}
        self.councils = {folded(one.name): one for one in session.scalars(sa.select(Council))}
        self.people: dict[int, Person] = {}
        self._by_name: dict[str, dict[int, Person]] = defaultdict(dict)
        self._places: dict[int, tuple[str, int | None]] = {}
        self._called: dict[int | None, dict[int, str]] = defaultdict(dict)
        self.number_of: dict[int, PersonNumber] = {}
        self.by_number: dict[str, Person] = {}
        self.staff: set[tuple[int, int]] = {
            (one.person_id, one.house_id) for one in session.scalars(sa.select(HouseStaff))
        }
        numbers = {row.person_id: row for row in session.scalars(sa.select(PersonNumber))}
        here = sa.select(Person).where(Person.left_at.is_(None))
        for person in session.scalars(here.options(joinedload(Person.house))):
            self.keep(person, numbers.get(person.id))
        self.before = frozenset(self.people)
        self.terms: dict[tuple[int, int, str], list[Membership]] = defaultdict(list)
        for term in session.scalars(sa.select(Membership).order_by(Membership.since)):
            self.terms[term.person_id, term.council_id, term.role].append(term)

    def keep(
        self,
        person: Person,
        number: PersonNumber | None = None,
        staff: Set[tuple[int, int]] = frozenset(),
    ) -> None:
        """Take in a person as he or she is now, new or changed."""
        if place := self._places.get(person.id):
            self._by_name[place[0]].pop(person.id)
            self._called[place[1]].pop(person.id)
        self.people[person.id] = person
        self._places[person.id] = folded(person.name), person.house_id
        self._by_name[folded(person.name)][person.id] = person
        self._called[person.house_id][person.id] = folded(person.call_name)
        if number:
            self.number_of[person.id] = number
            self.by_number[number.number] = person
        self.staff |= staff

    def named(self, name: str) -> list[Person]:
        """Everybody of this name."""
        return list(self._by_name.get(folded(name), {}).values())

    def in_house(self, name: str, house_id: int | None) -> Person | None:
        """The one person of this name in the house, or of those who live in none of ours."""
        return next((one for one in self.named(name) if one.house_id == house_id), None)

    def is_called(self, call_name: str, house_id: int | None, besides: int = 0) -> bool:
        """Whether somebody else in the house is called so."""
        called = self._called.get(house_id, {}).items()
        return any(name == folded(call_name) and who != besides for who, name in called)

    def number_for(self, person: Person) -> str:
        """The person's number in the organisation's own books, if it is known."""
        row = self.number_of.get(person.id)
        return row.number if row else ""

    def house(self, name: str) -> House | None:
        """The house of this name, or none for ``NONE``. Raises `RefusedError` for another name."""
        if folded(name) == NONE:
            return None
        if house := self.houses.get(folded(name)):
            return house
        raise RefusedError(_("We do not know a house called %(name)s.", name=name))

    def council(self, name: str) -> Council:
        """The council of this name. Raises `RefusedError`."""
        if council := self.councils.get(folded(name)):
            return council
        raise RefusedError(_("We do not know a council called %(name)s.", name=name))


@dataclass(kw_only=True)
class Work:
    """A file being done by somebody: what there is, what came along, and what was answered.

    ``claimed`` are the people that rows are about beyond doubt, ``pictures`` those that rows ask
    for, ``placing`` what to do with the keys of photos once all rows are done.
    """

    actor: Actor
    known: Known
    photos: Mapping[str, Photo]
    answers: Mapping[str, str]
    claimed: Set[int] = frozenset()
    pictures: Set[str] = frozenset()
    placing: list[tuple[Result, Callable[[str], None]]] = field(default_factory=list)
    _done: dict[Hashable, int] = field(default_factory=dict)
    _of_row: defaultdict[str, list[Hashable]] = field(default_factory=lambda: defaultdict(list))

    def once(self, thing: Hashable, result: Result) -> None:
        """Hold the file to one row for a thing. Raises `RefusedError` for the second."""
        row = self._done.setdefault((result.sheet, thing), result.number)
        self._of_row[result.key].append((result.sheet, thing))
        if row != result.number:
            raise RefusedError(_("This stands in row %(row)s already.", row=row))

    def undone(self, result: Result) -> None:
        """Forget what a row was about that came to nothing."""
        for thing in self._of_row.pop(result.key, ()):
            if self._done.get(thing) == result.number:
                del self._done[thing]
