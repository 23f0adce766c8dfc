"""Who comes: whom a meeting invites, what they hear of it, and what they answer."""

from portal.attendance.service.answers import (
    Attendee,
    answer,
    answer_of,
    asks,
    who_comes,
)
from portal.attendance.service.inviting import (
    INVITE,
    Receiver,
    call_off,
    invite,
    moved,
    preview,
    receivers,
    remind,
    tell,
    write,
)
from portal.attendance.service.people import current, invited, of_council, people_of
from portal.attendance.service.telling import About, Said, keep_told, news, said, travel_to, unheard

__all__ = [
    "INVITE",
    "About",
    "Attendee",
    "Receiver",
    "Said",
    "answer",
    "answer_of",
    "asks",
    "call_off",
    "current",
    "invite",
    "invited",
    "keep_told",
    "moved",
    "news",
    "of_council",
    "people_of",
    "preview",
    "receivers",
    "remind",
    "said",
    "tell",
    "travel_to",
    "unheard",
    "who_comes",
    "write",
]
