"""What can be done at a meeting: each step names the version that it was offered at."""

from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.leading import service as leading
from portal.leading.models import Outcome
from portal.leading.pages.stage import Stage
from portal.leading.service import Hand
from portal.meetings.models import Purpose
from portal.rendering import Action


def at(stage: Stage, endpoint: str) -> str:
    """The address of a view of this meeting."""
    return url_for(f"portal.leading.{endpoint}", meeting_id=stage.meeting.id)


def step_to(stage: Stage, name: str, step: str, **more: Any) -> Action:
    """A step that names the version it was offered at."""
    fields = [("version", str(stage.sitting.version)), ("step", step)]
    return Action(concept=name, href=at(stage, "move"), post=True, fields=fields, **more)


def _number(stage: Stage, item_id: int) -> str:
    number = stage.numbers.get(item_id)
    return _("To item %(number)s", number=number) if number else _("To the break")


def back(stage: Stage) -> Action | None:
    """The way to the item before."""
    target = leading.before(list(stage.places.values()), stage.sitting.item_id)
    if target is None:
        return None
    return step_to(stage, "leading.previous", "previous", label=_number(stage, target))


def onward(stage: Stage, *, closes: bool) -> Action:
    """What comes now: back from the break, the next item, or the end."""
    if stage.sitting.break_since is not None:
        return pause(stage, tone="main")
    target = leading.following(list(stage.places.values()), stage.sitting.item_id)
    if target is not None:
        return step_to(stage, "leading.next", "next", label=_number(stage, target), tone="main")
    if closes:
        return _close(stage, "main")
    return Action(concept="leading.presence", href=at(stage, "presence"))


def _close(stage: Stage, tone: str) -> Action:
    return Action(
        concept="leading.close",
        href=at(stage, "close"),
        post=True,
        tone=tone,
        confirm=" ".join(filter(None, [undone(stage), _("Is the meeting over?")])),
    )


def pause(stage: Stage, tone: str = "") -> Action:
    """A break begins or ends."""
    resting = stage.sitting.break_since is not None
    return Action(
        concept="leading.go-on" if resting else "leading.break",
        href=at(stage, "pause"),
        post=True,
        fields=[("version", str(stage.sitting.version)), ("do", "end" if resting else "start")],
        tone=tone,
    )


def rests_next(stage: Stage) -> bool:
    """Whether the agenda itself has a break now or next."""
    target = leading.following(list(stage.places.values()), stage.sitting.item_id)
    return target is not None and target not in stage.numbers


def propose(stage: Stage) -> list[Action]:
    """A break, or not yet, when one is due."""
    if not leading.break_is_due(stage.sitting, stage.rule.break_after):
        return []
    later = Action(
        concept="leading.no-break",
        href=at(stage, "pause"),
        post=True,
        fields=[("version", str(stage.sitting.version)), ("do", "later")],
    )
    return [pause(stage), later]


def turns(stage: Stage, hand: Hand) -> list[Action]:
    """What can be done with a hand."""

    def act(name: str, do: str, **more: Any) -> Action:
        fields = [("do", do), ("hand", str(hand.id))]
        return Action(concept=name, href=at(stage, "turns"), post=True, fields=fields, **more)

    if hand.speaks:
        return [act("leading.said", "done", tone="main")]
    return [act("leading.turn", "give"), act("remove", "done", tone="quiet")]


def acts_of(stage: Stage) -> list[Action]:
    """What belongs to this item: its vote, what is decided and who does it, its own page."""
    item = stage.item
    if item is None or item.is_break:
        return []
    acts = []
    if ballot_id := stage.places[item.id].ballot_id:
        href = url_for("portal.ballots.show", ballot_id=ballot_id)
        acts.append(Action(concept="vote", href=href))
    elif item.purpose == Purpose.DECIDE:
        href = url_for("portal.ballots.prepare", item_id=item.id)
        acts.append(Action(concept="ballot.prepare", href=href))
    council_id = stage.meeting.council_id
    here: dict[str, Any] = {"item": item.id, "next": at(stage, "lead")}
    acts += [
        Action(concept=name, href=url_for(endpoint, council_id=council_id, **here))
        for name, endpoint, permission in (
            ("decision.make", "portal.decisions.make", Permission.DECISION_DRAFT),
            ("action.make", "portal.decisions.make_action", Permission.ACTION_MAKE),
        )
        if policy.may(current_actor(), permission, council_id)
    ]
    acts.append(Action(concept="item", href=url_for("portal.meetings.item", item_id=item.id)))
    return acts


def more_of(stage: Stage, *, closes: bool) -> list[Action]:
    """What is seldom done: past the item, to the next meeting, another leader, the end."""
    item, more = stage.item, []
    following = leading.following(list(stage.places.values()), stage.sitting.item_id)
    if item is not None and not item.is_break:
        if following is not None:
            more.append(step_to(stage, "leading.skip", "skip"))
        told = _("Do we talk about it next time? It comes on the agenda of the next meeting.")
        more.append(step_to(stage, "leading.park", "park", confirm=told))
        href = url_for("portal.leading.script", item_id=item.id)
        more.append(Action(concept="leading.script", href=href))
    more += [
        Action(concept="item.add", href=at(stage, "add")),
        Action(
            concept="agenda.order",
            href=url_for("portal.agenda.order", meeting_id=stage.meeting.id),
        ),
        Action(concept="leading.chair", href=at(stage, "chair")),
        Action(concept="leading.screen", href=at(stage, "screen")),
    ]
    if closes and following is not None:
        more.append(_close(stage, "alarm"))
    return more


def undone(stage: Stage) -> str:
    """The items that were passed over, in a sentence."""
    open_ = [
        one
        for one in stage.items
        if not one.is_break
        and one.id != stage.sitting.item_id
        and stage.places[one.id].outcome in (None, Outcome.SKIPPED)
    ]
    if not open_:
        return ""
    return ngettext("%(num)s item is not finished.", "%(num)s items are not finished.", len(open_))
