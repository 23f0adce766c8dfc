"""The answer of each member to an invitation, and who has not answered yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from portal import arriving, asking, clock
from portal.access.conditions import SUPPORTER
from portal.asking import Asking
from portal.attendance.service.people import RANK, current, of_council
from portal.councils.models import Council, CouncilKind
from portal.database import among, rows, session
from portal.engines import in_order_key
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor, Portrait, Role
from portal.meetings.models import INVITES, Attendance, Coming, Meeting, MeetingState
from portal.people.models import Membership, Person


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """Somebody who is invited, with the answer if any; ``helper`` when somebody sat beside."""

    person: Portrait
    role: Role
    coming: Coming | None = None
    helper: str = ""


def who_comes(meeting: Meeting, roles: frozenset[Role] = MEMBER_ROLES) -> list[Attendee]:
    """Who of these roles is invited, each with the answer, officers first: one statement.

    Members unless you ask for others: a guest and the supporter say whether they come, and
    count for nothing.
    """
    day = clock.local(clock.now()).date()
    coming = rows(_coming(roles), meeting=meeting.id, council=meeting.council_id, day=day)
    found: dict[int, Attendee] = {}
    for row in sorted(coming, key=lambda r: (RANK.get(r.role, 3), in_order_key(r.call_name), r.id)):
        _membership, role, answer, helper, person_id, *person = row
        if person_id not in found:
            found[person_id] = Attendee(
                person=Portrait(person_id, *person),
                role=Role(role),
                coming=Coming(answer) if answer else None,
                helper=helper or "",
            )
    return list(found.values())


_helper = aliased(Person, name="helper")
_COMING = (
    sa.select(
        Membership.id,
        Membership.role,
        Attendance.coming,
        _helper.call_name.label("helper"),
        Person.id.label("person_id"),
        Person.name,
        Person.call_name,
        Person.photo_key,
    )
    .select_from(Membership)
    .join(Membership.person)
    .join(Meeting, sa.and_(Meeting.id == sa.bindparam("meeting"), INVITES))
    .outerjoin(
        Attendance,
        sa.and_(
            Attendance.meeting_id == Meeting.id,
            Attendance.person_id == Membership.person_id,
        ),
    )
    .outerjoin(Attendance.helper.of_type(_helper))
    .where(
        of_council(sa.bindparam("council", type_=sa.Integer)),
        current(sa.bindparam("day", type_=sa.Date)),
    )
)


@lru_cache(maxsize=8)
def _coming(roles: frozenset[Role]) -> sa.Executable:
    return _COMING.where(among(Membership.role, roles))


def answer(actor: Actor, meeting: Meeting, coming: Coming) -> None:
    """Keep the person's own answer: one row, changed in place; two at once stay one.

    Raises `RefusedError` when the meeting asks nothing (any more), and `OvertakenError`.
    """
    if meeting.state != MeetingState.INVITED:
        raise RefusedError(_("You can answer once the invitation has been sent."))
    if meeting.ends_at <= clock.now():
        raise RefusedError(_("This meeting is over."))
    values = {
        "coming": coming,
        "helper_id": actor.helper_id,
        "answered_at": arriving.made_at(),
    }
    mine = sa.and_(Attendance.meeting_id == meeting.id, Attendance.person_id == actor.person_id)
    change = sa.update(Attendance).where(mine).values(**values)
    before = session.execute(sa.select(Attendance.answered_at).where(mine)).first()
    arriving.check_overtaken(before[0] if before else None)
    if before is None:
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


def not_coming(meeting: Meeting) -> frozenset[int]:
    """The people who said that they do not come."""
    away = sa.and_(Attendance.meeting_id == meeting.id, Attendance.coming == Coming.NO)
    return frozenset(session.scalars(sa.select(Attendance.person_id).where(away)))


def asks(actor: Actor) -> Iterator[Asking]:
    """``unanswered``: each member (the title) who has not answered for a meeting to come, for its
    supporter; the number says whether anybody has."""
    answered = sa.exists().where(Attendance.meeting_id == Meeting.id).correlate(Meeting)
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
    if councils := SUPPORTER.councils(actor):
        yield (
            asking.about(
                "unanswered",
                Meeting.id,
                title=Person.call_name,
                moment=Meeting.starts_at,
                number=sa.case((answered, 1), else_=0),
            )
            .distinct()
            .select_from(Meeting)
            .join(Membership, sa.and_(current(), Membership.role.in_(sorted(MEMBER_ROLES))))
            .join(Council, sharing)
            .join(Person, Person.id == Membership.person_id)
            .outerjoin(
                Attendance,
                sa.and_(Attendance.meeting_id == Meeting.id, Attendance.person_id == Person.id),
            )
            .where(
                among(Meeting.council_id, councils),
                Meeting.state == MeetingState.INVITED,
                Meeting.starts_at > clock.now(),
                Attendance.id.is_(None),
                INVITES,
            )
        )
