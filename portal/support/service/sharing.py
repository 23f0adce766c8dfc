"""Who does what in a period: the tasks of the supporter, council by council.

The law names no tasks (art. 6 lid 3); the thirteen are a custom of the field.
"""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased, selectinload

from portal import audit
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.memberships.service import today
from portal.support.models import PeriodTask, Share, SupportPeriod, Task
from portal.support.service import agreeing


def of_council(condition: sa.ColumnElement[bool], council: Council) -> Sequence[SupportPeriod]:
    """The periods of a council that the reader may see, the newest first."""
    query = sa.select(SupportPeriod).where(condition, SupportPeriod.council_id == council.id)
    return session.scalars(query.order_by(SupportPeriod.begins_on.desc())).all()


def running(condition: sa.ColumnElement[bool]) -> Sequence[SupportPeriod]:
    """The period of today of each council whose periods the reader may see."""
    later = aliased(SupportPeriod)
    followed = sa.exists().where(
        later.council_id == SupportPeriod.council_id,
        later.begins_on > SupportPeriod.begins_on,
        later.begins_on <= today(),
    )
    query = sa.select(SupportPeriod).where(condition, SupportPeriod.begins_on <= today(), ~followed)
    found = query.join(SupportPeriod.council).options(selectinload(SupportPeriod.tasks))
    return session.scalars(found.order_by(Council.name)).all()


def until(one: SupportPeriod) -> date | None:
    """The first day of the next period, if there is one."""
    following = sa.select(sa.func.min(SupportPeriod.begins_on)).where(
        SupportPeriod.council_id == one.council_id, SupportPeriod.begins_on > one.begins_on
    )
    return session.scalar(following)


def begin(actor: Actor, council: Council, begins_on: date) -> SupportPeriod:
    """A period from this day: as the one before it, else as the agreement that is in force.

    Raises `RefusedError` when a period begins on this day already.
    """
    periods = of_council(sa.true(), council)
    if any(one.begins_on == begins_on for one in periods):
        raise RefusedError(_("A period begins on this day already."), field="begins_on")
    before = next((one for one in periods if one.begins_on < begins_on), None)
    made = SupportPeriod(council=council, begins_on=begins_on, made_by_id=actor.person_id or 0)
    shares = _shares(before, council)
    made.tasks = [PeriodTask(task=task, share=shares.get(task)) for task in Task]
    session.add(made)
    session.flush()
    _record(actor, made, "begun")
    return made


def _shares(before: SupportPeriod | None, council: Council) -> dict[str, str | None]:
    if before is not None:
        return {line.task: line.share for line in before.tasks}
    held = agreeing.holding(agreeing.of_council(sa.true(), council))
    if held is None:
        return {}
    return {line.task: Share.BIT if line.agreed else Share.NOT for line in held.tasks}


def share(
    actor: Actor, one: SupportPeriod, line: PeriodTask, said: tuple[str, str], version: int
) -> None:
    """How much of a task the supporter does, with a remark. Raises `ConflictError`."""
    check_version(line, version, ("share", "remark"))
    line.share, line.remark = said
    session.flush()
    _record(actor, one, "changed")


def _record(actor: Actor, one: SupportPeriod, what: str) -> None:
    detail = f"support period {one.id}"
    audit.record(actor, f"period:{what}", council_id=one.council_id, detail=detail)
