"""What still waits for an easy text that somebody checked: the supporter's first screen."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from portal import clock
from portal.context import offers
from portal.database import session
from portal.decisions.models import Decision
from portal.easytext.models import EasyStatus, EasyText
from portal.easytext.service.reading import standard_text, status_of
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.wishes.models import Wish

AHEAD = timedelta(weeks=8)
"""How long before a meeting its easy texts are asked for; a series may be made for a year."""
RECENT = timedelta(days=60)
"""How long the answer to a wish, or a decision, asks for its easy text."""


@dataclass(frozen=True, kw_only=True)
class WorkItem:
    """A point of a coming meeting, or the answer to a wish, whose easy text needs a supporter."""

    item: AgendaItem | None = None
    meeting: Meeting | None = None
    wish: Wish | None = None
    decision: Decision | None = None
    status: EasyStatus
    wanted: bool = False


def worklist(council_ids: Collection[int]) -> list[WorkItem]:
    """The points of coming meetings without a checked easy text, in one statement.

    The supporter's first screen. A rejected text only waits when somebody asked for one.
    """
    items = session.scalars(
        sa.select(AgendaItem)
        .join(AgendaItem.meeting)
        .options(
            contains_eager(AgendaItem.meeting),
            joinedload(AgendaItem.easy_text).joinedload(EasyText.lines),
        )
        .where(
            Meeting.council_id.in_(sorted(council_ids)),
            Meeting.ends_at >= clock.now(),
            Meeting.starts_at < clock.now() + AHEAD,
            Meeting.state != MeetingState.CANCELLED,
            AgendaItem.is_break.is_(False),
            AgendaItem.removed_at.is_(None),
        )
        .order_by(Meeting.starts_at, AgendaItem.position)
    )
    found = [
        WorkItem(
            item=item,
            meeting=item.meeting,
            status=status_of(item.easy_text, standard_text(item)),
            wanted=bool(item.easy_text and item.easy_text.wanted_at),
        )
        for item in items.unique()
    ]
    return [one for one in found if one.status not in _DONE or one.wanted]


def next_waiting(item: AgendaItem) -> AgendaItem | None:
    """The next item of this agenda whose easy text needs somebody, after this and then from the
    top; in one statement."""
    others = session.scalars(
        sa.select(AgendaItem)
        .options(joinedload(AgendaItem.easy_text).joinedload(EasyText.lines))
        .where(
            AgendaItem.meeting_id == item.meeting_id,
            AgendaItem.id != item.id,
            AgendaItem.is_break.is_(False),
            AgendaItem.removed_at.is_(None),
        )
        .order_by(AgendaItem.position < item.position, AgendaItem.position)
    )
    waits = (
        one for one in others.unique() if status_of(one.easy_text, standard_text(one)) not in _DONE
    )
    return next(waits, None)


def unchecked_answers(council_ids: Collection[int]) -> list[WorkItem]:
    """The new answers to wishes without a checked easy text, newest first, in one statement."""
    if not offers("portal.wishes.show"):
        return []
    wishes = session.scalars(
        sa.select(Wish)
        .options(joinedload(Wish.person), joinedload(Wish.reply_easy).joinedload(EasyText.lines))
        .where(
            Wish.council_id.in_(sorted(council_ids)),
            Wish.reply != "",
            Wish.answered_at >= clock.now() - RECENT,
        )
        .order_by(Wish.answered_at.desc(), Wish.id)
    )
    found = [
        WorkItem(wish=one, status=status_of(one.reply_easy, one.reply)) for one in wishes.unique()
    ]
    return [one for one in found if one.status not in _DONE]


def unchecked_decisions(council_ids: Collection[int]) -> list[WorkItem]:
    """The new decisions without a checked easy text, newest first, in one statement."""
    decisions = session.scalars(
        sa.select(Decision)
        .options(joinedload(Decision.easy_text).joinedload(EasyText.lines))
        .where(
            Decision.council_id.in_(sorted(council_ids)),
            Decision.withdrawn_at.is_(None),
            Decision.recorded_at >= clock.now() - RECENT,
        )
        .order_by(Decision.recorded_at.desc(), Decision.id)
    )
    found = [
        WorkItem(decision=one, status=status_of(one.easy_text, one.text))
        for one in decisions.unique()
    ]
    return [one for one in found if one.status not in _DONE]


_DONE = (EasyStatus.CHECKED, EasyStatus.REJECTED)
