"""What a row of the sheet of people does: who is it about, and what changes."""

from functools import partial

from portal.consents import service as consents
from portal.councils.models import House
from portal.database import session
from portal.errors import RefusedError
from portal.houses import service as houses
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.imports.models import PersonNumber
from portal.imports.service.known import Known, Work
from portal.imports.service.reading import folded
from portal.imports.service.results import Outcome, Result
from portal.imports.service.rows import Cells, brings_photo
from portal.imports.service.sheets import NONE
from portal.people import service as people
from portal.people.models import Person
from portal.people.service import Portrait

MOST_CALL_NAME = 40
ANOTHER = "new"
"""The answer that a row is about somebody else than who has that name already."""


class AskError(Exception):
    """Somebody must say who this row is about: one of these people, or another one."""

    def __init__(self, candidates: list[int]) -> None:
        super().__init__("who")
        self.candidates = candidates


def do_person(work: Work, result: Result) -> None:
    """Make or change a person. Raises `AskError` where only a person can say who it is."""
    cells, known = Cells(result), work.known
    person = certain(cells, known)
    result.name = cells["name"] or (person.name if person else cells.need("name"))
    house = known.house(cells["house"]) if cells["house"] else None
    if person is None:
        person = _asked(cells, work, result)
    if person:
        work.once(person.id, result)
    portrait = _portrait(cells, known, person, house)
    if person is None:
        person = people.make_person(work.actor, portrait)
        work.once(person.id, result)
        result.outcome = Outcome.NEW
    else:
        _note(cells, person, portrait, house)
        if any(getattr(person, name) != value for name, value in vars(portrait).items()):
            people.change_person(work.actor, person, portrait, person.version)
    number = _number(cells, known, person, result)
    staff = _staff(work.actor, cells, known, person, result)
    if brings_photo(cells, work, result, person.photo_key):
        consent = cells["consent"]
        if not consent or folded(consent) == NONE:
            raise RefusedError(_("A photo needs a yes. Write who said yes."))
        place = partial(consents.place_photo, work.actor, person, consent_of=consent)
        work.placing.append((result, place))
    result.settle()
    known.keep(person, number, staff)
    same_name = known.is_called(person.call_name, person.house_id, besides=person.id)
    if same_name and not (person.photo_key or result.photo):
        result.hints.append(
            _("Somebody else in this house is called %(name)s too.", name=person.call_name)
        )


def certain(cells: Cells, known: Known) -> Person | None:
    """Who the row is about beyond doubt: by number, else by name in the same house."""
    number, name = cells["number"], cells["name"]
    if person := known.by_number.get(number):
        return person
    house = cells["house"]
    place = known.houses.get(folded(house)) if house and folded(house) != NONE else None
    if house and folded(house) != NONE and place is None:
        return None
    found = known.in_house(name, place.id if place else None) if name else None
    if found and number and known.number_for(found):
        return None
    return found


def _asked(cells: Cells, work: Work, result: Result) -> Person | None:
    """Somebody of that name elsewhere, when it was said that this is the one."""
    known = work.known
    candidates = {
        one.id: one
        for one in known.named(result.name)
        if one.id in known.before
        and one.id not in work.claimed
        and not (cells["number"] and known.number_for(one))
    }
    answer = work.answers.get(result.key, "")
    if not candidates or answer == ANOTHER:
        return None
    if answer.isascii() and answer.isdigit() and int(answer) in candidates:
        return candidates[int(answer)]
    raise AskError(sorted(candidates))


def _portrait(cells: Cells, known: Known, person: Person | None, house: House | None) -> Portrait:
    house_id = person.house_id if person else None
    if cells["house"]:
        house_id = house.id if house else None
    name = cells["name"] or (person.name if person else "")
    call_name = cells.value("call_name", person.call_name if person else "")
    return Portrait(
        name=name,
        call_name=call_name or _call_name(known, name, house_id),
        view=cells.value("view", person.view if person else "standard") or "standard",
        house_id=house_id,
        employer=cells.value("employer", person.employer if person else ""),
    )


def _call_name(known: Known, name: str, house_id: int | None) -> str:
    """The first name; with an initial where somebody in the house is called so already."""
    words = name.split()
    first = words[0][:MOST_CALL_NAME]
    if len(words) == 1 or not known.is_called(first, house_id):
        return first
    with_initial = f"{first} {words[-1][0].upper()}."[:MOST_CALL_NAME]
    return name[:MOST_CALL_NAME] if known.is_called(with_initial, house_id) else with_initial


def _note(cells: Cells, person: Person, portrait: Portrait, house: House | None) -> None:
    cells.change("name", person.name, portrait.name)
    cells.change("call_name", person.call_name, portrait.call_name)
    if portrait.house_id != person.house_id:
        before = person.house.name if person.house else ""
        cells.change("house", before, house.name if house else "")
    cells.change("view", person.view, portrait.view)
    cells.change("employer", person.employer, portrait.employer)


def _number(cells: Cells, known: Known, person: Person, result: Result) -> PersonNumber | None:
    """Keep the number that the organisation's own books give this person."""
    number, row = cells["number"], known.number_of.get(person.id)
    before = row.number if row else ""
    if not number or number == before:
        return row
    if number in known.by_number:
        raise RefusedError(_("The number %(number)s is somebody else's.", number=number))
    if result.outcome != Outcome.NEW:
        cells.change("number", before, number)
    if row is None:
        row = PersonNumber(person_id=person.id)
        session.add(row)
    row.number = number
    session.flush()
    return row


def _staff(
    actor: Actor, cells: Cells, known: Known, person: Person, result: Result
) -> set[tuple[int, int]]:
    """Let the person be a support worker of the houses that are named, with ";" between them."""
    added: set[tuple[int, int]] = set()
    for name in filter(None, (part.strip() for part in cells["staff_of"].split(";"))):
        house = known.house(name)
        if house is None or (person.id, house.id) in known.staff | added:
            continue
        houses.add_staff(actor, house, person, "")
        added.add((person.id, house.id))
        if result.outcome != Outcome.NEW:
            cells.change("staff_of", "", house.name)
    return added
