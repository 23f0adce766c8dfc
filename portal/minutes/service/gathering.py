"""What stands in minutes is gathered: the frame that fills itself, and what was written down.

Adopted minutes hold it as it was then; of others it is gathered afresh.
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal import clock
from portal.attendance import service as attendance
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotState
from portal.database import UtcDateTime, rows, session
from portal.decisions.models import Action, ActionPerson, ActionState, Decision
from portal.engines import in_order_key
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Role
from portal.leading.models import Handled, Outcome, Presence, Sitting
from portal.meetings.models import AgendaItem, Attendance, Coming
from portal.minutes.models import Minutes
from portal.minutes.models import Section as Row
from portal.minutes.service.content import (
    PEOPLE,
    Content,
    Face,
    Section,
    Task,
    from_json,
)
from portal.people.models import Membership, Person


def content_of(minutes: Minutes) -> Content:
    """What stands in the minutes."""
    return gathered(minutes) if minutes.content is None else from_json(minutes.content)


def frozen(minutes: Minutes) -> dict[str, Any]:
    """The content of this moment, as it is kept with adopted minutes."""
    return asdict(gathered(minutes))


def gathered(minutes: Minutes) -> Content:
    """The content as it is at this moment, whatever was kept."""
    return Content(**_people(minutes), sections=tuple(_sections(minutes)))


def _sections(minutes: Minutes) -> Sequence[Section]:
    votes = _votes(minutes.meeting_id)
    decided, tasks = _made(minutes.meeting_id)
    found, number = [], 0
    for item_id, title, purpose, text, removed, outcome in rows(
        _ITEMS, minutes=minutes.id, meeting=minutes.meeting_id
    ):
        gone = item_id is None or removed is not None
        number += not gone
        found.append(
            Section(
                item_id=item_id,
                number=None if gone else number,
                title=title,
                purpose=purpose or "",
                text=text or "",
                votes=tuple(votes.get(item_id or 0, ())),
                decisions=tuple(decided.get(item_id or 0, ())),
                tasks=tuple(tasks.get(item_id or 0, ())),
                parked=outcome == Outcome.PARKED,
            )
        )
    besides = tuple(decided.get(None, ())), tuple(tasks.get(None, ()))
    if any(besides):
        agreed = _("Also agreed")
        found.append(
            Section(item_id=None, number=None, title=agreed, decisions=besides[0], tasks=besides[1])
        )
    return found


_MINE = sa.and_(Row.item_id == AgendaItem.id, Row.minutes_id == sa.bindparam("minutes"))
_ON_AGENDA = (
    sa.select(
        AgendaItem.id.label("item_id"),
        AgendaItem.title,
        AgendaItem.purpose,
        Row.text,
        AgendaItem.removed_at,
        Handled.outcome,
        sa.case((AgendaItem.removed_at.is_(None), AgendaItem.position), else_=100_000).label("at"),
    )
    .outerjoin(Row, _MINE)
    .outerjoin(Sitting, Sitting.meeting_id == AgendaItem.meeting_id)
    .outerjoin(Handled, sa.and_(Handled.sitting_id == Sitting.id, Handled.item_id == AgendaItem.id))
    .where(
        AgendaItem.meeting_id == sa.bindparam("meeting"),
        AgendaItem.is_break.is_(False),
        sa.or_(AgendaItem.removed_at.is_(None), Row.text != ""),
    )
)
_GONE = sa.select(
    Row.item_id, Row.title, sa.literal(""), Row.text, sa.null(), sa.null(), sa.literal(200_000)
).where(Row.minutes_id == sa.bindparam("minutes"), Row.item_id.is_(None), Row.text != "")
_ALL = sa.union_all(_ON_AGENDA, _GONE).subquery()
_ITEMS = sa.select(
    _ALL.c.item_id, _ALL.c.title, _ALL.c.purpose, _ALL.c.text, _ALL.c.removed_at, _ALL.c.outcome
).order_by(_ALL.c.at, _ALL.c.item_id)


def _made(
    meeting_id: int,
) -> tuple[dict[int | None, list[tuple[int, str]]], dict[int | None, list[Task]]]:
    """What was decided and who does what, by item, in one statement."""
    decided: dict[int | None, list[tuple[int, str]]] = {}
    tasks: dict[int | None, dict[int, Task]] = {}
    for is_task, id_, item_id, text, due, person_id, name in rows(_MADE, meeting=meeting_id):
        if not is_task:
            decided.setdefault(item_id, []).append((id_, text))
            continue
        mine = tasks.setdefault(item_id, {})
        task = mine.get(id_) or Task(id=id_, what=text, before=due.isoformat() if due else "")
        mine[id_] = replace(task, who=(*task.who, Face(person_id, name))) if person_id else task
    return decided, {item_id: list(mine.values()) for item_id, mine in tasks.items()}


_DECIDED = sa.select(
    sa.literal(0).label("is_task"),
    Decision.id.label("id"),
    Decision.item_id,
    Decision.text,
    sa.cast(sa.null(), sa.Date),
    sa.cast(sa.null(), sa.Integer),
    sa.cast(sa.null(), sa.String).label("call_name"),
).where(Decision.meeting_id == sa.bindparam("meeting"))
_TASKS = (
    sa.select(
        sa.literal(1),
        Action.id,
        Action.item_id,
        Action.what,
        Action.due_on,
        Person.id,
        Person.call_name,
    )
    .select_from(Action)
    .outerjoin(ActionPerson, ActionPerson.action_id == Action.id)
    .outerjoin(Person, Person.id == ActionPerson.person_id)
    .where(Action.meeting_id == sa.bindparam("meeting"), Action.state != ActionState.DROPPED)
)
_MADE: Any = sa.union_all(_DECIDED, _TASKS).order_by("is_task", "id", "call_name")


def _votes(meeting_id: int) -> dict[int, list[str]]:
    """The results of the votes that are over, in words, by their item."""
    over = (
        session.scalars(
            sa.select(Ballot)
            .options(joinedload(Ballot.options))
            .join(Ballot.item)
            .where(
                AgendaItem.meeting_id == meeting_id,
                sa.or_(
                    Ballot.state == BallotState.CLOSED,
                    sa.and_(Ballot.state == BallotState.OPEN, Ballot.closes_at <= clock.now()),
                ),
            )
            .order_by(Ballot.id)
        )
        .unique()
        .all()
    )
    if not over:
        return {}
    results = ballots.results_of(over)
    words: dict[int, list[str]] = {}
    for one in over:
        said = f"{one.question} {results[one.id].sentence}"
        words.setdefault(one.item_id, []).append(said)
    return words


def _people(minutes: Minutes) -> dict[str, Any]:
    """Who was there, as noted at the meeting; without such notes who had said to come.

    Who was a member on that day counts as one; a correction keeps who was there before it.
    """
    before = None if minutes.number == 1 else session.scalar(_BEFORE, {"minutes": minutes.id})
    if before:
        kept = from_json(before)
        return {name: getattr(kept, name) for name in ("seen", *PEOPLE)}
    meeting = minutes.meeting
    day = clock.local(meeting.starts_at).date()
    held = attendance.of_council(meeting.council_id), attendance.current(day)
    known = rows(sa.union_all(_THERE, _BELONG.where(*held)), meeting=meeting.id)
    noted = sorted((r for r in known if r.since), key=lambda r: (r.since, r.id))
    there = {r.id: Face(r.id, r.call_name) for r in noted}
    belong = [r for r in known if r.role]
    belong.sort(key=lambda r: (r.role == Role.MEMBER, in_order_key(r.call_name)))
    members = {r.id: Face(r.id, r.call_name) for r in belong if r.role in MEMBER_ROLES}
    said = {row.id: row.coming for row in belong}
    present = there.keys() or {one for one in said if said[one] == Coming.YES}
    absent = members.keys() - present if there else {o for o in said if said[o] == Coming.NO}
    supporters = {r.id: Face(r.id, r.call_name) for r in belong if r.role == Role.SUPPORTER}
    ours = members.keys() | supporters.keys()
    return {
        "seen": bool(there),
        "members": tuple(one for one in members.values() if one.id in present),
        "absent": tuple(one for one in members.values() if one.id in absent),
        "guests": tuple(one for one in there.values() if one.id not in ours),
        "supporters": tuple(one for one in supporters.values() if not there or one.id in there),
    }


_MINUTES_ID = sa.bindparam("minutes", type_=sa.Integer)
_later = aliased(Minutes)
_BEFORE = (
    sa.select(Minutes.content)
    .join(_later, _later.meeting_id == Minutes.meeting_id)
    .where(_later.id == _MINUTES_ID, Minutes.number == _later.number - 1)
)
_NONE = sa.cast(sa.null(), sa.String)
_THERE = (
    sa.select(
        Person.id,
        Person.call_name,
        _NONE.label("role"),
        _NONE.label("coming"),
        sa.func.min(Presence.since).label("since"),
    )
    .select_from(Presence)
    .join(Person, Person.id == Presence.person_id)
    .where(Presence.meeting_id == sa.bindparam("meeting"), Presence.item_id.is_(None))
    .group_by(Person.id, Person.call_name)
)
_BELONG = (
    sa.select(
        Person.id,
        Person.call_name,
        Membership.role,
        Attendance.coming,
        sa.cast(sa.null(), UtcDateTime),
    )
    .select_from(Membership)
    .join(Membership.person)
    .outerjoin(
        Attendance,
        sa.and_(
            Attendance.meeting_id == sa.bindparam("meeting"),
            Attendance.person_id == Membership.person_id,
        ),
    )
    .where(Membership.role.in_(sorted({*MEMBER_ROLES, Role.SUPPORTER})))
)
