"""What asks something of the reader: on the start page, and by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from portal.asking import Ask
from portal.context import offers
from portal.decisions.service import Proposal
from portal.engines import in_order_key
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.rendering import Action, Card, Chip, Line, Page
from portal.start.pages.asking_rows import ROWS
from portal.start.pages.moments import when
from portal.start.pages.work import work_rows
from portal.start.service import Waiting


@dataclass(frozen=True, kw_only=True)
class AsksPage(Page):
    """What asks something of the reader."""


def asks_page(waiting: Waiting) -> AsksPage:
    """What asks something of the person, by itself."""
    title = _("This asks something of you")
    rows = list(asks(waiting))
    if rows and offers("portal.wishes.mine"):  # the tile of the start page that gave way to these
        rows.append(
            Card(
                title=_("What happened with my wish?"),
                href=url_for("portal.wishes.mine"),
                symbol="own:answer",
            )
        )
    return AsksPage(
        title=title,
        symbol="own:done",
        section="start",
        back=url_for("portal.start.show"),
        cards=[Card(title=title, symbol="own:done", rows=rows)] if rows else [],
        empty=Line(text=_("Nothing asks something of you now."), symbol="own:yes"),
        actions=[Action(concept="practice", href=url_for("portal.practice.index"))],
    )


def asks(waiting: Waiting) -> Iterator[Card]:
    """A row for each thing that waits for this person."""
    for call in waiting.calls:
        name = call.person.call_name if call.person else _("Somebody")
        yield Card(
            title=_("%(name)s asks for help", name=name),
            href=url_for("portal.residents.calls"),
            photo_of=call.person,
            symbol="own:help",
            text=call.house.name,
            chips=[Chip(text=_("now"), tone="alarm", mark="help")],
        )
    for kind, row in ROWS.items():
        yield from map(row, waiting.asks.get(kind, ()))
    yield from map(_proposal_row, waiting.proposals)
    yield from work_rows(waiting.work)
    yield from _unanswered_rows(waiting.asks.get("unanswered", ()))


def _unanswered_rows(asks: Sequence[Ask]) -> Iterator[Card]:
    """A row for each meeting to come, with who did not answer for it."""
    meetings: dict[int, list[Ask]] = {}
    for one in asks:
        meetings.setdefault(one.id, []).append(one)
    for meeting_id, people in meetings.items():
        names = sorted((one.title for one in people), key=lambda name: in_order_key(name) or "")
        yield Card(
            title=ngettext(
                "%(num)s person has not answered",
                "%(num)s people have not answered",
                len(names),
            ),
            href=url_for("portal.meetings.show", meeting_id=meeting_id),
            symbol="own:question",
            text=", ".join(names) if people[0].number else _("Nobody has answered yet."),
            lines=[Line(text=when(people[0].moment))],
        )


def _proposal_row(proposal: Proposal) -> Card:
    ballot = proposal.ballot
    return Card(
        title=_("Is this what we decided?"),
        href=url_for("portal.decisions.make", council_id=ballot.council_id, ballot=ballot.id),
        symbol=ballot.symbol or "own:decision",
        text=proposal.text,
    )
