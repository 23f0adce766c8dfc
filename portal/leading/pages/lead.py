"""The page of who leads: one item, what to say, the time, who is here, who wants something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.agenda.models import PURPOSES
from portal.concepts import concept
from portal.i18n import gettext as _
from portal.i18n import hour, lazy_gettext
from portal.leading import service as leading
from portal.leading.models import Outcome, Sign
from portal.leading.pages.acts import (
    acts_of,
    at,
    back,
    more_of,
    onward,
    pause,
    propose,
    rests_next,
    step_to,
    turns,
    undone,
)
from portal.leading.pages.clock import Disc
from portal.leading.pages.script import break_lines, script_lines
from portal.leading.pages.stage import Stage, frame, topic_line
from portal.leading.service import Hand, Quorum, Seat
from portal.meetings.models import Purpose
from portal.rendering import Action, Card, Chip, Line, Page

OUTCOMES: Mapping[str, tuple[str, Any]] = {
    Outcome.DONE: ("check", lazy_gettext("done")),
    Outcome.SKIPPED: ("down", lazy_gettext("skipped")),
    Outcome.PARKED: ("calendar", lazy_gettext("next time")),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """An item in the list of the meeting."""

    id: int
    title: str
    number: int | None
    minutes: int
    present: bool
    outcome: str
    mark: str
    go: Action | None
    moves: Sequence[Action] = ()


@dataclass(frozen=True, kw_only=True)
class HeldCard:
    """A card that is held up, by how many."""

    sign: Sign
    word: str
    symbol: str
    count: int
    people: Sequence[Any]
    seen: Action


@dataclass(frozen=True, kw_only=True)
class LeadPage(Page):
    """The page; ``pulse`` is where its script asks whether something is new."""

    template: ClassVar[str] = "leading/lead"

    pulse: str
    step: str
    topic: Line
    told: Line
    owner: str
    disc: Disc | None
    script: Sequence[Line]
    list: Sequence[Step]
    here: Sequence[Seat]
    quorum: Quorum
    warning: str
    propose: Sequence[Action]
    proposal: str
    hands: Sequence[Hand]
    turns: dict[int, Sequence[Action]]
    held: Sequence[HeldCard]
    before: Action | None
    onward: Action
    pause: Action | None
    acts: Sequence[Action]
    more: Sequence[Action]
    undone: str
    began: str
    seldom: int
    leads: str


def lead_page(
    stage: Stage, *, closes: bool, seldom: int = 0, notice: Chip | None = None
) -> LeadPage:
    """The page of a meeting that runs; ``closes``: whether this person may close it, ``seldom``:
    which screen of the picto view with what is seldom done, if any."""
    meeting, sitting, item = stage.meeting, stage.sitting, stage.item
    resting = sitting.break_since is not None
    topic = topic_line(item) if item else Line(text=_("The agenda is still empty."))
    purpose = PURPOSES[Purpose(item.purpose)] if item and not item.is_break else None
    told = Line(text=str(purpose[1]), symbol=purpose[2]) if purpose else Line(text="")
    leader = sitting.leader
    return LeadPage(
        **frame(meeting, _("Break") if resting else topic.text, topic.symbol),
        banner=notice,
        steps=stage.steps,
        pulse=url_for("portal.leading.now", meeting_id=meeting.id),
        step=f"{sitting.version}.{sitting.changes}",
        topic=Line(text=_("Break"), symbol="openmoji:2615") if resting else topic,
        told=told,
        owner=item.owner if item and not resting else "",
        disc=stage.disc,
        script=_script(stage),
        list=_list(stage),
        here=[seat for seat in stage.seats if seat.here],
        quorum=stage.quorum,
        warning="" if stage.quorum.met else f"{stage.quorum.verdict} {stage.quorum.lacking}",
        propose=propose(stage),
        proposal=_proposal(stage),
        hands=stage.table.hands,
        turns={hand.id: turns(stage, hand) for hand in stage.table.hands},
        held=_held(stage),
        before=back(stage),
        onward=onward(stage, closes=closes),
        pause=None if resting or rests_next(stage) else pause(stage),
        acts=acts_of(stage),
        more=more_of(stage, closes=closes),
        undone=undone(stage),
        seldom=seldom,
        began=_("Begun at %(time)s, planned until %(end)s.",
                time=hour(sitting.opened_at), end=hour(meeting.ends_at)),
        leads=_("%(name)s leads.", name=leader.call_name) if leader else "",
    )  # fmt: skip


def _script(stage: Stage) -> list[Line]:
    item = stage.item
    if item is None:
        return []
    if stage.sitting.break_since is not None:
        return break_lines()
    ids = [one.id for one in stage.items]
    return script_lines(
        item,
        topic_line(item),
        stage.places[item.id],
        first=item.id == ids[0],
        last=item.id == ids[-1] and len(ids) > 1,
        quorum=stage.quorum,
    )


def _list(stage: Stage) -> list[Step]:
    numbers, present = stage.numbers, stage.sitting.item_id
    last = len(stage.items) - 1
    steps = []
    for place, item in enumerate(stage.items):
        mark, word = OUTCOMES.get(stage.places[item.id].outcome or "", ("", ""))
        ways = [way for way, there in (("up", place > 0), ("down", place < last)) if there]
        steps.append(
            Step(
                id=item.id,
                title=topic_line(item).text,
                number=numbers.get(item.id),
                minutes=item.minutes,
                present=item.id == present,
                outcome=str(word),
                mark=mark,
                go=None
                if item.id == present
                else step_to(stage, "next", str(item.id), label=_("To this item")),
                moves=[
                    Action(
                        concept=way,
                        href=at(stage, "order"),
                        post=True,
                        fields=[("item", str(item.id)), ("way", way)],
                    )
                    for way in ways
                ],
            )
        )
    return steps


def _proposal(stage: Stage) -> str:
    after = stage.rule.break_after
    if not leading.break_is_due(stage.sitting, after):
        return ""
    return _("A break? We have been busy for %(minutes)s minutes.", minutes=after)


def _held(stage: Stage) -> list[HeldCard]:
    return [
        HeldCard(
            sign=one.sign,
            word=str(concept(f"sign.{one.sign}").label),
            symbol=concept(f"sign.{one.sign}").symbol,
            count=one.count,
            people=one.people,
            seen=Action(
                concept="leading.seen",
                href=at(stage, "turns"),
                post=True,
                fields=[("do", "seen"), ("sign", one.sign)],
            ),
        )
        for one in stage.table.cards
    ]


def closed_page(stage: Stage, *, closes: bool) -> Page:
    """What remains to be seen of a meeting that is closed."""
    closed = stage.sitting.closed_at or stage.sitting.opened_at
    actions = [Action(concept="leading.presence", href=at(stage, "presence"))]
    if closes and leading.may_reopen(stage.sitting):
        href = at(stage, "reopen")
        actions.append(Action(concept="meeting.again", href=href, post=True))
    said = _("It was from %(time)s to %(end)s.", time=hour(stage.sitting.opened_at),
             end=hour(closed))  # fmt: skip
    lines = [Line(text=said, symbol="openmoji:1F552")]
    if passed := undone(stage):
        lines.append(Line(text=passed, symbol="own:later"))
    around = frame(stage.meeting, _("The meeting is over."), "own:done")
    return Page(**around, cards=[Card(title=stage.meeting.title, lines=lines, actions=actions)])
