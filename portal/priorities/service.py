"""What goes first? A round is opened, every member answers, and the order follows.

Nobody is shown what another member said: no counts of a topic of which fewer than three spoke,
and nothing at all before the round is closed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from portal import asking, audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.complaints import is_personal
from portal.context import offers
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.planning import service as planning
from portal.planning.models import YearPlan
from portal.planning.service import Words
from portal.priorities.models import (
    FEWEST,
    MOST,
    PriorityAnswer,
    PriorityChoice,
    PriorityRound,
    Weight,
)
from portal.topics import service as topics
from portal.topics.models import CLOSED, Topic, TopicState

ENOUGH = 3
"""Who answered of a topic, before it is told how many said what."""
_POINTS = {Weight.IMPORTANT: 2, Weight.A_BIT: 1, Weight.NOT_NOW: 0}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A topic with its ``place``, which it shares with what is as important; ``counts`` is empty
    where they could tell who said what."""

    topic: Topic
    place: int
    counts: Mapping[Weight, int]


def eligible(council_id: int) -> Sequence[Topic]:
    """The topics that a round can be about: what the council is busy with itself."""
    return [one for one in topics.mergeable(council_id) if one.state != TopicState.PASSED]


def open_round(
    actor: Actor, council: Council, topic_ids: Sequence[int], closes_on: date
) -> PriorityRound:
    """Ask the members what goes first. Raises `RefusedError` for too few or many topics, one of
    another council, or a day that has been."""
    chosen = list(dict.fromkeys(topic_ids))
    if not FEWEST <= len(chosen) <= MOST:
        raise RefusedError(_("Choose two to eight topics."), field="topics")
    if not set(chosen) <= {one.id for one in eligible(council.id)}:
        raise RefusedError(_("Choose topics from the list."), field="topics")
    if closes_on < _today():
        raise RefusedError(_("Choose a day to come."), field="closes_on")
    made = PriorityRound(
        council_id=council.id,
        council=council,
        closes_on=closes_on,
        made_at=clock.now(),
        made_by_id=actor.person_id,
        choices=[PriorityChoice(topic_id=one, position=n) for n, one in enumerate(chosen, 1)],
    )
    session.add(made)
    session.flush()
    _record(actor, made, "priorities:open")
    return made


def is_open(asked: PriorityRound) -> bool:
    """Whether one can still answer."""
    return asked.closed_at is None and _today() <= asked.closes_on


def answer(actor: Actor, asked: PriorityRound, choice_id: int, weight: Weight) -> None:
    """Say how much a topic matters, or say so anew. Raises `RefusedError` once it is closed."""
    if not is_open(asked):
        raise RefusedError(_("One cannot choose any more."))
    if choice_id not in {one.id for one in asked.choices}:
        raise RefusedError(_("Choose topics from the list."))
    found = session.scalar(
        sa.select(PriorityAnswer).where(
            PriorityAnswer.choice_id == choice_id, PriorityAnswer.person_id == actor.person_id
        )
    )
    if found is None:
        found = PriorityAnswer(choice_id=choice_id, person_id=actor.person_id)
        session.add(found)
    found.weight, found.answered_at = weight, clock.now()
    found.helper_id = actor.helper_id
    session.flush()
    _record(actor, asked, "priorities:answer")


def close(actor: Actor, asked: PriorityRound) -> None:
    """Close it before its last day; once closed it stays so."""
    if is_open(asked):
        asked.closed_at = clock.now()
        session.flush()
        _record(actor, asked, "priorities:close")


def mine(actor: Actor, asked: PriorityRound) -> Mapping[int, Weight]:
    """What this person said, by choice."""
    query = (
        sa.select(PriorityAnswer.choice_id, PriorityAnswer.weight)
        .join(PriorityAnswer.choice)
        .where(
            PriorityChoice.round_id == asked.id,
            PriorityAnswer.person_id == actor.person_id,
        )
    )
    return {choice: Weight(weight) for choice, weight in session.execute(query)}


def how_many(asked: PriorityRound) -> int:
    """How many members said something."""
    query = (
        sa.select(sa.func.count(sa.distinct(PriorityAnswer.person_id)))
        .join(PriorityAnswer.choice)
        .where(PriorityChoice.round_id == asked.id)
    )
    return session.scalar(query) or 0


def outcome(asked: PriorityRound) -> Sequence[Outcome]:
    """The topics in order, most important first; nothing before it is closed.

    Important counts twice, a bit once; what is equal goes by who said important.
    """
    if is_open(asked):
        return []
    said: dict[int, Counter[Weight]] = {one.id: Counter() for one in asked.choices}
    query = (
        sa.select(PriorityAnswer.choice_id, PriorityAnswer.weight, sa.func.count())
        .join(PriorityAnswer.choice)
        .where(PriorityChoice.round_id == asked.id)
        .group_by(PriorityAnswer.choice_id, PriorityAnswer.weight)
    )
    for choice_id, weight, number in session.execute(query):
        said[choice_id][Weight(weight)] = number
    order = sorted(asked.choices, key=lambda one: _weighed(said[one.id]), reverse=True)
    scores = [_weighed(said[one.id]) for one in order]
    return [
        Outcome(
            topic=one.topic,
            place=scores.index(_weighed(said[one.id])) + 1,
            counts=said[one.id] if said[one.id].total() >= ENOUGH else {},
        )
        for one in order
    ]


def _weighed(counts: Counter[Weight]) -> tuple[int, int]:
    points = sum(_POINTS[weight] * number for weight, number in counts.items())
    return points, counts[Weight.IMPORTANT]


def may_go_on(topic: Topic) -> bool:
    """Whether the council is still busy with it, so that it can be planned."""
    return topic.state not in {*CLOSED, TopicState.MERGED, TopicState.PASSED}


def plans(actor: Actor, asked: PriorityRound) -> Sequence[YearPlan]:
    """The year plans in which this person can put the order: of this year and the next."""
    allowed = policy.where(actor, Permission.PLAN_EDIT)
    year = _today().year
    found = (planning.find(asked.council_id, one, allowed) for one in (year, year + 1))
    return [one for one in found if one is not None]


def put_in_plan(
    actor: Actor, asked: PriorityRound, topic_ids: Sequence[int], year: int, month: int
) -> YearPlan:
    """Put these topics in the year plan, in the order that was chosen; done once.

    Raises `RefusedError` while it is open, when it was done, without topics, for what is about one
    person, and when there is no such plan or it is full.
    """
    if is_open(asked):
        raise RefusedError(_("Members can still choose."))
    session.refresh(asked, with_for_update=True)
    if asked.planned_at:
        raise RefusedError(_("This order is in the year plan already."))
    chosen = [one for one in outcome(asked) if one.topic.id in topic_ids]
    if not chosen or not all(may_go_on(one.topic) for one in chosen):
        raise RefusedError(_("Choose topics from the list."), field="topics")
    plan = next((one for one in plans(actor, asked) if one.year == year), None)
    if plan is None or (year, month) < (_today().year, _today().month):
        raise RefusedError(_("Choose a month from the list."), field="month")
    for one in chosen:
        _check_common(one.topic)
    for one in chosen:
        words = Words(
            title=one.topic.title, month=month, text=one.topic.text, symbol=one.topic.symbol
        )
        planning.add(actor, plan, words)
    asked.planned_at = clock.now()
    session.flush()
    _record(actor, asked, "priorities:plan")
    return plan


def _check_common(topic: Topic) -> None:
    """The house reads the year plan: what concerns one person is not put there unasked."""
    if is_personal(f"{topic.title}\n{topic.text}"):
        message = _("%(title)s seems to be about one person. Leave it out.", title=topic.title)
        raise RefusedError(message, field="topics")


def of_council(
    seen: sa.ColumnElement[bool], council_id: int, before: int | None = None, most: int = 20
) -> Sequence[PriorityRound]:
    """The rounds of a council for which ``seen`` holds, the newest first; those from before a
    round when it is named."""
    query = sa.select(PriorityRound).where(PriorityRound.council_id == council_id, seen)
    if before is not None:
        query = query.where(PriorityRound.id < before)
    with_topics = selectinload(PriorityRound.choices).joinedload(PriorityChoice.topic)
    newest = query.options(with_topics).order_by(PriorityRound.id.desc()).limit(most)
    return session.scalars(newest).all()


def find(round_id: int) -> PriorityRound:
    """The round of this id with its topics. Raises `NoResultFound`."""
    query = (
        sa.select(PriorityRound)
        .options(
            selectinload(PriorityRound.choices)
            .joinedload(PriorityChoice.topic)
            .joinedload(Topic.item)
        )
        .where(PriorityRound.id == round_id)
    )
    return session.scalars(query).one()


def asks(actor: Actor) -> Iterator[Asking]:
    """``priorities``: a round in which this member did not speak of each topic yet."""
    here = offers("portal.priorities.show") and actor.proven
    if here and policy.anywhere(actor, Permission.PRIORITY_ANSWER):
        mine_there = sa.exists().where(
            PriorityAnswer.choice_id == PriorityChoice.id,
            PriorityAnswer.person_id == actor.person_id,
        )
        left = sa.exists().where(PriorityChoice.round_id == PriorityRound.id, ~mine_there)
        yield asking.about("priorities", PriorityRound.id).where(
            policy.where(actor, Permission.PRIORITY_ANSWER),
            PriorityRound.closed_at.is_(None),
            PriorityRound.closes_on >= _today(),
            left,
        )


def _today() -> date:
    return clock.local(clock.now()).date()


def _record(actor: Actor, asked: PriorityRound, what: str) -> None:
    detail = f"PriorityRound {asked.id}"
    audit.record(actor, what, council_id=asked.council_id, detail=detail)
