"""Meetings on a row: to come, and past."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.context import View, current_view
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import Meeting
from portal.meetings.pages.words import kind_chips, leaf_of, state_chip, title_of, when_of
from portal.meetings.service import Shelf
from portal.planning import service as planning
from portal.planning.service import Away
from portal.rendering import Action, Card, Chip, Line, Page


@dataclass(frozen=True, kw_only=True)
class MeetingsPage(Page):
    """Meetings to come, and those of one year past."""

    @classmethod
    def of(
        cls,
        shelf: Shelf,
        *,
        here: str,
        council: Any = None,
        make: str = "",
        many: bool = False,
        keep: str = "",
        ways: Sequence[Action] = (),
        besides: Sequence[Action] = (),
        away: Sequence[Away] = (),
    ) -> "MeetingsPage":
        """The page at the address ``here``; ``many`` when it gathers several councils.

        At ``keep`` one gets a copy of the year; ``ways`` lead on from here, and ``besides`` for
        who plans ahead; ``away`` are the holidays that a meeting can fall in.
        """

        def row(meeting: Meeting) -> Card:
            return Card(
                title=title_of(meeting),
                href=url_for("portal.meetings.show", meeting_id=meeting.id),
                symbol=leaf_of(meeting),
                lines=[Line(text=when_of(meeting))],
                text=meeting.council.name if many else "",
                chips=[state_chip(meeting), *kind_chips(meeting), *_away_chips(meeting, away)],
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
        if keep and shelf.past:
            label = _("Keep the year %(year)s", year=shelf.year)
            turns.append(Action(concept="year.keep", href=keep, label=label, tone="quiet"))
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
            actions=[*([first] if make else []), *ways],
            besides=besides,
            empty=Line(text=text, symbol="own:meeting"),
        )


def ways_of(council: Council, actor: Actor) -> list[Action]:
    """From a council's meetings on: its year, and what was asked about dates."""
    about: dict[str, Any] = {"council_id": council.id}
    ways = [Action(concept="year", href=url_for("portal.planning.year", **about))]
    if policy.may(actor, Permission.NOTES_VIEW, council.id):
        ways.append(Action(concept="dates", href=url_for("portal.datepolls.index", **about)))
    return ways


def planning_of(council: Council, actor: Actor) -> list[Action]:
    """Many meetings at once, and what agendas begin with."""
    if not policy.may(actor, Permission.MEETING_MAKE, council.id):
        return []
    about: dict[str, Any] = {"council_id": council.id}
    return [
        Action(concept="series.make", href=url_for("portal.series.make", **about)),
        Action(concept="templates", href=url_for("portal.agenda.templates", **about)),
    ]


def _away_chips(meeting: Meeting, away: Sequence[Away]) -> list[Chip]:
    """The holiday in which a meeting falls."""
    found = planning.on(clock.local(meeting.starts_at).date(), away)
    return [Chip(text=one.name, tone="sun") for one in found]


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
