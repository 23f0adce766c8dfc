"""A meeting that runs at this moment, with cards held up and somebody who speaks."""

from datetime import timedelta

from portal import clock, database
from portal.councils.models import Council
from portal.identity import Proof
from portal.leading import service as leading
from portal.leading.models import Sign
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Purpose
from portal.people.models import Person
from portal.residents import service as residents

POINTS = (("Opening", 3), ("Menu: avondeten", 10), ("Pauze", 5), ("Zomeruitje", 8))


def running_meeting(council: Council, people: dict[str, Person]) -> Meeting:
    """The meeting, at its second item; Roos and Mo hold up a card, Kees speaks."""
    now = clock.now()
    meeting = Meeting(
        council=council,
        title="Vergadering",
        starts_at=now,
        ends_at=now + timedelta(hours=1),
        place="Huiskamer",
        state=MeetingState.INVITED,
        invited_at=now,
        made_by_id=people["Sanne"].id,
        items=[
            AgendaItem(
                position=place,
                title=title,
                minutes=minutes,
                purpose=Purpose.ADVISE,
                is_break=title == "Pauze",
                owner_id=people["Kees"].id if title != "Pauze" else None,
            )
            for place, (title, minutes) in enumerate(POINTS, 1)
        ],
    )
    database.session.add(meeting)
    database.session.flush()
    actor = {
        name: residents.actor_of(people[name], proof=Proof.ACCOUNT)
        for name in ("Anneke", "Roos", "Mo", "Kees", "Fatima")
    }
    here = {people[name].id for name in ("Anneke", "Roos", "Mo", "Kees", "Hans")}
    sitting = leading.open_sitting(actor["Anneke"], meeting, here)
    leading.move(actor["Anneke"], sitting, sitting.version, "next")
    leading.give(actor["Roos"], sitting, Sign.STOP)
    leading.give(actor["Mo"], sitting, Sign.SLOWER, named=True)
    for name in ("Kees", "Fatima"):
        leading.give(actor[name], sitting, Sign.SPEAK)
    leading.give_turn(sitting, leading.table_of(meeting.id).hands[0].id)
    return meeting
