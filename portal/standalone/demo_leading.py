"""How the last meeting of Raad De Linde went: who led, who was there, which items were done."""

from datetime import timedelta

import sqlalchemy as sa

from portal import clock
from portal.councils.models import Council
from portal.database import session
from portal.leading.models import Handled, Outcome, Presence, Sitting
from portal.meetings.models import Meeting
from portal.people.models import Person

CAME = ("Anneke", "Hans", "Kees", "Mo", "Fatima", "Willem", "Sanne")
LATE = timedelta(minutes=8)


def fill(council: Council, people: dict[str, Person]) -> None:
    """The last meeting was held: Roos came later, Willem left before the end."""
    last = session.scalars(
        sa.select(Meeting)
        .where(Meeting.council_id == council.id, Meeting.ends_at < clock.now())
        .order_by(Meeting.starts_at.desc())
        .limit(1)
    ).first()
    if last is None:
        return
    opened, closed = last.starts_at, last.ends_at - timedelta(minutes=4)
    anneke = people["Anneke"].id
    sitting = Sitting(
        meeting=last,
        opened_at=opened,
        opened_by_id=anneke,
        closed_at=closed,
        closed_by_id=anneke,
        leader_id=anneke,
        item_id=last.items[-1].id,
        item_since=closed,
        rested_at=opened,
    )
    session.add(sitting)
    session.flush()
    began = opened
    for item in last.items:
        session.add(
            Handled(
                sitting_id=sitting.id,
                item_id=item.id,
                began_at=began,
                seconds=item.minutes * 60,
                outcome=Outcome.DONE,
            )
        )
        began += timedelta(minutes=item.minutes)
    stays = {name: (opened, closed) for name in CAME}
    stays |= {"Roos": (opened + LATE, closed), "Willem": (opened, closed - LATE)}
    session.add_all(
        Presence(
            meeting_id=last.id,
            person_id=people[name].id,
            since=since,
            until=until,
            noted_by_id=anneke,
        )
        for name, (since, until) in stays.items()
    )
    session.flush()
