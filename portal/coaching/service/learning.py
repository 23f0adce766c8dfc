"""The training log of a supporter: what was done, how long, and what was learned.

Nothing of it stands in the trail, is found by searching, or is kept with a council's year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal import clock
from portal.coaching.models import TrainingEntry
from portal.database import session
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor

TEXTS = ("what", "learned")


@dataclass(frozen=True, kw_only=True)
class Learned:
    """What is written down of one time of learning."""

    held_on: date
    what: str
    minutes: int
    learned: str = ""


def today() -> date:
    """The day by the organisation's own clock."""
    return clock.local(clock.now()).date()


def years(mine: sa.ColumnElement[bool]) -> list[tuple[int, int]]:
    """The years in the entries that the condition lets through, newest first, with their
    minutes."""
    year = sa.extract("year", TrainingEntry.held_on)
    query = sa.select(year, sa.func.sum(TrainingEntry.minutes)).where(mine).group_by(year)
    return [
        (int(one), int(minutes)) for one, minutes in session.execute(query.order_by(year.desc()))
    ]


def of_year(mine: sa.ColumnElement[bool], year: int) -> Sequence[TrainingEntry]:
    """What was done in a year, the newest first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    query = (
        sa.select(TrainingEntry)
        .where(mine, TrainingEntry.held_on.between(first, last))
        .order_by(TrainingEntry.held_on.desc(), TrainingEntry.id.desc())
    )
    return session.scalars(query).all()


def write(actor: Actor, learned: Learned) -> TrainingEntry:
    """Write down what the actor did. Raises `RefusedError` for a day that is still to come."""
    _check(learned)
    entry = TrainingEntry(person_id=actor.person_id, **vars(learned))
    session.add(entry)
    session.flush()
    return entry


def change(entry: TrainingEntry, learned: Learned, version: int) -> None:
    """Write it anew. Raises `RefusedError` as `write` does, and `ConflictError`."""
    _check(learned)
    check_version(entry, version, TEXTS)
    for name, value in vars(learned).items():
        setattr(entry, name, value)
    session.flush()


def throw_away(entry: TrainingEntry) -> None:
    """Forget it."""
    session.delete(entry)
    session.flush()


def _check(learned: Learned) -> None:
    if learned.held_on > today():
        raise RefusedError(_("Choose a day that has been."), field="held_on")
