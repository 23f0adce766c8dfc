"""The trail in words: what each step means to who reads it."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from portal import clock
from portal.concepts import concept
from portal.i18n import day, lazy_gettext, written
from portal.i18n import gettext as _
from portal.meetings.models import PUBLISHED_STATES
from portal.topics.models import Step, Topic, TopicState, TopicStep
from portal.topics.service.reading import Place, place_of


class Told(NamedTuple):
    """A line of the trail as it is read, with its pictogram; a ``station``, or what was said."""

    text: str
    symbol: str
    station: str = ""


_WORDS: dict[Step, tuple[Any, str]] = {
    Step.TAKEN: (lazy_gettext("The council is going to look at it."), "own:have-a-say"),
    Step.PLANNED: (lazy_gettext("It comes on an agenda."), "own:agenda"),
    Step.PARKED: (lazy_gettext("It waits."), "own:wait"),
    Step.MERGED: (lazy_gettext("It was put with something like it."), "own:collaborate"),
    Step.JOINED: (lazy_gettext("Something like it was added."), "own:collaborate"),
    Step.SPLIT: (lazy_gettext("It was taken apart again."), "own:different"),
    Step.NOT_NOW: (lazy_gettext("It does not happen now."), "own:now:not"),
    Step.DONE: (lazy_gettext("It is done."), "own:done"),
    Step.REOPENED: (lazy_gettext("The council looks at it again."), "own:change"),
}


def told(steps: Sequence[TopicStep], *, inside: bool) -> list[Told]:
    """The trail in words, each station with its day and who did it, then what was said with it.

    Who is not ``inside`` the council reads neither the date of a draft meeting nor what was
    written to another council.
    """
    lines = []
    for step in steps:
        text, symbol = _station(step, inside)
        how = "refused" if step.what == Step.NOT_NOW else "done"
        lines.append(Told(f"{short(step.at)}: {text}{_by(step)}", symbol, how))
        if step.text and (inside or step.what != Step.PASSED):
            lines += [Told(part, "own:say") for part in sentences(step.text)]
    return lines


def short(moment: datetime) -> str:
    """A day without its weekday and year: "26 november"."""
    return written(clock.local(moment), "d MMMM")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each to stand on a line of its own."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]


def _by(step: TopicStep) -> str:
    if step.person and step.helper:
        return _(
            " (%(name)s with %(helper)s)", name=step.person.call_name, helper=step.helper.call_name
        )
    return f" ({step.person.call_name})" if step.person else ""


def _station(step: TopicStep, inside: bool) -> tuple[str, str]:
    what = Step(step.what)
    council = step.council.name if step.council else ""
    meeting = step.item.meeting if step.item else None
    if what is Step.PASSED:
        return _("It went to %(council)s.", council=council), "own:give"
    if what is Step.CAME:
        return _("It comes from %(council)s.", council=council), "own:receive"
    if what is Step.TAKEN_THERE:
        return _("%(council)s is going to talk about it.", council=council), "own:council"
    if what is Step.ANSWERED:
        return _("%(council)s answered.", council=council), "own:answer"
    words, symbol = _WORDS[what]
    if what is Step.PARKED and step.until:
        return _("It waits until %(day)s.", day=day(step.until)), symbol
    if what is Step.PLANNED and meeting and (inside or meeting.state in PUBLISHED_STATES):
        return _("It is on the agenda of %(day)s.", day=day(meeting.starts_at)), symbol
    return str(words), symbol


class Standing(NamedTuple):
    """How a topic stands, in words; what is in the sun asks for a decision."""

    text: str
    tone: str
    mark: str


def standing(topic: Topic) -> Standing:
    """How it stands; what comes back after its time asks what to do."""
    now = place_of(topic) is Place.NOW
    about = concept(f"topic.{TopicState.OPEN if now else topic.state}")
    text = str(about.label)
    if now and topic.state == TopicState.PLANNED:
        text = _("It was on an agenda. What now?")
    elif now and topic.state == TopicState.PARKED:
        text = _("It has waited. What now?")
    return Standing(text, "sun" if now else "plain", about.icon)
