"""Failed tries to get in, and how long one waits before the next.

A try is written down before it is judged and struck out when it was right, so that a burst of
tries at the same moment is counted whole, and only failures count in the end.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import clock, database
from portal.database import Base
from portal.errors import RefusedError
from portal.i18n import ngettext

KEPT = timedelta(hours=24)
FIRST_WAIT = 30
LONGEST_WAIT = 15 * 60


class FailedTry(Base):
    """A failed try. ``key`` says what is limited (an account, a tablet, an address), ``at``
    the second it was made; old ones are removed."""

    __tablename__ = "portal_failed_try"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(64), index=True)
    at: Mapped[int] = mapped_column(index=True)


@dataclass(frozen=True)
class Limit:
    """What is limited, and how many failures go without waiting."""

    key: str
    free: int


class TooSoonError(RefusedError):
    """The wait after the last failure is not over; ``seconds`` remain."""

    def __init__(self, seconds: int) -> None:
        minutes = -(-seconds // 60)
        super().__init__(
            ngettext(
                "That was wrong too often. Wait 1 minute.",
                "That was wrong too often. Wait %(num)s minutes.",
                minutes,
            )
        )
        self.seconds = seconds


def key(kind: str, name: str) -> str:
    """The key of a limit: what kind, and of what, without saying of what."""
    return f"{kind}:{hashlib.sha256(name.encode()).hexdigest()[:32]}"


def begin(limits: Sequence[Limit]) -> list[int]:
    """Write a try down for each limit, in a short transaction of its own.

    The request must not write yet: its reading is over here, so that nothing is held while
    somebody waits. Returns what `right` needs.
    Raises `TooSoonError` while a wait lasts, whatever would have been tried.
    """
    database.begin(writes=False)
    now = int(clock.now().timestamp())
    with database.writing() as own:
        own.execute(sa.delete(FailedTry).where(FailedTry.at < now - KEPT.total_seconds()))
        wait = max(_wait(own, limit, now) for limit in limits)
        if wait > 0:
            raise TooSoonError(wait)
        tries = [FailedTry(key=limit.key, at=now) for limit in limits]
        own.add_all(tries)
        own.flush()
        return [one.id for one in tries]


def right(tries: Sequence[int]) -> None:
    """Strike out a try that was right."""
    with database.writing() as own:
        own.execute(sa.delete(FailedTry).where(FailedTry.id.in_(tries)))


def waits(keys: Sequence[str], free: int) -> dict[str, int]:
    """For each key that must wait now, how many seconds (in the caller's transaction)."""
    now = int(clock.now().timestamp())
    rows = database.session.execute(
        sa.select(FailedTry.key, sa.func.count(), sa.func.max(FailedTry.at))
        .where(FailedTry.key.in_(keys), FailedTry.at >= now - KEPT.total_seconds())
        .group_by(FailedTry.key)
    )
    found = {name: _remaining(count, last, free, now) for name, count, last in rows}
    return {name: seconds for name, seconds in found.items() if seconds > 0}


def lift(key: str) -> None:
    """Forget the failures under this key (in the caller's transaction): nobody waits."""
    database.session.execute(sa.delete(FailedTry).where(FailedTry.key == key))


def _wait(own: Session, limit: Limit, now: int) -> int:
    count, last = own.execute(
        sa.select(sa.func.count(), sa.func.max(FailedTry.at)).where(FailedTry.key == limit.key)
    ).one()
    return _remaining(count, last, limit.free, now)


def _remaining(count: int, last: int | None, free: int, now: int) -> int:
    if last is None or count < free:
        return 0
    wait = min(FIRST_WAIT << min(count - free, 10), LONGEST_WAIT)
    return last + wait - now
