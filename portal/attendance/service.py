"""Who comes: the answer of each member, and who has not answered yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from portal import clock
from portal.councils.models import Council, CouncilKind
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor, Role
from portal.meetings.models import Attendance, Coming, Meeting, MeetingState
from portal.people.models import Membership, Person

_RANK = {Role.CHAIR: 0, Role.SECRETARY: 1, Role.TREASURER: 2}


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """A member, with the answer if there is one; ``helper`` when somebody sat beside."""

    person: Person
    role: Role
    coming: Coming | None = None
    helper: Person | None = None


@dataclass(frozen=True, kw_only=True)
class Unanswered:
    """An invited meeting to which members have not answered; ``people`` by call name."""

    meeting_id: int
    title: str
    starts_at: datetime
    council_id: int
    council_name: str
    people: tuple[str, ...]
    nobody_answered: bool


def current(day: Any = None) -> sa.ColumnElement[bool]:
    """The memberships that hold today, or on the day."""
    today = clock.local(clock.now()).date() if day is None else day
    return sa.and_(
        Membership.confirmed_at.is_not(None),
        Membership.since <= today,
        sa.or_(Membership.until.is_(None), Membership.until >= today),
    )


def _of_council(council_id: sa.ColumnElement[int] | int) -> sa.ColumnElement[bool]:
    """Memberships of the council, and of those deelraden whose members are members of it."""
    sharing = sa.select(Council.id).where(
        Council.parent_id == council_id,
        Council.kind == CouncilKind.SUBCOUNCIL,
        Council.shares_rights,
    )
    return sa.or_(Membership.council_id == council_id, Membership.council_id.in_(sharing))


def people_of(council_id: int, roles: Collection[Role] = frozenset(Role)) -> list[Person]:
    """Who holds one of the roles in the council today, officers first: one statement."""
    rows = session.scalars(
        sa.select(Membership)
        .options(joinedload(Membership.person))
        .where(_of_council(council_id), Membership.role.in_(sorted(roles)), current())
    )
    found = sorted(rows, key=lambda m: (_RANK.get(Role(m.role), 3), m.person.call_name))
    return list({m.person_id: m.person for m in found}.values())


def who_comes(meeting: Meeting) -> list[Attendee]:
    """Every member with the answer to this invitation: one statement, the council with it."""
    rows = session.execute(
        _COMING,
        {
            "meeting": meeting.id,
            "council": meeting.council_id,
            "day": clock.local(clock.now()).date(),
        },
    ).all()
    found: dict[int, Attendee] = {}
    for own in {row.Council for row in rows if row.Council.id == meeting.council_id}:
        set_committed_value(meeting, "council", own)
    for row in sorted(rows, key=lambda r: (_RANK.get(Role(r.role), 3), r.Person.call_name, r.id)):
        found.setdefault(
            row.Person.id,
            Attendee(
                person=row.Person,
                role=Role(row.role),
                coming=Coming(row.coming) if row.coming else None,
                helper=row.helper,
            ),
        )
    return list(found.values())


_helper = aliased(Person, name="helper")
_COMING = (
    sa.select(Person, Council, Membership.id, Membership.role, Attendance.coming, _helper)
    .select_from(Membership)
    .join(Membership.person)
    .join(Membership.council)
    .outerjoin(
        Attendance,
        sa.and_(
            Attendance.meeting_id == sa.bindparam("meeting"),
            Attendance.person_id == Membership.person_id,
        ),
    )
    .outerjoin(Attendance.helper.of_type(_helper))
    .where(
        _of_council(sa.bindparam("council", type_=sa.Integer)),
        Membership.role.in_(sorted(MEMBER_ROLES)),
        current(sa.bindparam("day", type_=sa.Date)),
    )
)


def answer(actor: Actor, meeting: Meeting, coming: Coming) -> None:
    """Keep the person's own answer: one row, changed in place; two at once stay one.

    Raises `RefusedError` when the meeting asks nothing (any more).
    """
    if meeting.state != MeetingState.INVITED:
        raise RefusedError(_("You can answer once the invitation has been sent."))
    if meeting.ends_at <= clock.now():
        raise RefusedError(_("This meeting is over."))
    values = {
        "coming": coming,
        "helper_id": actor.helper_id,
        "answered_at": clock.now(),
    }
    mine = sa.and_(Attendance.meeting_id == meeting.id, Attendance.person_id == actor.person_id)
    change = sa.update(Attendance).where(mine).values(**values)
    if session.scalar(sa.select(Attendance.id).where(mine)) is None:
        try:
            with session.begin_nested():
                session.add(Attendance(meeting_id=meeting.id, person_id=actor.person_id, **values))
        except IntegrityError:
            session.execute(change)
    else:
        session.execute(change)


def answer_of(meeting: Meeting, person_id: int | None) -> Coming | None:
    """What the person answered."""
    found = session.scalar(
        sa.select(Attendance.coming).where(
            Attendance.meeting_id == meeting.id, Attendance.person_id == (person_id or 0)
        )
    )
    return Coming(found) if found else None


def unanswered(council_ids: Collection[int]) -> list[Unanswered]:
    """Per invited meeting to come: the members who have not answered. One statement."""
    answered = sa.exists().where(Attendance.meeting_id == Meeting.id)
    sharing = sa.and_(
        Council.id == Membership.council_id,
        sa.or_(
            Council.id == Meeting.council_id,
            sa.and_(
                Council.parent_id == Meeting.council_id,
                Council.kind == CouncilKind.SUBCOUNCIL,
                Council.shares_rights,
            ),
        ),
    )
    own = aliased(Council)
    rows = session.execute(
        sa.select(Meeting, own.name, Person.id, Person.call_name, answered.correlate(Meeting))
        .join(own, own.id == Meeting.council_id)
        .join(Membership, sa.and_(current(), Membership.role.in_(sorted(MEMBER_ROLES))))
        .join(Council, sharing)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(
            Attendance,
            sa.and_(Attendance.meeting_id == Meeting.id, Attendance.person_id == Person.id),
        )
        .where(
            Meeting.council_id.in_(sorted(council_ids)),
            Meeting.state == MeetingState.INVITED,
            Meeting.starts_at > clock.now(),
            Attendance.id.is_(None),
        )
        .order_by(Meeting.starts_at, Meeting.id, Person.call_name)
    )
    found: dict[int, tuple[Meeting, str, dict[int, str], bool]] = {}
    for meeting, council_name, person_id, call_name, some in rows:
        entry = found.setdefault(meeting.id, (meeting, council_name, {}, not some))
        entry[2][person_id] = call_name
    return [
        Unanswered(
            meeting_id=meeting.id,
            title=meeting.title,
            starts_at=meeting.starts_at,
            council_id=meeting.council_id,
            council_name=council_name,
            people=tuple(people.values()),
            nobody_answered=nobody,
        )
        for meeting, council_name, people, nobody in found.values()
    ]
