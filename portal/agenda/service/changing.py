"""Items are made, changed, removed, put back, ordered and carried over."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import flag_modified

from portal import audit, clock
from portal.agenda.models import TEMPLATES
from portal.agenda.service.templates import OWN, fill_from
from portal.attendance import service as attendance
from portal.ballots.models import Ballot, BallotState
from portal.database import Base, session
from portal.easytext import service as easytext
from portal.easytext.models import EasyText
from portal.errors import ConflictError, RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, Purpose

MOST_ITEMS = 60
_REMOVED = -10_000  # removed items lie below every position in use, and below its negative


@dataclass(frozen=True, kw_only=True)
class ItemText:
    """What is written down of an item."""

    title: str
    text: str = ""
    purpose: str = Purpose.TALK
    minutes: int = 5
    is_break: bool = False
    shows_actions: bool = False
    owner_id: int | None = None


def add_item(actor: Actor, meeting: Meeting, text: ItemText) -> AgendaItem:
    """Put a new item at the end. Raises `RefusedError`."""
    session.refresh(meeting, with_for_update=True)
    last, count = session.execute(
        sa.select(
            sa.func.coalesce(sa.func.max(AgendaItem.position), 0), sa.func.count(AgendaItem.id)
        ).where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
    ).one()
    if count >= MOST_ITEMS:
        raise RefusedError(_("An agenda holds at most %(count)s items.", count=MOST_ITEMS))
    _check_owner(meeting, text.owner_id)
    item = AgendaItem(meeting_id=meeting.id, position=last + 1, **_columns(text))
    session.add(item)
    _mark(meeting)
    session.flush()
    audit.record(actor, "item:add", council_id=meeting.council_id, detail=f"AgendaItem {item.id}")
    return item


def change_item(actor: Actor, item: AgendaItem, text: ItemText, version: int | None) -> None:
    """Change an item. Raises `ConflictError` when somebody saved first, `RefusedError`."""
    session.refresh(item, with_for_update=True)
    columns = _columns(text)
    check_version(item, version or 0, tuple(columns))
    if text.owner_id != item.owner_id:
        _check_owner(item.meeting, text.owner_id)
    if all(getattr(item, name) == value for name, value in columns.items()):
        return
    for name, value in columns.items():
        setattr(item, name, value)
    session.flush()
    _note_change(item.meeting)
    audit.record(
        actor, "item:edit", council_id=item.meeting.council_id, detail=f"AgendaItem {item.id}"
    )


def remove_item(actor: Actor, item: AgendaItem) -> int:
    """Take an item off the agenda and return the place it had; `restore_item` undoes it.

    Raises `RefusedError` when people vote or have voted on it.
    """
    meeting = item.meeting
    session.refresh(meeting, with_for_update=True)
    voted = sa.select(Ballot.id).where(
        Ballot.item_id == item.id, Ballot.state != BallotState.PREPARED
    )
    if session.scalar(voted) is not None:
        raise RefusedError(_("There has been a vote on this item, so it stays on the agenda."))
    place = sorted(_ids(meeting).values()).index(item.position) + 1
    item.removed_at = clock.now()
    item.position = _REMOVED - item.id
    _mark(meeting)
    session.flush()
    audit.record(
        actor, "item:remove", council_id=meeting.council_id, detail=f"AgendaItem {item.id}"
    )
    return place


def removed_item(meeting: Meeting, item_id: int) -> AgendaItem | None:
    """An item that was taken off this meeting's agenda."""
    return session.scalar(
        sa.select(AgendaItem).where(
            AgendaItem.id == item_id,
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.removed_at.is_not(None),
        )
    )


def restore_item(actor: Actor, meeting: Meeting, item: AgendaItem, place: int) -> None:
    """Put a removed item back at its place."""
    session.refresh(meeting, with_for_update=True)
    ids = list(_ids(meeting))
    item.position = (max(_ids(meeting).values()) if ids else 0) + 1
    item.removed_at = None
    _mark(meeting)
    session.flush()
    ids.insert(min(max(place, 1), len(ids) + 1) - 1, item.id)
    _renumber(meeting, ids)
    audit.record(
        actor, "item:restore", council_id=meeting.council_id, detail=f"AgendaItem {item.id}"
    )


def order(actor: Actor, meeting: Meeting, ids: Sequence[int], version: int | None) -> None:
    """Put the items in this order.

    Raises `ConflictError` when the agenda is not the one that was shown, with the titles in
    their present order.
    """
    session.refresh(meeting, with_for_update=True)
    present = _ids(meeting)
    if meeting.version != version or sorted(ids) != sorted(present):
        titles = session.scalars(
            sa.select(AgendaItem.title)
            .where(AgendaItem.id.in_(list(present)))
            .order_by(AgendaItem.position)
        )
        raise ConflictError({"order": "\n".join(titles)}, meeting.version)
    if list(ids) == list(present):
        return
    _mark(meeting)
    session.flush()
    _renumber(meeting, ids)
    audit.record(
        actor, "agenda:order", council_id=meeting.council_id, detail=f"Meeting {meeting.id}"
    )


def carry_over(source: Meeting, target: Meeting) -> None:
    """Copy the agenda of an earlier meeting, each item knowing where it came from.

    Easy texts come along with their lines to be checked again.
    """
    owners = {person.id for person in attendance.people_of(target.council_id)}
    for position, item in enumerate(_with_easy_texts(source), 1):
        _copy(item, target, position, owners)


def carry_item(actor: Actor, item: AgendaItem, target: Meeting) -> AgendaItem:
    """Put one item at the end of a later meeting's agenda, knowing where it came from."""
    session.refresh(target, with_for_update=True)
    owners = {person.id for person in attendance.people_of(target.council_id)}
    again = _copy(item, target, max(_ids(target).values(), default=0) + 1, owners)
    _mark(target)
    session.flush()
    audit.record(actor, "item:carry", council_id=target.council_id, detail=f"AgendaItem {again.id}")
    return again


def _copy(item: AgendaItem, target: Meeting, position: int, owners: Collection[int]) -> AgendaItem:
    again = AgendaItem(
        meeting_id=target.id,
        position=position,
        title=item.title,
        text=item.text,
        purpose=item.purpose,
        minutes=item.minutes,
        is_break=item.is_break,
        shows_actions=item.shows_actions,
        owner_id=item.owner_id if item.owner_id in owners else None,
        carried_from_id=item.id,
    )
    session.add(again)
    session.flush()
    easytext.carry_over(item, again)
    return again


def _with_easy_texts(meeting: Meeting) -> list[AgendaItem]:
    return list(
        session.scalars(
            sa.select(AgendaItem)
            .options(joinedload(AgendaItem.easy_text).selectinload(EasyText.lines))
            .where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
            .order_by(AgendaItem.position)
        )
    )


def begin_with(template: str, target: Meeting) -> None:
    """Fill the agenda from a ready-made one, or one of the council's own ("own:12").

    Raises `KeyError` for an unknown name.
    """
    if template.startswith(OWN):
        fill_from(template, target)
        return
    for position, point in enumerate(TEMPLATES[template].points, 1):
        session.add(
            AgendaItem(
                meeting_id=target.id,
                position=position,
                title=str(point.title),
                purpose=point.purpose or Purpose.HEAR,
                minutes=point.minutes,
                is_break=point.purpose is None,
                shows_actions=point.shows_actions,
            )
        )
    session.flush()


def _columns(text: ItemText) -> dict[str, Any]:
    columns = {name: getattr(text, name) for name in ItemText.__dataclass_fields__}
    plain = {"purpose": Purpose.HEAR, "owner_id": None, "shows_actions": False}
    return columns | plain if text.is_break else columns


def _check_owner(meeting: Meeting, owner_id: int | None) -> None:
    people = attendance.people_of(meeting.council_id) if owner_id else ()
    if owner_id and all(person.id != owner_id for person in people):
        raise RefusedError(_("Choose somebody of this council."), field="owner_id")


def _ids(meeting: Meeting) -> dict[int, int]:
    """The position of each item by its id, in order."""
    rows = session.execute(
        sa.select(AgendaItem.id, AgendaItem.position)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
        .order_by(AgendaItem.position)
    )
    return {row.id: row.position for row in rows}


def _renumber(meeting: Meeting, ids: Sequence[int]) -> None:
    """Number the items from one, by way of negative places since each place is taken once.

    The items' own versions stay: an order is no change of a text.
    """
    table = Base.metadata.tables[AgendaItem.__tablename__]
    mine = sa.and_(table.c.meeting_id == meeting.id, table.c.removed_at.is_(None))
    session.execute(sa.update(table).where(mine).values(position=-table.c.position))
    places = sa.case({id_: place for place, id_ in enumerate(ids, 1)}, value=table.c.id)
    session.execute(sa.update(table).where(mine).values(position=places))
    session.expire_all()


def _mark(meeting: Meeting) -> None:
    """Say that the agenda changed: a new version of the meeting, whatever the clock says."""
    meeting.changed_at = clock.now()
    flag_modified(meeting, "changed_at")


def _note_change(meeting: Meeting) -> None:
    """Say that a text changed; the order that others are making stays right."""
    table = Base.metadata.tables[Meeting.__tablename__]
    session.execute(sa.update(table).where(table.c.id == meeting.id).values(changed_at=clock.now()))
    session.expire(meeting, ["changed_at"])
