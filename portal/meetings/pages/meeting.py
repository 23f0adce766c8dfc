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
from portal.attendance.service import About, Attendee
from portal.context import View, current_view
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import GUEST_ROLES, MEMBER_ROLES, Actor, Portrait
from portal.meetings.models import JOIN_BEFORE, Coming, Meeting, MeetingKind, MeetingState
from portal.meetings.pages.notices import officer_banner, same_banner, state_banner
from portal.meetings.pages.people import papers_card, people_card
from portal.meetings.pages.told import going_card, news_actions, news_chips
from portal.meetings.pages.tools import SELDOM, tools_of, unchanged_actions
from portal.meetings.pages.words import (
    easy_chip,
    kind_chips,
    leaf_of,
    picto_lines,
    picture_of,
    shared_chip,
    shows_sharing,
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
    shared: Chip | None = None


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
    seldom: ClassVar = SELDOM
    undo: Action | None = None
    lines: Sequence[Line] = ()
    picture: str = "own:meeting"


def rows_of(
    items: Sequence[agenda.Point], *, editing: bool, sharing: bool = False
) -> tuple[Row, ...]:
    """The agenda, row by row; ``editing`` leads from its state to the easy text, ``sharing``
    says which the guests see."""
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
            shared=shared_chip(item.shared) if sharing else None,
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
    mine: Coming | None = None,
    reports: bool = False,
    held: Sequence[Action] = (),
    news: About | None = None,
    helpers: Sequence[Portrait] = (),
    same: int = 0,
) -> MeetingPage:
    """The page as this actor may see and use it. ``mine`` is the answer of who does not see
    who comes, ``reports`` whether this delegate is asked to report back; ``held`` leads into the
    meeting when it is held, ``news`` is what the invited do not know, ``helpers`` help this reader,
    ``same`` is how many easy texts did not change since last time.
    """
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
        banner=notice
        or state_banner(meeting)
        or same_banner(same)
        or (officer_banner(meeting, actor) if items else None),
        chips=[*_chips(meeting), *news_chips(meeting, actor, news)],
        actions=sorted(
            [
                *held,
                *(unchanged_actions(meeting) if same else ()),
                *news_actions(meeting, actor, news),
                *_joining(meeting, actor, people, reports),
                *_main_actions(meeting, actor),
            ],
            key=lambda action: action.tone != "main",
        ),
        meeting=meeting,
        rows=rows_of(
            items,
            editing=policy.may(actor, Permission.EASY_EDIT, meeting.council_id),
            sharing=shows_sharing(meeting, actor),
        ),
        total=total,
        too_long=too_long,
        answers=answers_card(meeting, actor, people, mine),
        side=[
            *([going] if (going := going_card(meeting, helpers)) else []),
            *([people_card(meeting, people)] if people else []),
            *([papers] if papers else []),
        ],
        tools=tools_of(meeting, actor),
        undo=undo,
        lines=picto_lines(meeting) if current_view() is View.PICTO else (),
        picture=picture_of(meeting),
    )


def _up(meeting: Meeting) -> str:
    return url_for("portal.meetings.of_council", council_id=meeting.council_id)


def _chips(meeting: Meeting) -> list[Chip]:
    changed = Chip(text=_("changed since the invitation"), tone="sun", mark="pencil")
    late = [changed] if changed_since_invited(meeting) else []
    return [state_chip(meeting), *kind_chips(meeting), *late]


def _invited(meeting: Meeting, actor: Actor, people: Sequence[Attendee]) -> bool:
    """Whether this person was invited; who does not see who comes is told so by the role."""
    if people:
        return any(one.person.id == actor.person_id for one in people)
    if meeting.council_id in actor.councils_as(GUEST_ROLES):
        return meeting.kind == MeetingKind.WITH_PROVIDER
    return meeting.council_id in actor.councils_as(MEMBER_ROLES)


def _joining(
    meeting: Meeting, actor: Actor, people: Sequence[Attendee], reports: bool
) -> list[Action]:
    """The way to the screen while it is open to who was invited, and reporting back."""
    actions = []
    now = clock.now()
    if (
        meeting.link
        and meeting.state == MeetingState.INVITED
        and meeting.starts_at - JOIN_BEFORE <= now < meeting.ends_at
        and _invited(meeting, actor, people)
    ):
        href = url_for("portal.meetings.join", meeting_id=meeting.id)
        actions.append(Action(concept="meeting.join", href=href, tone="main"))
    if reports:
        href = url_for("portal.reports.make", meeting_id=meeting.id)
        actions.append(Action(concept="report", href=href, tone="main"))
    return actions


def _main_actions(meeting: Meeting, actor: Actor) -> list[Action]:
    """Printing for everybody, keeping for the council, and the next step of an officer."""
    papers = "portal.meetings.wall" if actor.device_id else "portal.printing.meeting"
    show = [Action(concept="print", href=url_for(papers, meeting_id=meeting.id))]
    inside = policy.may(actor, Permission.NOTES_VIEW, meeting.council_id)
    if inside and meeting.state != MeetingState.CANCELLED:
        prepare = url_for("portal.preparation.index", meeting_id=meeting.id)
        show.append(Action(concept="preparation", href=prepare))
    if not actor.device_id and meeting.state == MeetingState.INVITED:
        take = url_for("portal.calendars.one", meeting_id=meeting.id)
        show.append(Action(concept="calendar.take", href=take, tone="quiet"))
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
    return [step, *show] if step else show


def answers_card(
    meeting: Meeting, actor: Actor, people: Sequence[Attendee], mine: Coming | None = None
) -> Card | None:
    """The question whether this person comes; a face alone is asked for the card on answering."""
    asked = meeting.state == MeetingState.INVITED and meeting.ends_at > clock.now()
    if not (asked and _invited(meeting, actor, people)):
        return None
    mine = next((one.coming for one in people if one.person.id == actor.person_id), mine)
    href = url_for("portal.attendance.answer", meeting_id=meeting.id)
    return Card(
        title=_("Do you come?"),
        actions=[
            Action(
                concept=concept,
                href=href,
                post=True,
                fields=[("coming", coming)],
                pressed=mine == coming,
            )
            for concept, coming in (
                ("come", Coming.YES),
                ("not-come", Coming.NO),
                ("unsure", Coming.UNSURE),
            )
        ],
    )
