"""What the chair can say, in easy lines: proposed from what the item is, or the council's own."""

from datetime import timedelta

from portal import clock
from portal.agenda.models import PURPOSES
from portal.agenda.service import BREAK, Point
from portal.context import View, current_view
from portal.i18n import gettext as _
from portal.i18n import hour
from portal.leading.pages.clock import BREAK_MINUTES
from portal.leading.service import Place, Quorum
from portal.meetings.models import Purpose
from portal.rendering import Line

MOST_LINES = 3
"""How many lines a screen of the picto view holds."""
HAND = "own:raise-hand"


def script_lines(item: Point, topic: Line, place: Place, *, first: bool, last: bool,
                 quorum: Quorum) -> list[Line]:  # fmt: skip
    """The lines of the chair at this item; ``topic`` names it as the reader knows it."""
    if place.script:
        return [Line(text=line.strip()) for line in place.script.splitlines() if line.strip()]
    if item.is_break:
        return break_lines(item.minutes)
    lines = [Line(text=_("Welcome, everybody."), symbol="openmoji:1F44B")] if first else []
    lines += _about(Purpose(item.purpose), topic.text, item.owner)
    if item.purpose == Purpose.DECIDE and not quorum.met:
        lines[-1] = Line(text=_("We are with too few. We only talk now."), symbol="own:talk-first")
    if current_view() is View.PICTO and len(lines) > MOST_LINES:
        lines = [line for line in lines if line.symbol != HAND]  # the row of hands asks that too
    if last:
        lines = [*lines[:1], Line(text=_("Thank you, everybody."), symbol="own:thank-you")]
    return lines


def break_lines(minutes: int = BREAK_MINUTES) -> list[Line]:
    """What is said when a break begins."""
    until = clock.now() + timedelta(minutes=minutes)
    again = _("At %(time)s we go on.", time=hour(until))
    return [
        Line(text=_("It is time for a break."), symbol=BREAK),
        Line(text=again, symbol=f"clock:{clock.local(until):%H:%M}"),
    ]


def _about(purpose: Purpose, topic: str, owner: str) -> list[Line]:
    picture = PURPOSES[purpose][2]
    topic = topic if topic.endswith(("?", "!", ".")) else f"{topic}."
    tells = [Line(text=_("%(name)s, will you tell about it?", name=owner), symbol="own:tell")]
    tells = tells if owner else []
    who = Line(text=_("Who wants to say something?"), symbol=HAND)
    match purpose:
        case Purpose.HEAR:
            return [
                Line(text=_("We hear about: %(topic)s", topic=topic), symbol=picture),
                *tells,
                Line(text=_("Who has a question?"), symbol="own:question"),
            ]
        case Purpose.TALK:
            return [
                Line(text=_("We talk about: %(topic)s", topic=topic), symbol=picture),
                *tells,
                who,
            ]
        case Purpose.ADVISE:
            return [
                Line(text=_("We give advice about: %(topic)s", topic=topic), symbol=picture),
                *tells,
                who,
                Line(text=_("Do we agree? Then we write it down."), symbol="own:agreement"),
            ]
    return [
        Line(text=_("We decide about: %(topic)s", topic=topic), symbol=picture),
        *tells,
        who,
        Line(text=_("Does everybody understand? Then we decide."), symbol="own:understand"),
    ]
