"""Who comes: the answer of each member, and who has not answered yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased, joinedload

from portal import clock
from portal.councils.models import Council, CouncilKind
from portal.database import among, rows, session
from portal.engines import in_order, in_order_key
from portal.errors import RefusedError
from portal.i18n import day, hour, lazy_gettext
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor, Portrait, Role
from portal.jobs import service as jobs
from portal.mail import service as mail
from portal.meetings.models import Attendance, Coming, Meeting, MeetingState
from portal.people.models import Membership, Person

INVITE = "meetings.invite"
_RANK: dict[str, int] = {Role.CHAIR: 0, Role.SECRETARY: 1, Role.TREASURER: 2}


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """A member, with the answer if there is one; ``helper`` when somebody sat beside."""

    person: Portrait
    role: Role
    coming: Coming | None = None
    helper: str = ""


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


def invite(meeting: Meeting, link: str) -> None:
    """Let the invitations be written, also to who became a member since they were before."""
    mail.end(_topic(meeting), meeting.ends_at)
    key = f"{meeting.id}:{meeting.version}"
    jobs.enqueue(INVITE, {"meeting": meeting.id, "link": link}, key=key)


def call_off(meeting: Meeting) -> None:
    """Send and print no more invitations to this meeting."""
    mail.end(_topic(meeting), clock.now())


def _topic(meeting: Meeting) -> str:
    return f"invite:{meeting.id}"


@jobs.handler(INVITE, label=lazy_gettext("Write the invitations"))
def write_invitations(task: jobs.Task) -> None:
    """Write every member an invitation, by mail or on paper; who has one gets no second."""
    meeting = session.get_one(Meeting, task.payload["meeting"])
    if meeting.state != MeetingState.INVITED:
        return
    start = clock.local(meeting.starts_at)
    lines = [
        (_("You are invited to a meeting."), "own:meeting"),
        (_("It is on %(day)s.", day=day(meeting.starts_at)), f"leaf:{start:%Y-%m-%d}"),
        (_("It begins at %(time)s.", time=hour(meeting.starts_at)), f"clock:{start:%H:%M}"),
    ]
    if meeting.place:
        lines.append((_("It is here: %(place)s.", place=meeting.place), "openmoji:1F4CD"))
    lines.append((_("Do you come? Tell it the council."), "own:come"))
    draft = mail.Draft(
        subject=_("Invitation: %(day)s", day=day(meeting.starts_at)),
        lines=lines,
        link=task.payload["link"],
        until=meeting.ends_at,
    )
    for person in people_of(meeting.council_id, MEMBER_ROLES):
        mail.post(_topic(meeting), meeting.council_id, person, draft)


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
    found = sorted(
        rows, key=lambda m: (_RANK.get(Role(m.role), 3), in_order_key(m.person.call_name))
    )
    return list({m.person_id: m.person for m in found}.values())


def who_comes(meeting: Meeting) -> list[Attendee]:
    """Every member with the answer to this invitation, officers first: one statement."""
    day = clock.local(clock.now()).date()
    coming = rows(_COMING, meeting=meeting.id, council=meeting.council_id, day=day)
    found: dict[int, Attendee] = {}
    for row in sorted(
        coming, key=lambda r: (_RANK.get(r.role, 3), in_order_key(r.call_name), r.id)
    ):
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
        among(Membership.role, MEMBER_ROLES),
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
        .order_by(Meeting.starts_at, Meeting.id, in_order(Person.call_name))
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
