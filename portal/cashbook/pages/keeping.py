"""A year of the cash book on paper, and as a table to keep."""

from collections.abc import Iterator, Sequence

from portal.cashbook.forms import CATEGORIES
from portal.cashbook.models import CashCheck, CashEntry, Category, Way
from portal.cashbook.pages.asking import SYMBOL
from portal.cashbook.pages.book import standing_card
from portal.cashbook.service import Sums, said
from portal.councils.models import Council
from portal.facilities import service as facilities
from portal.facilities.models import Measure
from portal.i18n import gettext as _
from portal.i18n import written
from portal.printing.service import (
    Block,
    Document,
    Heading,
    Lines,
    Sheet,
    Table,
    Text,
    line_of,
    pictogram,
)


def head() -> tuple[str, ...]:
    """The names of the columns of a row."""
    return (_("No."), _("Day"), _("What for"), _("Kind"), _("In"), _("Out"), _("Receipt"))


def cells(entry: CashEntry) -> tuple[str, ...]:
    """An entry as a row; what is taken back stands on the other side."""
    cents = facilities.plain(Measure.CENTS, abs(entry.amount))
    came_in = (entry.way == Way.IN) == (entry.amount > 0)
    back = entry.corrects
    what = f"{entry.what} ({_('corrects %(number)s', number=back.called)})" if back else entry.what
    kind = str(CATEGORIES[Category(entry.category)][0])
    sides = (cents, "") if came_in else ("", cents)
    return (entry.called, entry.on.isoformat(), what, kind, *sides, entry.receipt)


def table(entries: Sequence[CashEntry], sums: Sums) -> Iterator[Sequence[str]]:
    """A head, what there was before, and a row for each entry in the order of the numbers."""
    yield (*head(), _("Written by"))
    if sums.before:
        cents = facilities.plain(Measure.CENTS, abs(sums.before))
        sides = (cents, "") if sums.before > 0 else ("", cents)
        yield ("", "", _("From the year before"), "", *sides, "", "")
    for one in reversed(entries):
        yield (*cells(one), one.entered_by.name)


def printed(
    council: Council,
    year: int,
    sums: Sums,
    entries: Sequence[CashEntry],
    checks: Sequence[CashCheck],
    *,
    large: bool,
) -> Document:
    """The year on paper: how it stands, who checked it, and every entry."""
    title = _("Cash book of %(year)s", year=year)
    card = standing_card(sums, ())
    blocks: list[Block] = [Heading(text=card.title)]
    if large:
        blocks.append(Lines(lines=[line_of(one, council.skin) for one in card.lines]))
    else:
        blocks.append(Text(text="\n".join(one.text for one in card.lines)))
    signed = [_names(one) for one in checks if one.until.year == year]
    if signed:
        blocks += [Heading(text=_("Checked by two people")), Text(text="\n\n".join(signed))]
    if entries:
        rows = [cells(one) for one in reversed(entries)]
        widths = (4, 5, 9, 6, 4, 4, 4)
        blocks.append(Heading(text=_("What stands in the book")))
        blocks.append(Table(head=head(), rows=rows, widths=widths))
    picture = pictogram(SYMBOL, title, council.skin)
    sheet = Sheet(title=title, under=[council.name], picture=picture, blocks=blocks)
    return Document.of(council, f"{title}, {council.name}", [sheet], large=large)


def _names(one: CashCheck) -> str:
    names = [person.name for person in (one.first_by, one.second_by) if person]
    return _(
        "Up to %(day)s: %(names)s. There is %(amount)s.",
        day=written(one.until, "d MMMM y"),
        names=" + ".join(names),
        amount=said(one.balance),
    )
