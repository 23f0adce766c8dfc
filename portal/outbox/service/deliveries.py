"""What arrived, and who must be told that it did not count."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, clock
from portal.access.conditions import SUPPORTER
from portal.asking import Asking
from portal.ballots.models import Ballot
from portal.database import among, session
from portal.engines import in_order
from portal.identity import Actor
from portal.outbox.models import Delivery, Outcome
from portal.people.models import Person

TOLD = (Outcome.LATE, Outcome.REFUSED)
"""What its maker is told of; a text that is asked about waits with the other kept texts."""

LATELY = timedelta(days=7)
"""How long a supporter is told who was late for a vote."""


def delivered(device_id: int, key: str) -> Delivery | None:
    """What became of the act that this tablet gave this key, when it arrived before."""
    return session.scalar(
        sa.select(Delivery).where(Delivery.device_id == device_id, Delivery.key == key)
    )


def own(actor: Actor, delivery_id: int) -> Delivery | None:
    """An act of this person that did not count, as long as that was not read."""
    return session.scalar(
        sa.select(Delivery)
        .options(joinedload(Delivery.ballot))
        .where(
            Delivery.id == delivery_id,
            Delivery.person_id == (actor.person_id or 0),
            Delivery.outcome.in_(TOLD),
        )
    )


def read(delivery: Delivery) -> None:
    """Its maker read what became of it."""
    delivery.told_at = delivery.told_at or clock.now()
    session.flush()


def late_for(ballot: Ballot) -> Sequence[Person]:
    """Whose vote came after this ballot closed, by name; nobody keeps what it was."""
    late = sa.select(Delivery.person_id).where(
        Delivery.ballot_id == ballot.id, Delivery.outcome == Outcome.LATE
    )
    return session.scalars(
        sa.select(Person).where(Person.id.in_(late)).order_by(in_order(Person.call_name), Person.id)
    ).all()


def asks(actor: Actor) -> Iterator[Asking]:
    """``delivery``: an act of this person that did not count, unread (the title is the question
    of a vote that had closed, the text the outcome). ``late-vote``: for the supporter, how many
    were lately too late for a vote (the title is its question)."""
    if actor.proven:
        yield (
            asking.about(
                "delivery",
                Delivery.id,
                title=sa.func.coalesce(Ballot.question, ""),
                text=Delivery.outcome,
                moment=Delivery.arrived_at,
            )
            .select_from(Delivery)
            .outerjoin(Delivery.ballot)
            .where(
                Delivery.person_id == actor.person_id,
                Delivery.outcome.in_(TOLD),
                Delivery.told_at.is_(None),
            )
        )
    if councils := SUPPORTER.councils(actor):
        yield (
            asking.about(
                "late-vote",
                Ballot.id,
                title=Ballot.question,
                moment=sa.func.max(Delivery.arrived_at),
                number=sa.func.count(sa.distinct(Delivery.person_id)),
            )
            .select_from(Delivery)
            .join(Delivery.ballot)
            .where(
                among(Ballot.council_id, councils),
                Delivery.outcome == Outcome.LATE,
                Delivery.arrived_at > clock.now() - LATELY,
            )
            .group_by(Ballot.id, Ballot.question)
        )
