"""What there is of a year of a council, as one reader sees it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.archive.models import ArchivedPaper
from portal.councils.models import Council
from portal.database import rows
from portal.decisions.models import Decision
from portal.engines import in_order, local_year
from portal.identity import Actor
from portal.meetings.models import PUBLISHED_STATES, Meeting
from portal.minutes.models import Minutes, MinutesState
from portal.topics.models import Topic


class Entry(NamedTuple):
    """What there is beside old papers. ``symbol`` is a topic's, ``year`` and ``number`` a
    decision's."""

    id: int
    title: str
    at: datetime
    symbol: str = ""
    year: int = 0
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A year of the archive as one reader sees it; ``years`` tells how much there is of each.

    Of a paper its ``id``, ``title`` and ``day``.
    """

    year: int | None = None
    years: Mapping[int, int] = field(default_factory=dict)
    meetings: Sequence[Entry] = ()
    minutes: Sequence[Entry] = ()
    decisions: Sequence[Entry] = ()
    topics: Sequence[Entry] = ()
    papers: Sequence[Any] = ()


def shelf(actor: Actor, council: Council, asked: int | None) -> Shelf:
    """What there is of a year, the newest with anything in it unless another is asked for.

    Each kind by its own permission; four statements, whatever there is.
    """
    held = sa.and_(
        Meeting.council_id == council.id,
        Meeting.state.in_(PUBLISHED_STATES),
        Meeting.ends_at <= clock.now(),
        policy.where(actor, Permission.MEETING_VIEW),
    )
    decided = sa.and_(
        Decision.council_id == council.id,
        Decision.recorded_at.is_not(None),
        policy.where(actor, Permission.DECISION_VIEW),
    )
    busy = sa.and_(Topic.council_id == council.id, policy.where(actor, Permission.TOPIC_VIEW))
    moments = ((Meeting.starts_at, held), (Decision.decided_at, decided), (Topic.decided_at, busy))
    on_day: Any = sa.cast(sa.extract("year", ArchivedPaper.day), sa.Integer)
    in_years = (*((local_year(at), mine) for at, mine in moments), (on_day, _kept(council)))
    counted = (sa.select(one, sa.func.count()).where(mine).group_by(one) for one, mine in in_years)
    years = Counter[int]()
    for one, count in rows(sa.union_all(*counted)):
        years[one] += count
    year = asked if asked in years else max(years, default=None)
    if year is None:
        return Shelf()
    begin, end = clock.year(year)
    none, no = sa.literal(""), sa.literal(0)
    listed = (
        ("meeting", Meeting.title, none, no, no),
        ("decision", Decision.text, none, Decision.year, Decision.number),
        ("topic", Topic.title, Topic.symbol, no, no),
    )
    entries = sa.union_all(
        *(
            sa.select(sa.literal(kind), title.class_.id, title, at.label("at"), *more).where(
                mine, at >= begin, at < end
            )
            for (at, mine), (kind, title, *more) in zip(moments, listed, strict=True)
        )
    )
    found: dict[str, dict[int, Entry]] = {kind: {} for kind, *_columns in listed}
    for kind, *about in rows(entries.order_by(sa.desc("at"), "id")):
        entry = Entry(*about)
        found[kind][entry.id] = entry
    meetings = found["meeting"]
    return Shelf(
        year=year,
        years=dict(sorted(years.items(), reverse=True)),
        meetings=list(meetings.values()),
        minutes=_minutes(actor, meetings),
        decisions=list(found["decision"].values()),
        topics=list(found["topic"].values()),
        papers=_papers(council, year),
    )


def _minutes(actor: Actor, meetings: Mapping[int, Entry]) -> list[Entry]:
    told = sa.select(Minutes.id, Minutes.meeting_id, Minutes.reason).where(
        Minutes.meeting_id.in_(meetings),
        Minutes.state != MinutesState.CONCEPT,
        policy.where(actor, Permission.MINUTES_VIEW),
    )
    found = [
        Entry(id=one, title=reason or meetings[about].title, at=meetings[about].at)
        for one, about, reason in rows(told.order_by(Minutes.id))
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _papers(council: Council, year: int) -> Sequence[Any]:
    of_year = sa.and_(
        _kept(council), ArchivedPaper.day.between(date(year, 1, 1), date(year, 12, 31))
    )
    order = (ArchivedPaper.day.desc(), in_order(ArchivedPaper.title), ArchivedPaper.id)
    columns = (ArchivedPaper.id, ArchivedPaper.title, ArchivedPaper.day)
    return rows(sa.select(*columns).where(of_year).order_by(*order))


def _kept(council: Council) -> sa.ColumnElement[bool]:
    return sa.and_(ArchivedPaper.council_id == council.id, ArchivedPaper.kept_at.is_not(None))
