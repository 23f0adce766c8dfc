"""The agenda as it is shown: plain values, since a page reads twenty items and changes none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

import pictos
from portal.access import policy
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.database import grouped, rows, session
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyStatus, EasyText, LineStatus
from portal.easytext.service import Progress, ShownLine
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.people.models import Person


class Point(NamedTuple):
    """An item as a list shows it; ``owner`` is a call name, ``topic`` its easy title if checked.
    ``shared``: with the provider's guests."""

    id: int
    title: str
    purpose: str
    minutes: int
    is_break: bool
    owner: str
    progress: Progress
    status: EasyStatus
    topic: ShownLine | None
    papers: Sequence[sa.Row[tuple[int, int, str]]]
    shared: bool = False


BREAK = "openmoji:2615"
"""The pictogram of a break."""


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """Where an item stands: its number of how many (none for a break), and what is beside it."""

    number: int | None
    count: int
    before: int | None
    after: int | None


def outline(
    meeting: Meeting, *, papers: bool = False, topics: bool = False, reader: Actor | None = None
) -> list[Point]:
    """The agenda in order, as far as the reader may see it: one statement, and one each for
    the papers and the easy titles. The reader is who asks for the page; a job names another.
    """
    added = grouped(rows(_PAPERS, meeting=meeting.id), "item_id") if papers else {}
    easy = easytext.topics_of_meeting(meeting.id) if topics else {}
    points = []
    for item in rows(_seen(_ITEMS, reader or current_actor()), meeting=meeting.id):
        id_, title, text, purpose, minutes, is_break, easy_id, shared, owner, *counts = item
        progress = Progress(*counts)
        status = progress.status(f"{title}\n{text}")
        shown = status in (EasyStatus.CHECKED, EasyStatus.OUTDATED)
        points.append(
            Point(
                id_,
                title,
                purpose,
                minutes,
                is_break,
                owner or "",
                progress,
                status,
                easy.get(easy_id) if shown else None,
                tuple(added.get(id_, ())),
                shared is not None,
            )
        )
    return points


_OF_MEETING = sa.and_(
    AgendaItem.meeting_id == sa.bindparam("meeting"), AgendaItem.removed_at.is_(None)
)
_COUNTS = (
    sa.select(
        EasyLine.easy_text_id,
        sa.func.count().label("lines"),
        *(
            sa.func.sum(sa.case((EasyLine.status == state, 1), else_=0)).label(state)
            for state in (LineStatus.PROPOSED, LineStatus.CHECKED)
        ),
    )
    .join(AgendaItem, AgendaItem.easy_text_id == EasyLine.easy_text_id)
    .where(_OF_MEETING)
    .group_by(EasyLine.easy_text_id)
    .subquery()
)
_ITEMS = (
    sa.select(
        AgendaItem.id,
        AgendaItem.title,
        AgendaItem.text,
        AgendaItem.purpose,
        AgendaItem.minutes,
        AgendaItem.is_break,
        AgendaItem.easy_text_id,
        AgendaItem.shared_at,
        Person.call_name,
        EasyText.source_hash,
        *(
            sa.func.coalesce(count, 0)
            for count in (_COUNTS.c.lines, _COUNTS.c.proposed, _COUNTS.c.checked)
        ),
    )
    .outerjoin(AgendaItem.owner)
    .outerjoin(AgendaItem.easy_text)
    .outerjoin(_COUNTS, _COUNTS.c.easy_text_id == EasyText.id)
    .where(_OF_MEETING)
    .order_by(AgendaItem.position)
)
_ORDER = (
    sa.select(AgendaItem.id, AgendaItem.is_break).where(_OF_MEETING).order_by(AgendaItem.position)
)
_PAPERS = (
    sa.select(Paper.item_id, Paper.id, Paper.title)
    .join(Paper.item)
    .where(_OF_MEETING)
    .order_by(Paper.id)
)


@lru_cache(maxsize=2048)
def _seen(asked: sa.Select[Any], reader: Actor) -> sa.Select[Any]:
    """Of what is asked of the items as much as the reader may see; kept, as `policy.where` is."""
    return asked.where(policy.where(reader, Permission.ITEM_VIEW))


def numbers(items: Sequence[Point]) -> dict[int, int]:
    """The number of each item by its id; breaks have none."""
    return {item.id: n for n, item in enumerate((i for i in items if not i.is_break), 1)}


def topic_of(point: Point) -> ShownLine:
    """The line that names an item: its easy title with its picture, else its own title."""
    if point.is_break:
        return ShownLine(point.title, BREAK)
    if point.topic:
        return point.topic
    return ShownLine(next(iter(pictos.split_sentences(point.title)), point.title))


def whole(item: AgendaItem) -> AgendaItem:
    """The item with its meeting, owner, easy lines and papers: one statement."""
    lines = joinedload(AgendaItem.easy_text).joinedload(EasyText.lines)
    around = (joinedload(AgendaItem.meeting), joinedload(AgendaItem.owner))
    query = sa.select(AgendaItem).options(*around, lines, joinedload(AgendaItem.papers))
    return session.scalars(query.where(AgendaItem.id == item.id)).unique().one()


def steps(item: AgendaItem, reader: Actor | None = None) -> Neighbours:
    """Where the item stands in what the reader sees of its agenda: one statement."""
    found = rows(_seen(_ORDER, reader or current_actor()), meeting=item.meeting_id)
    ids = [row.id for row in found]
    counted = [row.id for row in found if not row.is_break]
    here = ids.index(item.id)
    return Neighbours(
        number=counted.index(item.id) + 1 if item.id in counted else None,
        count=len(counted),
        before=ids[here - 1] if here else None,
        after=ids[here + 1] if here + 1 < len(ids) else None,
    )
