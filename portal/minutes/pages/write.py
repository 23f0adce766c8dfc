"""The page where minutes are written: all items in the standard view, one in the picto view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.context import View, current_view
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.minutes.models import Minutes
from portal.minutes.pages.words import (
    frame,
    frame_lines,
    people_card,
    purpose_of,
    state_chips,
    state_line,
)
from portal.minutes.service import Content, Section, unsettled
from portal.rendering import Action, Card, Chip, Line, Page


class Field(NamedTuple):
    """One item to write at. ``text`` is in the box, ``base`` is what it began as; ``here`` says
    who else writes there now; ``wrong`` why it was not saved."""

    section: Section
    purpose: str
    lines: Sequence[Line]
    href: str
    text: str
    base: str
    here: str
    two: Card | None
    wrong: str
    ways: Sequence[Action]


@dataclass(frozen=True, kw_only=True)
class WritePage(Page):
    """The items with a box each. ``now`` is where the page asks what others saved meanwhile."""

    template: ClassVar[str] = "minutes/write"

    chips: Sequence[Chip] = ()
    said: str = ""
    people: Card
    fields: Sequence[Field] = ()
    now: str = ""


def write_page(
    minutes: Minutes,
    content: Content,
    actor: Actor,
    writers: Mapping[int, Sequence[str]],
    *,
    item_id: int | None = None,
    typed: tuple[int, str, str, str] | None = None,
) -> WritePage:
    """The page; ``writers`` are the others who write at an item now; ``typed`` is an item, its
    text, what it began as and why it was not saved."""
    fields = [
        _field(minutes, one, actor, writers.get(one.item_id, ()), typed)
        for one in content.sections
        if one.item_id is not None
    ]
    steps, around = None, dict[str, Any]()
    if current_view() is View.PICTO and fields:
        ids = [one.section.item_id for one in fields]
        here = ids.index(item_id) if item_id in ids else 0

        def at(place: int) -> str:
            return url_for("portal.minutes.write", minutes_id=minutes.id, item=ids[place])

        steps = (here + 1, len(ids))
        around = {
            "back": at(here - 1) if here else url_for("portal.minutes.show", minutes_id=minutes.id),
            "following": at(here + 1) if here + 1 < len(ids) else "",
        }
        fields = fields[here : here + 1]
    return WritePage(
        **frame(minutes, actor, _("Write the minutes")) | around,
        empty=Line(text=_("The agenda has no items yet."), symbol="own:agenda"),
        chips=state_chips(minutes),
        said=state_line(minutes),
        people=people_card(content),
        fields=fields,
        steps=steps,
        now=url_for("portal.minutes.now", minutes_id=minutes.id),
        actions=_ways(minutes, actor),
    )


def here_words(writers: Sequence[str]) -> str:
    """Who else writes at an item at this moment."""
    if not writers:
        return ""
    if len(writers) == 1:
        return _("%(name)s writes here now.", name=writers[0])
    return _("%(names)s write here now.", names=", ".join(writers))


def _field(
    minutes: Minutes,
    section: Section,
    actor: Actor,
    writers: Sequence[str],
    typed: tuple[int, str, str, str] | None,
) -> Field:
    ids: dict[str, Any] = {"minutes_id": minutes.id, "item_id": section.item_id}
    text = base = section.text
    wrong = ""
    if typed and typed[0] == section.item_id:
        _item, text, base, wrong = typed
    return Field(
        section=section,
        purpose=purpose_of(section),
        lines=frame_lines(section),
        href=url_for("portal.minutes.save", **ids),
        text=text,
        base=base,
        here=here_words(writers),
        two=_two(section.text, url_for("portal.minutes.settle", **ids)),
        wrong=wrong,
        ways=_making(minutes, section, actor),
    )


def _two(text: str, href: str) -> Card | None:
    """The first place where two texts wait for a choice."""
    found = unsettled(text)
    if not found:
        return None
    two = found[0]
    ways = [
        Action(concept="minutes.keep", href=href, label=label, post=True, fields=[("keep", keep)])
        for keep, label in (
            ("one", _("Choose: %(what)s", what=two.first.rstrip(":"))),
            ("other", _("Choose: %(what)s", what=two.second.rstrip(":"))),
            ("both", _("Keep both")),
        )
    ]
    return Card(
        title=_("Two people wrote at the same place"),
        symbol="own:choose",
        facts=[(two.first, two.one), (two.second, two.other)],
        actions=ways,
    )


def _making(minutes: Minutes, section: Section, actor: Actor) -> list[Action]:
    """Recording a decision or a task at this item, for who may."""
    here = url_for("portal.minutes.write", minutes_id=minutes.id, item=section.item_id)
    ways = []
    for permission, concept, endpoint in (
        (Permission.DECISION_DRAFT, "decision.make", "portal.decisions.make"),
        (Permission.ACTION_MAKE, "action.make", "portal.decisions.make_action"),
    ):
        if policy.may(actor, permission, minutes.council_id):
            href = url_for(
                endpoint,
                council_id=minutes.council_id,
                item=section.item_id,
                next=f"{here}#item-{section.item_id}",
            )
            ways.append(Action(concept=concept, href=href, tone="quiet"))
    return ways


def _ways(minutes: Minutes, actor: Actor) -> list[Action]:
    def at(name: str) -> str:
        return url_for(f"portal.minutes.{name}", minutes_id=minutes.id)

    ways = [Action(concept="minutes.present", href=at("present"))]
    ways.append(Action(concept="minutes.changes", href=at("changes"), tone="quiet"))
    if policy.may(actor, Permission.MINUTES_TAKER, minutes.council_id):
        href = url_for("portal.minutes.taker", meeting_id=minutes.meeting_id)
        ways.append(Action(concept="minutes.taker", href=href, tone="quiet"))
    return ways
