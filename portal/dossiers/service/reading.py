"""Dossiers and requests as lists: what runs, what is late, and how it ended, as far as one may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal.councils.models import Council
from portal.database import session
from portal.dossiers.models import Dossier, Due, Outcome, Request, RequestStep, Station, What
from portal.dossiers.service.steps import today

MOST = 30
"""So many rows on a page."""


class Running(NamedTuple):
    """A request that is not over, with the first last day that runs for it."""

    request: Request
    day: date | None
    hard: bool

    @property
    def late(self) -> bool:
        """Whether that day is past."""
        return self.day is not None and self.day < today()


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What runs of one council and what came of it in a year: how many of each."""

    council: Council
    runs: int = 0
    late: int = 0
    outcomes: Mapping[str, int]


_FIRST = (
    sa.select(
        Due.request_id,
        sa.func.min(Due.day).label("day"),
        sa.func.max(sa.case((Due.hard, 1), else_=0)).label("hard"),
    )
    .group_by(Due.request_id)
    .subquery()
)


def running(condition: sa.ColumnElement[bool], page: int = 1) -> tuple[list[Running], bool]:
    """What runs, the soonest last day first, a page at a time; and whether there is more."""
    query = (
        sa.select(Request, _FIRST.c.day, _FIRST.c.hard)
        .outerjoin(_FIRST, _FIRST.c.request_id == Request.id)
        .options(joinedload(Request.council), selectinload(Request.pauses))
        .where(condition, Request.station != Station.CLOSED)
        .order_by(_FIRST.c.day.is_(None), _FIRST.c.day, Request.id)
        .limit(MOST + 1)
        .offset((page - 1) * MOST)
    )
    found = [Running(one, day, bool(hard)) for one, day, hard in session.execute(query)]
    return found[:MOST], len(found) > MOST


def of_dossier(condition: sa.ColumnElement[bool], dossier: Dossier) -> list[Running]:
    """The requests of a dossier, in the order in which they came."""
    query = (
        sa.select(Request, _FIRST.c.day, _FIRST.c.hard)
        .outerjoin(_FIRST, _FIRST.c.request_id == Request.id)
        .options(selectinload(Request.pauses))
        .where(condition, Request.dossier_id == dossier.id)
        .order_by(Request.id)
    )
    return [Running(one, day, bool(hard)) for one, day, hard in session.execute(query)]


def without_request(condition: sa.ColumnElement[bool]) -> list[Dossier]:
    """The open dossiers in which nothing was asked yet: the newest of them."""
    asked = sa.exists().where(Request.dossier_id == Dossier.id)
    query = (
        sa.select(Dossier)
        .options(joinedload(Dossier.council))
        .where(condition, Dossier.closed_at.is_(None), ~asked)
        .order_by(Dossier.id.desc())
    )
    return list(session.scalars(query.limit(MOST)))


_OVER = sa.func.coalesce(
    Request.told_on,
    Request.noticed_on,
    sa.select(sa.func.max(RequestStep.on))
    .where(RequestStep.request_id == Request.id, RequestStep.what == What.CLOSED)
    .scalar_subquery(),
)
"""The day it was decided, or seen to be; else the day it was closed without that."""


def ended(condition: sa.ColumnElement[bool], year: int) -> list[Request]:
    """What was decided in a year or ended without that, and is closed: the last first."""
    query = (
        sa.select(Request)
        .options(joinedload(Request.council))
        .where(
            condition,
            Request.station == Station.CLOSED,
            _OVER.between(date(year, 1, 1), date(year, 12, 31)),
        )
        .order_by(_OVER.desc(), Request.id.desc())
    )
    return list(session.scalars(query.limit(MOST)))


def find(request_id: int) -> Request:
    """The request of this id with its dossier and pauses; who asks may see it."""
    query = (
        sa.select(Request)
        .options(
            joinedload(Request.dossier),
            joinedload(Request.filed_by),
            selectinload(Request.pauses),
        )
        .where(Request.id == request_id)
    )
    return session.scalars(query).one()


def tallies(
    condition: sa.ColumnElement[bool], councils: Sequence[Council], year: int
) -> list[Tally]:
    """What runs, what is late and what came of the answers of a year, council by council: one
    statement, however many requests there are."""
    late = sa.exists().where(Due.request_id == Request.id, Due.day < today())
    runs = Request.station != Station.CLOSED
    told = sa.func.coalesce(Request.told_on, Request.noticed_on)
    in_year = told.between(date(year, 1, 1), date(year, 12, 31))
    query = (
        sa.select(
            Request.council_id,
            _count(runs),
            _count(sa.and_(runs, late)),
            *(_count(sa.and_(in_year, Request.outcome == one)) for one in Outcome),
        )
        .where(condition, Request.council_id.in_([one.id for one in councils]))
        .group_by(Request.council_id)
    )
    found = {row[0]: row[1:] for row in session.execute(query)}
    none = (0,) * (2 + len(Outcome))
    counted = ((council, found.get(council.id, none)) for council in councils)
    return [
        Tally(
            council=council,
            runs=numbers[0],
            late=numbers[1],
            outcomes=dict(zip(Outcome, numbers[2:], strict=True)),
        )
        for council, numbers in counted
    ]


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
