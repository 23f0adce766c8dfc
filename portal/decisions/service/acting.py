"""An action is written down, done, dropped with a reason, told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from portal import audit, clock
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.database import session
from portal.decisions.models import STILL_OPEN, Action, ActionState, Decision
from portal.decisions.service import reminding
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem
from portal.people.models import HouseStaff, Person

MOST_WHAT = 300


@dataclass(frozen=True, kw_only=True)
class ActionText:
    """What is to be done, by whom (ids), before when; no day is "for the next meeting"."""

    what: str
    people: Collection[int]
    due_on: date | None = None


def people_for(council: Council, also: Collection[Person] = ()) -> list[Person]:
    """Who can be asked: all who hold a role here, and who works in the house; and ``also``."""
    found = attendance.people_of(council.id)
    if council.house_id is not None:
        works = sa.select(HouseStaff.person_id).where(HouseStaff.house_id == council.house_id)
        found += session.scalars(
            sa.select(Person)
            .where(Person.id.in_(works), Person.left_at.is_(None))
            .order_by(Person.call_name, Person.id)
        )
    return list({one.id: one for one in (*found, *also)}.values())


def make_action(
    actor: Actor,
    council: Council,
    text: ActionText,
    *,
    item: AgendaItem | None = None,
    decision: Decision | None = None,
) -> Action:
    """Write down who does what, at an agenda item, from a decision, or by itself.

    Raises `RefusedError`.
    """
    source = item or (decision.item if decision else None)
    for one in (decision, source.meeting if source else None):
        if one is not None and one.council_id != council.id:
            raise RefusedError(_("Choose an agenda item from the list."))
    action = Action(
        council_id=council.id,
        meeting_id=source.meeting_id if source else None,
        item_id=source.id if source else None,
        decision_id=decision.id if decision else None,
        what=text.what,
        due_on=text.due_on,
        people=_chosen(council, text.people),
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    session.add(action)
    session.flush()
    _note(actor, "action:made", action)
    return action


def change_action(actor: Actor, action: Action, text: ActionText, version: int) -> None:
    """Change what, who or when. Raises `ConflictError`, `RefusedError`."""
    check_version(action, version, ("what", "due_on"))
    people = _chosen(action.council, text.people, action.people)
    if action.due_on != text.due_on:
        reminding.stop(action)
    action.what, action.due_on, action.people = text.what, text.due_on, people
    flag_modified(action, "what")  # a new version, also when only the people are others
    session.flush()
    _note(actor, "action:changed", action)


def set_state(actor: Actor, action: Action, state: ActionState) -> None:
    """Say how far it is; the same twice changes nothing, and each can be undone.

    Raises `RefusedError` for dropping: that needs a reason, see `drop_action`.
    """
    if state is ActionState.DROPPED:
        raise RefusedError(_("Say why."), field="reason")
    if action.state == state:
        return
    _end(actor, action, state)
    _note(actor, f"action:{state}", action)


def drop_action(actor: Actor, action: Action, reason: str) -> None:
    """Say that it will not be done, and why."""
    _end(actor, action, ActionState.DROPPED, reason)
    _note(actor, "action:dropped", action)


def tell_action(actor: Actor, action: Action) -> None:
    """Tell the house that it is done. Raises `RefusedError` when it is not."""
    if action.state != ActionState.DONE:
        raise RefusedError(_("It is not done yet."))
    if action.told_at is None:
        action.told_by_id, action.told_at = actor.person_id, clock.now()
        session.flush()
        _note(actor, "action:told", action)


def take_back_action(actor: Actor, action: Action) -> None:
    """Do not tell the house any more."""
    action.told_by_id = action.told_at = None
    session.flush()
    _note(actor, "action:untold", action)


def set_reminding(actor: Actor, council: Council, reminds: bool) -> None:
    """Let the council's people be reminded of their actions, or not."""
    table = sa.update(Council).where(Council.id == council.id)
    session.execute(table.values(reminds_of_actions=reminds, version=Council.version))
    said = "on" if reminds else "off"
    audit.record(actor, f"action:reminders-{said}", council_id=council.id)


def _end(actor: Actor, action: Action, state: ActionState, reason: str = "") -> None:
    ended = state not in STILL_OPEN
    action.state, action.reason = state, reason
    action.ended_at = clock.now() if ended else None
    action.ended_by_id = actor.person_id if ended else None
    action.told_at = action.told_by_id = None
    session.flush()
    if ended:
        reminding.stop(action)


def _chosen(council: Council, ids: Collection[int], also: Collection[Person] = ()) -> list[Person]:
    known = {one.id: one for one in people_for(council, also)}
    if not ids:
        raise RefusedError(_("Choose who does it."), field="people")
    if not set(ids) <= set(known):
        raise RefusedError(_("Choose somebody of this council."), field="people")
    return [known[one] for one in dict.fromkeys(ids)]


def _note(actor: Actor, what: str, action: Action) -> None:
    audit.record(actor, what, council_id=action.council_id, detail=f"Action {action.id}")
