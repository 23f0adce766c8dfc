"""What is to be put on paper, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from portal.councils.models import Council
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.mail.models import Message
from portal.rendering import Action, Card, Line, Page


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """The messages, each on a sheet of its own; ``ways`` is what one does with them all."""

    template: ClassVar[str] = "mail/paper"
    for_paper: ClassVar[bool] = True

    messages: Sequence[Card] = ()
    ways: Sequence[Action] = ()
    printed: Card | None = None


def paper_page(council: Council, messages: Sequence[Message], printed: Sequence[Message]) -> Page:
    """The paper list of a council."""
    ways = []
    if messages:
        ways = [
            Action(
                concept="message.print",
                href=url_for("portal.mail.paper", council_id=council.id),
                post=True,
                tone="main",
                fields=[("message", str(one.id)) for one in messages],
                confirm=_("Is it all printed? Then it goes off the list."),
            )
        ]
    return PaperPage(
        title=_("Print today"),
        symbol="openmoji:1F5A8",
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        crumbs=[(council.name, url_for("portal.councils.show", council_id=council.id))],
        lede=_("These people get no mail. Give them a letter."),
        messages=[_sheet(one) for one in messages],
        ways=ways,
        printed=Card(
            title=_("Printed already"), symbol="own:done", rows=[_printed_row(o) for o in printed]
        )
        if printed
        else None,
        empty=Line(text=_("Nothing is to be printed."), symbol="own:done"),
    )


def _sheet(message: Message) -> Card:
    return Card(
        title=_("For %(name)s", name=message.person.name),
        photo_of=message.person,
        text=message.subject,
        lines=[Line(text=text, symbol=symbol) for text, symbol in message.lines],
    )


def _printed_row(message: Message) -> Card:
    said = ""
    if message.printed_at and message.printed_by:
        moment = f"{day(message.printed_at)}, {hour(message.printed_at)}"
        by = message.printed_by.call_name
        said = _("%(name)s printed it on %(moment)s.", name=by, moment=moment)
    return Card(
        title=message.person.name,
        photo_of=message.person,
        text=message.subject,
        lines=[Line(text=said)],
    )
