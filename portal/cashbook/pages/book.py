"""A year of the cash book: how it stands, what it went on, what stands in it, who checked it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import url_for

from portal.cashbook.forms import CATEGORIES
from portal.cashbook.models import CashCheck, CashEntry, Category
from portal.cashbook.pages.asking import SYMBOL, money, row
from portal.cashbook.service import Ceiling, Sums, said
from portal.concepts import CONCEPTS
from portal.context import View, current_view
from portal.councils.models import Council
from portal.facilities.models import FacilityKind
from portal.i18n import gettext as _
from portal.i18n import written
from portal.rendering import Action, Card, Chip, Line, Page


def book_page(
    council: Council,
    year: int,
    sums: Sums,
    *,
    entries: Sequence[CashEntry],
    drafts: Sequence[CashEntry],
    checks: Sequence[CashCheck],
    waiting: CashCheck | None,
    ceilings: Sequence[Ceiling],
    actions: Sequence[Action],
    besides: Sequence[Action],
) -> Page:
    """The whole book of a year, for members and supporter."""
    cards = [standing_card(sums, ceilings), *_spent(sums)]
    if drafts:
        rows = [row(one) for one in drafts]
        cards.append(Card(title=_("Not yet confirmed"), symbol="own:wait", rows=rows))
    if entries:
        title = _("What stands in the book")
        cards.append(Card(title=title, symbol="openmoji:1F4D6", rows=[row(one) for one in entries]))
    cards.append(_checked(checks, waiting))
    return _page(
        council,
        _("Cash book of %(year)s", year=year),
        cards,
        lede="" if current_view() is View.PICTO else _about(),
        banner=_warning(ceilings),
        actions=actions,
        besides=besides,
    )


def totals_page(council: Council, year: int, sums: Sums | None, until: date | None) -> Page:
    """What a year cost up to the last check, for the provider as well; entries stay inside."""
    cards = []
    lede = _("Nothing of this year was checked by two people yet.")
    if sums and until:
        day = written(until, "d MMMM y")
        lede = _("Two people checked the book up to %(day)s.", day=day)
        cards = [standing_card(sums, ()), *_spent(sums)]
    return _page(council, _("What %(year)s cost", year=year), cards, lede=lede)


def _page(council: Council, title: str, cards: Sequence[Card], **more: Any) -> Page:
    place = url_for("portal.councils.show", council_id=council.id)
    return Page(
        title=title,
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(council.name, place)],
        back=place,
        cards=cards,
        empty=Line(text=_("There is nothing here yet."), symbol="own:empty"),
        **more,
    )


def _about() -> str:
    return _(
        "The organisation pays reasonable costs of training, independent support and the committee "
        "(Wmcz 2018 art. 6 lid 3). An amount a year can be agreed (art. 6 lid 4). How this book is "
        "kept, and that two people check it, is custom."
    )


def standing_card(sums: Sums, ceilings: Sequence[Ceiling]) -> Card:
    """What came in, what went out and what is left, as money."""
    lines = [
        _amount(_("%(amount)s came in.", amount=said(sums.came_in)), sums.came_in, "own:receive"),
        _amount(_("%(amount)s went out.", amount=said(sums.went_out)), sums.went_out, "own:pay"),
        _amount(_("%(amount)s is left.", amount=said(sums.left)), sums.left, "own:empty"),
    ]
    facts = []
    if sums.before and current_view() is View.PICTO:
        facts = [(_("From the year before"), said(sums.before))]
    elif sums.before:
        text = _("We began with %(amount)s.", amount=said(sums.before))
        lines.insert(0, _amount(text, sums.before, "own:begin"))
    chips = [_agreed(one) for one in ceilings]
    return Card(
        title=_("How it stands"), symbol="own:how-many", lines=lines, chips=chips, facts=facts
    )


def _amount(text: str, cents: int, none: str) -> Line:
    return Line(text=text, symbol=money(cents, none))


def _agreed(one: Ceiling) -> Chip:
    amounts = {"spent": said(one.spent), "agreed": said(one.agreed)}
    if one.kind is FacilityKind.TRAINING:
        text = _("training: %(spent)s of %(agreed)s", **amounts)
    else:
        text = _("this year: %(spent)s of %(agreed)s", **amounts)
    if one.passed:
        return Chip(text=text, tone="alarm", mark="warning")
    return Chip(text=text, tone="sun" if one.near else "plain", mark="warning" if one.near else "")


def _warning(ceilings: Sequence[Ceiling]) -> Chip | None:
    passed = [one.kind for one in ceilings if one.passed]
    if passed:
        text = _("More was spent on training than was agreed.")
        if FacilityKind.YEARLY in passed:
            text = _("More was spent than was agreed. Ask permission first (art. 6 lid 4).")
        return Chip(text=text, tone="alarm", mark="warning")
    if any(one.near for one in ceilings):
        return Chip(text=_("The agreed money is almost spent."), tone="sun", mark="warning")
    return None


def _spent(sums: Sums) -> list[Card]:
    return [
        Card(title=title, symbol=symbol, rows=rows)
        for title, symbol, rows in (
            (_("Where it came from"), "own:receive", _kinds(sums.came)),
            (_("Where it went"), "own:pay", _kinds(sums.went)),
        )
        if rows
    ]


def _kinds(sums: Mapping[Category, int]) -> list[Card]:
    return [
        Card(
            title=str(CATEGORIES[one][0]),
            symbol=CATEGORIES[one][1],
            chips=[Chip(text=said(cents), tone="plain")],
        )
        for one, cents in sums.items()
    ]


def _checked(checks: Sequence[CashCheck], waiting: CashCheck | None) -> Card:
    rows = [_signed(one) for one in ([waiting] if waiting else []) + list(checks)]
    none = [Line(text=_("Nobody checked the book yet."), symbol="own:nobody")]
    title, symbol = _("Checked by two people"), CONCEPTS["cash.check"].symbol
    return Card(title=title, symbol=symbol, rows=rows, lines=() if rows else none)


def _signed(one: CashCheck) -> Card:
    names = [one.first_by.name] + ([one.second_by.name] if one.second_by else [])
    text = _("%(names)s: there is %(amount)s.", names=" + ".join(names), amount=said(one.balance))
    remarks = [Line(text=said_) for said_ in (one.first_remark, one.second_remark) if said_]
    if one.second_by:
        chip = Chip(text=_("checked"), mark="check")
    else:
        chip = Chip(text=_("waits for a second name"), tone="sun", mark="info")
    return Card(
        title=_("Up to %(day)s", day=written(one.until, "d MMMM y")),
        symbol=f"leaf:{one.until:%Y-%m-%d}",
        lines=[Line(text=text), *remarks],
        chips=[chip],
    )
