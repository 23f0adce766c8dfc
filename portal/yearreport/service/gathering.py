"""What a council did in a year, gathered: only what may leave the council, whoever asks.

Of requests it is what the provider asked and what was sent to it; of decisions what the house was
told. So a report can be read outside when it is adopted, and nothing has to be left out then.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal import clock
from portal.councils.models import Council
from portal.database import among, session
from portal.decisions.models import Decision
from portal.dossiers import service as dossiers
from portal.dossiers.models import Answer, Kind, Outcome, Request, RequestStep, What
from portal.identity import MEMBER_ROLES, Role
from portal.law import SUBJECTS
from portal.meetings.models import AgendaItem, Meeting, MeetingKind, MeetingState
from portal.people.models import Membership
from portal.wishes.models import Wish, WishState
from portal.yearreport.service.content import Asked, Content, Decided, Seat

HELD_KINDS = frozenset(MeetingKind) - {MeetingKind.PREPARATION, MeetingKind.LIVING_ROOM}
_ANSWERED = frozenset(WishState) - {WishState.NEW, WishState.SEEN}


def days_of(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def held_in(year: int) -> sa.ColumnElement[bool]:
    """Meetings of this year that people were invited to, and that are over."""
    first, after = clock.year(year)
    return sa.and_(
        Meeting.starts_at >= first,
        Meeting.starts_at < after,
        Meeting.state == MeetingState.INVITED,
        Meeting.ends_at <= clock.now(),
    )


def gathered(council: Council, year: int) -> Content:
    """What a report on this year tells: five statements, whatever there is."""
    meetings, living_room, wishes, answered = _counts(council.id, year)
    return Content(
        meetings=meetings,
        living_room=living_room,
        wishes=wishes,
        answered=answered,
        seats=_seats(council.id, year),
        asked=list(_requests(council.id, year)),
        decided=_decisions(council.id, year),
    )


def _counts(council_id: int, year: int) -> tuple[int, int, int, int]:
    first, after = clock.year(year)
    held = sa.select(sa.func.count()).where(Meeting.council_id == council_id, held_in(year))
    said = sa.select(sa.func.count()).where(
        Wish.council_id == council_id, Wish.made_at >= first, Wish.made_at < after
    )
    counts = sa.select(
        held.where(among(Meeting.kind, HELD_KINDS)).scalar_subquery(),
        held.where(Meeting.kind == MeetingKind.LIVING_ROOM).scalar_subquery(),
        said.scalar_subquery(),
        said.where(among(Wish.state, _ANSWERED), Wish.answered_at < after).scalar_subquery(),
    )
    meetings, living_room, wishes, answered = session.execute(counts).one()
    return meetings, living_room, wishes, answered


def _seats(council_id: int, year: int) -> list[Seat]:
    first, last = days_of(year)
    found = session.scalars(
        sa.select(Membership)
        .options(joinedload(Membership.person))
        .where(
            Membership.council_id == council_id,
            among(Membership.role, MEMBER_ROLES),
            Membership.confirmed_at.is_not(None),
            Membership.since <= last,
            sa.or_(Membership.until.is_(None), Membership.until >= first),
        )
    )
    seats = [
        Seat(
            person_id=one.person_id,
            name=one.person.name,
            call_name=one.person.call_name,
            role=Role(one.role),
            since=one.since,
            until=one.until if one.until and one.until <= last else None,
        )
        for one in found
    ]
    order = (Role.CHAIR, Role.SECRETARY, Role.TREASURER, Role.MEMBER)
    return sorted(seats, key=lambda one: (order.index(one.role), one.name, one.since))


_CLOSED_ON = (
    sa.select(sa.func.max(RequestStep.on))
    .where(RequestStep.request_id == Request.id, RequestStep.what == What.CLOSED)
    .correlate(Request)
    .scalar_subquery()
)


def _requests(council_id: int, year: int) -> Iterator[Asked]:
    """What was asked or said by the end of the year, and was not over before it began."""
    first, last = days_of(year)
    theirs = sa.and_(Request.kind != Kind.UNSOLICITED, Request.came_on.is_not(None))
    begun = sa.case((theirs, Request.came_on), else_=Request.sent_on)
    over = sa.func.coalesce(Request.told_on, _CLOSED_ON)
    found = session.execute(
        sa.select(Request, over.label("over"))
        .options(selectinload(Request.pauses), joinedload(Request.dossier))
        .where(
            Request.council_id == council_id,
            begun <= last,
            sa.or_(over.is_(None), over >= first),
        )
        .order_by(begun, Request.id)
    )
    for place, (request, ended) in enumerate(found, 1):
        yield _asked(request, f"{year}-{place:02}", last, _day(ended))


def _day(found: Any) -> date | None:
    return date.fromisoformat(found) if isinstance(found, str) else found


def _asked(request: Request, number: str, last: date, ended: date | None) -> Asked:
    sent = _by(request.sent_on, last)
    told = _by(request.told_on, last)
    over = _by(ended, last)
    return Asked(
        id=request.id,
        number=number,
        title=request.title,
        kind=Kind(request.kind),
        law=SUBJECTS[request.listed or request.subject].article,
        received=request.received_on or request.came_on,
        answer=Answer(request.answer) if request.answer and sent else None,
        sent=sent,
        late=_is_late(request, sent, over or min(last, dossiers.today())),
        outcome=Outcome(request.outcome) if request.outcome and told else None,
        told=told,
        heard=bool(sent and request.dossier.heard),
        runs=over is None,
    )


def _by(day: date | None, last: date) -> date | None:
    return day if day and day <= last else None


def _is_late(request: Request, sent: date | None, now: date) -> bool:
    """Whether the answer went, or was not there yet, after the last day for it."""
    if sent is None and dossiers.is_paused(request):
        return False
    due = dossiers.answer_due(request)
    return due is not None and (sent or now) > due.extended


def _decisions(council_id: int, year: int) -> list[Decided]:
    shared = sa.exists().where(AgendaItem.id == Decision.item_id, AgendaItem.shared_at.is_not(None))
    found = session.execute(
        sa.select(Decision, shared.label("shared"))
        .where(
            Decision.council_id == council_id,
            Decision.year == year,
            Decision.told_at.is_not(None),
            Decision.withdrawn_at.is_(None),
        )
        .order_by(Decision.number)
    )
    return [
        Decided(
            id=one.id,
            called=one.called,
            text=one.text,
            on=clock.local(one.decided_at).date(),
            shared=bool(is_shared),
        )
        for one, is_shared in found
    ]
