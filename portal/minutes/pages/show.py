"""Minutes to read: whole in the standard view, one idea a screen in the picto view."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, NamedTuple

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.context import View, current_view
from portal.easytext.models import EasyStatus
from portal.easytext.service import Shown, ShownLine, shown_lines
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.minutes.models import Minutes, MinutesState
from portal.minutes.pages.words import (
    before_of,
    frame,
    frame_lines,
    leaf_of,
    meeting_title,
    names,
    people_card,
    purpose_of,
    state_chips,
    state_line,
)
from portal.minutes.service import Content, Face, Section, Task
from portal.rendering import Action, Card, Chip, Line, Page

MOST_LINES = 3


class Part(NamedTuple):
    """One item of the minutes as the standard view shows it."""

    section: Section
    purpose: str
    lines: Sequence[Line]
    easy: Sequence[Line]
    chip: Chip | None
    action: Action | None


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One screen of the picto view: sentences about an item, or one thing that somebody does.

    ``who`` are shown by their ``faces``.
    """

    topic: Line
    item_id: int | None = None
    who: Sequence[Face] = ()
    lines: Sequence[Line] = ()
    sign: Chip | None = None
    task: Task | None = None
    when: Line | None = None
    faces: Sequence[Any] = ()
    names: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesPage(Page):
    """Minutes, with what can be done with them."""

    template: ClassVar[str] = "minutes/show"

    chips: Sequence[Chip] = ()
    said: str = ""
    people: Card
    parts: Sequence[Part] = ()
    side: Sequence[Card] = ()
    screen: Screen | None = None


def minutes_page(
    minutes: Minutes,
    content: Content,
    actor: Actor,
    *,
    easy: Mapping[int | None, Shown],
    topic_of: Callable[[int], ShownLine | None],
    faces_of: Callable[[Collection[int]], Mapping[int, Any]],
    editions: Sequence[Minutes] = (),
    wrong: str = "",
    number: int = 1,
) -> MinutesPage:
    """The page as this actor may see and use it; ``number`` is the screen that is asked for.

    ``topic_of`` and ``faces_of`` find what that one screen needs: the line that names its item,
    and the faces of people.
    """
    title = frame(minutes, actor)
    banner = Chip(text=wrong, tone="alarm", mark="warning") if wrong else None
    page = MinutesPage(
        **title | {"banner": banner},
        chips=state_chips(minutes),
        said=state_line(minutes),
        people=people_card(content),
        actions=_ways(minutes, actor),
    )
    if current_view() is View.STANDARD:
        parts = [_part(minutes, one, easy.get(one.item_id), actor) for one in content.sections]
        return replace(page, parts=parts, side=_side(minutes, editions, actor))
    screens = [*_first(minutes, content)]
    for one in content.sections:
        if not one.is_empty:
            screens += _screens(one, easy.get(one.item_id))
    here = min(max(number, 1), len(screens))
    shown = screens[here - 1]
    if shown.who:
        known = faces_of({one.id for one in shown.who})
        shown = replace(shown, faces=[known[one.id] for one in shown.who if one.id in known])
    if shown.item_id and (named := topic_of(shown.item_id)):
        shown = replace(shown, topic=Line(**named._asdict()))

    def at(place: int) -> str:
        return url_for("portal.minutes.show", minutes_id=minutes.id, screen=place)

    return replace(
        page,
        screen=shown,
        steps=(here, len(screens)) if len(screens) > 1 else None,
        back=at(here - 1) if here > 1 else page.back,
        following=at(here + 1) if here < len(screens) else "",
        actions=page.actions if here == 1 else (),
    )


def _part(minutes: Minutes, section: Section, easy: Shown | None, actor: Actor) -> Part:
    action = None
    if section.text and policy.may(actor, Permission.MINUTES_EASY, minutes.council_id):
        ids: dict[str, Any] = {"minutes_id": minutes.id, "item_id": section.item_id}
        href = url_for("portal.minutes.easy", **ids) if section.item_id else ""
        action = Action(concept="easy-text", href=href, post=True) if href else None
    shown = easy is not None and easy.status in (EasyStatus.CHECKED, EasyStatus.OUTDATED)
    return Part(
        section=section,
        purpose=purpose_of(section),
        lines=frame_lines(section),
        easy=[Line(**line._asdict()) for line in easy.lines] if easy and shown else (),
        chip=None if not section.text else _easy_chip(easy),
        action=action,
    )


def _easy_chip(easy: Shown | None) -> Chip:
    status = easy.status if easy else EasyStatus.MISSING
    return {
        EasyStatus.CHECKED: Chip(text=_("easy text checked"), mark="check"),
        EasyStatus.OUTDATED: Chip(text=_("text has changed"), tone="sun", mark="warning"),
        EasyStatus.PROPOSED: Chip(text=_("easy text to check"), tone="sun"),
    }.get(status, Chip(text=_("no easy text yet"), tone="plain"))


def _first(minutes: Minutes, content: Content) -> list[Screen]:
    """What these minutes are, and who was there."""
    there = [*content.members, *content.guests, *content.supporters]
    chip = state_chips(minutes)[0]
    state = {
        MinutesState.ADOPTED: Line(text=_("The council says: this is right."), symbol="own:yes"),
        MinutesState.PRESENTED: Line(
            text=_("The council still has to say yes."), symbol="own:wait"
        ),
    }.get(
        MinutesState(minutes.state),
        Line(text=_("We are still writing this."), symbol="openmoji:270F"),
    )
    when = Line(text=meeting_title(minutes.meeting), symbol=leaf_of(minutes.meeting))
    topic = Line(text=_("What did we say?"), symbol="own:minutes")
    opening = Screen(topic=topic, lines=[when, state], sign=chip)
    who = Line(
        text=_("Who was there?") if content.seen else _("Who said to come?"), symbol="own:group"
    )
    return [opening, *([Screen(topic=who, who=there)] if there else [])]


def _screens(section: Section, easy: Shown | None) -> list[Screen]:
    """An item: what was said three sentences at a time, what was decided, who does what."""
    about: dict[str, Any] = {"topic": Line(text=section.title), "item_id": section.item_id}
    said = easy or shown_lines(None, section.text)
    lines = [Line(**line._asdict()) for line in said.lines]
    lines += frame_lines(replace(section, tasks=()))
    unchecked = bool(section.text) and not said.checked
    sign = Chip(text=_("not yet checked"), tone="sun", mark="info") if unchecked else None
    found = [
        Screen(**about, lines=lines[start : start + MOST_LINES], sign=sign)
        for start in range(0, len(lines), MOST_LINES)
    ]
    for task in section.tasks:
        told = names(task.who)
        found.append(Screen(**about, task=task, who=task.who, names=told, when=before_of(task)))
    return found


def _ways(minutes: Minutes, actor: Actor) -> list[Action]:
    """Printing for everybody; writing, presenting, adopting, correcting for who may."""

    def way(concept: str, name: str, **more: Any) -> Action:
        href = url_for(f"portal.minutes.{name}", minutes_id=minutes.id)
        return Action(concept=concept, href=href, **more)

    shown = [way("print", "paper" if actor.device_id else "pdf")]
    inside = policy.may(actor, Permission.NOTES_VIEW, minutes.council_id)
    if not inside and (minutes.adopted_at or minutes.taker_id != actor.person_id):
        return shown
    version = [("version", str(minutes.version))]
    if minutes.state == MinutesState.CONCEPT:
        return [
            way("minutes.write", "write", tone="main"),
            way("minutes.present", "present"),
            *shown,
        ]
    if minutes.state == MinutesState.PRESENTED:
        shown = [way("minutes.reopen", "reopen", post=True), *shown]
        if policy.may(actor, Permission.MINUTES_ADOPT, minutes.council_id):
            sure = _("Did the council say that this is right? Then nothing in it changes any more.")
            adopt = way(
                "minutes.adopt", "adopt", post=True, tone="main", confirm=sure, fields=version
            )
            return [adopt, *shown]
        return shown
    return [*shown, way("minutes.correct", "correct", tone="quiet")]


def _side(minutes: Minutes, editions: Sequence[Minutes], actor: Actor) -> list[Card]:
    """Where they are adopted, for who may see that item, and other versions."""
    cards = []
    if minutes.item and policy.has(actor, Permission.ITEM_VIEW, minutes.item.id):
        cards.append(
            Card(
                title=_("Adopted at"),
                rows=[
                    Card(
                        title=minutes.item.title,
                        href=url_for("portal.meetings.item", item_id=minutes.item.id),
                        text=meeting_title(minutes.item.meeting),
                        symbol="own:agenda-item",
                    )
                ],
            )
        )
    if len(editions) > 1:
        rows = [
            Card(
                title=_("The first minutes") if one.number == 1 else one.reason,
                href="" if one is minutes else url_for("portal.minutes.show", minutes_id=one.id),
                symbol="own:minutes",
                chips=state_chips(one)[:1],
            )
            for one in editions
        ]
        cards.append(Card(title=_("Versions"), rows=rows))
    return cards
