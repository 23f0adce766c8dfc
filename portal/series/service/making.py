"""A series is proposed, made, changed and undone; afterwards each meeting is its own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from portal import audit, clock
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.database import Base, session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor, Role
from portal.meetings import service as meetings
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.meetings.service import When
from portal.planning import service as planning
from portal.planning.models import PlanEntry
from portal.planning.service import Away
from portal.series.models import Often, Series, SeriesMeeting
from portal.series.service.rules import MOST, days_of

LATER = timedelta(weeks=1)
_OURS = frozenset({AgendaItem, SeriesMeeting, PlanEntry})


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is filled in of a series: how often, from and until when, and of each meeting."""

    often: Often
    first: date
    until: date
    begins: time
    ends: time
    when: When


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A day as the person sees it before it is chosen.

    ``away`` is what falls on it, ``taken`` another meeting of the council, ``busy`` who is
    invited elsewhere, ``instead_of`` the day that it could replace.
    """

    day: date
    away: Sequence[Away] = ()
    taken: bool = False
    busy: Sequence[str] = ()
    instead_of: date | None = None

    @property
    def fits(self) -> bool:
        """Whether the day is proposed."""
        return self.instead_of is None and not self.taken and not any(x.free for x in self.away)


def at(plan: Plan, day: date) -> When:
    """The meeting of this day: the same time on the clock, in summer and in winter."""
    return replace(
        plan.when,
        starts_at=clock.from_local(datetime.combine(day, plan.begins)),
        ends_at=clock.from_local(datetime.combine(day, plan.ends)),
    )


def propose(actor: Actor, council: Council, plan: Plan) -> list[Proposed]:
    """The days of the series, and a week later for a day that falls in a holiday.

    Raises `RefusedError` for a series that cannot be.
    """
    days = _days(council, plan)
    until = days[-1] + LATER
    known = planning.away(council, days[0], until)
    begin, end = at(plan, days[0]).starts_at, at(plan, until).ends_at
    taken = _own(council.id, begin, end)
    people = [one.id for one in attendance.people_of(council.id, _roles(plan))]
    busy = meetings.busy(actor, people, council.id, begin, end)

    def look(day: date, instead_of: date | None = None) -> Proposed:
        when = at(plan, day)
        names = [
            clash.call_name
            for from_, to, clash in busy
            if from_ < when.ends_at and to > when.starts_at
        ]
        return Proposed(
            day=day,
            away=planning.on(day, known),
            taken=any(from_ < when.ends_at and to > when.starts_at for from_, to in taken),
            busy=list(dict.fromkeys(names)),
            instead_of=instead_of,
        )

    found = []
    for day in days:
        found.append(look(day))
        if any(one.free for one in found[-1].away) and day + LATER not in days:
            moved = look(day + LATER, instead_of=day)
            found += [moved] if not (moved.taken or any(one.free for one in moved.away)) else []
    return found


def _days(council: Council, plan: Plan) -> list[date]:
    if plan.until < plan.first:
        raise RefusedError(_("The last day comes after the first."), field="until")
    if plan.ends <= plan.begins:
        raise RefusedError(_("The end comes after the beginning."), field="ends")
    days = days_of(plan.often, plan.first, plan.until)
    if not days:
        raise RefusedError(_("No day falls in this time. Choose a later last day."), field="until")
    if len(days) > MOST:
        message = _("A series has at most %(count)s meetings. Choose an earlier last day.")
        raise RefusedError(message % {"count": MOST}, field="until")
    if meetings.is_soon(council, at(plan, days[0])):
        message = _("Begin at least %(days)s days from now.", days=council.notice_days)
        raise RefusedError(message, field="first")
    for field, day in (("first", days[0]), ("until", days[-1])):
        try:
            meetings.check_when(council, at(plan, day))
        except RefusedError as error:
            where = field if error.field == "date" else error.field
            raise RefusedError(error.message, field=where) from None
    return days


def _roles(plan: Plan) -> Collection[Role]:
    guests = {Role.MANAGER, Role.SUPERVISOR}
    return set(Role) - (guests if plan.when.kind != "with_provider" else set())


def _own(council_id: int, begin: datetime, end: datetime) -> Sequence[tuple[datetime, datetime]]:
    found = session.execute(
        sa.select(Meeting.starts_at, Meeting.ends_at).where(
            Meeting.council_id == council_id,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.starts_at < end,
            Meeting.ends_at > begin,
        )
    )
    return [(one.starts_at, one.ends_at) for one in found]


def make(actor: Actor, council: Council, plan: Plan, days: Collection[date], source: str) -> Series:
    """Make drafts on these days of the proposal. Raises `RefusedError` without any day."""
    possible = {one.day for one in propose(actor, council, plan)}
    chosen = sorted(possible & set(days))
    if not chosen:
        raise RefusedError(_("Tick at least one day."), field="days")
    series = Series(
        council_id=council.id,
        council=council,
        often=plan.often,
        first=plan.first,
        until=plan.until,
        made_at=clock.now(),
        made_by_id=actor.person_id,
    )
    session.add(series)
    session.flush()
    for day in chosen:
        meeting = meetings.make_meeting(actor, council, at(plan, day), source)
        planning.bring(actor, meeting)
        session.add(SeriesMeeting(meeting_id=meeting.id, series_id=series.id))
        _untouched(meeting)
    audit.record(actor, "series:make", council_id=council.id, detail=f"Series {series.id}")
    return series


def _untouched(meeting: Meeting) -> None:
    """Nobody has worked on it yet, whatever was put on its agenda while it was made."""
    session.flush()
    table = Base.metadata.tables[Meeting.__tablename__]
    session.execute(sa.update(table).where(table.c.id == meeting.id).values(changed_at=None))
    session.expire(meeting, ["changed_at"])


def of_meeting(meeting_id: int) -> Series | None:
    """The series that a meeting was made in, if it was."""
    return session.scalar(
        sa.select(Series)
        .join(SeriesMeeting, SeriesMeeting.series_id == Series.id)
        .where(SeriesMeeting.meeting_id == meeting_id)
    )


def meetings_of(series: Series) -> Sequence[Meeting]:
    """Its meetings, in order."""
    return session.scalars(
        sa.select(Meeting)
        .join(SeriesMeeting, SeriesMeeting.meeting_id == Meeting.id)
        .where(SeriesMeeting.series_id == series.id)
        .order_by(Meeting.starts_at, Meeting.id)
    ).all()


def untouched(series: Series) -> Sequence[Meeting]:
    """Its drafts that nobody worked on: nothing was changed, and nothing hangs on them."""
    found = [
        one
        for one in meetings_of(series)
        if one.state == MeetingState.DRAFT and one.changed_at is None
    ]
    worked = _worked_on([one.id for one in found])
    return [one for one in found if one.id not in worked]


def _worked_on(ids: Collection[int]) -> set[int]:
    """Those of these meetings to which, or to an item of which, some row of a feature refers."""
    parts = []
    ours = {one.__tablename__ for one in _OURS}
    for table in Base.metadata.sorted_tables:
        for column in table.columns if table.name not in ours else ():
            target = {key.column.table.name for key in column.foreign_keys}
            if Meeting.__tablename__ in target:
                parts.append(sa.select(column.label("id")).where(column.in_(ids)))
            elif AgendaItem.__tablename__ in target:
                of_item = sa.select(AgendaItem.meeting_id.label("id")).where(
                    AgendaItem.id == column, AgendaItem.meeting_id.in_(ids)
                )
                parts.append(of_item)
    copied = sa.select(AgendaItem.carried_from_id).where(AgendaItem.carried_from_id.is_not(None))
    own = sa.select(AgendaItem.meeting_id.label("id")).where(
        AgendaItem.meeting_id.in_(ids),
        sa.or_(
            AgendaItem.easy_text_id.is_not(None),
            AgendaItem.version > 1,
            AgendaItem.id.in_(copied),
        ),
    )
    return set(session.scalars(sa.union(*parts, own))) if ids else set()


def undo(actor: Actor, series: Series) -> int:
    """Remove its drafts that nobody worked on; how many there were."""
    gone = untouched(series)
    for meeting in gone:
        link = sa.delete(SeriesMeeting).where(SeriesMeeting.meeting_id == meeting.id)
        session.execute(link)
        session.delete(meeting)
    session.flush()
    detail = f"Series {series.id}, {len(gone)} meetings"
    audit.record(actor, "series:undo", council_id=series.council_id, detail=detail)
    return len(gone)


def changeable(series: Series, meeting: Meeting) -> Sequence[Meeting]:
    """This meeting and the later ones of the series, as far as they are drafts to come."""
    return [
        one
        for one in meetings_of(series)
        if one.state == MeetingState.DRAFT
        and one.starts_at >= max(meeting.starts_at, clock.now())
        and not meetings.is_soon(series.council, meetings.present_of(one))
    ]


def change(
    actor: Actor, series: Series, meeting: Meeting, begins: time, ends: time, place: str
) -> int:
    """Give this one and the later drafts another time or place; each keeps its day.

    Returns how many. Raises `RefusedError` when a time cannot be.
    """
    there = changeable(series, meeting)
    for one in there:
        fresh = one.changed_at is None
        day = clock.local(one.starts_at).date()
        when = replace(
            meetings.present_of(one),
            starts_at=clock.from_local(datetime.combine(day, begins)),
            ends_at=clock.from_local(datetime.combine(day, ends)),
            place=place,
        )
        meetings.change_meeting(actor, one, when, one.version)
        if fresh:
            _untouched(one)
    return len(there)
