"""Meetings on a row: to come, and past."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.context import View, current_view
from portal.i18n import gettext as _
from portal.meetings.models import Meeting
from portal.meetings.pages.words import leaf_of, state_chip, title_of, when_of
from portal.meetings.service import Shelf
from portal.rendering import Action, Card, Line, Page


@dataclass(frozen=True, kw_only=True)
class MeetingsPage(Page):
    """Meetings to come, and those of one year past."""

    @classmethod
    def of(
        cls, shelf: Shelf, *, here: str, council: Any = None, make: str = "", many: bool = False
    ) -> "MeetingsPage":
        """The page at the address ``here``; ``many`` when it gathers several councils."""

        def row(meeting: Meeting) -> Card:
            return Card(
                title=title_of(meeting),
                href=url_for("portal.meetings.show", meeting_id=meeting.id),
                symbol=leaf_of(meeting),
                lines=[Line(text=when_of(meeting))],
                text=meeting.council.name if many else "",
                chips=[state_chip(meeting)],
            )

        cards = []
        if many and current_view() is View.PICTO:
            cards += _by_council(shelf.upcoming, row)
        elif shelf.upcoming:
            cards.append(Card(title=_("To come"), rows=[row(one) for one in shelf.upcoming]))
        turns = [
            Action(
                concept="back" if year < shelf.year else "next",
                href=f"{here}?year={year}",
                label=str(year),
                tone="quiet",
            )
            for year in (shelf.earlier, shelf.later)
            if year
        ]
        if shelf.past or turns:
            none = [Line(text=_("There were no meetings in this year."))]
            cards.append(
                Card(
                    title=_("Past in %(year)s", year=shelf.year),
                    rows=[row(one) for one in shelf.past],
                    lines=() if shelf.past else none,
                    actions=turns,
                )
            )
        first = Action(concept="meeting.make", href=make, tone="main")
        text = (
            _("There is no meeting yet. Make the first one: an agenda is ready for you.")
            if make
            else _("There is no meeting yet.")
        )
        return cls(
            title=_("Meetings"),
            symbol="own:meeting",
            council=council,
            section="meetings",
            back=url_for("portal.start.show"),
            cards=cards,
            actions=[first] if make else [],
            empty=Line(text=text, symbol="own:meeting"),
        )


def _by_council(meetings: Sequence[Meeting], row: Callable[[Meeting], Card]) -> list[Card]:
    """A card for each council, so that its picture tells whose meetings these are."""
    councils = {one.council_id: one.council for one in meetings}
    return [
        Card(
            title=council.name,
            symbol=council.symbol,
            rows=[row(one) for one in meetings if one.council_id == council.id],
        )
        for council in councils.values()
    ]
