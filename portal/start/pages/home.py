"""The start page: cards for the standard view, at most five tiles for the picto view."""

from collections.abc import Iterator

from flask import url_for

from portal import clock
from portal.concepts import concept
from portal.context import View, current_view, offers
from portal.decisions.models import Decision
from portal.decisions.service import Task
from portal.i18n import day, ngettext, written
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.leading import service as leading
from portal.leading.models import Sitting
from portal.meetings.models import Meeting
from portal.rendering import Action, Card, Chip, Line, Page
from portal.start.pages.asking import asks
from portal.start.pages.moments import when
from portal.start.service import Home


def start_page(actor: Actor, home: Home) -> Page:
    """The start page of the person."""
    picto = current_view() is View.PICTO
    return Page(
        title=_("Hello %(name)s", name=actor.name),
        council=home.next_meeting.council if home.next_meeting else None,
        section="start",
        banner=None if picto else _call_banner(home),
        cards=list(_tiles(actor, home) if picto else _cards(actor, home)),
    )


def _call_banner(home: Home) -> Chip | None:
    if not home.waiting.calls:
        return None
    call = home.waiting.calls[0]
    name = call.person.call_name if call.person else _("Somebody")
    return Chip(
        text=_("%(name)s in %(house)s asks for help.", name=name, house=call.house.name),
        tone="alarm",
        mark="help",
    )


def _into(meeting: Meeting, sitting: Sitting, actor: Actor) -> Action:
    """The way into a meeting that is held: to lead it, or to follow."""
    view = "lead" if leading.leads(actor, sitting, meeting.council_id) else "follow"
    href = url_for(f"portal.leading.{view}", meeting_id=meeting.id)
    return Action(concept=f"leading.{view}", href=href, tone="main")


def _meeting_tile(actor: Actor, home: Home) -> Card:
    """The meeting that is held now, else the next one, else all of them."""
    meeting = home.next_meeting
    if meeting is None:
        return Card(
            title=_("Meetings"),
            href=url_for("portal.meetings.index"),
            symbol="own:meeting",
            lead=True,
        )
    council = meeting.council
    which = Line(text=council.name, symbol=council.symbol)
    if home.sitting:
        into = _into(meeting, home.sitting, actor)
        about = concept(into.concept)
        way = Line(text=str(about.label), symbol=about.symbol)
        return Card(
            title=_("The meeting is going on"),
            href=into.href,
            lead=True,
            lines=[way] if home.council else [which, way],
            chips=[Chip(text=_("now"), tone="sun")],
        )
    start = clock.local(meeting.starts_at)
    return Card(
        title=_("We talk together"),
        href=url_for("portal.meetings.show", meeting_id=meeting.id),
        lead=True,
        lines=[
            Line(text=_("meeting"), symbol="own:meeting") if home.council else which,
            Line(text=written(start, "EEEE"), symbol=f"leaf:{start:%Y-%m-%d}"),
            Line(text=written(start, "H.mm"), symbol=f"clock:{start:%H:%M}"),
            *(
                Line(text=_("with %(name)s", name=one.call_name), photo_of=one)
                for one in home.helpers[:1]
            ),
        ],
    )


def _tiles(actor: Actor, home: Home) -> Iterator[Card]:
    """The five tiles: meeting, what you want to say, decided, your tasks or the news or the
    council, what waits or the news or your wish."""
    yield _meeting_tile(actor, home)
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
    elif home.waiting.news:
        yield _news_tile()
    elif home.waiting.told:
        yield _told_tile(home)
    else:
        yield Card(
            title=_("Our council"),
            href=url_for("portal.people.index"),
            symbol=home.council.symbol if home.council else "own:council",
        )
    if home.waiting:
        yield Card(
            title=_("This asks something of you"),
            href=url_for("portal.start.asks"),
            symbol="own:done",
        )
    elif home.tasks and home.waiting.news:
        yield _news_tile()
    elif offers("portal.wishes.mine"):
        yield Card(
            title=_("What happened with my wish?"),
            href=url_for("portal.wishes.mine"),
            symbol="own:answer",
        )


def _meeting_card(actor: Actor, home: Home) -> Card:
    """The meeting that is held now, else the next one, else that there is none."""
    meeting = home.next_meeting
    if meeting is None:
        return Card(
            title=_("No meeting is planned"),
            symbol="own:meeting",
            text=_("As soon as there is an invitation, it stands here."),
            lead=True,
            actions=[Action(concept="meetings", href=url_for("portal.meetings.index"))],
        )
    start = clock.local(meeting.starts_at)
    about = (meeting.council.name, when(meeting.starts_at), meeting.place, meeting.travel)
    show = url_for("portal.meetings.show", meeting_id=meeting.id)
    held = [_into(meeting, home.sitting, actor)] if home.sitting else []
    return Card(
        title=_("The meeting is going on") if held else meeting.title,
        href=held[0].href if held else show,
        symbol=f"leaf:{start:%Y-%m-%d}",
        text=", ".join(part for part in about if part),
        lines=[
            Line(text=_("%(name)s helps you.", name=one.call_name), photo_of=one)
            for one in home.helpers
        ],
        lead=True,
        chips=[Chip(text=_("now"), tone="sun")] if held else (),
        actions=[*held, Action(concept="agenda", href=show, tone="" if held else "main")],
    )


def _cards(actor: Actor, home: Home) -> Iterator[Card]:
    yield _meeting_card(actor, home)
    if home.waiting.news:
        yield Card(
            title=_("News"),
            symbol="openmoji:1F4F0",
            text="\n\n".join(home.waiting.news),
        )
    if home.waiting.told:
        rows = [_told_row(one.id, one.title) for one in reversed(home.waiting.told)]
        yield Card(title=_("What came of it"), symbol="own:tell", rows=rows[:3])
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
    if waiting := list(asks(home.waiting)):
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


def _news_tile() -> Card:
    return Card(title=_("News"), href=url_for("portal.news.index"), symbol="openmoji:1F4F0")


def _told_tile(home: Home) -> Card:
    """The newest of what the house was told."""
    newest = home.waiting.told[-1]
    href = url_for("portal.yearreport.told", feedback_id=newest.id)
    return Card(title=_("What came of it"), href=href, symbol="own:tell")


def _told_row(feedback_id: int, title: str) -> Card:
    href = url_for("portal.yearreport.told", feedback_id=feedback_id)
    return Card(title=title, href=href, symbol="own:tell")


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
