"""What is done by hand: letters to print, people to tell, mail that came back."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.councils.models import Council
from portal.database import among, session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.jobs import service as jobs
from portal.mail.models import Message
from portal.mail.service.messages import SEND
from portal.people.models import Channel, Person

LATELY = timedelta(days=14)
MOST = 300
_KEY = Message.topic + ":" + sa.cast(Message.person_id, sa.String)


def on_paper(council_id: int) -> Sequence[Message]:
    """What somebody must print: the oldest first."""
    return _listed(council_id, _to_print())


def to_tell(council_id: int) -> Sequence[Message]:
    """What somebody must tell: the oldest first."""
    return _listed(council_id, _to_tell())


def _listed(council_id: int, which: sa.ColumnElement[bool]) -> Sequence[Message]:
    return session.scalars(
        sa.select(Message)
        .options(joinedload(Message.person))
        .where(Message.council_id == council_id, which)
        .order_by(Message.made_at, Message.id)
    ).all()


def asks(actor: Actor) -> Iterator[Asking]:
    """``letters`` to print and ``people`` to tell: of a council (the title), how many."""
    if councils := policy.councils(actor, Permission.MESSAGE_PRINT):
        for kind, which in (("letters", _to_print()), ("people", _to_tell())):
            yield (
                asking.about(kind, Council.id, title=Council.name, number=sa.func.count())
                .join(Message, Message.council_id == Council.id)
                .where(among(Council.id, councils), which)
                .group_by(Council.id, Council.name)
            )


def done_lately(council_id: int, *, told: bool = False) -> Sequence[Message]:
    """What was printed, or told, in the last weeks, the newest first."""
    by_mouth = Message.channel == Channel.SUPPORTER
    return session.scalars(
        sa.select(Message)
        .options(joinedload(Message.person), joinedload(Message.printed_by))
        .where(
            Message.council_id == council_id,
            Message.printed_at >= clock.now() - LATELY,
            by_mouth if told else sa.not_(by_mouth),
        )
        .order_by(Message.printed_at.desc(), Message.id)
        .limit(50)
    ).all()


def print_out(actor: Actor, council_id: int, ids: Collection[int]) -> None:
    """Say that these are on paper now; what is not on the council's list stays as it is."""
    _tick(actor, "message:print", council_id, ids, _to_print())


def tell(actor: Actor, council_id: int, ids: Collection[int]) -> None:
    """Say that these people were told; who is not on the council's list stays as it is."""
    _tick(actor, "message:tell", council_id, ids, _to_tell())


def _tick(
    actor: Actor,
    what: str,
    council_id: int,
    ids: Collection[int],
    which: sa.ColumnElement[bool],
) -> None:
    mine = sa.and_(Message.id.in_(sorted(ids)), Message.council_id == council_id)
    for message in session.scalars(sa.select(Message).where(mine, which)):
        message.printed_at, message.printed_by_id = clock.now(), actor.person_id
        audit.record(actor, what, council_id=council_id, detail=f"Message {message.id}")
    session.flush()


def of_meeting(meeting_id: int) -> Sequence[tuple[Message, bool]]:
    """Every message about the meeting, the newest first; and whether its mail still has to go."""
    found = session.execute(
        sa.select(Message, jobs.is_waiting(SEND, _KEY))
        .options(joinedload(Message.person), joinedload(Message.printed_by))
        .where(Message.meeting_id == meeting_id)
        .order_by(Message.id.desc())
        .limit(MOST)
    )
    return [(row[0], bool(row[1])) for row in found]


def pending(meeting_id: int) -> Sequence[Message]:
    """The messages about the meeting that are not out yet, and are still to go."""
    waits = sa.or_(Message.sent_at.is_(None), Message.bounced_at.is_not(None))
    mine = sa.and_(Message.meeting_id == meeting_id, Message.channel != Channel.SCREEN)
    found = sa.select(Message).options(joinedload(Message.person)).where(mine, waits, _open())
    return session.scalars(found.order_by(Message.id)).all()


def reached(meeting_id: int) -> frozenset[int]:
    """The people who have heard of the meeting, as far as is known."""
    out = sa.and_(Message.sent_at.is_not(None), Message.bounced_at.is_(None))
    heard = sa.or_(out, Message.printed_at.is_not(None), Message.channel == Channel.SCREEN)
    mine = sa.select(Message.person_id).where(Message.meeting_id == meeting_id, heard)
    return frozenset(session.scalars(mine))


def link_of(meeting_id: int) -> str:
    """The address to which the messages about the meeting lead."""
    last = sa.select(Message.link).where(Message.meeting_id == meeting_id)
    return session.scalar(last.order_by(Message.id.desc()).limit(1)) or ""


def came_back(actor: Actor, meeting_id: int, message_id: int) -> None:
    """Say that a mail about the meeting did not arrive: it goes on paper, and so do later ones.

    Raises `RefusedError` for what was not sent by mail.
    """
    message = session.scalar(
        sa.select(Message).where(
            Message.id == message_id,
            Message.meeting_id == meeting_id,
            Message.channel == Channel.MAIL,
            Message.sent_at.is_not(None),
        )
    )
    if message is None:
        raise RefusedError(_("This was not sent by mail."))
    if message.bounced_at:
        return
    message.bounced_at, message.bounced_by_id = clock.now(), actor.person_id
    session.get_one(Person, message.person_id).channel = Channel.PAPER
    about = f"Message {message.id}"
    audit.record(actor, "message:came-back", council_id=message.council_id, detail=about)
    session.flush()


def end(meeting_id: int, at: datetime | None) -> None:
    """Say until when messages about the meeting make sense: what is not out then, never goes."""
    mine = Message.meeting_id == meeting_id
    session.execute(sa.update(Message).where(mine).values(until=at))


def _to_print() -> sa.ColumnElement[bool]:
    return sa.and_(
        Message.channel.in_([Channel.MAIL, Channel.PAPER]),
        sa.or_(Message.sent_at.is_(None), Message.bounced_at.is_not(None)),
        _open(),
        sa.not_(jobs.is_waiting(SEND, _KEY)),
    )


def _to_tell() -> sa.ColumnElement[bool]:
    return sa.and_(Message.channel == Channel.SUPPORTER, _open())


def _open() -> sa.ColumnElement[bool]:
    until = sa.or_(Message.until.is_(None), Message.until > clock.now())
    return sa.and_(Message.printed_at.is_(None), until)
