"""Which minutes there are, and what of them may be seen."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.access import policy
from portal.access.permissions import Permission
from portal.database import among, rows, session
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText
from portal.identity import GUEST_ROLES, Actor, Portrait
from portal.meetings.models import AgendaItem
from portal.minutes.models import Minutes, MinutesState, Section
from portal.minutes.service.content import Content
from portal.minutes.service.gathering import content_of
from portal.people.models import Person


def editions(meeting_id: int, mine: sa.ColumnElement[bool]) -> Sequence[Minutes]:
    """The minutes of a meeting for which ``mine`` holds: the first ones, then each correction."""
    return session.scalars(
        sa.select(Minutes).where(Minutes.meeting_id == meeting_id, mine).order_by(Minutes.number)
    ).all()


def find_latest(meeting_id: int, mine: sa.ColumnElement[bool]) -> Minutes | None:
    """The newest minutes of a meeting for which ``mine`` holds."""
    return session.scalar(
        sa.select(Minutes)
        .where(Minutes.meeting_id == meeting_id, mine)
        .order_by(Minutes.number.desc())
        .limit(1)
    )


def open_of(meeting_id: int) -> Minutes | None:
    """The minutes of a meeting that are not adopted yet."""
    return find_latest(meeting_id, Minutes.state != MinutesState.ADOPTED)


def easy_sections(minutes: Minutes) -> dict[int | None, easytext.Shown]:
    """The easy lines of the sections that have any, by item: one statement."""
    query = (
        sa.select(Section)
        .options(_lines(Section.easy_text))
        .where(Section.minutes_id == minutes.id, Section.easy_text_id.is_not(None))
    )
    found = session.scalars(query).unique()
    return {one.item_id: easytext.shown_lines(one.easy_text, one.text) for one in found}


def topic_of(item_id: int) -> easytext.ShownLine | None:
    """The line that names an item, when its easy text was checked: one statement."""
    query = (
        sa.select(AgendaItem)
        .options(_lines(AgendaItem.easy_text))
        .where(AgendaItem.id == item_id, AgendaItem.easy_text_id.is_not(None))
    )
    item = session.scalars(query).unique().one_or_none()
    if item is None:
        return None
    shown = easytext.shown_lines(item.easy_text, easytext.standard_text(item))
    return shown.lines[0] if shown.checked and shown.lines else None


def _lines(easy: Any) -> Any:
    return joinedload(easy).joinedload(EasyText.lines).joinedload(EasyLine.photo_of)


def content_for(minutes: Minutes, actor: Actor) -> Content:
    """What stands in the minutes, as far as the actor may see it.

    A guest sees what the council shares of it, and who takes the minutes sees it all.
    """
    content = content_of(minutes)
    guest = minutes.council_id in actor.councils_as(GUEST_ROLES)
    if not guest or policy.has(actor, Permission.MINUTES_WRITE, minutes.id):
        return content
    seen = seen_items(minutes.meeting_id, policy.where(actor, Permission.ITEM_VIEW))
    return replace(content, sections=tuple(s for s in content.sections if s.item_id in seen))


def seen_items(meeting_id: int, mine: sa.ColumnElement[bool]) -> frozenset[int]:
    """The items of a meeting for which ``mine`` holds: what a guest sees of its minutes."""
    return frozenset(
        session.scalars(sa.select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id, mine))
    )


def item_of(minutes: Minutes, item_id: int) -> AgendaItem | None:
    """An item of the meeting, also one that was taken off its agenda."""
    return session.scalar(
        sa.select(AgendaItem).where(
            AgendaItem.id == item_id, AgendaItem.meeting_id == minutes.meeting_id
        )
    )


def portraits(ids: Collection[int]) -> dict[int, Portrait]:
    """The faces of these people, by id."""
    found = rows(_PORTRAITS.where(among(Person.id, ids))) if ids else ()
    return {row.id: Portrait(*row) for row in found}


_PORTRAITS = sa.select(Person.id, Person.name, Person.call_name, Person.photo_key)
