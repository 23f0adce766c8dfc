"""At which item a meeting is: it leaves one and comes to another, and each keeps its time."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from portal import clock
from portal.ballots.models import Ballot
from portal.database import rows, session
from portal.leading.models import Handled, Outcome, Presence, Script, Sign, Signal, Sitting
from portal.meetings.models import AgendaItem


class Place(NamedTuple):
    """An item of the agenda, in order: how the meeting left it, the seconds it took before the
    present stay, the council's own words for the chair, and its (latest) vote."""

    id: int
    is_break: bool
    outcome: str | None
    seconds: int | None
    script: str | None
    ballot_id: int | None


def order_of(meeting_id: int) -> Sequence[Place]:
    """The agenda in order: one statement."""
    return [Place(*row) for row in rows(_ORDER, meeting=meeting_id)]


_BALLOT = (
    sa.select(sa.func.max(Ballot.id))
    .where(Ballot.item_id == AgendaItem.id)
    .correlate(AgendaItem)
    .scalar_subquery()
)
_ORDER = (
    sa.select(
        AgendaItem.id, AgendaItem.is_break, Handled.outcome, Handled.seconds, Script.text, _BALLOT
    )
    .outerjoin(Sitting, Sitting.meeting_id == AgendaItem.meeting_id)
    .outerjoin(Handled, sa.and_(Handled.sitting_id == Sitting.id, Handled.item_id == AgendaItem.id))
    .outerjoin(Script, Script.item_id == AgendaItem.id)
    .where(AgendaItem.meeting_id == sa.bindparam("meeting"), AgendaItem.removed_at.is_(None))
    .order_by(AgendaItem.position)
)


def following(order: Sequence[Place], item_id: int | None) -> int | None:
    """The item that is next: the first after this one that is not done or put off."""
    ids = [one.id for one in order]
    after = order[ids.index(item_id) + 1 :] if item_id in ids else order
    open_ = (one.id for one in after if one.outcome not in (Outcome.DONE, Outcome.PARKED))
    return next(open_, None)


def before(order: Sequence[Place], item_id: int | None) -> int | None:
    """The item just before this one."""
    ids = [one.id for one in order]
    here = ids.index(item_id) if item_id in ids else 0
    return ids[here - 1] if here else None


def seconds_before(sitting: Sitting | None) -> int:
    """How long the present item took before the present stay."""
    if sitting is None or sitting.item_id is None:
        return 0
    stay = session.get(Handled, (sitting.id, sitting.item_id))
    return stay.seconds if stay else 0


def pause(sitting: Sitting) -> None:
    """Write down the time that the present item took until now."""
    stay = session.get(Handled, (sitting.id, sitting.item_id)) if sitting.item_id else None
    if stay is not None and sitting.break_since is None:
        stay.seconds += max(0, int((clock.now() - sitting.item_since).total_seconds()))
    sitting.item_since = clock.now()


def leave(sitting: Sitting, outcome: Outcome | None = None, *, done: bool = False) -> None:
    """Leave the present item: its time is kept, who sat out is back, cards are answered.

    Who wants to say something keeps the place in the row.
    """
    pause(sitting)
    now = clock.now()
    stay = session.get(Handled, (sitting.id, sitting.item_id)) if sitting.item_id else None
    if stay is not None and (outcome or done):
        stay.outcome = outcome or stay.outcome or Outcome.DONE
    if sitting.break_since is not None or _is_break(sitting.item_id):
        sitting.break_since, sitting.rested_at = None, now
    out = sa.select(Presence).where(
        Presence.meeting_id == sitting.meeting_id,
        Presence.until.is_(None),
        Presence.item_id.is_not(None),
    )
    for row in session.scalars(out):
        if row.since >= now:
            session.delete(row)
        else:
            row.until = now
    mine = Signal.meeting_id == sitting.meeting_id
    session.execute(sa.delete(Signal).where(mine, Signal.sign != Sign.SPEAK))


def _is_break(item_id: int | None) -> bool:
    return bool(session.scalar(sa.select(AgendaItem.is_break).where(AgendaItem.id == item_id)))


def arrive(sitting: Sitting, item_id: int) -> None:
    """Come to an item, for the first time or again."""
    now = clock.now()
    stay = session.get(Handled, (sitting.id, item_id))
    if stay is None:
        session.add(Handled(sitting_id=sitting.id, item_id=item_id, began_at=now))
    else:
        stay.outcome = None
    sitting.item_id, sitting.item_since = item_id, now
