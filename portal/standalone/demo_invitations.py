"""How the invented people heard of their next meeting."""

import sqlalchemy as sa

from portal import clock
from portal.attendance import service as attendance
from portal.attendance.service import About
from portal.councils.models import Council
from portal.database import session
from portal.identity import Proof
from portal.mail import service as mail
from portal.meetings.models import Meeting, MeetingState
from portal.people.models import Channel, Person
from portal.residents import service as residents


def fill(council: Council, people: dict[str, Person]) -> None:
    """Invitations to the next meeting: most are printed, one is to print and one to tell."""
    people["Mo"].channel, people["Hans"].channel = Channel.SUPPORTER, Channel.SCREEN
    meeting = session.scalars(
        sa.select(Meeting).where(
            Meeting.council_id == council.id,
            Meeting.state == MeetingState.INVITED,
            Meeting.starts_at > clock.now(),
        )
    ).first()
    if meeting is None:
        return
    meeting.travel = "Loop door de gang naar de grote deur."
    attendance.keep_told(meeting)
    attendance.write(meeting, About.INVITE, "")
    listed = [one.id for one in mail.on_paper(council.id) if one.person.call_name != "Willem"]
    sanne = residents.actor_of(people["Sanne"], proof=Proof.ACCOUNT)
    mail.print_out(sanne, council.id, listed)
    session.flush()
