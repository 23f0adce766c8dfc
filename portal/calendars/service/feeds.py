"""A person's private calendar address: made on request, renewed and stopped, never guessed."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from hmac import compare_digest

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.calendars.models import CalendarFeed
from portal.cookies import signer
from portal.database import session
from portal.identity import Actor, Proof
from portal.meetings.models import Meeting
from portal.people.models import Person
from portal.residents import service as residents

PAST = timedelta(days=366)
MOST = 500
_NAME, _LENGTH = 32, 59


def feed_of(person_id: int) -> CalendarFeed | None:
    """The person's calendar address, when there is one."""
    return session.get(CalendarFeed, person_id)


def make(actor: Actor, person: Person) -> CalendarFeed:
    """Give the person a new address; the one before is dead."""
    feed = feed_of(person.id) or CalendarFeed(person_id=person.id)
    feed.name, feed.made_at = secrets.token_hex(_NAME // 2), clock.now()
    session.add(feed)
    session.flush()
    audit.record(actor, "calendar:made", detail=f"person {person.id}")
    return feed


def stop(actor: Actor, person_id: int) -> None:
    """Let the person's address open nothing any more."""
    if feed := feed_of(person_id):
        session.delete(feed)
        session.flush()
        audit.record(actor, "calendar:stopped", detail=f"person {person_id}")


def token_of(feed: CalendarFeed) -> str:
    """The secret in the address: its name, and a mark of 160 bits that only the key can make."""
    return f"{feed.name}{_mark(feed.name)}"


def signed(token: str) -> bool:
    """Whether the token is of this portal, dead or alive: told without the database."""
    return compare_digest(token[_NAME:].encode(), _mark(token[:_NAME]).encode())


def guessed(token: str) -> bool:
    """Whether the token looks like one of ours and is none."""
    return len(token) == _LENGTH and not signed(token)


def opened_by(token: str) -> Actor | None:
    """Whose calendar the signed token opens, with the rights of this moment."""
    feed = session.scalar(
        sa.select(CalendarFeed)
        .options(joinedload(CalendarFeed.person))
        .join(CalendarFeed.person)
        .where(CalendarFeed.name == token[:_NAME], Person.left_at.is_(None))
    )
    return residents.actor_of(feed.person, proof=Proof.ACCOUNT) if feed else None


def meetings_of(actor: Actor) -> Sequence[Meeting]:
    """What the person may see of the past year and from now on, by the one policy."""
    return session.scalars(
        sa.select(Meeting)
        .options(joinedload(Meeting.council))
        .where(policy.where(actor, Permission.MEETING_VIEW), Meeting.starts_at > clock.now() - PAST)
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(MOST)
    ).all()


def _mark(name: str) -> str:
    return signer("huisraad.calendar").get_signature(name).decode()
