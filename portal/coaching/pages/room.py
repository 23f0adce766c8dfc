"""The supporters' room: a calendar, tips, and where else a supporter looks."""

from collections.abc import Sequence
from typing import Any, TypeVar

from flask import url_for

from portal.coaching.forms import KINDS
from portal.coaching.models import Gathering, RoomEvent, RoomTip
from portal.i18n import day, hour, written
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.topics.service import sentences

AnyPage = TypeVar("AnyPage", bound=Page)

SYMBOL = "own:supporter"
CALENDAR = "openmoji:1F5D3"
TIP = "own:idea"


def banner() -> Chip:
    """What stands above everything in this room."""
    return Chip(text=_("Write nothing about a client here."), tone="sun", mark="info")


def room_page(events: Sequence[RoomEvent], tips: Sequence[RoomTip]) -> Page:
    """Everything for supporters, on one page."""
    return Page(
        title=_("For supporters"),
        symbol=SYMBOL,
        section="supporters",
        back=url_for("portal.start.show"),
        banner=banner(),
        cards=[_calendar(events), _tips(tips), _places()],
    )


def _calendar(events: Sequence[RoomEvent]) -> Card:
    rows = [
        Card(
            title=one.title,
            href=url_for("portal.coaching.event", event_id=one.id),
            symbol=_symbol(one),
            lines=[Line(text=f"{written(one.begins_at, 'EEEE d MMMM')}, {hour(one.begins_at)}")],
            text=one.place or _("On a screen"),
        )
        for one in events
    ]
    add = Action(concept="room.add", href=url_for("portal.coaching.add_event"))
    nothing = Line(text=_("Nothing is planned for supporters."), symbol=CALENDAR)
    return Card(
        title=_("Calendar for supporters"),
        symbol=CALENDAR,
        rows=rows,
        lines=() if rows else [nothing],
        actions=[add],
    )


def _symbol(event: RoomEvent) -> str:
    return KINDS[Gathering(event.kind)][1]


def _tips(tips: Sequence[RoomTip]) -> Card:
    rows = [
        Card(
            title=one.text,
            href=url_for("portal.coaching.tip", tip_id=one.id),
            photo_of=one.writer,
            lines=[Line(text=_signed(one))],
        )
        for one in tips
    ]
    add = Action(concept="room.tip", href=url_for("portal.coaching.add_tip"))
    return Card(
        title=_("Tips for each other"),
        symbol=TIP,
        rows=rows,
        lines=() if rows else [Line(text=_("There is no tip yet."), symbol=TIP)],
        actions=[add],
    )


def _signed(tip: RoomTip) -> str:
    day = written(tip.written_at, "d MMMM y")
    return _("%(name)s, %(day)s", name=tip.writer.call_name, day=day)


def _places() -> Card:
    rows = (
        (_("My training log"), "openmoji:1F4D3", "portal.coaching.training"),
        (_("Who does what, in each council"), "own:work", "portal.support.running"),
        (_("Help from outside"), "openmoji:1F4DE", "portal.coaching.contacts"),
        (_("The rights of a council"), "own:right", "portal.rights.index"),
    )
    return Card(
        title=_("For yourself"),
        symbol="own:i",
        rows=[
            Card(title=title, symbol=symbol, href=url_for(endpoint))
            for title, symbol, endpoint in rows
        ],
    )


def event_page(event: RoomEvent) -> Page:
    """One thing for supporters: what, when, where and who added it."""
    kind = KINDS[Gathering(event.kind)]
    lines = [
        Line(text=str(kind[0]), symbol=kind[1]),
        Line(text=day(event.begins_at), symbol=f"leaf:{_local(event)}"),
        Line(text=hour(event.begins_at), symbol=f"clock:{written(event.begins_at, 'HH:mm')}"),
        Line(text=event.place or _("On a screen"), symbol="own:where"),
        Line(text=_("Added by %(name)s.", name=event.added_by.call_name), photo_of=event.added_by),
    ]
    own: dict[str, Any] = {"event_id": event.id}
    actions = [
        Action(concept="edit", href=url_for("portal.coaching.change_event", **own)),
        Action(
            concept="room.remove",
            href=url_for("portal.coaching.remove_event", **own),
            post=True,
            tone="quiet",
            confirm=_("Then it is gone for everybody. Take it away?"),
        ),
    ]
    if event.link:
        actions.insert(0, Action(concept="room.join", href=event.link, tone="main"))
    return _within(
        Page, title=event.title, symbol=kind[1], cards=[Card(title=event.title, lines=lines)],
        actions=actions,
    )  # fmt: skip


def _local(event: RoomEvent) -> str:
    return written(event.begins_at, "yyyy-MM-dd")


def tip_page(tip: RoomTip, *, own: bool) -> Page:
    """One tip; its writer changes it, everybody can take it away."""
    actions = [
        Action(
            concept="room.remove",
            href=url_for("portal.coaching.remove_tip", tip_id=tip.id),
            post=True,
            tone="quiet",
            confirm=_("Then it is gone for everybody. Take it away?"),
        )
    ]
    if own:
        change = url_for("portal.coaching.change_tip", tip_id=tip.id)
        actions.insert(0, Action(concept="edit", href=change))
    lines = [Line(text=one) for one in sentences(tip.text)]
    return _within(
        Page, title=_("A tip"), symbol=TIP, actions=actions,
        cards=[Card(title=_signed(tip), photo_of=tip.writer, lines=lines)],
    )  # fmt: skip


def form_page(form: Any, title: str, symbol: str, back: str = "", theirs: Any = None) -> FormPage:
    """Something to write for the room."""
    more: dict[str, Any] = {"back": back} if back else {}
    about = {"title": title, "symbol": symbol, "form": form, "theirs": theirs, "banner": banner()}
    return _within(FormPage, **about, **more)


def _within(kind: type[AnyPage], **about: Any) -> AnyPage:
    """A page of the room, with the way back."""
    back = url_for("portal.coaching.room")
    frame: dict[str, Any] = {
        "section": "supporters",
        "back": back,
        "crumbs": [(_("For supporters"), back)],
    }
    return kind(**(frame | about))
