"""The agreement on support as a PDF: what its page says, in words or large with pictures."""

from collections.abc import Iterable

from portal.i18n import gettext as _
from portal.printing.service import (
    Block,
    Document,
    Heading,
    Line,
    Lines,
    Sheet,
    Text,
    line_of,
    pictogram,
)
from portal.rendering import Card
from portal.support.models import SupportAgreement
from portal.support.pages.agreement import SYMBOL, parts, state_chip, title_of
from portal.support.pages.words import on


def printed(one: SupportAgreement, *, large: bool) -> Document:
    """What was agreed, with who approved it when; ``large`` with its pictures."""
    skin, title = one.council.skin, title_of(one)
    blocks = [block for card in parts(one) for block in _blocks(card, skin, large=large)]
    approved = [
        _("The council says yes: %(day)s", day=on(one.voted_on)) if one.voted_on else "",
        _("The organisation says yes: %(day)s", day=on(one.agreed_on)) if one.agreed_on else "",
    ]
    sheet = Sheet(
        title=title,
        under=[one.council.name, state_chip(one).text, *(part for part in approved if part)],
        picture=pictogram(SYMBOL, title, skin),
        blocks=blocks,
    )
    return Document.of(one.council, f"{title}, {one.council.name}", [sheet], large=large)


def _blocks(card: Card, skin: str, *, large: bool) -> Iterable[Block]:
    yield Heading(text=card.title, picture=pictogram(card.symbol, card.title, skin))
    if card.lines and large:
        yield Lines(lines=[line_of(one, skin) for one in card.lines])
    elif card.lines:
        yield Text(text="\n".join(one.text for one in card.lines))
    if card.rows:
        yield Lines(lines=[_row(one, skin, large=large) for one in card.rows])


def _row(card: Card, skin: str, *, large: bool) -> Line:
    below = [chip.text for chip in card.chips] + [one.text for one in card.lines]
    picture = pictogram(card.symbol, card.title, skin) if large else None
    return Line(text=card.title, picture=picture, small=", ".join(below))
