"""The resignation schedule: who leaves when, and who may be chosen again.

A last day that was written down counts. Without one it follows from the term in the regulation,
if that has one; where neither says anything, nothing is assumed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.councils.models import Council
from portal.database import among, session
from portal.engines import in_order_key
from portal.identity import MEMBER_ROLES
from portal.people.models import Membership, Person
from portal.regulation.models import Regulation
from portal.regulation.service.versions import in_force, today


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A member's last day; ``by_rule`` when it follows from the regulation's term.

    ``again`` is how many times more the person may be chosen; None where nothing is said.
    """

    person: Person
    ends: date | None
    by_rule: bool
    again: int | None


def rota(council: Council) -> tuple[Sequence[Leaving], Regulation | None]:
    """Who is in the council today by last day, and the regulation it is reckoned with."""
    query = sa.select(Membership).options(joinedload(Membership.person))
    held = query.join(Membership.person).where(
        Membership.council_id == council.id,
        among(Membership.role, MEMBER_ROLES),
        Membership.confirmed_at.is_not(None),
        Membership.since <= today(),
        Person.left_at.is_(None),
    )
    of_person: dict[Person, list[Membership]] = {}
    for one in session.scalars(held.order_by(Membership.since, Membership.id)):
        of_person.setdefault(one.person, []).append(one)
    rule = in_force(council.organisation_id)
    now = [
        _leaving(person, terms(theirs), rule)
        for person, theirs in of_person.items()
        if any(one.until is None or one.until >= today() for one in theirs)
    ]
    last = date.max
    return sorted(now, key=lambda one: (one.ends or last, in_order_key(one.person.call_name))), rule


def terms(held: Iterable[Membership]) -> list[tuple[date, date | None]]:
    """The terms of one person, in order; an office within a membership is no term of its own."""
    found: list[tuple[date, date | None]] = []
    for one in held:
        if found and (found[-1][1] is None or one.since <= found[-1][1]):
            since, until = found[-1]
            ends = None if until is None or one.until is None else max(until, one.until)
            found[-1] = (since, ends)
        else:
            found.append((one.since, one.until))
    return found


def _leaving(
    person: Person, held: Sequence[tuple[date, date | None]], rule: Regulation | None
) -> Leaving:
    since, until = held[-1]
    years = rule.term_years if rule else None
    times = rule.reappointments if rule else None
    ends = until or (last_day(since, years) if years else None)
    again = None if times is None else max(times - (len(held) - 1), 0)
    return Leaving(person=person, ends=ends, by_rule=until is None, again=again)


def last_day(since: date, years: int) -> date:
    """The last day of a term of so many years: the day before it would begin again."""
    try:
        again = since.replace(year=since.year + years)
    except ValueError:  # 29 February, in a year without one
        again = date(since.year + years, 3, 1)
    return again - timedelta(days=1)
