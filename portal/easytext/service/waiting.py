"""What still waits for an easy text that somebody checked: the supporter's first screen."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import clock
from portal.context import offers
from portal.database import UtcDateTime, among, rows, session
from portal.decisions.models import Decision, number_of
from portal.easytext.models import EasyLine, EasyStatus, EasyText, LineStatus
from portal.easytext.service.reading import Progress, standard_text, status_of
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.people.models import Person
from portal.wishes.models import Wish

AHEAD = timedelta(weeks=8)
"""How long before a meeting its easy texts are asked for; a series may be made for a year."""
RECENT = timedelta(days=60)
"""How long the answer to a wish, or a decision, asks for its easy text."""
_DONE = (EasyStatus.CHECKED, EasyStatus.REJECTED)


class WorkItem(NamedTuple):
    """A text whose easy text needs a supporter: an ``item`` of a coming meeting, the ``answer`` to
    a wish of somebody (the title), or a ``decision`` with its number."""

    kind: str
    id: int
    title: str
    number: str
    meeting_id: int | None
    moment: datetime
    status: EasyStatus
    wanted: bool


def worklist(council_ids: Collection[int]) -> list[WorkItem]:
    """What has no checked easy text: points of coming meetings in their order, then decisions and
    answers of late. One statement. A rejected text only waits when somebody asked for one.
    """
    if not council_ids:
        return []
    parts = [_items(council_ids), _decisions(council_ids)]
    if offers("portal.wishes.show"):
        parts.append(_answers(council_ids))
    found = []
    for row in rows(sa.union_all(*parts).order_by(sa.desc("kind"), "moment", "number", "id")):
        kind, id_, title, text, year, number, meeting_id, moment, wanted, *counts = row
        status = Progress(*counts).status(f"{title}\n{text}" if meeting_id else text)
        if status not in _DONE or (wanted and meeting_id):
            called = number_of(year, number) if year else ""
            found.append(WorkItem(kind, id_, title, called, meeting_id, moment, status, wanted))
    return found


def _items(council_ids: Collection[int]) -> sa.Select[Any]:
    now = clock.now()
    item = _texts(
        "item",
        AgendaItem,
        AgendaItem.easy_text_id,
        title=AgendaItem.title,
        text=AgendaItem.text,
        number=AgendaItem.position,
        meeting=Meeting.id,
        moment=Meeting.starts_at,
    )
    return (
        item.join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            among(Meeting.council_id, council_ids),
            Meeting.ends_at >= now,
            Meeting.starts_at < now + AHEAD,
            Meeting.state != MeetingState.CANCELLED,
            AgendaItem.is_break.is_(False),
            AgendaItem.removed_at.is_(None),
        )
        .group_by(Meeting.id)
    )


def _decisions(council_ids: Collection[int]) -> sa.Select[Any]:
    decision = _texts(
        "decision",
        Decision,
        Decision.easy_text_id,
        title=Decision.text,
        text=Decision.text,
        year=Decision.year,
        number=Decision.number,
        moment=Decision.recorded_at,
    )
    return decision.where(
        among(Decision.council_id, council_ids),
        Decision.withdrawn_at.is_(None),
        Decision.recorded_at >= clock.now() - RECENT,
    )


def _answers(council_ids: Collection[int]) -> sa.Select[Any]:
    answer = _texts(
        "answer",
        Wish,
        Wish.reply_easy_id,
        title=Person.call_name,
        text=Wish.reply,
        moment=Wish.answered_at,
    )
    return (
        answer.join(Person, Person.id == Wish.person_id)
        .where(
            among(Wish.council_id, council_ids),
            Wish.reply != "",
            Wish.answered_at >= clock.now() - RECENT,
        )
        .group_by(Person.id)
    )


_NONE = sa.literal(None, sa.Integer())
_COUNTS = (
    sa.func.count(EasyLine.id),
    *(
        sa.func.coalesce(sa.func.sum(sa.case((EasyLine.status == state, 1), else_=0)), 0)
        for state in (LineStatus.PROPOSED, LineStatus.CHECKED)
    ),
)


def _texts(
    kind: str,
    model: type[Any],
    easy: Any,
    *,
    title: Any,
    text: Any,
    moment: Any,
    year: Any = _NONE,
    number: Any = _NONE,
    meeting: Any = _NONE,
) -> sa.Select[Any]:
    """The rows with what they say and how far their easy text is, as `Progress` counts it."""
    return (
        sa.select(
            sa.literal(kind).label("kind"),
            model.id.label("id"),
            title,
            text,
            year,
            number.label("number"),
            meeting,
            sa.type_coerce(moment, UtcDateTime).label("moment"),
            EasyText.wanted_at.is_not(None),
            sa.func.coalesce(EasyText.source_hash, ""),
            *_COUNTS,
        )
        .select_from(model)
        .outerjoin(EasyText, EasyText.id == easy)
        .outerjoin(EasyLine, EasyLine.easy_text_id == EasyText.id)
        .group_by(model.id, EasyText.id)
    )


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
