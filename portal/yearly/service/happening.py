"""What happened once a year, for which council, and by when it is to happen again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock, deadlines
from portal.councils.models import CHILD_KINDS, Council, CouncilKind, CouncilState
from portal.database import grouped, session
from portal.deadlines import Duty, Yearly
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.yearly.models import YearlyDone, YearlyDue

MOST = 30


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A duty with what happened of it, the last first, and by when again."""

    due: Yearly
    done: Sequence[YearlyDone]

    @property
    def late(self) -> bool:
        """Whether that day is past."""
        return self.due.day < today()


def today() -> date:
    """The day by the organisation's own clock."""
    return clock.local(clock.now()).date()


def _there(organisation_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(
        Council.organisation_id == organisation_id, Council.state != CouncilState.DISSOLVED
    )


def holders(organisation_id: int) -> Sequence[Council]:
    """Which councils this is for: the central one, or where there is none each council."""
    there = sa.select(Council).where(_there(organisation_id)).order_by(Council.id)
    central = session.scalars(there.where(Council.kind == CouncilKind.CENTRAL)).all()
    return central or session.scalars(there.where(Council.kind.not_in(CHILD_KINDS))).all()


def holds(council: Council) -> bool:
    """Whether this is for this council."""
    return council.id in {one.id for one in holders(council.organisation_id)}


def standings(council: Council) -> list[Standing]:
    """How each duty stands for a council: one statement."""
    query = (
        sa.select(YearlyDone)
        .options(joinedload(YearlyDone.written_by))
        .where(YearlyDone.council_id == council.id)
        .order_by(YearlyDone.on.desc())
    )
    known: dict[str, list[YearlyDone]] = {}
    for one in session.scalars(query.limit(MOST)):
        known.setdefault(one.duty, []).append(one)
    found = []
    for duty in Duty:
        done = known.get(duty, [])
        due = deadlines.yearly(duty, done[0].on if done else None, today())
        found.append(Standing(due=due, done=done))
    return found


def happened(actor: Actor, council: Council, duty: Duty, on: date, text: str) -> YearlyDone:
    """Write down that it happened on a day.

    Raises `RefusedError` for a day to come, one that stands there, or another council's.
    """
    if not holds(council):
        raise RefusedError(_("The central council does this."))
    if on > today():
        raise RefusedError(_("This day is still to come."), field="on")
    there = sa.select(YearlyDone.id).where(
        YearlyDone.council_id == council.id, YearlyDone.duty == duty, YearlyDone.on == on
    )
    if session.scalar(there) is not None:
        raise RefusedError(_("This day stands there already."), field="on")
    done = YearlyDone(
        council_id=council.id,
        duty=duty,
        on=on,
        text=text,
        written_by_id=actor.person_id,
        written_at=clock.now(),
    )
    session.add(done)
    session.flush()
    settle(council.organisation_id)
    audit.record(actor, "yearly:happened", council_id=council.id, detail=f"yearly {done.id}")
    return done


def forget(actor: Actor, council: Council, done_id: int) -> None:
    """Take away what was written down by mistake; nothing when it is gone already."""
    done = session.get(YearlyDone, done_id)
    if done is None or done.council_id != council.id:
        return
    session.delete(done)
    session.flush()
    settle(council.organisation_id)
    audit.record(actor, "yearly:forgotten", council_id=council.id, detail=f"yearly {done_id}")


def settle(organisation_id: int) -> None:
    """Write down what is due now, for lists and reminders; who was reminded stays known."""
    councils = holders(organisation_id)
    lasts = sa.select(YearlyDone.council_id, YearlyDone.duty, sa.func.max(YearlyDone.on))
    by = lasts.group_by(YearlyDone.council_id, YearlyDone.duty)
    last = {(council_id, duty): on for council_id, duty, on in session.execute(by)}
    ours = sa.select(YearlyDue).join(YearlyDue.council)
    kept = grouped(
        session.scalars(ours.where(Council.organisation_id == organisation_id)).all(), "council_id"
    )
    gone = {one.id: one for rows in kept.values() for one in rows}
    for council in councils:
        there = {one.duty: one for one in kept.get(council.id, ())}
        for duty in Duty:
            day = deadlines.yearly(duty, last.get((council.id, duty)), today()).day
            due = there.get(duty)
            if due is None:
                session.add(YearlyDue(council_id=council.id, duty=duty, day=day))
                continue
            gone.pop(due.id)
            if due.day != day:
                due.day, due.reminded = day, None
    for one in gone.values():
        session.delete(one)
    session.flush()
