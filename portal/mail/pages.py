"""What is to be put on paper, and what was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import ClassVar

from flask import url_for

from portal.agenda.service import BREAK
from portal.councils.models import Council
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.mail.models import Message
from portal.people.models import Channel, Person
from portal.rendering import Action, Card, Line, Page


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message on its own sheet: whose it is, what it is about, its lines, and its subjects, each
    with its number; a break has none."""

    person: Person
    subject: str
    lines: Sequence[Line]
    agenda: Sequence[tuple[int | None, Line]]


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """The messages, each on a sheet of its own; ``ways`` is what one does with them all."""

    template: ClassVar[str] = "mail/paper"
    for_paper: ClassVar[bool] = True

    messages: Sequence[Letter] = ()
    ways: Sequence[Action] = ()
    printed: Card | None = None


def paper_page(
    council: Council,
    messages: Sequence[Message],
    printed: Sequence[Message],
    faces: Mapping[int, Person],
) -> Page:
    """The paper list of a council; ``faces`` are the people in the letters."""
    ways = []
    if messages:
        ways = [
            Action(concept="print", href=url_for("portal.printing.letters", council_id=council.id)),
            Action(
                concept="message.print",
                href=url_for("portal.mail.paper", council_id=council.id),
                post=True,
                tone="main",
                fields=[("message", str(one.id)) for one in messages],
                confirm=_("Is it all printed? Then it goes off the list."),
            ),
        ]
    return PaperPage(
        title=_("Print today"),
        symbol="openmoji:1F5A8",
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        crumbs=[(council.name, url_for("portal.councils.show", council_id=council.id))],
        lede=_("These people get no mail. Give them a letter."),
        messages=[
            Letter(
                person=one.person,
                subject=one.subject,
                lines=_lines(one.lines, faces),
                agenda=_numbered(one.agenda, faces),
            )
            for one in messages
        ],
        ways=ways,
        printed=Card(
            title=_("Printed already"), symbol="own:done", rows=[_done_row(o) for o in printed]
        )
        if printed
        else None,
        empty=Line(text=_("Nothing is to be printed."), symbol="own:done"),
    )


def tell_page(council: Council, messages: Sequence[Message], told: Sequence[Message]) -> Page:
    """Whom somebody tells what, each with a button; and who was told."""
    here = url_for("portal.mail.told", council_id=council.id)
    cards = [
        Card(
            title=_("For %(name)s", name=one.person.name),
            photo_of=one.person,
            lines=_lines(one.lines, {}),
            actions=[
                Action(
                    concept="message.told",
                    href=here,
                    post=True,
                    tone="main",
                    fields=[("message", str(one.id))],
                )
            ],
        )
        for one in messages
    ]
    if told:
        rows = [_done_row(one) for one in told]
        cards.append(Card(title=_("Told already"), symbol="own:done", rows=rows))
    return Page(
        title=_("Tell these people"),
        symbol="own:tell",
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        crumbs=[(council.name, url_for("portal.councils.show", council_id=council.id))],
        lede=_("They want to hear it from you."),
        cards=cards,
        empty=Line(text=_("Nobody is to be told anything."), symbol="own:done"),
    )


def _numbered(
    agenda: Sequence[Sequence[str]], faces: Mapping[int, Person]
) -> list[tuple[int | None, Line]]:
    numbers = count(1)
    places = (None if one[1] == BREAK else next(numbers) for one in agenda)
    return list(zip(places, _lines(agenda, faces), strict=True))


def _lines(lines: Sequence[Sequence[str]], faces: Mapping[int, Person]) -> list[Line]:
    """Lines as they were kept: a text, its picture, and perhaps the id of whose face it is."""
    found = []
    for text, symbol, *face in lines:
        person = faces.get(int(face[0])) if face and face[0] else None
        found.append(Line(text=text, symbol=symbol, photo_of=person))
    return found


def _done_row(message: Message) -> Card:
    said = ""
    if message.printed_at and message.printed_by:
        moment = f"{day(message.printed_at)}, {hour(message.printed_at)}"
        by = message.printed_by.call_name
        by_mouth = message.channel == Channel.SUPPORTER
        told = _("%(name)s told it on %(moment)s.", name=by, moment=moment)
        printed = _("%(name)s printed it on %(moment)s.", name=by, moment=moment)
        said = told if by_mouth else printed
    return Card(
        title=message.person.name,
        photo_of=message.person,
        text=message.subject,
        lines=[Line(text=said)],
    )
