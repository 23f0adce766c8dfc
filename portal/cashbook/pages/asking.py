"""One entry of the cash book, and what is asked for the book."""

from collections.abc import Iterator
from typing import Any

from flask import url_for

from portal.cashbook.forms import CATEGORIES, WAYS
from portal.cashbook.models import CashEntry, Category, Way
from portal.cashbook.service import said
from portal.concepts import CONCEPTS
from portal.context import View, current_view
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.i18n import written
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SYMBOL = "own:treasurer"
DRAWN = 9_999_999
"""The most cents that are drawn as notes and coins."""


def money(cents: int, none: str = "own:empty") -> str:
    """An amount as notes and coins; what cannot be laid down has another picture."""
    if cents == 0:
        return none
    return f"money:{cents}" if 0 < cents <= DRAWN else "own:budget"


def address(entry: CashEntry) -> str:
    """The page of an entry."""
    return url_for("portal.cashbook.show", entry_id=entry.id)


def book_address(council_id: int, year: int | None = None) -> str:
    """The page of a year of the book."""
    return url_for("portal.cashbook.index", council_id=council_id, year=year)


def row(entry: CashEntry) -> Card:
    """An entry in a list."""
    back = entry.corrects
    about = _("It corrects number %(number)s.", number=back.called) if back else ""
    return Card(
        title=f"{entry.called}  {entry.what}" if entry.number else entry.what,
        href=address(entry),
        symbol=f"leaf:{entry.on:%Y-%m-%d}",
        lines=[Line(text=about)] if about else (),
        chips=[Chip(text=signed(entry), tone="plain")],
    )


def signed(entry: CashEntry) -> str:
    """What came in with a plus, what went out with a minus; taken back the other way round."""
    came_in = (entry.way == Way.IN) == (entry.amount > 0)
    return f"{'+' if came_in else '-'} {said(abs(entry.amount))}"


def entry_page(
    entry: CashEntry,
    counter: CashEntry | None,
    *,
    keeps: bool,
    drops: bool,
    banner: Chip | None = None,
) -> Page:
    """One entry: what, how much, who wrote it, and what it corrects."""
    back = book_address(entry.council_id, entry.year)
    day = written(entry.on, "d MMMM y")
    words, way = WAYS[Way(entry.way)]
    kind, kind_symbol = CATEGORIES[Category(entry.category)]
    lines = [
        Line(text=f"{words}: {said(abs(entry.amount))}", symbol=money(abs(entry.amount), way)),
        Line(text=str(kind), symbol=kind_symbol),
        Line(text=day, symbol=f"leaf:{entry.on:%Y-%m-%d}"),
    ]
    facts = [(_("Written by"), entry.entered_by.name)]
    if current_view() is View.PICTO:
        lines, facts = lines[:2], [(_("Day"), day), *facts]
    if entry.confirmed_by:
        facts.append((_("Put in the book by"), entry.confirmed_by.name))
    if entry.receipt:
        facts.append((_("Receipt"), entry.receipt))
    chips = [Chip(text=entry.called, mark="check")] if entry.number else []
    cards = [Card(title=entry.what, symbol="openmoji:1F9FE", lines=lines, facts=facts, chips=chips)]
    for other, title in (
        (entry.corrects, _("This is corrected by it")),
        (counter, _("It was corrected")),
    ):
        if other:
            cards.append(Card(title=title, symbol="own:change", rows=[row(other)]))
    return Page(
        title=_("In the cash book") if entry.number else _("A draft for the cash book"),
        symbol=SYMBOL,
        council=entry.council,
        section="people",
        crumbs=[
            (entry.council.name, _council(entry.council)),
            (str(CONCEPTS["cashbook"].label), back),
        ],
        back=back,
        banner=banner,
        cards=cards,
        actions=list(_acts(entry, corrected=bool(counter), keeps=keeps, drops=drops)),
    )


def _acts(entry: CashEntry, *, corrected: bool, keeps: bool, drops: bool) -> Iterator[Action]:
    own: dict[str, Any] = {"entry_id": entry.id}
    if not entry.number:
        if keeps:
            href = url_for("portal.cashbook.confirm", **own)
            yield Action(concept="cash.confirm", href=href, post=True, tone="main")
        if drops:
            yield Action(
                concept="cash.drop",
                href=url_for("portal.cashbook.drop", **own),
                post=True,
                tone="quiet",
                confirm=_("Then it is gone. Throw it away?"),
            )
    elif keeps and not corrected and not entry.corrects_id:
        yield Action(concept="cash.correct", href=url_for("portal.cashbook.correct", **own))


def form_page(council: Council, form: Any, concept: str, back: str, lede: str) -> FormPage:
    """What is asked for the book."""
    return FormPage(
        title=str(CONCEPTS[concept].label),
        symbol=CONCEPTS[concept].symbol,
        council=council,
        section="people",
        crumbs=[(council.name, _council(council)), (str(CONCEPTS["cashbook"].label), back)],
        back=back,
        lede=lede,
        form=form,
        save=concept if concept in ("cash.check", "cash.sign") else "save",
    )


def _council(council: Council) -> str:
    return url_for("portal.councils.show", council_id=council.id)
