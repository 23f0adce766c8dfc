"""One meeting: its agenda, who comes, its papers; the invitation; the A4 for the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, NamedTuple

from flask import url_for

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.models import PURPOSES
from portal.attendance.service import Attendee
from portal.context import View, current_view
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import MEMBER_ROLES, Actor
from portal.meetings.models import Coming, Meeting, MeetingState
from portal.meetings.pages.people import papers_card, people_card
from portal.meetings.pages.words import (
    easy_chip,
    leaf_of,
    picto_lines,
    state_chip,
    title_of,
    topic_of,
    when_of,
)
from portal.meetings.service import changed_since_invited
from portal.rendering import Action, Card, Chip, Line, Page
from portal.returning import addresses


class Row(NamedTuple):
    """One row of the agenda as a table; a break has no number."""

    item: agenda.Point
    number: int | None
    href: str
    purpose: str
    owner: str
    chip: Chip | None
    easy: str
    topic: Line | None


@dataclass(frozen=True, kw_only=True)
class MeetingPage(Page):
    """One meeting: its agenda, who comes, its papers. ``tools`` are for who makes the agenda."""

    template: ClassVar[str] = "meetings/show"

    meeting: Meeting
    chips: Sequence[Chip] = ()
    rows: Sequence[Row] = ()
    total: str = ""
    too_long: bool = False
    answers: Card | None = None
    side: Sequence[Card] = ()
    tools: Sequence[Action] = ()
    undo: Action | None = None
    lines: Sequence[Line] = ()


def rows_of(items: Sequence[agenda.Point], *, editing: bool) -> tuple[Row, ...]:
    """The agenda, row by row; ``editing`` leads from its state to the easy text."""
    numbers = agenda.numbers(items)
    purposes: dict[str, str] = {purpose: str(words[0]) for purpose, words in PURPOSES.items()}
    item_at = addresses("portal.meetings.item", "item_id")
    easy_at = addresses("portal.easytext.of_item", "item_id") if editing else None
    in_pictures = current_view() is View.PICTO
    chip_of = cache(easy_chip)
    return tuple(
        Row(
            item=item,
            number=numbers.get(item.id),
            href=item_at(item.id),
            purpose="" if item.is_break else purposes[item.purpose],
            owner=item.owner,
            chip=None
            if item.is_break
            else chip_of(item.status, item.progress.done, item.progress.lines),
            easy=easy_at(item.id) if easy_at else "",
            topic=topic_of(item) if in_pictures else None,
        )
        for item in items
    )


def total_of(meeting: Meeting, items: Sequence[agenda.Point]) -> tuple[str, bool]:
    """The minutes of all items beside those of the meeting, and whether they are too many."""
    minutes = sum(item.minutes for item in items)
    planned = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    words = _("%(minutes)s of %(planned)s minutes", minutes=minutes, planned=planned)
    if minutes > planned:
        over = ngettext("%(num)s minute too long", "%(num)s minutes too long", minutes - planned)
        return f"{words}: {over}", True
    return words, False


def meeting_page(
    meeting: Meeting,
    actor: Actor,
    items: Sequence[agenda.Point],
    people: Sequence[Attendee],
    *,
    notice: Chip | None = None,
    undo: Action | None = None,
) -> MeetingPage:
    """The page as this actor may see and use it."""
    total, too_long = total_of(meeting, items)
    papers = papers_card(items) if current_view() is View.STANDARD else None
    first = items[0].id if items else None
    return MeetingPage(
        title=title_of(meeting),
        symbol=leaf_of(meeting),
        council=meeting.council,
        section="meetings",
        crumbs=[(_("Meetings"), _up(meeting)), (str(clock.local(meeting.starts_at).year), "")],
        back=_up(meeting),
        following=url_for("portal.meetings.item", item_id=first) if first else "",
        lede=when_of(meeting),
        banner=notice or _state_banner(meeting),
        chips=_chips(meeting),
        actions=_main_actions(meeting, actor),
        meeting=meeting,
        rows=rows_of(items, editing=policy.may(actor, Permission.EASY_EDIT, meeting.council_id)),
        total=total,
        too_long=too_long,
        answers=answers_card(meeting, actor, people),
        side=[
            *([people_card(meeting, people)] if people else []),
            *([papers] if papers else []),
        ],
        tools=_tools(meeting, actor),
        undo=undo,
        lines=picto_lines(meeting) if current_view() is View.PICTO else (),
    )


def _up(meeting: Meeting) -> str:
    return url_for("portal.meetings.of_council", council_id=meeting.council_id)


def _state_banner(meeting: Meeting) -> Chip | None:
    if meeting.state == MeetingState.CANCELLED:
        return Chip(text=_("This meeting does not go on."), tone="alarm", mark="cross")
    return None


def _chips(meeting: Meeting) -> list[Chip]:
    changed = Chip(text=_("changed since the invitation"), tone="sun", mark="pencil")
    return [state_chip(meeting), *([changed] if changed_since_invited(meeting) else [])]


def _main_actions(meeting: Meeting, actor: Actor) -> list[Action]:
    """Printing for everybody, keeping for the council, and the next step of an officer."""
    show = [Action(concept="print", href=url_for("portal.meetings.wall", meeting_id=meeting.id))]
    inside = policy.may(actor, Permission.NOTES_VIEW, meeting.council_id)
    if inside and not actor.device_id and current_view() is View.STANDARD:
        keep = url_for("portal.exports.meeting", meeting_id=meeting.id)
        show.append(Action(concept="pictures.keep", href=keep, tone="quiet"))
    if not policy.may(actor, Permission.MEETING_FIX, meeting.council_id):
        return show
    step = {
        MeetingState.DRAFT: Action(
            concept="meeting.fix",
            href=url_for("portal.meetings.fix", meeting_id=meeting.id),
            post=True,
            tone="main",
        ),
        MeetingState.PLANNED: Action(
            concept="meeting.invite",
            href=url_for("portal.meetings.invite", meeting_id=meeting.id),
            tone="main",
        ),
        MeetingState.CANCELLED: Action(
            concept="meeting.again",
            href=url_for("portal.meetings.plan_again", meeting_id=meeting.id),
            post=True,
            tone="main",
        ),
    }.get(MeetingState(meeting.state))
    return [*show, step] if step else show


def _tools(meeting: Meeting, actor: Actor) -> list[Action]:
    """What somebody who makes the agenda can do with it."""
    if not policy.may(actor, Permission.MEETING_EDIT, meeting.council_id):
        return []
    tools = [
        Action(concept=concept, href=url_for(endpoint, meeting_id=meeting.id), label=label)
        for concept, endpoint, label in (
            ("item.add", "portal.agenda.add", ""),
            ("agenda.order", "portal.agenda.order", ""),
            ("edit", "portal.meetings.edit", _("Change day or place")),
        )
    ]
    if (
        policy.may(actor, Permission.MEETING_FIX, meeting.council_id)
        and meeting.state != MeetingState.CANCELLED
    ):
        tools.append(
            Action(
                concept="meeting.cancel",
                href=url_for("portal.meetings.cancel", meeting_id=meeting.id),
                post=True,
                tone="alarm",
                confirm=_("Does this meeting not go on? Everybody will see that."),
            )
        )
    return tools


def answers_card(meeting: Meeting, actor: Actor, people: Sequence[Attendee]) -> Card | None:
    """The question whether this member comes; a face alone is asked for the card on answering."""
    member = meeting.council_id in actor.councils_as(MEMBER_ROLES)
    asked = meeting.state == MeetingState.INVITED and meeting.ends_at > clock.now()
    if not (member and asked):
        return None
    mine = next((one for one in people if one.person.id == actor.person_id), None)
    href = url_for("portal.attendance.answer", meeting_id=meeting.id)
    return Card(
        title=_("Do you come?"),
        actions=[
            Action(
                concept=concept,
                href=href,
                post=True,
                fields=[("coming", coming)],
                pressed=mine is not None and mine.coming == coming,
            )
            for concept, coming in (
                ("come", Coming.YES),
                ("not-come", Coming.NO),
                ("unsure", Coming.UNSURE),
            )
        ],
    )
