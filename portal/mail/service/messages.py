"""The messages of a council: who gets mail, who gets paper, and that nobody gets two."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock, database
from portal.context import portal
from portal.councils.models import Council
from portal.database import session
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.identity import Actor, MailHost
from portal.jobs import service as jobs
from portal.mail.models import Message
from portal.mail.service import smtp
from portal.people.models import Person

SEND = "mail.send"
LATELY = timedelta(days=14)
_KEY = Message.topic + ":" + sa.cast(Message.person_id, sa.String)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is to be told: sentences with their pictures, and where one reads on."""

    subject: str
    lines: Sequence[tuple[str, str]]
    link: str = ""
    until: datetime | None = None


def post(topic: str, council_id: int, person: Person, draft: Draft) -> None:
    """Write the person a message, once for a topic: by mail, or else for the paper list.

    One that did not go out, since it made no sense for a while, goes out as it is written now.
    """
    mine = sa.and_(Message.topic == topic, Message.person_id == person.id)
    message = session.scalar(sa.select(Message).where(mine))
    if message is None:
        about = {"topic": topic, "person_id": person.id, "council_id": council_id}
        message = Message(**about, made_at=clock.now())
        session.add(message)
    elif message.sent_at or message.printed_at:
        return
    message.subject, message.link = draft.subject[:300], draft.link[:400]
    message.until = draft.until
    message.lines = [list(line) for line in draft.lines]
    session.flush()
    if portal().mail is not None and _email_of(person):
        jobs.enqueue(SEND, {"message": message.id}, key=f"{topic}:{person.id}", anew=True)


def end(topic: str, at: datetime | None) -> None:
    """Say until when a topic makes sense: what is not sent or printed then, never is."""
    session.execute(sa.update(Message).where(Message.topic == topic).values(until=at))


def on_paper(council_id: int) -> Sequence[Message]:
    """What somebody must print: the oldest first."""
    return session.scalars(
        sa.select(Message)
        .options(joinedload(Message.person))
        .where(Message.council_id == council_id, _to_print())
        .order_by(Message.made_at, Message.id)
    ).all()


def count_on_paper(council_ids: Collection[int]) -> Sequence[tuple[int, str, int]]:
    """How much there is to print: council, its name, how many; none left out but zero."""
    if not council_ids:
        return ()
    found = session.execute(
        sa.select(Council.id, Council.name, sa.func.count())
        .select_from(Message)
        .join(Message.council)
        .where(Message.council_id.in_(sorted(council_ids)), _to_print())
        .group_by(Council.id, Council.name)
        .order_by(Council.id)
    )
    return [(row[0], row[1], row[2]) for row in found]


def printed_lately(council_id: int) -> Sequence[Message]:
    """What was printed in the last weeks, the newest first."""
    return session.scalars(
        sa.select(Message)
        .options(joinedload(Message.person), joinedload(Message.printed_by))
        .where(Message.council_id == council_id, Message.printed_at >= clock.now() - LATELY)
        .order_by(Message.printed_at.desc(), Message.id)
        .limit(50)
    ).all()


def print_out(actor: Actor, council_id: int, ids: Collection[int]) -> None:
    """Say that these are on paper now; what is not on the council's list stays as it is."""
    listed = sa.select(Message).where(
        Message.id.in_(sorted(ids)), Message.council_id == council_id, _to_print()
    )
    for message in session.scalars(listed):
        message.printed_at, message.printed_by_id = clock.now(), actor.person_id
        audit.record(actor, "message:print", council_id=council_id, detail=f"Message {message.id}")
    session.flush()


def _to_print() -> sa.ColumnElement[bool]:
    return sa.and_(
        Message.sent_at.is_(None),
        Message.printed_at.is_(None),
        sa.or_(Message.until.is_(None), Message.until > clock.now()),
        sa.not_(jobs.is_waiting(SEND, _KEY)),
    )


def _email_of(person: Person) -> str:
    adapter = portal().adapter
    if person.left_at is not None or not person.host_key or not isinstance(adapter, MailHost):
        return ""
    return adapter.email_of(person.host_key)


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
    if message.until is not None and message.until <= clock.now():
        return None
    mailbox, address = portal().mail, _email_of(message.person)
    database.end()  # nothing is held while a mail server takes its time
    if mailbox is None:
        raise jobs.HopelessError("no-mail")
    mail = smtp.write(
        mailbox,
        to=(message.person.name, address),
        subject=message.subject,
        body=_body(message),
        at=message.made_at,
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
        *(text for text, _symbol in message.lines),
        "",
        *([message.link, ""] if message.link else []),
        message.council.name,
    ]
    return "\n".join(map(smtp.one_line, lines)) + "\n"
