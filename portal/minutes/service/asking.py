"""Minutes that wait for somebody: to be made, written, read, or recorded as adopted."""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal import asking, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.councils.models import Council
from portal.database import among
from portal.identity import Actor
from portal.meetings.models import FORMAL_KINDS, AgendaItem, Meeting, MeetingState
from portal.minutes.models import Minutes, MinutesState

LATELY = timedelta(days=60)
"""How long after a meeting its minutes are asked for, and the members are asked to read them."""


def asks(actor: Actor) -> Iterator[Asking]:
    """What waits for this person; the title is the council, the moment that of the meeting.

    ``minutes.make`` (the row is the meeting) for who chooses who takes them, ``minutes.write`` for
    who does; ``minutes.read`` for the members, and from the meeting on at which they are adopted
    ``minutes.adopt`` for an officer.
    """
    now = clock.now()
    if policy.anywhere(actor, Permission.MINUTES_TAKER):
        over = asking.about(
            "minutes.make", Meeting.id, title=Council.name, moment=Meeting.starts_at
        )
        yield over.join(Council, Council.id == Meeting.council_id).where(
            policy.where(actor, Permission.MINUTES_TAKER),
            Meeting.state == MeetingState.INVITED,
            Meeting.kind.in_(sorted(FORMAL_KINDS)),
            Meeting.ends_at.between(now - LATELY, now),
            ~sa.exists().where(Minutes.meeting_id == Meeting.id),
        )
    later = aliased(Meeting)
    comes_up = sa.exists().where(
        AgendaItem.id == Minutes.item_id,
        later.id == AgendaItem.meeting_id,
        later.starts_at <= now,
    )
    if policy.anywhere(actor, Permission.MINUTES_WRITE):
        yield _of_meeting("minutes.write").where(
            Minutes.state == MinutesState.CONCEPT,
            Minutes.taker_id == actor.person_id,
            Meeting.starts_at <= now,
            policy.where(actor, Permission.MINUTES_WRITE),
        )
    if policy.anywhere(actor, Permission.MINUTES_ADOPT):
        yield _of_meeting("minutes.adopt").where(
            Minutes.state == MinutesState.PRESENTED,
            comes_up,
            policy.where(actor, Permission.MINUTES_ADOPT),
        )
    if votes := policy.councils(actor, Permission.VOTE):
        yield _of_meeting("minutes.read").where(
            Minutes.state == MinutesState.PRESENTED,
            ~comes_up,
            among(Minutes.council_id, votes),
            Minutes.presented_by_id != actor.person_id,
            Minutes.presented_at > now - LATELY,
        )


def _of_meeting(kind: str) -> Asking:
    return (
        asking.about(kind, Minutes.id, title=Council.name, moment=Meeting.starts_at)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .join(Council, Council.id == Minutes.council_id)
    )
