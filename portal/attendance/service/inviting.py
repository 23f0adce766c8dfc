"""Letting people know: an invitation, a change, that it does not go on; one message to each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from portal import audit, clock
from portal.agenda import service as agenda
from portal.attendance.service.answers import not_coming
from portal.attendance.service.people import invited
from portal.attendance.service.telling import (
    About,
    Said,
    different,
    keep_told,
    news,
    said,
    told_of,
)
from portal.calendars import service as calendars
from portal.context import portal
from portal.councils.models import REMINDER_DAYS, Council
from portal.database import session
from portal.easytext.service import ShownLine
from portal.errors import RefusedError
from portal.i18n import day, lazy_gettext
from portal.i18n import gettext as _
from portal.identity import Actor, Proof
from portal.jobs import service as jobs
from portal.mail import service as mail
from portal.meetings.models import Meeting, MeetingState
from portal.people import service as people
from portal.people.models import Channel, Person
from portal.residents import service as residents

INVITE, REWRITE = "meetings.invite", "meetings.rewrite"


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """Somebody who hears of a meeting, and how."""

    person: Person
    channel: Channel


def receivers(meeting: Meeting, about: About = About.INVITE) -> list[Receiver]:
    """Who hears of it by which channel, each once: an invitation is for who has not heard of the
    meeting yet, a cancelling for who has, a reminder for who has and did not say no."""
    found = invited(meeting)
    if about in (About.INVITE, About.CANCEL, About.REMIND):
        heard = mail.reached(meeting.id)
        found = [one for one in found if (one.id in heard) is (about is not About.INVITE)]
    if about is About.REMIND:
        away = not_coming(meeting)
        found = [one for one in found if one.id not in away]
    channels = mail.channels_of(found)
    return [Receiver(person=one, channel=channels[one.id]) for one in found]


def preview(meeting: Meeting, about: About = About.INVITE) -> list[Said]:
    """What everybody hears; who is helped also hears by whom."""
    told = told_of(meeting) if about is About.CHANGE else None
    lines = [_WORDS[about][1](), *said(meeting, new=different(meeting, told) if told else ())]
    return lines[:3] if about is About.CANCEL else lines


def invite(meeting: Meeting, link: str) -> None:
    """Let the invitations be written, also to who became a member since they were before."""
    if told_of(meeting) is None:
        keep_told(meeting)
    _ask(meeting, About.INVITE, link)


def call_off(meeting: Meeting) -> None:
    """Send and print no more messages about this meeting."""
    mail.end(meeting.id, clock.now())


def moved(meeting: Meeting, link: str) -> None:
    """What is not out yet says how it is now; who heard already hears when `tell` is asked."""
    if meeting.state == MeetingState.INVITED:
        jobs.enqueue(
            REWRITE, {"meeting": meeting.id, "link": link}, key=f"{meeting.id}:{meeting.version}"
        )


def tell(actor: Actor, meeting: Meeting, link: str) -> None:
    """Let the invited know what they do not know yet. Raises `RefusedError` when they know it."""
    session.refresh(meeting, with_for_update=True)
    about, told = news(meeting), told_of(meeting)
    if about is None or told is None:
        raise RefusedError(_("Everybody knows this already."))
    _ask(meeting, about, link, different(meeting, told))
    keep_told(meeting)
    detail = f"Meeting {meeting.id}"
    audit.record(actor, "meeting:tell", council_id=meeting.council_id, detail=detail)


@jobs.every("meeting-reminders", label=lazy_gettext("Remind people of a meeting"), hours=3)
def remind(_task: jobs.Task | None = None) -> None:
    """Write to who is invited to a meeting that is near, as many days before as the council says.

    Not when they were invited later than that: that was a reminder itself.
    """
    now, before = clock.now(), Council.reminder_days
    today = clock.local(now).date()
    near = sa.select(Meeting).where(
        Meeting.state == MeetingState.INVITED,
        Meeting.starts_at > now,
        Meeting.starts_at < now + timedelta(days=max(REMINDER_DAYS) + 1),
        before > 0,
    )
    for meeting in session.scalars(near.join(Meeting.council).order_by(Meeting.id)):
        on = clock.local(meeting.starts_at).date() - timedelta(days=meeting.council.reminder_days)
        asked = clock.local(meeting.invited_at or now).date()
        if asked < on <= today and news(meeting) is None:
            write(meeting, About.REMIND, mail.link_of(meeting.id))


def _ask(meeting: Meeting, about: About, link: str, new: Sequence[str] = ()) -> None:
    payload = {"meeting": meeting.id, "link": link, "about": about, "new": list(new)}
    jobs.enqueue(INVITE, payload, key=f"{meeting.id}:{meeting.version}:{about}")


@jobs.handler(INVITE, label=lazy_gettext("Write the invitations"))
def _write(task: jobs.Task) -> None:
    meeting = session.get_one(Meeting, task.payload["meeting"])
    about = About(task.payload.get("about", About.INVITE))
    wanted = MeetingState.CANCELLED if about is About.CANCEL else MeetingState.INVITED
    if meeting.state == wanted:
        write(meeting, about, task.payload["link"], task.payload.get("new", ()))


@jobs.handler(REWRITE, label=lazy_gettext("Write again what is not out yet"))
def _rewrite(task: jobs.Task) -> None:
    meeting = session.get_one(Meeting, task.payload["meeting"])
    waiting = mail.pending(meeting.id)
    helpers = people.helps([one.person_id for one in waiting])
    addresses = mail.addresses_of([one.person for one in waiting])
    for one in waiting:
        about = About(one.topic.partition(":")[0])
        if about is About.REMIND and one.topic != _topic(about, meeting):
            one.until = clock.now()  # of a day that it is not on any more
            continue
        draft = _draft(
            meeting,
            about,
            one.person,
            [helper for helper, helped in helpers if helped.id == one.person_id],
            link=task.payload["link"],
            address=addresses.get(one.person_id, "") if one.channel == Channel.MAIL else "",
        )
        mail.post(one.topic, one.council_id, one.person, draft, Channel(one.channel))


def write(meeting: Meeting, about: About, link: str, new: Sequence[str] = ()) -> None:
    """Write everybody the message by their own channel; who has one gets no second.

    Who had not heard yet is invited to what the meeting is now, and to nothing else.
    """
    heard = mail.reached(meeting.id)
    found = receivers(meeting, about)
    helpers = people.helps([one.person.id for one in found])
    addresses = mail.addresses_of([one.person for one in found])
    if about in (About.CHANGE, About.CANCEL, About.AGAIN):
        mail.end(meeting.id, clock.now())  # what is written now comes in its place
    for one in found:
        told = about if one.person.id in heard else About.INVITE
        draft = _draft(
            meeting,
            told,
            one.person,
            [helper for helper, helped in helpers if helped.id == one.person.id],
            link=link,
            new=new if told is About.CHANGE else (),
            address=addresses.get(one.person.id, "") if one.channel is Channel.MAIL else "",
        )
        mail.post(_topic(told, meeting), meeting.council_id, one.person, draft, one.channel)


def _topic(about: About, meeting: Meeting) -> str:
    """About which somebody gets one message: an invitation once, a reminder once a day it is on."""
    late = {About.INVITE: "", About.REMIND: f":{clock.local(meeting.starts_at).date()}"}
    return f"{about}:{meeting.id}{late.get(about, f':{meeting.version}')}"


def _draft(
    meeting: Meeting,
    about: About,
    person: Person,
    helpers: Sequence[Person],
    *,
    link: str,
    new: Sequence[str] = (),
    address: str = "",
) -> mail.Draft:
    title, first = _WORDS[about]
    lines = [first(), *said(meeting, helpers, new)]
    subjects = []
    if about is About.CANCEL:
        lines = lines[:3]
    else:
        if about is not About.REMIND:
            lines.append(Said(_("Do you come? Tell it the council."), "own:come"))
        reader = residents.actor_of(person, proof=Proof.ACCOUNT)
        points = agenda.outline(meeting, topics=True, reader=reader)
        subjects = [agenda.topic_of(point) for point in points]
    mailbox, calendar = portal().mail, b""
    if mailbox is not None and mail.is_address(address) and about is not About.REMIND:
        event = calendars.Event(
            meeting=meeting,
            summary=f"{meeting.title}, {meeting.council.name}",
            text="\n".join([*(one.text for one in lines), *(f"- {one.text}" for one in subjects)]),
            link=link,
        )
        calendar = calendars.as_ical(
            [event],
            method=calendars.CANCEL if about is About.CANCEL else calendars.REQUEST,
            sender=mailbox.sender.addr_spec,
            receiver=address,
        )
    return mail.Draft(
        subject=title(day=day(meeting.starts_at)),
        lines=[_kept(one) for one in lines],
        agenda=[_kept(one) for one in subjects],
        link=link,
        calendar=calendar.decode(),
        until=meeting.ends_at,
        meeting_id=meeting.id,
    )


def _kept(line: Said | ShownLine) -> list[str]:
    return [line.text, line.symbol, str(line.photo_of.id) if line.photo_of else ""]


_Words = tuple[Callable[..., str], Callable[[], Said]]
_WORDS: Mapping[About, _Words] = {
    About.INVITE: (
        lambda **when: _("Invitation: %(day)s", **when),
        lambda: Said(_("You are invited to a meeting."), "own:meeting"),
    ),
    About.CHANGE: (
        lambda **when: _("The meeting is different: %(day)s", **when),
        lambda: Said(_("The meeting has changed. Look well."), "own:change"),
    ),
    About.CANCEL: (
        lambda **when: _("The meeting does not go on: %(day)s", **when),
        lambda: Said(_("This meeting does not go on."), "own:cancelled"),
    ),
    About.AGAIN: (
        lambda **when: _("The meeting goes on after all: %(day)s", **when),
        lambda: Said(_("The meeting goes on after all."), "own:meeting"),
    ),
    About.REMIND: (
        lambda **when: _("Do you remember? Meeting: %(day)s", **when),
        lambda: Said(_("There is a meeting soon."), "own:meeting"),
    ),
}
