"""What the page of a meeting shows that is kept elsewhere, asked in one statement."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.access import policy
from portal.access.permissions import Permission
from portal.attendance.models import Told
from portal.database import session
from portal.engines import in_order
from portal.identity import Actor, Portrait
from portal.leading.models import Sitting
from portal.meetings.models import Meeting
from portal.minutes.models import Minutes
from portal.people.models import Helper, Person


class Beside(NamedTuple):
    """The sitting when the meeting was opened, and whether this person may open it; the newest
    minutes that the person may read; what the invited last heard; who helps the person."""

    sitting: Sitting | None
    opens: bool
    minutes_id: int | None
    told: Told | None
    helpers: Sequence[Portrait]


def beside(meeting: Meeting, actor: Actor) -> Beside:
    """All of it for one reader of a meeting."""
    bound = {"meeting": meeting.id, "me": actor.person_id or 0}
    found = session.execute(_asked(actor), bound).all()
    first = found[0]
    helpers = [Portrait(*row[4:]) for row in found if row.id is not None]
    return Beside(first[0], bool(first.opens), first.minutes_id, first[1], helpers)


@lru_cache(maxsize=2048)
def _asked(actor: Actor) -> sa.Select[Any]:
    """The statement; of its rows, one a helper, only the helper differs."""
    this: sa.BindParameter[int] = sa.bindparam("meeting")
    one = sa.select(sa.literal(1).label("one")).subquery()
    sitting, helper = aliased(Sitting), aliased(Person)
    opens = sa.select(Meeting.id).where(
        Meeting.id == this, policy.where(actor, Permission.MEETING_OPEN)
    )
    minutes = (
        sa.select(Minutes.id)
        .where(Minutes.meeting_id == this, policy.where(actor, Permission.MINUTES_VIEW))
        .order_by(Minutes.number.desc())
        .limit(1)
    )
    helps = sa.select(Helper.helper_id).where(Helper.person_id == sa.bindparam("me"))
    return (
        sa.select(
            sitting,
            Told,
            opens.exists().label("opens"),
            minutes.scalar_subquery().label("minutes_id"),
            *(helper.id, helper.name, helper.call_name, helper.photo_key),
        )
        .select_from(one)
        .outerjoin(sitting, sitting.meeting_id == this)
        .outerjoin(Told, Told.meeting_id == this)
        .outerjoin(helper, sa.and_(helper.id.in_(helps), helper.left_at.is_(None)))
        .order_by(in_order(helper.call_name), helper.id)
    )
