"""The steps of a meeting: on, back, past an item, to the next meeting; a break; a new item.

Each step names the version that was shown, so that two taps at two screens are one step: the
second is told what happened (`ConflictError`).
"""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from portal import clock
from portal.agenda import service as agenda
from portal.agenda.service import ItemText
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.leading.models import Outcome, Sitting
from portal.leading.service.items import Place, arrive, before, following, leave, order_of, pause
from portal.leading.service.sitting import note, rule_of, running, touch
from portal.meetings.models import AgendaItem, Meeting, MeetingState

NEXT, PREVIOUS, SKIP, PARK = "next", "previous", "skip", "park"
NOT_NOW = timedelta(minutes=15)
"""How long after "not now" a break is proposed again."""


def move(actor: Actor, sitting: Sitting, version: int, step: str) -> None:
    """Take a step: ``next``, ``previous``, ``skip``, ``park``, or the id of an item to go to.

    Raises `ConflictError` when the meeting has moved since ``version``, `RefusedError` when
    there is nothing to go to.
    """
    running(sitting, version)
    order = order_of(sitting.meeting_id)
    target = _target(order, sitting.item_id, step)
    outcomes = {NEXT: Outcome.DONE, SKIP: Outcome.SKIPPED, PARK: Outcome.PARKED}
    if step == PARK and sitting.item_id:
        _carry(actor, sitting)
    elif target is None:
        raise RefusedError(_("There is no other item."))
    leave(sitting, outcomes.get(step))
    if target is not None:
        if any(one.id == target and one.outcome == Outcome.PARKED for one in order):
            _fetch_back(actor, target)
        arrive(sitting, target)
    session.flush()
    word = step if step in (NEXT, PREVIOUS, SKIP, PARK) else "go"
    note(actor, f"leading:{word}", sitting, f"AgendaItem {target}" if target else "")


def _target(order: Sequence[Place], item_id: int | None, step: str) -> int | None:
    if step in (NEXT, SKIP, PARK):
        return following(order, item_id)
    if step == PREVIOUS:
        return before(order, item_id)
    return next((one.id for one in order if str(one.id) == step), None)


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The council's next meeting, to which an item can be put off."""
    return session.scalar(
        sa.select(Meeting)
        .where(
            Meeting.council_id == meeting.council_id,
            Meeting.starts_at > max(meeting.starts_at, clock.now()),
            Meeting.id != meeting.id,
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(1)
    )


def _copies(item_id: int | None) -> list[AgendaItem]:
    known = sa.select(AgendaItem).where(
        AgendaItem.carried_from_id == item_id, AgendaItem.removed_at.is_(None)
    )
    return list(session.scalars(known))


def _carry(actor: Actor, sitting: Sitting) -> None:
    """Put the present item on the next meeting's agenda, once.

    Without a next meeting it stays with this one, whose agenda the next begins from.
    """
    target = next_meeting(sitting.meeting)
    if target is None or _copies(sitting.item_id):
        return
    item = session.get_one(AgendaItem, sitting.item_id)
    if not item.is_break:
        agenda.carry_item(actor, item, target)


def _fetch_back(actor: Actor, item_id: int) -> None:
    """Take an item that was put off away from the next agenda, since it is discussed after all."""
    for copy in _copies(item_id):
        agenda.remove_item(actor, copy)


def start_break(actor: Actor, sitting: Sitting, version: int) -> None:
    """Let everybody rest; the item's clock stands still. Raises `ConflictError`."""
    running(sitting, version)
    if sitting.break_since is None:
        pause(sitting)
        sitting.break_since = clock.now()
        session.flush()
        note(actor, "leading:break", sitting)


def end_break(actor: Actor, sitting: Sitting, version: int) -> None:
    """Go on with the item. Raises `ConflictError`."""
    running(sitting, version)
    if sitting.break_since is not None:
        sitting.break_since = None
        sitting.rested_at = sitting.item_since = clock.now()
        session.flush()
        note(actor, "leading:go-on", sitting)


def break_is_due(sitting: Sitting, break_after: int) -> bool:
    """Whether it is time to propose a break; ``break_after`` in minutes, 0 proposes none."""
    if not break_after or sitting.break_since or sitting.closed_at:
        return False
    return clock.now() - sitting.rested_at >= timedelta(minutes=break_after)


def no_break_yet(sitting: Sitting) -> None:
    """Ask again a quarter of an hour later."""
    running(sitting)
    after = rule_of(sitting.meeting.council_id).break_after
    sitting.rested_at = clock.now() - timedelta(minutes=after) + NOT_NOW
    session.flush()


def add_now(actor: Actor, sitting: Sitting, text: ItemText) -> AgendaItem:
    """Put a new item on the agenda, right after the present one. Raises `RefusedError`."""
    running(sitting)
    meeting = sitting.meeting
    here = [one.id for one in order_of(meeting.id)]
    item = agenda.add_item(actor, meeting, text)
    place = here.index(sitting.item_id) + 1 if sitting.item_id in here else len(here)
    ids = [*here[:place], item.id, *here[place:]]
    agenda.order(actor, meeting, ids, meeting.version)
    if sitting.item_id is None:
        arrive(sitting, item.id)
    touch(meeting.id)
    session.flush()
    return item


def order_now(actor: Actor, sitting: Sitting, item_id: int, *, up: bool) -> None:
    """Move an item of today one place up or down. Raises `RefusedError`."""
    running(sitting)
    ids = [one.id for one in order_of(sitting.meeting_id)]
    if item_id not in ids:
        raise RefusedError(_("There is no other item."))
    place = ids.index(item_id)
    other = min(max(place - 1 if up else place + 1, 0), len(ids) - 1)
    ids[place], ids[other] = ids[other], ids[place]
    agenda.order(actor, sitting.meeting, ids, sitting.meeting.version)
    touch(sitting.meeting_id)
