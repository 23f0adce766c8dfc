"""What is shown of preparation: to its writer, and to the supporter with whom it is shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.easytext.service import ShownLine
from portal.i18n import gettext as _
from portal.meetings.models import AgendaItem, Meeting
from portal.people.models import Person
from portal.preparation import service as preparation
from portal.preparation.models import PreparationSheet
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SYMBOL = "own:opinion"


@dataclass(frozen=True, kw_only=True)
class SheetPaperPage(Page):
    """One's own sheets for a meeting on paper, with room to write."""

    template: ClassVar[str] = "preparation/paper"
    for_paper: ClassVar[bool] = True

    name: str


def lines_of(sheet: PreparationSheet) -> list[Line]:
    """What stands on a sheet, a sentence a line."""
    lines = [Line(text=text, symbol=symbol) for text, symbol in preparation.told(sheet)]
    if sheet.helper:
        together = _("Made together with %(name)s.", name=sheet.helper.call_name)
        lines.append(Line(text=together, photo_of=sheet.helper))
    return lines


def privacy_chip(sheet: PreparationSheet) -> Chip:
    """Who reads it, always in sight."""
    if sheet.shared_with:
        name = sheet.shared_with.call_name
        return Chip(text=_("%(name)s may read this", name=name), tone="sun", mark="people")
    return Chip(text=_("Only you can read this"), tone="plain", mark="lock")


def sheet_page(sheet: PreparationSheet, *, own: bool, supporters: Sequence[Person]) -> Page:
    """One sheet; what can be done with it is for its writer alone."""
    item = sheet.item
    title = _("My preparation") if own else _("Prepared by %(name)s", name=sheet.person.call_name)
    return Page(
        title=title,
        symbol=SYMBOL,
        council=item.meeting.council,
        section="meetings",
        lede=item.title,
        crumbs=[(item.title, url_for("portal.meetings.item", item_id=item.id))],
        back=url_for("portal.preparation.index", meeting_id=item.meeting_id),
        cards=[
            Card(
                title=item.title,
                symbol=SYMBOL,
                lines=lines_of(sheet),
                chips=[privacy_chip(sheet)] if own else (),
            )
        ],
        actions=_acts(sheet, supporters) if own else (),
    )


def _acts(sheet: PreparationSheet, supporters: Sequence[Person]) -> list[Action]:
    def to(endpoint: str) -> str:
        return url_for(f"portal.preparation.{endpoint}", sheet_id=sheet.id)

    write = url_for("portal.preparation.write", item_id=sheet.item_id)
    if sheet.shared_with_id:
        sharing = [Action(concept="preparation.alone", href=to("keep"), post=True, tone="main")]
    else:
        sharing = [
            Action(
                concept="preparation.share",
                label=_("Share with %(name)s", name=one.call_name),
                href=to("share"),
                post=True,
                fields=[("supporter", str(one.id))],
                photo_of=one,
            )
            for one in supporters
        ]
    return [
        *sharing,
        Action(concept="edit", href=write),
        Action(
            concept="preparation.remove",
            href=to("remove"),
            post=True,
            tone="quiet",
            confirm=_("Then it is gone. Throw it away?"),
        ),
    ]


def mine_page(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    sheets: Sequence[PreparationSheet],
    easy: Mapping[int, ShownLine],
) -> Page:
    """The items of a meeting, and which of them one has prepared; ``easy`` are their topics."""
    written = {sheet.item_id: sheet for sheet in sheets}
    ready = Chip(text=_("prepared"), mark="check")
    rows = [
        Card(
            title=item.title,
            href=url_for("portal.preparation.show", sheet_id=written[item.id].id)
            if item.id in written
            else url_for("portal.preparation.write", item_id=item.id),
            symbol=_picture(item, easy),
            chips=[ready] if item.id in written else (),
        )
        for item in items
    ]
    paper = url_for("portal.preparation.paper", meeting_id=meeting.id)
    return Page(
        lede=_("Nobody else can read this, unless you share it."),
        cards=[Card(title=_("What do you want to prepare?"), symbol=SYMBOL, rows=rows)]
        if rows
        else (),
        actions=[Action(concept="print", href=paper)] if written else (),
        empty=Line(text=_("The agenda is still empty."), symbol="own:agenda"),
        **_frame(meeting, _("My preparation")),
    )


def _picture(item: AgendaItem, easy: Mapping[int, ShownLine]) -> str:
    line = easy.get(item.easy_text_id or 0)
    return (line.symbol if line else "") or "own:agenda-item"


def shared_page(meeting: Meeting, sheets: Sequence[PreparationSheet]) -> Page:
    """What members share with this supporter."""
    rows = [
        Card(
            title=f"{sheet.person.call_name}: {sheet.item.title}",
            href=url_for("portal.preparation.show", sheet_id=sheet.id),
            photo_of=sheet.person,
        )
        for sheet in sheets
    ]
    return Page(
        cards=[Card(title=_("Shared with you"), symbol="own:share", rows=rows)] if rows else (),
        empty=Line(text=_("Nobody shares a preparation with you."), symbol="own:share"),
        **_frame(meeting, _("Preparation of members")),
    )


def paper_page(meeting: Meeting, name: str, sheets: Sequence[PreparationSheet]) -> SheetPaperPage:
    """One's own sheets, to take along."""
    cards = [Card(title=sheet.item.title, lines=lines_of(sheet)) for sheet in sheets]
    return SheetPaperPage(name=name, cards=cards, **_frame(meeting, _("My preparation")))


def write_page(item: AgendaItem, form: Any, theirs: Any = None) -> FormPage:
    """The questions about one item."""
    return FormPage(
        title=_("Prepare"),
        symbol=SYMBOL,
        council=item.meeting.council,
        section="meetings",
        lede=item.title,
        back=url_for("portal.preparation.index", meeting_id=item.meeting_id),
        form=form,
        theirs=theirs,
    )


def _frame(meeting: Meeting, title: str) -> dict[str, Any]:
    place = url_for("portal.meetings.show", meeting_id=meeting.id)
    return {
        "title": title,
        "symbol": SYMBOL,
        "council": meeting.council,
        "section": "meetings",
        "back": place,
        "crumbs": [(meeting.title, place)],
    }
