"""Writing in the cash book: drafted, confirmed, and corrected by a counter-entry."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal import audit, clock
from portal.cashbook.models import CashEntry, Category, Way
from portal.cashbook.service.reading import checked_until, correction_of, today
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError
from portal.facilities import service as facilities
from portal.i18n import gettext as _
from portal.i18n import written
from portal.identity import Actor


@dataclass(frozen=True, kw_only=True)
class Typed:
    """An entry as it was typed: the amount as text, like "12,50"."""

    on: date
    what: str
    amount: str
    way: Way
    category: Category
    receipt: str = ""


def enter(actor: Actor, council: Council, typed: Typed, *, confirms: bool) -> CashEntry:
    """Write an entry: in the book at once, or (without ``confirms``) as a draft.

    Raises `RefusedError` for what is no amount, and for a day to come or one that was checked.
    """
    _on_a_free_day(council.id, typed.on)
    entry = CashEntry(
        council_id=council.id,
        year=typed.on.year,
        on=typed.on,
        what=typed.what,
        amount=facilities.money_of(typed.amount),
        way=typed.way,
        category=typed.category,
        receipt=typed.receipt,
        entered_by_id=actor.person_id,
        entered_at=clock.now(),
    )
    if confirms:
        _into_the_book(actor, entry)
    session.add(entry)
    session.flush()
    _record(actor, entry, "cashbook:entered" if confirms else "cashbook:drafted")
    return entry


def confirm(actor: Actor, entry: CashEntry) -> None:
    """Put a draft in the book. Raises `RefusedError`."""
    if entry.confirmed_at:
        raise RefusedError(_("This is in the book already."))
    _on_a_free_day(entry.council_id, entry.on)
    _into_the_book(actor, entry)
    session.flush()
    _record(actor, entry, "cashbook:confirmed")


def drop(actor: Actor, entry: CashEntry) -> None:
    """Throw a draft away: `RefusedError` for what is in the book."""
    if entry.confirmed_at:
        raise RefusedError(_("What is in the book stays there. Correct it."))
    _record(actor, entry, "cashbook:dropped")
    session.delete(entry)
    session.flush()


def correct(actor: Actor, entry: CashEntry, why: str) -> CashEntry:
    """Take an entry back by a counter-entry of today. Raises `RefusedError`."""
    if not entry.confirmed_at:
        raise RefusedError(_("This is a draft. Throw it away, and write it anew."))
    if entry.corrects_id or correction_of(entry):
        raise RefusedError(_("This was corrected already."))
    day = today()
    _on_a_free_day(entry.council_id, day)
    counter = CashEntry(
        council_id=entry.council_id,
        year=day.year,
        on=day,
        what=why,
        amount=-entry.amount,
        way=entry.way,
        category=entry.category,
        receipt=entry.receipt,
        corrects_id=entry.id,
        entered_by_id=actor.person_id,
        entered_at=clock.now(),
    )
    _into_the_book(actor, counter)
    session.add(counter)
    session.flush()
    _record(actor, counter, "cashbook:corrected")
    return counter


def _on_a_free_day(council_id: int, day: date) -> None:
    checked = checked_until(council_id)
    if day > today():
        raise RefusedError(_("Choose a day that is there already."), field="on")
    if checked and day <= checked:
        until = written(checked, "d MMMM y")
        raise RefusedError(
            _("The book was checked up to %(day)s. Choose a later day.", day=until), field="on"
        )


def _into_the_book(actor: Actor, entry: CashEntry) -> None:
    last = sa.select(sa.func.max(CashEntry.number)).where(
        CashEntry.council_id == entry.council_id, CashEntry.year == entry.year
    )
    with session.no_autoflush:
        entry.number = (session.scalars(last).one() or 0) + 1
    entry.confirmed_by_id, entry.confirmed_at = actor.person_id, clock.now()


def _record(actor: Actor, entry: CashEntry, what: str) -> None:
    detail = f"cash entry {entry.id}"
    audit.record(actor, what, council_id=entry.council_id, detail=detail)
