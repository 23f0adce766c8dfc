"""What was decided and who does what: a year, a meeting, an item, a person at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.database import session
from portal.decisions.models import STILL_OPEN, Action, ActionPerson, ActionState, Decision
from portal.easytext import service as easytext
from portal.easytext.models import EasyText
from portal.identity import Actor, Proof
from portal.meetings.models import (
    AgendaItem,
    Meeting,
    MeetingKind,
    MeetingState,
)
from portal.people.models import Person

Condition = sa.ColumnElement[bool]
LATELY = timedelta(days=60)
MOST_TASKS = 200


@dataclass(frozen=True, kw_only=True)
class Task:
    """An action and the day before which it is to be done, when there is one."""

    action: Action
    due: date | None = None
    today: date

    @property
    def late(self) -> bool:
        """Whether that day is over and it is not done."""
        return self.action.is_open and self.due is not None and self.due < self.today


class Made(NamedTuple):
    """What came out of a meeting or an item, in the order in which it was made."""

    decisions: Sequence[Decision]
    actions: Sequence[Task]


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The decisions of one year, newest first, the drafts before them; and other years.

    ``followed``: the ids of those because of which somebody does something.
    """

    decisions: Sequence[Decision]
    followed: frozenset[int]
    year: int
    earlier: int | None
    later: int | None


def shelf(mine: Condition, agreed: Condition, year: int | None = None) -> Shelf:
    """A year of the decisions for which ``mine`` holds: as many statements whatever there is.

    ``agreed`` says which actions the reader may know of.
    """
    this_year = clock.local(clock.now()).year
    first: datetime | None = session.scalar(sa.select(sa.func.min(Decision.decided_at)).where(mine))
    oldest = min(clock.local(first).year if first else this_year, this_year)
    shown = min(max(year or this_year, oldest), this_year)
    begin, end = clock.year(shown)
    found = _decisions(
        sa.and_(mine, Decision.decided_at >= begin, Decision.decided_at < end),
        (Decision.number.is_not(None), Decision.decided_at.desc(), Decision.number.desc()),
    )
    ids = [one.id for one in found]
    follow = sa.select(Action.decision_id).where(Action.decision_id.in_(ids), agreed)
    return Shelf(
        decisions=found,
        followed=frozenset(one for one in session.scalars(follow) if one is not None),
        year=shown,
        earlier=shown - 1 if shown > oldest else None,
        later=shown + 1 if shown < this_year else None,
    )


def _decisions(mine: Condition, order: Sequence[Any]) -> Sequence[Decision]:
    return session.scalars(
        sa.select(Decision)
        .options(
            joinedload(Decision.council),
            joinedload(Decision.later),
            easytext.loading(Decision.easy_text),
        )
        .where(mine)
        .order_by(*order, Decision.id.desc())
    ).all()


NEXT = (
    sa.select(sa.func.min(Meeting.starts_at))
    .where(
        Meeting.council_id == Action.council_id,
        Meeting.starts_at > Action.made_at,
        sa.or_(Action.meeting_id.is_(None), Meeting.id != Action.meeting_id),
        Meeting.state != MeetingState.CANCELLED,
        Meeting.kind != MeetingKind.PREPARATION,
    )
    .correlate(Action)
    .scalar_subquery()
)
"""The meeting that "the next meeting" means: the first one after it was written down."""


def tasks_of(
    mine: Condition, *order: Any, easy: bool = True, most: int | None = MOST_TASKS
) -> list[Task]:
    """The actions for which ``mine`` holds, with who does them; ``easy`` with their easy lines.
    At most so many; all of them with None."""
    order = (*order, Action.id)
    found = sa.select(Action.id).correlate(None).where(mine).order_by(*order).limit(most)
    query = (
        sa.select(Action, NEXT)
        .outerjoin(ActionPerson, ActionPerson.action_id == Action.id)
        .outerjoin(Person, Person.id == ActionPerson.person_id)
        .options(contains_eager(Action.people), joinedload(Action.council))
        .where(Action.id.in_(found))
        .order_by(*order, Person.call_name, Person.id)
    )
    return _dated(query.options(easytext.loading(Action.easy_text)) if easy else query)


def _dated(actions: sa.Select[Any, Any]) -> list[Task]:
    today = clock.local(clock.now()).date()
    return [
        Task(
            action=action,
            due=action.due_on or (clock.local(moment).date() if moment else None),
            today=today,
        )
        for action, moment in session.execute(actions).unique()
    ]


def find_task(action: Action) -> Task:
    """The action with the day before which it is to be done."""
    (task,) = tasks_of(Action.id == action.id)
    return task


def open_actions(council_id: int) -> list[Task]:
    """What is still to be done in a council, soonest first."""
    here = sa.and_(Action.council_id == council_id, Action.state.in_(sorted(STILL_OPEN)))
    return by_day(tasks_of(here))


def done_lately(council_id: int, mine: Condition) -> list[Task]:
    """What was done or dropped in the last weeks, newest first, as far as ``mine`` holds."""
    ended = Action.ended_at > clock.now() - LATELY
    here = sa.and_(Action.council_id == council_id, ended, mine)
    return tasks_of(here, Action.ended_at.desc())


def of_person(person_id: int, mine: Condition) -> list[Task]:
    """What one person is to do, in all councils, soonest first; then what was done of late."""
    lately = sa.and_(Action.state == ActionState.DONE, Action.ended_at > clock.now() - LATELY)
    shown = sa.or_(Action.state.in_(sorted(STILL_OPEN)), lately)
    return by_day(tasks_of(sa.and_(_done_by(person_id), mine, shown)))


def _done_by(person_id: int) -> Condition:
    theirs = sa.select(ActionPerson.action_id).where(ActionPerson.person_id == person_id)
    return Action.id.in_(theirs)


def to_do(actor: Actor) -> list[Task]:
    """What is asked of this person now; a face on a tablet learns that there is something."""
    if actor.person_id is None:
        return []
    seen = policy.where(replace(actor, proof=Proof.CARD), Permission.ACTION_VIEW)
    mine = sa.and_(_done_by(actor.person_id), seen, Action.state.in_(sorted(STILL_OPEN)))
    return by_day(_dated(sa.select(Action, NEXT).where(mine).limit(MOST_TASKS)))


def told_last(mine: Condition, most: int = 3) -> Sequence[Decision]:
    """The last recorded decisions that ``mine`` lets through."""
    here = sa.and_(mine, Decision.recorded_at.is_not(None), Decision.withdrawn_at.is_(None))
    newest = (
        sa.select(Decision).where(here).order_by(Decision.decided_at.desc(), Decision.id.desc())
    )
    return session.scalars(newest.limit(most)).all()


def by_day(tasks: Sequence[Task]) -> list[Task]:
    """What is open before what is not, soonest first; without a day last."""
    return sorted(tasks, key=lambda one: (not one.action.is_open, one.due or date.max))


def of_meeting(meeting_id: int) -> Made:
    """What was decided and agreed in a meeting."""
    return Made(
        _decisions(Decision.meeting_id == meeting_id, (Decision.made_at,)),
        tasks_of(Action.meeting_id == meeting_id, Action.made_at),
    )


def of_item(item_id: int) -> Made:
    """What was decided and agreed at an agenda item."""
    return Made(
        _decisions(Decision.item_id == item_id, (Decision.made_at,)),
        tasks_of(Action.item_id == item_id, Action.made_at),
    )


def whole(decision: Decision) -> Decision:
    """The decision with its easy lines, where and how it was taken, and what came in its place:
    one statement."""
    lines = joinedload(Decision.easy_text).joinedload(EasyText.lines)
    about = (Decision.item, Decision.ballot, Decision.recorded_by, Decision.later)
    query = sa.select(Decision).options(lines, *(joinedload(one) for one in about))
    return session.scalars(query.where(Decision.id == decision.id)).unique().one()


def seen_at(item: AgendaItem, actor: Actor) -> Made:
    """What this reader sees with an agenda item: what was decided and agreed there, or at the
    item of the actions those of the whole council."""
    decided = policy.where(actor, Permission.DECISION_VIEW)
    agreed = policy.where(actor, Permission.ACTION_VIEW)
    return Made(
        session.scalars(
            sa.select(Decision)
            .where(Decision.item_id == item.id, decided)
            .order_by(Decision.made_at, Decision.id)
        ).all(),
        of_agenda(item, agreed)
        if item.shows_actions
        else tasks_of(sa.and_(Action.item_id == item.id, agreed), Action.made_at, easy=False),
    )


def of_agenda(item: AgendaItem, mine: Condition) -> list[Task]:
    """What the item of the actions shows: what was open when the meeting began, and what was
    done since the meeting before; as it is now, nothing is copied. As far as ``mine`` holds.
    """
    meeting = item.meeting
    before = (
        sa.select(sa.func.max(Meeting.starts_at))
        .where(
            Meeting.council_id == meeting.council_id,
            Meeting.starts_at < meeting.starts_at,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.kind != MeetingKind.PREPARATION,
        )
        .scalar_subquery()
    )
    shown = sa.or_(Action.ended_at.is_(None), before.is_(None), Action.ended_at >= before)
    here = sa.and_(Action.council_id == meeting.council_id, Action.made_at < meeting.ends_at)
    return by_day(tasks_of(sa.and_(here, shown, mine), easy=False))
