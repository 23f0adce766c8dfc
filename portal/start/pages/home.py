"""The start page: cards for the standard view, at most five tiles for the picto view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from portal import clock
from portal.context import offers
from portal.decisions.models import Decision
from portal.decisions.service import Task
from portal.i18n import day, ngettext, written
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.rendering import Action, Card, Chip, Line, Page
from portal.start.pages.asking import asks, when
from portal.start.service import Home


@dataclass(frozen=True, kw_only=True)
class StartPage(Page):
    """``cards`` for the standard view; at most five ``tiles`` for the picto view."""

    template: ClassVar[str] = "start/show"
    tiles: Sequence[Card] = ()


def start_page(actor: Actor, home: Home) -> StartPage:
    """The start page of the person."""
    return StartPage(
        title=_("Hello %(name)s", name=actor.name),
        council=home.next_meeting.council if home.next_meeting else None,
        section="start",
        banner=_call_banner(home),
        tiles=list(_tiles(actor, home)),
        cards=list(_cards(actor, home)),
    )


def _call_banner(home: Home) -> Chip | None:
    if not home.calls:
        return None
    call = home.calls[0]
    name = call.person.call_name if call.person else _("Somebody")
    return Chip(
        text=_("%(name)s in %(house)s asks for help.", name=name, house=call.house.name),
        tone="alarm",
        mark="help",
    )


def _tiles(actor: Actor, home: Home) -> Iterator[Card]:
    """The five tiles: next meeting, what you want to say, decided, the council, your wish."""
    meeting = home.next_meeting
    if meeting:
        start = clock.local(meeting.starts_at)
        council = meeting.council
        which = Line(text=council.name, symbol=council.symbol)
        yield Card(
            title=_("We talk together"),
            href=url_for("portal.meetings.show", meeting_id=meeting.id),
            lead=True,
            lines=[
                Line(text=_("meeting"), symbol="own:meeting") if home.council else which,
                Line(
                    text=written(start, "EEEE"),
                    symbol=f"leaf:{start:%Y-%m-%d}",
                ),
                Line(
                    text=written(start, "H.mm"),
                    symbol=f"clock:{start:%H:%M}",
                ),
                *(
                    Line(text=_("with %(name)s", name=one.call_name), photo_of=one)
                    for one in home.helpers[:1]
                ),
            ],
        )
    else:
        yield Card(
            title=_("Meetings"),
            href=url_for("portal.meetings.index"),
            symbol="own:meeting",
            lead=True,
        )
    if offers("portal.wishes.start"):
        yield Card(
            title=_("What do you want to say?"),
            href=url_for("portal.wishes.start"),
            symbol="own:say",
        )
    yield Card(
        title=_("This is decided"), href=url_for("portal.decisions.index"), symbol="own:decision"
    )
    if home.tasks:
        yield _tasks_tile(home)
    else:
        yield Card(
            title=_("Our council"),
            href=url_for("portal.people.index"),
            symbol=home.council.symbol if home.council else "own:council",
        )
    if (
        home.calls
        or home.photos
        or home.work
        or home.reports
        or home.dates
        or home.unanswered
        or home.new_wishes
        or home.topics
        or home.by_hand
        or home.first_steps
        or home.proposals
    ):
        yield Card(
            title=_("This asks something of you"),
            href=url_for("portal.start.asks"),
            symbol="own:done",
        )
    elif offers("portal.wishes.mine"):
        yield Card(
            title=_("What happened with my wish?"),
            href=url_for("portal.wishes.mine"),
            symbol="own:answer",
        )


def _cards(actor: Actor, home: Home) -> Iterator[Card]:
    meeting = home.next_meeting
    if meeting:
        start = clock.local(meeting.starts_at)
        yield Card(
            title=meeting.title,
            href=url_for("portal.meetings.show", meeting_id=meeting.id),
            symbol=f"leaf:{start:%Y-%m-%d}",
            text=", ".join(
                part
                for part in (
                    meeting.council.name,
                    when(meeting.starts_at),
                    meeting.place,
                    meeting.travel,
                )
                if part
            ),
            lines=[
                Line(text=_("%(name)s helps you.", name=one.call_name), photo_of=one)
                for one in home.helpers
            ],
            lead=True,
            actions=[
                Action(
                    concept="agenda",
                    href=url_for("portal.meetings.show", meeting_id=meeting.id),
                    tone="main",
                )
            ],
        )
    else:
        yield Card(
            title=_("No meeting is planned"),
            symbol="own:meeting",
            text=_("As soon as there is an invitation, it stands here."),
            lead=True,
            actions=[Action(concept="meetings", href=url_for("portal.meetings.index"))],
        )
    if home.shared:
        yield Card(
            title=_("The council shares this with you"),
            symbol="own:share",
            rows=[
                Card(title=item.title, href=url_for("portal.meetings.item", item_id=item.id))
                for item in home.shared
                if not item.is_break
            ],
        )
    if waiting := list(asks(actor, home)):
        yield Card(title=_("This asks something of you"), rows=waiting)
    if home.tasks:
        rows = [_task_row(one) for one in home.tasks[:5]]
        all_ = Action(concept="actions.mine", href=url_for("portal.decisions.mine"), tone="quiet")
        yield Card(title=_("What do I do?"), rows=rows, actions=[all_])
    if home.decided:
        yield Card(
            title=_("Decided last"),
            rows=[_decided_row(one) for one in home.decided],
            actions=[
                Action(concept="decisions", href=url_for("portal.decisions.index"), tone="quiet")
            ],
        )


def _tasks_tile(home: Home) -> Card:
    count = ngettext("%(num)s task", "%(num)s tasks", len(home.tasks))
    return Card(
        title=_("What do I do?"),
        href=url_for("portal.decisions.mine"),
        symbol="own:work",
        chips=[Chip(text=count, tone="sun")],
    )


def _task_row(task: Task) -> Card:
    due = _("Before %(day)s.", day=day(task.due)) if task.due else _("For the next meeting.")
    return Card(
        title=task.action.what,
        href=url_for("portal.decisions.action", action_id=task.action.id),
        symbol="own:promise",
        text=due,
    )


def _decided_row(decision: Decision) -> Card:
    return Card(
        title=decision.text,
        href=url_for("portal.decisions.show", decision_id=decision.id),
        symbol="own:decision",
        text=day(decision.decided_at),
    )
