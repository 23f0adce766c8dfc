"""What the demo's supporter learned, shares with others, and whom one can call."""

from datetime import datetime, time, timedelta

from portal import clock
from portal.coaching import service as coaching
from portal.coaching.models import Gathering
from portal.councils.models import Council
from portal.identity import Proof
from portal.people.models import Person
from portal.residents.service import actor_of


def fill(council: Council, people: dict[str, Person]) -> None:
    """A course that was, one that comes, a tip, who helps from outside, and what to hand over."""
    sanne = actor_of(people["Sanne"], proof=Proof.ACCOUNT)
    bea = actor_of(people["Bea"], proof=Proof.ACCOUNT)
    today = clock.local(clock.now()).date()
    coaching.learning.write(
        sanne,
        coaching.Learned(
            held_on=today - timedelta(days=20),
            what="Cursus: luisteren zonder in te vullen",
            minutes=210,
            learned="Eerst vragen, dan pas samenvatten.",
        ),
    )
    coaching.room.add(
        sanne,
        coaching.Planned(
            kind=Gathering.CONSULTATION,
            title="Intervisie",
            begins_at=clock.from_local(datetime.combine(today + timedelta(days=15), time(10))),
            place="Kantoor van Steunpunt Samen Sterk",
        ),
    )
    coaching.room.tell(sanne, "Leg de plaatjes klaar voordat de vergadering begint.")
    coaching.contacts.add(
        bea,
        coaching.Reach(
            name="Landelijke hulplijn (voorbeeld)",
            about="Vragen over de wet en over de raad.",
            phone="030 000 00 00",
            days=(1, 2, 4),
            opens=time(9),
            closes=time(13),
        ),
    )
    text = "Met een koffiepauze van een kwartier blijft iedereen erbij."
    coaching.handing.write(sanne, council, text, 1)
