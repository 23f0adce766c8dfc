"""What one row does: through the same services, and so by the same rules, as by hand."""

from datetime import date, timedelta

from portal import days
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Role
from portal.imports.service import photos
from portal.imports.service.known import Known, Work
from portal.imports.service.reading import folded
from portal.imports.service.results import Outcome, Result
from portal.imports.service.sheets import NONE, YES, sheet_of
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
        if column.besides:
            return f"{column.besides}{text.upper()}"
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
            before, after = (column.word_of(value) or _("nothing") for value in (before, after))
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


def brings_photo(cells: Cells, work: Work, result: Result, present: str | None) -> bool:
    """Whether the row brings another photo than the present one. Raises `RefusedError`."""
    name = folded(cells["photo"])
    if not name:
        return False
    photo = work.photos.get(name)
    if photo is None or photo.fault:
        fault = photo.fault if photo else ""
        raise RefusedError(fault or _("The photo %(name)s is not in the zip.", name=name))
    if present and photos.print_of(present) in photo.prints:
        return False
    result.photo = name
    if result.outcome != Outcome.NEW:
        result.changes.append(_("Photo: a new one"))
    return True


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
