"""Year plans: begun, filled, copied, and put on the agendas of meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.service import ItemText
from portal.councils.models import Council
from portal.database import session
from portal.easytext.models import EasyText
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.i18n import written
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, MeetingKind, MeetingState
from portal.planning.models import EntryState, PlanEntry, YearPlan
from portal.planning.service.cycle import cycle_of

READY, COPY, EMPTY = "ready", "copy", "empty"
MOST = 120
"""Subjects in one plan."""
OWN_AFFAIRS = frozenset(MeetingKind) - {MeetingKind.PREPARATION, MeetingKind.WITH_PROVIDER}
"""Meetings on whose agenda the subjects of their month come by themselves."""


class Standing(StrEnum):
    """How it stands with a subject; once its meeting is over, it was talked about."""

    OPEN = "open"
    PLANNED = "planned"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is filled in of a subject."""

    title: str
    month: int
    day: int | None = None
    text: str = ""
    law: str = ""
    symbol: str = ""


def month_name(number: int) -> str:
    """The month as it begins a heading: "Februari"."""
    name = written(date(2000, number, 1), "MMMM")
    return name[:1].upper() + name[1:]


def find(council_id: int, year: int, seen: sa.ColumnElement[bool] | None = None) -> YearPlan | None:
    """The plan of a year, if there is one for which ``seen`` holds."""
    query = sa.select(YearPlan).where(YearPlan.council_id == council_id, YearPlan.year == year)
    return session.scalar(query if seen is None else query.where(seen))


def entries(plan: YearPlan) -> Sequence[PlanEntry]:
    """Its subjects in order, with where they are talked about and their easy words."""
    return session.scalars(
        sa.select(PlanEntry)
        .options(
            joinedload(PlanEntry.item).joinedload(AgendaItem.meeting),
            joinedload(PlanEntry.easy_text).selectinload(EasyText.lines),
        )
        .where(PlanEntry.plan_id == plan.id)
        .order_by(PlanEntry.month, sa.func.coalesce(PlanEntry.day, 0), PlanEntry.id)
    ).all()


def standing(entry: PlanEntry) -> Standing:
    """How it stands with the subject now."""
    if entry.state != EntryState.OPEN:
        return Standing(entry.state)
    item = entry.item
    if item is None or item.removed_at or item.meeting.state == MeetingState.CANCELLED:
        return Standing.OPEN
    return Standing.DONE if item.meeting.ends_at <= clock.now() else Standing.PLANNED


def meetings_of(council_id: int, year: int, seen: sa.ColumnElement[bool]) -> Sequence[Meeting]:
    """The council's meetings of a year, as far as ``seen`` holds, without those called off."""
    begin, end = clock.year(year)
    return session.scalars(
        sa.select(Meeting)
        .where(
            Meeting.council_id == council_id,
            Meeting.starts_at >= begin,
            Meeting.starts_at < end,
            Meeting.state != MeetingState.CANCELLED,
            seen,
        )
        .order_by(Meeting.starts_at, Meeting.id)
    ).all()


def begin(actor: Actor, council: Council, year: int, source: str) -> YearPlan:
    """Begin a plan: the ready-made year, a copy of last year's, or empty.

    Raises `RefusedError` when there is one already, or nothing to copy.
    """
    if find(council.id, year):
        raise RefusedError(_("There is a plan for %(year)s already.", year=year))
    last = find(council.id, year - 1) if source == COPY else None
    if source == COPY and last is None:
        raise RefusedError(_("There is no plan of last year to copy."), field="source")
    plan = YearPlan(council_id=council.id, council=council, year=year, made_at=clock.now())
    session.add(plan)
    session.flush()
    if last is not None:
        session.add_all(_copies(plan, entries(last)))
    elif source == READY:
        session.add_all(
            PlanEntry(
                plan=plan, month=one.month, title=str(one.title), symbol=one.symbol, law=one.law
            )
            for one in cycle_of(council.kind)
        )
    session.flush()
    audit.record(actor, "plan:make", council_id=council.id, detail=f"YearPlan {plan.id}")
    return plan


def _copies(plan: YearPlan, there: Sequence[PlanEntry]) -> list[PlanEntry]:
    """The same subjects; those that were never talked about say so. A day is of its own year."""
    return [
        PlanEntry(
            plan=plan,
            month=one.month,
            title=one.title,
            text=one.text,
            law=one.law,
            symbol=one.symbol,
            left_over=standing(one) in (Standing.OPEN, Standing.PLANNED),
        )
        for one in there
    ]


def tell(actor: Actor, plan: YearPlan, *, told: bool) -> None:
    """Show the plan to who lives and works in the house, or do so no longer."""
    if told == (plan.told_at is not None):
        return
    plan.told_at = clock.now() if told else None
    session.flush()
    what = "plan:tell" if told else "plan:untell"
    audit.record(actor, what, council_id=plan.council_id, detail=f"YearPlan {plan.id}")


def add(actor: Actor, plan: YearPlan, words: Words) -> PlanEntry:
    """Put a subject in the plan. Raises `RefusedError` for a day that is none, or too many."""
    count = sa.select(sa.func.count()).where(PlanEntry.plan_id == plan.id)
    if (session.scalar(count) or 0) >= MOST:
        raise RefusedError(_("A year plan holds at most %(count)s subjects.", count=MOST))
    _check_day(plan, words)
    entry = PlanEntry(plan=plan, **vars(words))
    session.add(entry)
    session.flush()
    _note(actor, "plan:add", entry)
    return entry


def change(actor: Actor, entry: PlanEntry, words: Words, version: int) -> None:
    """Change a subject. Raises `ConflictError` or `RefusedError`."""
    check_version(entry, version, tuple(vars(words)))
    _check_day(entry.plan, words)
    for name, value in vars(words).items():
        setattr(entry, name, value)
    session.flush()
    _note(actor, "plan:change", entry)


def say(actor: Actor, entry: PlanEntry, state: EntryState) -> None:
    """Say that a subject is done, is left out this year, or is open after all."""
    entry.state = state
    session.flush()
    _note(actor, f"plan:{state}", entry)


def remove(actor: Actor, entry: PlanEntry) -> None:
    """Take a subject out of the plan; what stands on an agenda stays there."""
    _note(actor, "plan:remove", entry)
    easy = entry.easy_text
    session.delete(entry)
    session.flush()
    if easy is not None:
        session.delete(easy)
        session.flush()


def coming(council_id: int) -> Sequence[Meeting]:
    """The meetings on whose agenda a subject can come, the next one first."""
    return session.scalars(
        sa.select(Meeting)
        .where(
            Meeting.council_id == council_id,
            Meeting.starts_at > clock.now(),
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(16)
    ).all()


def put_on(actor: Actor, entry: PlanEntry, meeting: Meeting) -> AgendaItem:
    """Put the subject on this agenda. Raises `RefusedError` when it is on one, or that is full."""
    if meeting.council_id != entry.plan.council_id:
        raise RefusedError(_("Choose a meeting from the list."), field="meeting")
    if standing(entry) is Standing.PLANNED:
        raise RefusedError(_("It stands on an agenda already."))
    entry.item = agenda.add_item(actor, meeting, ItemText(title=entry.title, text=_text(entry)))
    session.flush()
    return entry.item


def _text(entry: PlanEntry) -> str:
    """What stands with the item: that it comes from the plan, and on which right it rests."""
    month = written(date(entry.plan.year, entry.month, 1), "MMMM y")
    origin = _("From our year plan: %(month)s.", month=month)
    law = _("Our right: %(law)s.", law=entry.law) if entry.law else ""
    return "\n".join(part for part in (entry.text, origin, law) if part)


def bring(actor: Actor, meeting: Meeting) -> None:
    """Put the open subjects of its month on the agenda of a meeting that was just made, before
    its last item, which closes it."""
    if meeting.kind not in OWN_AFFAIRS:
        return
    here = clock.local(meeting.starts_at)
    plan = find(meeting.council_id, here.year, policy.where(actor, Permission.PLAN_EDIT))
    if plan is None:
        return
    there = [one.id for one in agenda.outline(meeting, reader=actor)]
    new: list[int] = []
    for entry in entries(plan):
        waits = entry.month == here.month and standing(entry) is Standing.OPEN
        if waits and entry.item is None and len(there) + len(new) < agenda.MOST_ITEMS:
            new.append(put_on(actor, entry, meeting).id)
    if new and there:
        agenda.order(actor, meeting, [*there[:-1], *new, there[-1]], meeting.version)


def _check_day(plan: YearPlan, words: Words) -> None:
    try:
        date(plan.year, words.month, words.day or 1)
    except ValueError:
        raise RefusedError(_("This month has no such day."), field="day") from None


def _note(actor: Actor, what: str, entry: PlanEntry) -> None:
    audit.record(actor, what, council_id=entry.plan.council_id, detail=f"PlanEntry {entry.id}")
