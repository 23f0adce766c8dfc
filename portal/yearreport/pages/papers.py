"""A year report as a PDF: the cards of the page, and the requests as a table."""

from collections.abc import Iterable

from portal.i18n import gettext as _
from portal.printing.service import (
    Block,
    Document,
    Heading,
    Line,
    Lines,
    Sheet,
    Table,
    Text,
    line_of,
    pictogram,
)
from portal.rendering import Card
from portal.yearreport.models import YearReport
from portal.yearreport.pages.report import Reader, cards, state_chip, title_of
from portal.yearreport.pages.words import KIND_WORDS, SYMBOL, answer_words, came_of, on
from portal.yearreport.service import Asked, Content


def printed(report: YearReport, content: Content, reader: Reader, *, large: bool) -> Document:
    """What the page shows; ``large`` with its pictures, else with a table of the requests."""
    council, title = report.council, title_of(report)
    blocks = [
        block
        for card in cards(report, content, reader)
        for block in _blocks(card, council.skin, large=large)
    ]
    if content.asked and not large:
        blocks += _table(content.asked)
    sheet = Sheet(
        title=title,
        under=[council.name, state_chip(report).text],
        picture=pictogram(SYMBOL, title, council.skin),
        blocks=blocks,
    )
    return Document.of(council, f"{title}, {council.name}", [sheet], large=large)


def _blocks(card: Card, skin: str, *, large: bool) -> Iterable[Block]:
    yield Heading(text=card.title, picture=pictogram(card.symbol, card.title, skin))
    if card.lines and large:
        yield Lines(lines=[line_of(one, skin) for one in card.lines])
    elif card.lines:
        yield Text(text="\n".join(one.text for one in card.lines))
    if card.rows:
        yield Lines(lines=[_row(one, skin, large=large) for one in card.rows])


def _row(card: Card, skin: str, *, large: bool) -> Line:
    below = [one.text for one in card.lines] + [chip.text for chip in card.chips]
    picture = pictogram(card.symbol, card.title, skin) if large and card.symbol else None
    return Line(text=card.title, picture=picture, small=", ".join([*below, card.text]).strip(", "))


def _table(asked: Iterable[Asked]) -> list[Block]:
    head = (_("No."), _("Subject"), _("Kind"), _("Article"), _("Sent"), _("Outcome"))
    rows = [
        (
            one.number,
            one.title,
            str(KIND_WORDS[one.kind]),
            one.law,
            ", ".join(part for part in (answer_words(one), on(one.sent)) if part),
            came_of(one),
        )
        for one in asked
    ]
    return [
        Heading(text=_("What was asked, in a table")),
        Table(head=head, rows=rows, widths=(4, 9, 4, 6, 6, 5)),
    ]
