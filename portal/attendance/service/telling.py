"""What is said of a meeting, in the same words on screen, by mail and on paper."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import sqlalchemy as sa

from portal import clock
from portal.attendance.models import Told
from portal.attendance.service.people import invited
from portal.database import session
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.mail import service as mail
from portal.meetings.models import HASTE, Haste, Meeting, MeetingState
from portal.people.models import Person


class About(StrEnum):
    """What a message tells of a meeting."""

    INVITE = "invite"
    CHANGE = "change"
    CANCEL = "cancel"
    AGAIN = "again"
    REMIND = "remind"


class Said(NamedTuple):
    """One sentence with its picture, or with a face."""

    text: str
    symbol: str
    photo_of: Person | None = None


def said(meeting: Meeting, helpers: Sequence[Person] = (), new: Collection[str] = ()) -> list[Said]:
    """When and where it is, how one gets there, and who helps this person.

    What is ``new`` (of "day", "time", "end" and "place") is said so.
    """
    at, ends = clock.local(meeting.starts_at), clock.local(meeting.ends_at)
    on, begins, until = day(meeting.starts_at), hour(meeting.starts_at), hour(meeting.ends_at)
    found = [
        Said(
            _("It is now on %(day)s.", day=on) if "day" in new else _("It is on %(day)s.", day=on),
            f"leaf:{at:%Y-%m-%d}",
        ),
        Said(
            _("It now begins at %(time)s.", time=begins)
            if "time" in new
            else _("It begins at %(time)s.", time=begins),
            f"clock:{at:%H:%M}",
        ),
    ]
    if "end" in new:
        found.append(Said(_("It now ends at %(time)s.", time=until), f"clock:{ends:%H:%M}"))
    if meeting.place:
        here = _("It is now here: %(place)s.", place=meeting.place)
        there = _("It is here: %(place)s.", place=meeting.place)
        found.append(Said(here if "place" in new else there, "openmoji:1F4CD"))
    if meeting.travel:
        found.append(Said(meeting.travel, "own:go"))
    if meeting.link:
        found.append(Said(_("You can also come by screen."), "openmoji:1F4BB"))
    if meeting.haste:
        why, symbol = HASTE[Haste(meeting.haste)]
        reason = str(why)
        found.append(Said(_("It is soon: %(why)s.", why=reason[:1].lower() + reason[1:]), symbol))
    for helper in helpers:
        found.append(Said(_("%(name)s helps you.", name=helper.call_name), "own:help", helper))
    return found


def news(meeting: Meeting) -> About | None:
    """What the invited do not know yet of the meeting; nothing when they know it all."""
    return unheard(meeting, told_of(meeting))


def unheard(meeting: Meeting, told: Told | None) -> About | None:
    """The same beside what they were ``told`` last."""
    if told is None or meeting.ends_at <= clock.now():
        return None
    if meeting.state == MeetingState.CANCELLED:
        return None if told.cancelled else About.CANCEL
    if meeting.state != MeetingState.INVITED:
        return None
    if told.cancelled:
        return About.AGAIN
    if different(meeting, told):
        return About.CHANGE
    return About.INVITE if told.whom not in ("", whom(meeting)) and has_new(meeting) else None


def told_of(meeting: Meeting) -> Told | None:
    """What the invited last heard."""
    return session.get(Told, meeting.id)


def keep_told(meeting: Meeting) -> None:
    """Remember that the invited hear of the meeting as it is now."""
    told = told_of(meeting) or Told(meeting_id=meeting.id)
    told.starts_at, told.ends_at = meeting.starts_at, meeting.ends_at
    told.place, told.travel = meeting.place, meeting.travel
    told.cancelled, told.whom = meeting.state == MeetingState.CANCELLED, whom(meeting)
    told.told_at = clock.now()
    session.add(told)
    session.flush()


def whom(meeting: Meeting) -> str:
    """What of a meeting decides who is invited."""
    return f"{meeting.kind}:{meeting.supporter_invited:d}{meeting.clients_invited:d}"


def has_new(meeting: Meeting) -> bool:
    """Whether somebody is invited now who has heard nothing of the meeting."""
    heard = mail.reached(meeting.id)
    return any(one.id not in heard for one in invited(meeting))


def travel_to(council_id: int, place: str) -> str:
    """How one got to this place the last time that somebody wrote it down."""
    same = sa.func.lower(Meeting.place) == place.lower()
    last = sa.select(Meeting.travel).where(Meeting.council_id == council_id, same)
    known = last.where(Meeting.travel != "").order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    return (session.scalar(known.limit(1)) or "") if place else ""


def different(meeting: Meeting, told: Told) -> list[str]:
    """In what the meeting differs from what the invited last heard."""
    now, then = clock.local(meeting.starts_at), clock.local(told.starts_at)
    parts = {
        "day": (now.date(), then.date()),
        "time": (now.time(), then.time()),
        "end": (_length(meeting.starts_at, meeting.ends_at), _length(told.starts_at, told.ends_at)),
        "place": (meeting.place, told.place),
        "travel": (meeting.travel, told.travel),
    }
    return [name for name, (here, there) in parts.items() if here != there]


def _length(begin: datetime, end: datetime) -> float:
    return (end - begin).total_seconds()
