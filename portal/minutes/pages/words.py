"""The words and pictures by which minutes and what stands in them are known."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import url_for

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda.models import PURPOSES
from portal.i18n import day, written
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import Meeting, Purpose
from portal.minutes.models import Minutes, MinutesState
from portal.minutes.service import Content, Face, Section, Task
from portal.rendering import Card, Chip, Line


def meeting_title(meeting: Meeting) -> str:
    """What a meeting is called: "Vergadering 18 februari 2027"."""
    return f"{meeting.title} {written(clock.local(meeting.starts_at), 'd MMMM y')}"


def leaf_of(meeting: Meeting) -> str:
    """The calendar leaf with the meeting's own day."""
    return f"leaf:{clock.local(meeting.starts_at):%Y-%m-%d}"


def frame(minutes: Minutes, actor: Actor, title: str = "", **more: Any) -> dict[str, Any]:
    """What every page about the minutes has; without ``title`` it is the page of the minutes."""
    meeting = minutes.meeting
    here = url_for("portal.minutes.show", minutes_id=minutes.id)
    sees = _sees_meeting(actor, minutes)
    up = url_for("portal.meetings.show", meeting_id=meeting.id) if sees else ""
    home = url_for("portal.start.show")
    crumbs = [(meeting_title(meeting), up)]
    return {
        "title": title or _("Minutes of %(day)s", day=written(meeting.starts_at, "d MMMM y")),
        "symbol": "own:minutes",
        "council": meeting.council,
        "section": "meetings",
        "back": here if title else up or home,
        "crumbs": [*crumbs, (_("The minutes"), here)] if title else crumbs,
    } | more


def _sees_meeting(actor: Actor, minutes: Minutes) -> bool:
    """Whether the way to the meeting is shown; guests may see none of it, or a part."""
    inside = policy.may(actor, Permission.NOTES_VIEW, minutes.council_id)
    return inside or minutes.council_id in actor.house_councils


def state_chips(minutes: Minutes) -> list[Chip]:
    """How far the minutes are, in a word; and that they are a correction."""
    chip = {
        MinutesState.CONCEPT: Chip(text=_("draft"), tone="plain", mark="pencil"),
        MinutesState.PRESENTED: Chip(text=_("to be adopted"), tone="sun", mark="info"),
        MinutesState.ADOPTED: Chip(text=_("adopted"), mark="check"),
    }[MinutesState(minutes.state)]
    number = Chip(text=_("correction %(number)s", number=minutes.number - 1), tone="plain")
    return [chip, number] if minutes.number > 1 else [chip]


def state_line(minutes: Minutes) -> str:
    """The state in a sentence, with who and when."""
    if minutes.adopted_at and minutes.adopted_by:
        return _(
            "The council adopted this on %(day)s. %(name)s recorded it.",
            day=day(minutes.adopted_at),
            name=minutes.adopted_by.name,
        )
    if minutes.presented_at and minutes.presented_by:
        return _(
            "%(name)s presented this to the council on %(day)s.",
            name=minutes.presented_by.name,
            day=day(minutes.presented_at),
        )
    if minutes.taker:
        return _("%(name)s takes the minutes.", name=minutes.taker.name)
    return _("Nobody takes the minutes yet.")


def purpose_of(section: Section) -> str:
    """What the item asked of the council."""
    return str(PURPOSES[Purpose(section.purpose)][0]) if section.purpose else ""


def names(faces: Sequence[Face]) -> str:
    """Call names after each other."""
    return ", ".join(face.name for face in faces)


def before_of(task: Task) -> Line:
    """Before when something is to be done."""
    if not task.before:
        return Line(text=_("For the next meeting."), symbol="own:meeting")
    when = day(date.fromisoformat(task.before))
    return Line(text=_("Before %(day)s.", day=when), symbol=f"leaf:{task.before}")


def task_line(task: Task) -> Line:
    """Who does what before when, in one line."""
    text = f"{names(task.who)}: {task.what}" if task.who else task.what
    end = "" if text.endswith((".", "!", "?")) else "."
    return Line(text=f"{text}{end} {before_of(task).text}", symbol="own:promise")


def frame_lines(section: Section) -> list[Line]:
    """What the portal itself knows of an item: votes, decisions, who does what, parked."""
    parked = [Line(text=_("We talk about this another time."), symbol="own:postpone")]
    return [
        *(Line(text=text, symbol="own:result") for text in section.votes),
        *(Line(text=text, symbol="own:decision") for _id, text in section.decisions),
        *(task_line(task) for task in section.tasks),
        *(parked if section.parked else ()),
    ]


def people_card(content: Content) -> Card:
    """Who was there; without notes of the meeting who had said to come."""
    facts = [
        (_("Members"), names(content.members)),
        (_("Not there"), names(content.absent)),
        (_("Guests"), names(content.guests)),
        (_("Supporter"), names(content.supporters)),
    ]
    note = "" if content.seen else _("This is who said to come. Nobody noted who was there.")
    return Card(
        title=_("Who was there?"),
        text=note,
        facts=[(who, said) for who, said in facts if said],
    )
