"""The year of many councils at once, in sums: as many statements, however many councils."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.councils import service as councils
from portal.councils.models import Council
from portal.database import among, session
from portal.decisions.models import Decision
from portal.dossiers import service as dossiers
from portal.dossiers.models import Due, Kind, Outcome, Request, Station
from portal.identity import Actor
from portal.meetings.models import Meeting
from portal.wishes.models import Wish
from portal.yearreport.service.gathering import HELD_KINDS, days_of, held_in


@dataclass(frozen=True, kw_only=True)
class Sums:
    """The year of one council; what a guest is not told is None."""

    council: Council
    asked: Mapping[Kind, int]
    outcomes: Mapping[Outcome, int]
    runs: int
    late: int
    meetings: int | None = None
    decisions: int | None = None
    wishes: int | None = None


_NUMBERS = len(Kind) + len(Outcome) + 2


def everywhere(actor: Actor, year: int) -> list[Sums]:
    """The year of each council whose requests the actor may see, by name: five statements.

    What the council is for itself is counted for its members and its supporter alone.
    """
    seen = councils.by_id(policy.councils(actor, Permission.REQUEST_VIEW))
    inside = policy.councils(actor, Permission.NOTES_VIEW)
    requests = _requests(policy.where(actor, Permission.REQUEST_VIEW), seen, year)
    own = [_counted(query, inside) for query in _of_their_own(year)] if inside else []
    return [
        _sums(
            council,
            requests.get(council.id, (0,) * _NUMBERS),
            [one.get(council.id, 0) for one in own] if council.id in inside else [None] * 3,
        )
        for council in seen
    ]


def together(sums: Sequence[Sums], name: str) -> int:
    """What the councils counted of one thing, together."""
    return sum(getattr(one, name) or 0 for one in sums)


def _sums(council: Council, numbers: Sequence[int], own: Iterable[int | None]) -> Sums:
    meetings, decisions, wishes = own
    kinds, outcomes = numbers[: len(Kind)], numbers[len(Kind) : -2]
    return Sums(
        council=council,
        asked=dict(zip(Kind, kinds, strict=True)),
        outcomes=dict(zip(Outcome, outcomes, strict=True)),
        runs=numbers[-2],
        late=numbers[-1],
        meetings=meetings,
        decisions=decisions,
        wishes=wishes,
    )


def _requests(
    mine: sa.ColumnElement[bool], seen: Collection[Council], year: int
) -> dict[int, tuple[int, ...]]:
    first, last = days_of(year)
    begun = sa.case((Request.kind == Kind.UNSOLICITED, Request.sent_on), else_=Request.came_on)
    in_year, told = begun.between(first, last), Request.told_on.between(first, last)
    runs = Request.station != Station.CLOSED
    late = sa.exists().where(Due.request_id == Request.id, Due.day < dossiers.today())
    query = (
        sa.select(
            Request.council_id,
            *(_count(sa.and_(in_year, Request.kind == one)) for one in Kind),
            *(_count(sa.and_(told, Request.outcome == one)) for one in Outcome),
            _count(runs),
            _count(sa.and_(runs, late)),
        )
        .where(mine, Request.council_id.in_([one.id for one in seen]))
        .group_by(Request.council_id)
    )
    return {row[0]: tuple(row[1:]) for row in session.execute(query)}


def _of_their_own(year: int) -> list[sa.Select[Any, Any]]:
    first, after = clock.year(year)
    return [
        sa.select(Meeting.council_id, sa.func.count())
        .where(held_in(year), among(Meeting.kind, HELD_KINDS))
        .group_by(Meeting.council_id),
        sa.select(Decision.council_id, sa.func.count())
        .where(Decision.year == year, Decision.withdrawn_at.is_(None))
        .group_by(Decision.council_id),
        sa.select(Wish.council_id, sa.func.count())
        .where(Wish.made_at >= first, Wish.made_at < after)
        .group_by(Wish.council_id),
    ]


def _counted(query: sa.Select[Any, Any], council_ids: Collection[int]) -> dict[int, int]:
    column = query.selected_columns[0]
    found = session.execute(query.where(among(column, council_ids)))
    return {row[0]: row[1] for row in found}


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
