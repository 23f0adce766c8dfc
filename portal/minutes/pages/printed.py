"""Minutes as a PDF."""

from collections.abc import Iterator

from portal.councils.models import Council
from portal.minutes.pages.paper import PaperPage, PaperPart
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


def printed(page: PaperPage, council: Council, *, large: bool) -> Document:
    """What the page shows; ``large`` takes the easy sentences, where these were checked."""
    there = [Line(text=f"{who}: {names}") for who, names in page.people.facts]
    note = [Text(text=page.people.text)] if page.people.text else []
    sheet = Sheet(
        title=page.title,
        under=[council.name, page.said],
        picture=pictogram("own:minutes", page.title, council.skin),
        blocks=[
            Heading(text=page.people.title),
            *note,
            Lines(lines=there),
            *(block for part in page.parts for block in _part(part, council.skin, large)),
        ],
    )
    return Document.of(council, f"{page.title}, {council.name}", [sheet], large=large)


def _part(part: PaperPart, skin: str, large: bool) -> Iterator[Block]:
    yield Heading(text=f"{part.number}. {part.title}" if part.number else part.title)
    if large and part.easy:
        yield Lines(lines=[line_of(one, skin) for one in part.easy])
    elif part.text:
        yield Text(text=part.text)
    if part.lines:
        yield Lines(lines=[line_of(one, skin) for one in part.lines])
