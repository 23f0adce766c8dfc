"""What every screen of a meeting shows of it: gathered once, for all pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.service import Point
from portal.context import View, current_view
from portal.i18n import gettext as _
from portal.identity import OFFICER_ROLES, Actor
from portal.leading import service as leading
from portal.leading.models import LeadingRule, Sitting
from portal.leading.pages.clock import Disc, disc_of
from portal.leading.service import Place, Quorum, Seat, Table
from portal.meetings.models import Meeting
from portal.rendering import Line


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A meeting as it stands: its agenda, its present item, who is here, what is held up."""

    meeting: Meeting
    sitting: Sitting
    items: Sequence[Point]
    places: Mapping[int, Place]
    seats: Sequence[Seat]
    quorum: Quorum
    table: Table
    rule: LeadingRule

    @property
    def item(self) -> Point | None:
        """The present item."""
        return next((one for one in self.items if one.id == self.sitting.item_id), None)

    @property
    def numbers(self) -> dict[int, int]:
        """The number of each item by its id."""
        return agenda.numbers(self.items)

    @property
    def disc(self) -> Disc | None:
        """The time that is left of the present item, or of the break."""
        item = self.item
        if item is None or self.sitting.closed_at is not None:
            return None
        return disc_of(self.sitting, item.minutes, self.places[item.id].seconds or 0)

    def may_close(self, actor: Actor) -> bool:
        """Whether this person may close the meeting: as the policy says, without asking anew."""
        if policy.may(actor, Permission.MEETING_FIX, self.meeting.council_id):
            return True
        officers = any(one.role in OFFICER_ROLES for one in self.seats)
        return not officers or self.sitting.leader_id == actor.person_id

    @property
    def steps(self) -> tuple[int, int] | None:
        """Which item of how many."""
        number = self.numbers.get(self.sitting.item_id or 0)
        return (number, len(self.numbers)) if number else None


def stage_of(meeting: Meeting, sitting: Sitting) -> Stage:
    """The stage of a meeting that was opened: six statements at most."""
    seats = leading.roll(meeting)
    rule = sitting.agreed or leading.usual_rule(meeting.council_id)
    return Stage(
        meeting=meeting,
        sitting=sitting,
        items=agenda.outline(meeting, topics=current_view() is View.PICTO),
        places={place.id: place for place in leading.order_of(meeting.id)},
        seats=seats,
        quorum=leading.quorum_of(meeting, seats, rule),
        table=leading.table_of(meeting.id),
        rule=rule,
    )


def topic_line(item: Point) -> Line:
    """The line that names an item: its easy title in the picto view, its own in the other."""
    if current_view() is View.PICTO or item.is_break:
        return Line(**agenda.topic_of(item)._asdict())
    return Line(text=item.title)


def frame(meeting: Meeting, title: str, symbol: str = "own:meeting") -> dict[str, Any]:
    """What a page of this feature has around it."""
    home = url_for("portal.meetings.show", meeting_id=meeting.id)
    up = url_for("portal.meetings.of_council", council_id=meeting.council_id)
    return {
        "title": title,
        "symbol": symbol,
        "council": meeting.council,
        "section": "meetings",
        "back": home,
        "crumbs": [(_("Meetings"), up), (meeting.title, home)],
    }
