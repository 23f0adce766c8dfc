"""The messages of a council: written once for each person, and sent by mail."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import clock, database
from portal.context import portal
from portal.database import session
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.jobs import service as jobs
from portal.mail.models import Message
from portal.mail.service import smtp
from portal.mail.service.channels import addresses_of, channels_of
from portal.people.models import Channel, Person

SEND = "mail.send"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is to be told: sentences with their pictures, and where one reads on.

    A line is a text, its picture, and the id of whose face stands there instead. ``agenda`` holds
    the subjects of the ``meeting_id``, ``calendar`` what goes with a mail.
    """

    subject: str
    lines: Sequence[Sequence[str]]
    agenda: Sequence[Sequence[str]] = ()
    link: str = ""
    calendar: str = ""
    until: datetime | None = None
    meeting_id: int | None = None


def post(
    topic: str,
    council_id: int,
    person: Person,
    draft: Draft,
    channel: Channel | None = None,
) -> None:
    """Write the person a message, once for a topic: by this channel, else as `channels_of` says.

    One that did not go out, since it made no sense for a while, goes out as it is written now.
    """
    channel = channel or channels_of([person])[person.id]
    mine = sa.and_(Message.topic == topic, Message.person_id == person.id)
    message = session.scalar(sa.select(Message).where(mine))
    if message is None:
        about = {"topic": topic, "person_id": person.id, "council_id": council_id}
        message = Message(**about, made_at=clock.now())
        session.add(message)
    elif message.printed_at or (message.sent_at and not message.bounced_at):
        return
    elif message.bounced_at:
        channel = Channel.PAPER
    message.channel, message.meeting_id = channel, draft.meeting_id
    message.subject, message.link = draft.subject[:300], draft.link[:400]
    message.until = draft.until
    message.lines = [list(line) for line in draft.lines]
    message.agenda = [list(line) for line in draft.agenda]
    message.calendar = draft.calendar
    session.flush()
    if channel == Channel.MAIL:
        jobs.enqueue(SEND, {"message": message.id}, key=f"{topic}:{person.id}", anew=True)


def _to_whom(payload: Mapping[str, Any]) -> str:
    named = sa.select(Person.name).join(Message, Message.person_id == Person.id)
    return session.scalar(named.where(Message.id == payload.get("message"))) or ""


@jobs.outside(SEND, label=lazy_gettext("Send a mail"), reasons=smtp.REASONS, about=_to_whom)
def send(task: jobs.Task) -> Any:
    """Send a message by mail, unless it is on paper already or makes no sense any more."""
    message = session.scalar(
        sa.select(Message)
        .options(joinedload(Message.person), joinedload(Message.council))
        .where(Message.id == task.payload["message"])
    )
    if message is None or message.sent_at or message.printed_at:
        return None
    if message.channel != Channel.MAIL:
        return None
    if message.until is not None and message.until <= clock.now():
        return None
    mailbox, address = portal().mail, addresses_of([message.person]).get(message.person_id, "")
    database.end()  # nothing is held while a mail server takes its time
    if mailbox is None:
        raise jobs.HopelessError("no-mail")
    mail = smtp.write(
        mailbox,
        to=(message.person.name, address),
        subject=message.subject,
        body=_body(message),
        at=message.made_at,
        calendar=message.calendar,
        key=hashlib.sha256(f"{task.key} {message.made_at}".encode()).hexdigest()[:32],
    )
    smtp.hand_over(mailbox, mail, before=task.mark)
    return lambda: _sent(message.id)


def _sent(message_id: int) -> None:
    session.execute(sa.update(Message).where(Message.id == message_id).values(sent_at=clock.now()))


def _body(message: Message) -> str:
    lines = [
        _("Hello %(name)s,", name=message.person.call_name),
        "",
        *(line[0] for line in message.lines),
        "",
        *_subjects(message),
        *([message.link, ""] if message.link else []),
        message.council.name,
    ]
    return "\n".join(map(smtp.one_line, lines)) + "\n"


def _subjects(message: Message) -> list[str]:
    if not message.agenda:
        return []
    return [_("This is what we talk about:"), *(f"- {line[0]}" for line in message.agenda), ""]
