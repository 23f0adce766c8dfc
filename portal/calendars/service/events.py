"""A meeting as an event of a calendar (RFC 5545), and the mail that brings one (RFC 5546)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import icalendar

from portal import clock
from portal.cookies import signer
from portal.mail.service import one_line
from portal.meetings.models import Meeting, MeetingState

REQUEST, CANCEL = "REQUEST", "CANCEL"
"""What a mail asks of a calendar: take this in, or take it out."""
REFRESH = timedelta(hours=6)
_ZONE = icalendar.Timezone.from_ical(
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19810329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n"
)
"""Summer time as it is by European law since 1996; the library's own ends in 2037."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """What a calendar is told of a meeting: in what words, and where one reads on."""

    meeting: Meeting
    summary: str
    text: str = ""
    link: str = ""


def uid_of(meeting: Meeting) -> str:
    """The lasting name of the meeting, unlike that of any meeting in another portal."""
    mark = signer("huisraad.meeting").get_signature(str(meeting.id))
    return str(uuid.uuid5(uuid.NAMESPACE_OID, mark.decode()))


def as_ical(
    events: Iterable[Event],
    *,
    method: str = "",
    name: str = "",
    sender: str = "",
    receiver: str = "",
) -> bytes:
    """The calendar as it goes out.

    With a ``method`` it is a mail to one ``receiver`` from the ``sender``, and the calendar of
    who gets it follows each later one; with a ``name`` it is one that is asked for again and again.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Huisraad//NL")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    if name:
        calendar.add("name", one_line(name))
        calendar.add("x-wr-calname", one_line(name))
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", icalendar.vDuration(REFRESH))
    calendar.add_component(_ZONE)
    for event in events:
        made = event_of(event)
        if sender:
            made.add("organizer", f"mailto:{sender}")
        if receiver:
            # No answer is asked: it would go to a mailbox, and the council looks here.
            answer = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
            made.add("attendee", f"mailto:{receiver}", parameters=answer)
        calendar.add_component(made)
    return bytes(calendar.to_ical())


def event_of(event: Event) -> icalendar.Event:
    """One meeting. Its number grows with each change, so that a later one replaces it."""
    meeting = event.meeting
    made = icalendar.Event()
    made.add("uid", uid_of(meeting))
    made.add("sequence", meeting.version)
    made.add("dtstamp", _changed(meeting))
    begin, end = clock.local(meeting.starts_at), clock.local(meeting.ends_at)
    if begin.fold or end.fold:  # of the hour that comes twice, words can only mean the first
        begin, end = meeting.starts_at.astimezone(UTC), meeting.ends_at.astimezone(UTC)
    made.add("dtstart", begin)
    made.add("dtend", end)
    made.add("summary", one_line(event.summary))
    if place := one_line(meeting.place):
        made.add("location", place)
    if event.text:
        made.add("description", "\n".join(map(one_line, event.text.splitlines())))
    if event.link:
        made.add("url", event.link)
    made.add("status", _status(meeting))
    return made


def _status(meeting: Meeting) -> str:
    if meeting.state == MeetingState.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if meeting.state == MeetingState.INVITED else "TENTATIVE"


def _changed(meeting: Meeting) -> datetime:
    """The last moment that is known; the same calendar is the same to the byte until a change."""
    known = (meeting.changed_at, meeting.invited_at, meeting.fixed_at)
    return max((moment for moment in known if moment), default=datetime(2026, 1, 1, tzinfo=UTC))
