"""What one row does: through the same services, and so by the same rules, as by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from portal import days
from portal.councils import service as councils
from portal.councils.models import Council, CouncilKind, CouncilState
from portal.councils.service import Design
from portal.errors import RefusedError
from portal.houses import service as houses
from portal.i18n import gettext as _
from portal.identity import Role
from portal.imports.service.known import Known, Work
from portal.imports.service.reading import folded
from portal.imports.service.results import Outcome, Result
from portal.imports.service.sheets import NAMED_ROLES, NONE, YES, sheet_of
from portal.memberships import service as memberships
from portal.memberships.service import Term
from portal.people.models import Membership, Person


class Cells:
    """The cells of a row, understood; what differs from what there is, is noted in the result."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._columns = {column.key: column for column in sheet_of(result.sheet).columns}
        self.texts = result.cells

    def __getitem__(self, key: str) -> str:
        """The text of the cell, or "" without it."""
        return self.texts.get(key, "")

    def need(self, key: str) -> str:
        """The text of a cell that may not be empty. Raises `RefusedError`."""
        text = self[key]
        if not text or folded(text) == NONE:
            raise RefusedError(_("Fill in %(head)s.", head=self._columns[key].head))
        return text

    def value(self, key: str, present: str) -> str:
        """What the cell makes of what there is now: empty changes nothing, ``NONE`` empties.

        Raises `RefusedError` for a word that the column does not know.
        """
        text, column = self[key], self._columns[key]
        if not text:
            return present
        if folded(text) == NONE:
            return ""
        if not column.words:
            return text
        for word, value in column.words.items():
            if folded(word) == folded(text):
                return value
        raise RefusedError(
            _(
                "%(head)s: choose from %(words)s.",
                head=column.head,
                words=", ".join(column.words),
            )
        )

    def change(self, key: str, before: str, after: str) -> None:
        """Note a change in the reader's words."""
        if before != after:
            column = self._columns[key]
            words = {value: word for word, value in column.words.items()}
            before, after = (words.get(value, value) or _("nothing") for value in (before, after))
            self._result.changes.append(f"{column.head}: {before} → {after}")

    def day(self, key: str) -> date | None:
        """The day in the cell, or none. Raises `RefusedError` for what is no day."""
        text = self[key]
        if not text or folded(text) == NONE:
            return None
        if day := days.day_of(text):
            return day
        head = self._columns[key].head
        raise RefusedError(
            _("%(head)s: we cannot read this date. Write it as 3-3-2026.", head=head)
        )


def do_house(work: Work, result: Result) -> None:
    """Make or change a house."""
    cells = Cells(result)
    actor, known = work.actor, work.known
    name = result.name = cells.need("name")
    work.once(folded(name), result)
    house = known.houses.get(folded(name))
    confidant = cells.value("confidant", house.confidant if house else "")
    complaints = cells.value("complaints", house.complaints_officer if house else "")
    if house is None:
        house = houses.make_house(
            actor, name=name, confidant=confidant, complaints_officer=complaints
        )
        known.houses[folded(name)] = house
        result.outcome = Outcome.NEW
        return
    cells.change("name", house.name, name)
    cells.change("confidant", house.confidant, confidant)
    cells.change("complaints", house.complaints_officer, complaints)
    if result.changes:
        houses.change_house(
            actor,
            house,
            name=name,
            confidant=confidant,
            complaints_officer=complaints,
            version=house.version,
        )
        result.outcome = Outcome.CHANGED


def do_council(work: Work, result: Result) -> None:
    """Make or change a council."""
    cells = Cells(result)
    actor, known = work.actor, work.known
    name = result.name = cells.need("name")
    work.once(folded(name), result)
    council = known.councils.get(folded(name))
    before = _design_of(council) if council else None
    if before is None:
        cells.need("kind")
    design = _design(cells, known, name, before)
    if council is None:
        known.councils[folded(name)] = councils.make_council(actor, design)
        result.outcome = Outcome.NEW
        return
    assert before
    for key, now in _shown(known, design).items():
        cells.change(key, _shown(known, before)[key], now)
    if result.changes:
        councils.change_council(actor, council, design, council.version)
        result.outcome = Outcome.CHANGED


def _design_of(council: Council) -> Design:
    return Design(
        name=council.name,
        accent=council.accent,
        role_names=council.role_names,
        kind=CouncilKind(council.kind),
        state=CouncilState(council.state),
        parent_id=council.parent_id,
        house_id=council.house_id,
        shares_rights=council.shares_rights,
    )


def _design(cells: Cells, known: Known, name: str, before: Design | None) -> Design:
    now = before or Design(
        name=name,
        accent="petrol",
        role_names={},
        kind=CouncilKind.HOUSE,
        state=CouncilState.ACTIVE,
    )
    words = {
        role: cells.value(f"word_{role}", now.role_names.get(role, "")) for role in NAMED_ROLES
    }
    shares = cells.value("shares", YES if now.shares_rights else "") == YES
    design = replace(
        now,
        name=name,
        accent=cells.value("accent", now.accent) or now.accent,
        role_names={role: word for role, word in words.items() if word},
        kind=CouncilKind(cells.value("kind", now.kind) or now.kind),
        state=CouncilState(cells.value("state", now.state) or now.state),
        shares_rights=shares,
    )
    if cells["house"]:
        house = known.house(cells["house"])
        design = replace(design, house_id=house.id if house else None)
    if cells["parent"]:
        none = folded(cells["parent"]) == NONE
        parent_id = None if none else known.council(cells["parent"]).id
        design = replace(design, parent_id=parent_id)
    return design


def _shown(known: Known, design: Design) -> Mapping[str, str]:
    """A design as the columns show it."""
    of_house = {one.id: one.name for one in known.houses.values()}
    of_council = {one.id: one.name for one in known.councils.values()}
    return {
        "name": design.name,
        "kind": design.kind,
        "parent": of_council.get(design.parent_id or 0, ""),
        "house": of_house.get(design.house_id or 0, ""),
        "state": design.state,
        "accent": design.accent,
        "shares": YES if design.shares_rights else "",
        **{f"word_{role}": design.role_names.get(role, "") for role in NAMED_ROLES},
    }


def do_term(work: Work, result: Result) -> None:
    """Give a term, confirm one that was proposed, or change when it ends."""
    cells = Cells(result)
    actor, known = work.actor, work.known
    council = known.council(cells.need("council"))
    person = _who(cells, known)
    cells.need("role")
    role = Role(cells.value("role", ""))
    result.name = f"{person.name}, {cells['role'].lower()}, {council.name}"
    since, until = cells.day("since"), cells.day("until")
    terms = known.terms[person.id, council.id, role]
    term = _term_of(terms, since)
    work.once((person.id, council.id, role, term.since if term else since), result)
    if term is None:
        if since is None:
            raise RefusedError(_("Fill in %(head)s.", head="Eerste dag"))
        asked = Term(
            role=role,
            since=since,
            until=until,
            client=cells.value("client", "") == YES,
            represents=cells.value("represents", ""),
        )
        terms.append(memberships.add(actor, council, person, asked, confirmed=True))
        result.outcome = Outcome.NEW
        return
    _check_same(cells, term)
    if term.confirmed_at is None:
        memberships.confirm(actor, term)
        result.changes.append(_("confirmed"))
        result.outcome = Outcome.CHANGED
    if cells["until"] and until != term.until:
        cells.change("until", _written(term.until), _written(until))
        sooner = until is not None and (term.until is None or until < term.until)
        memberships.set_last_day(actor, term, until)
        result.outcome = Outcome.ENDED if sooner else Outcome.CHANGED


def _who(cells: Cells, known: Known) -> Person:
    """Whose term it is: by number, else by name, with the house where there are namesakes."""
    if cells["number"]:
        if person := known.by_number.get(cells["number"]):
            return person
        raise RefusedError(_("We do not know the number %(number)s.", number=cells["number"]))
    name = cells.need("name")
    if cells["house"]:
        house = known.house(cells["house"])
        found = known.in_house(name, house.id if house else None)
        people = [found] if found else []
    else:
        people = known.named(name)
    if len(people) > 1:
        raise RefusedError(
            _("There are more people called %(name)s. Fill in the house or the number.", name=name)
        )
    if not people:
        raise RefusedError(_("We do not know anybody called %(name)s.", name=name))
    return people[0]


def _term_of(terms: list[Membership], since: date | None) -> Membership | None:
    if since is not None:
        return next((one for one in terms if one.since == since), None)
    yesterday = memberships.today() - timedelta(days=1)
    running = [one for one in terms if one.until is None or one.until > yesterday]
    if len(running) > 1:
        raise RefusedError(_("Fill in %(head)s.", head="Eerste dag"))
    return running[0] if running else None


def _check_same(cells: Cells, term: Membership) -> None:
    """For whom a member speaks is not changed halfway a term: by hand neither."""
    present = YES if term.client else ""
    client = cells.value("client", present) == YES
    represents = cells.value("represents", term.represents)
    if client != term.client or represents != term.represents:
        raise RefusedError(
            _("For whom this member speaks cannot change halfway. End this term and add a new one.")
        )


def _written(day: date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else ""
